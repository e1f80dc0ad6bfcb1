/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-jpeg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

typedef struct
{
  struct jpeg_compress_struct codec;
  struct jpeg_error_mgr manager;
  unsigned char *data;
  unsigned long size;
} Encoder;

static void
begin (Encoder *self, guint width, guint height, J_COLOR_SPACE space, guint quality, gboolean progressive)
{
  /* Only a lack of memory can fail here, and that ends a GLib program anyway: libjpeg's own handler will do. */
  self->codec.err = jpeg_std_error (&self->manager);
  jpeg_create_compress (&self->codec);
  jpeg_mem_dest (&self->codec, &self->data, &self->size);
  self->codec.image_width = width;
  self->codec.image_height = height;
  self->codec.input_components = 3;
  self->codec.in_color_space = space;
  jpeg_set_defaults (&self->codec); /* 4:2:0 among them */
  jpeg_set_quality (&self->codec, (int) quality, TRUE);
  if (progressive)
    jpeg_simple_progression (&self->codec);
}

static GBytes *
finish (Encoder *self)
{
  jpeg_finish_compress (&self->codec);
  jpeg_destroy_compress (&self->codec);
  return g_bytes_new_with_free_func (self->data, self->size, free, self->data);
}

GBytes *
dopys_jpeg_encode (const DopysPixels *pixels, guint quality, gboolean progressive)
{
  Encoder self = { 0 };

  begin (&self, pixels->width, pixels->height, JCS_RGB, quality, progressive);
  jpeg_start_compress (&self.codec, TRUE);
  while (self.codec.next_scanline < self.codec.image_height)
    {
      JSAMPROW row = pixels->data + (gsize) self.codec.next_scanline * pixels->width * 3;
      jpeg_write_scanlines (&self.codec, &row, 1);
    }
  return finish (&self);
}

/* A row of the plane, its last sample repeated up to the end of the last block; the last row stands for those below. */
static void
copy_padded (const DopysPlane *plane, guint y, guint8 *to, guint width)
{
  const guint8 *from = plane->data + (gsize) MIN (y, plane->height - 1) * plane->width;

  memcpy (to, from, plane->width);
  memset (to + plane->width, from[plane->width - 1], width - plane->width);
}

GBytes *
dopys_jpeg_encode_picture (const DopysPicture *picture, guint quality, gboolean progressive)
{
  if (picture->kind != DOPYS_PICTURE_YCC)
    {
      g_autoptr (DopysPixels) pixels = dopys_picture_to_pixels (picture);
      return dopys_jpeg_encode (pixels, quality, progressive);
    }
  Encoder self = { 0 };
  guint blocks = (picture->width + 2 * DCTSIZE - 1) / (2 * DCTSIZE), width = blocks * 2 * DCTSIZE;
  g_autofree guint8 *strip = g_malloc ((gsize) width * DCTSIZE * 3);
  JSAMPROW rows[3][2 * DCTSIZE];
  JSAMPARRAY planes[3] = { rows[0], rows[1], rows[2] };

  for (guint y = 0; y < 2 * DCTSIZE; y++)
    rows[0][y] = strip + (gsize) y * width;
  for (guint y = 0; y < DCTSIZE; y++)
    {
      rows[1][y] = strip + (gsize) (2 * DCTSIZE) * width + (gsize) y * width / 2;
      rows[2][y] = rows[1][y] + (gsize) DCTSIZE * width / 2;
    }
  begin (&self, picture->width, picture->height, JCS_YCbCr, quality, progressive);
  self.codec.raw_data_in = TRUE;
  jpeg_start_compress (&self.codec, TRUE);
  while (self.codec.next_scanline < self.codec.image_height)
    {
      guint top = self.codec.next_scanline;
      for (guint c = 0; c < 3; c++)
        for (guint y = 0; y < (c ? DCTSIZE : 2 * DCTSIZE); y++)
          copy_padded (&picture->planes[c], (c ? top / 2 : top) + y, rows[c][y], c ? width / 2 : width);
      jpeg_write_raw_data (&self.codec, planes, 2 * DCTSIZE);
    }
  return finish (&self);
}
