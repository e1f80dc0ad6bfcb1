/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-raster.h"

#include "dopys-photo-error.h"

gboolean
dopys_raster_is_too_large (guint width, guint height)
{
  return (guint64) width * height > DOPYS_PHOTO_MAX_PIXELS || MAX (width, height) > DOPYS_PHOTO_MAX_SIDE;
}

gboolean
dopys_raster_begin (DopysRaster *self, guint width, guint height, GError **error)
{
  self->width = width;
  self->height = height;
  if (dopys_raster_is_too_large (width, height))
    {
      dopys_photo_error_too_many_pixels (error, self->name, width, height);
      return FALSE;
    }
  if (width == 0 || height == 0)
    {
      dopys_photo_error_damaged (error, self->name);
      return FALSE;
    }
  dopys_view_init (&self->view, width, height, self->orientation, self->edits, self->max_side);
  guint to_width, to_height;
  DopysRect window = dopys_view_get_stored_window (&self->view, &to_width, &to_height);
  for (guint c = 0; c < 3; c++)
    self->resamplers[c] = dopys_resampler_new (width, height, (DopysSpan) { window.x, window.width, to_width },
                                               (DopysSpan) { window.y, window.height, to_height });
  self->row = g_malloc_n (width, 3);
  return TRUE;
}

static guint
count_even (const guint8 *row, guint width)
{
  guint n = 0;
  for (guint x = 1; x < width; x++, row += 3)
    n += row[0] == row[3] && row[1] == row[4] && row[2] == row[5];
  return n;
}

void
dopys_raster_push (DopysRaster *self, const guint8 *from, guint channels)
{
  if (channels == 4)
    {
      for (guint x = 0; x < self->width; x++, from += 4)
        for (guint c = 0; c < 3; c++)
          self->row[x * 3 + c] = (guint8) ((from[c] * from[3] + 255 * (255 - from[3]) + 127) / 255);
      from = self->row;
    }
  if (self->lossless)
    self->even += count_even (from, self->width);
  for (guint c = 0; c < 3; c++)
    dopys_resampler_push (self->resamplers[c], from + c, 3);
}

void
dopys_raster_finish (DopysRaster *self)
{
  DopysPlane planes[3];

  for (guint c = 0; c < 3; c++)
    {
      planes[c] = dopys_resampler_steal (self->resamplers[c]);
      g_clear_pointer (&self->resamplers[c], dopys_resampler_free);
    }
  self->picture = dopys_picture_new_take (DOPYS_PICTURE_RGB, planes);
  dopys_picture_turn (self->picture, self->view.orientation);
}

gboolean
dopys_raster_is_drawing (const DopysRaster *self)
{
  return self->lossless && self->picture && self->even * 2 >= (guint64) self->width * self->height;
}

void
dopys_raster_clear (DopysRaster *self)
{
  for (guint c = 0; c < 3; c++)
    g_clear_pointer (&self->resamplers[c], dopys_resampler_free);
  g_clear_pointer (&self->row, g_free);
  g_clear_pointer (&self->profile, g_bytes_unref);
  g_clear_pointer (&self->picture, dopys_picture_free);
}
