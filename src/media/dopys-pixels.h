/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A decoded picture: 8-bit RGB rows without padding.  Owned by one holder at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint width;
  guint height;
  guint8 *data; /* width * height * 3 bytes */
} DopysPixels;

DopysPixels *dopys_pixels_new (guint width, guint height);
void dopys_pixels_free (DopysPixels *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPixels, dopys_pixels_free)

G_END_DECLS
