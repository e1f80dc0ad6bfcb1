/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Geometry of a grid of photos: where between the tiles the pointer is, and how long its rows are.  Pure functions;
 * pixels of any one coordinate system. */
#pragma once

#include <graphene.h>
#include <glib.h>

G_BEGIN_DECLS

/* The tile that is nearest in the row that is nearest. after: (out): whether the place is behind that tile or before
 * it. G_MAXUINT where there are no tiles. */
guint dopys_photo_place_find (const graphene_rect_t *tiles, guint n, float x, float y, gboolean *after);
/* How many tiles stand side by side; at least 1. */
guint dopys_photo_place_count_columns (const graphene_rect_t *tiles, guint n);

G_END_DECLS
