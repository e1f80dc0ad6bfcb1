/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JPEG in and out, by libjpeg-turbo.  Hostile input is expected. */
#pragma once

#include <gio/gio.h>

#include "dopys-picture.h"
#include "dopys-view.h"

G_BEGIN_DECLS

typedef struct _DopysJpegReader DopysJpegReader;

/* Reads the header. name: for the error's sentence. Error: DAMAGED_FILE. */
DopysJpegReader *dopys_jpeg_reader_new (GBytes *file, const char *name, GError **error);
void dopys_jpeg_reader_free (DopysJpegReader *self);
guint dopys_jpeg_reader_get_width (DopysJpegReader *self);
guint dopys_jpeg_reader_get_height (DopysJpegReader *self);
/* The RGB or grey ICC profile, or NULL: one for ink is applied while reading. Borrowed. */
GBytes *dopys_jpeg_reader_get_profile (DopysJpegReader *self);
/* The view's window, turned upright, in the colours of the file (ink already as sRGB). Once. Errors: DAMAGED_FILE,
 * CANCELLED. */
DopysPicture *dopys_jpeg_reader_read (DopysJpegReader *self, const DopysView *view, GCancellable *cancellable,
                                      GError **error);

/* Baseline or progressive, 4:2:0, no metadata at all. Transfer full. */
GBytes *dopys_jpeg_encode (const DopysPixels *pixels, guint quality, gboolean progressive);
GBytes *dopys_jpeg_encode_picture (const DopysPicture *picture, guint quality, gboolean progressive);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysJpegReader, dopys_jpeg_reader_free)

G_END_DECLS
