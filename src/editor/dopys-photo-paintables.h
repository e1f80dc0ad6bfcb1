/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thumbnails as paintables: loads them off the main loop, keeps the recently used, tells when one arrives.
 * Shared by the article view, the sidebar and the photo desk.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-library.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_PAINTABLES (dopys_photo_paintables_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoPaintables, dopys_photo_paintables, DOPYS, PHOTO_PAINTABLES, GObject)

/* One for each library. */
DopysPhotoPaintables *dopys_photo_paintables_get_for_library (DopysLibrary *library); /* transfer none */
/* A paintable for a picture (see dopys_photo_dup_picture()): empty with a sensible aspect at first, invalidates its
 * contents and size when the picture is there. Transfer full. */
GdkPaintable *dopys_photo_paintables_lookup (DopysPhotoPaintables *self, const char *picture);
/* The same for a place that it covers, in pixels of the screen: as large as is needed there, which is quick to paint
 * and takes little memory. Transfer full. */
GdkPaintable *dopys_photo_paintables_lookup_cover (DopysPhotoPaintables *self, const char *picture, int width,
                                                   int height);
/* Sizes of places with the same result get the same paintable. */
int dopys_photo_paintables_round (int size);

G_END_DECLS
