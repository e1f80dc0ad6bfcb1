/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way of a decoder's rows of pixels to the resized, upright picture, for all decoders but JPEG's.  A decoder fills
 * what it finds, begins with the size, pushes each row from the top, and finishes.
 */
#pragma once

#include <gio/gio.h>

#include "dopys-photo-edits.h"
#include "dopys-resample.h"
#include "dopys-view.h"

G_BEGIN_DECLS

/**
 * DopysRaster:
 * @file: the whole file, borrowed like @name and @edits
 * @name: for sentences
 * @orientation: by EXIF; a decoder that turns the picture itself sets 1
 * @width: as stored; known even where it is too large
 * @mime_type: by content, static; like @extension, NULL until known
 * @lossless: set by a decoder whose format keeps each pixel
 * @even: pixels that are the same as the one to their left
 * @profile: (nullable): ICC
 * @picture: what came of it
 */
typedef struct
{
  GBytes *file;
  const char *name;
  DopysPhotoEdits *edits;
  guint max_side;
  guint orientation;
  guint width, height;
  const char *mime_type;
  const char *extension;
  gboolean lossless;
  guint64 even;
  GBytes *profile;
  DopysView view;
  DopysPicture *picture;
  DopysResampler *resamplers[3];
  guint8 *row;
} DopysRaster;

/* Whether a picture of that size is not to be unpacked. */
gboolean dopys_raster_is_too_large (guint width, guint height);
/* Notes the size and makes ready for rows. Error: TOO_LARGE. */
gboolean dopys_raster_begin (DopysRaster *self, guint width, guint height, GError **error);
/* width pixels of 3 or 4 bytes; alpha goes on white, the colour of the page. */
void dopys_raster_push (DopysRaster *self, const guint8 *row, guint channels);
/* After the last row. */
void dopys_raster_finish (DopysRaster *self);
/* After that: whether it is rather a drawing or a screenshot than a photo. Of photos hardly any two neighbours are the
 * same; of screens, charts and scanned stamps most are. */
gboolean dopys_raster_is_drawing (const DopysRaster *self);
void dopys_raster_clear (DopysRaster *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DopysRaster, dopys_raster_clear)

G_END_DECLS
