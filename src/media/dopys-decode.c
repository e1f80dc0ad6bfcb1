/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-decode.h"

#include "dopys-color.h"
#include "dopys-heif-read.h"
#include "dopys-jpeg.h"
#include "dopys-photo-error.h"
#include "dopys-photo-format.h"
#include "dopys-pixbuf-read.h"
#include "dopys-raster.h"
#include "dopys-retouch.h"

static gboolean
decode_other (DopysDecoded *self, GBytes *file, const char *name, guint max_side, DopysPhotoEdits *edits,
              DopysView *view, GBytes **profile, GError **error)
{
  g_auto (DopysRaster) raster = {
    .file = file, .name = name, .edits = edits, .max_side = max_side, .orientation = self->metadata.orientation
  };
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  const char *other = dopys_photo_format_guess_other (data, size, self->metadata.raw);

  if (other)
    {
      self->other_format = other;
      dopys_photo_error_no_photo (error, name, other);
      return FALSE;
    }
  /* The loaders make a grey rest of what is missing, without a word. */
  if (self->metadata.truncated)
    {
      dopys_photo_error_damaged (error, name);
      return FALSE;
    }
  gboolean done = dopys_heif_is (data, size) ? dopys_heif_read (&raster, error) : dopys_pixbuf_read (&raster, error);
  self->width = raster.width;
  self->height = raster.height;
  self->mime_type = raster.mime_type;
  self->extension = raster.extension;
  self->metadata.orientation = raster.orientation;
  self->drawing = dopys_raster_is_drawing (&raster);
  self->picture = g_steal_pointer (&raster.picture);
  *profile = g_steal_pointer (&raster.profile);
  *view = raster.view;
  return done;
}

static gboolean
decode_jpeg (DopysDecoded *self, GBytes *file, const char *name, guint max_side, DopysPhotoEdits *edits,
             DopysView *view, GBytes **profile, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysJpegReader) reader = dopys_jpeg_reader_new (file, name, error);

  if (reader == NULL)
    return FALSE;
  self->width = dopys_jpeg_reader_get_width (reader);
  self->height = dopys_jpeg_reader_get_height (reader);
  if (dopys_raster_is_too_large (self->width, self->height))
    {
      dopys_photo_error_too_many_pixels (error, name, self->width, self->height);
      return FALSE;
    }
  self->mime_type = "image/jpeg";
  self->extension = "jpg";
  dopys_view_init (view, self->width, self->height, self->metadata.orientation, edits, max_side);
  self->picture = dopys_jpeg_reader_read (reader, view, cancellable, error);
  GBytes *found = dopys_jpeg_reader_get_profile (reader);
  *profile = found ? g_bytes_ref (found) : NULL;
  return self->picture != NULL;
}

/* What needs single pixels: a profile's colours and the edits beyond the geometry. */
static void
finish_pixels (DopysDecoded *self, const DopysView *view, DopysPhotoEdits *edits, GBytes *profile)
{
  g_autoptr (DopysColor) color =
      profile ? dopys_color_new (DOPYS_COLOR_RGB, g_bytes_get_data (profile, NULL), g_bytes_get_size (profile)) : NULL;

  if (color == NULL && !dopys_retouch_is_needed (edits) && self->picture->kind == DOPYS_PICTURE_YCC)
    return;
  self->pixels = dopys_picture_to_pixels (self->picture);
  g_clear_pointer (&self->picture, dopys_picture_free);
  for (guint y = 0; color && y < self->pixels->height; y++)
    {
      guint8 *row = self->pixels->data + (gsize) y * self->pixels->width * 3;
      dopys_color_convert (color, row, row, self->pixels->width);
    }
  if (dopys_retouch_is_needed (edits))
    self->pixels = dopys_retouch_take (self->pixels, view, edits);
}

gboolean
dopys_decode (DopysDecoded *self, GBytes *file, const char *name, guint max_side, guint orientation,
              DopysPhotoEdits *edits, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) profile = NULL;
  DopysView view;
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  *self = (DopysDecoded) { 0 };
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (size == 0)
    {
      dopys_photo_error_empty (error, name);
      return FALSE;
    }
  dopys_metadata_read (file, &self->metadata);
  if (orientation)
    self->metadata.orientation = orientation;
  gboolean jpeg = size > 2 && data[0] == 0xff && data[1] == 0xd8;
  gboolean done = jpeg ? decode_jpeg (self, file, name, max_side, edits, &view, &profile, cancellable, error)
                       : decode_other (self, file, name, max_side, edits, &view, &profile, error);
  if (!done)
    return FALSE;
  gboolean swap = self->metadata.orientation >= 5;
  self->width = swap ? view.stored_height : view.stored_width;
  self->height = swap ? view.stored_width : view.stored_height;
  finish_pixels (self, &view, edits, profile);
  return TRUE;
}

void
dopys_decoded_clear (DopysDecoded *self)
{
  g_clear_pointer (&self->picture, dopys_picture_free);
  g_clear_pointer (&self->pixels, dopys_pixels_free);
  dopys_metadata_clear (&self->metadata);
}
