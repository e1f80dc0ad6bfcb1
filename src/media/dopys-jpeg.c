/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libjpeg reports errors by a long jump: whatever must survive it lives in a struct behind a pointer, and is freed in
 * one place after the jump.
 */

#include "dopys-jpeg.h"

#include "dopys-photo-error.h"
#include "dopys-resample.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

typedef struct
{
  struct jpeg_error_mgr manager; /* first: libjpeg hands back a pointer to it */
  jmp_buf jump;
  gboolean truncated;
} JpegErrors;

typedef struct
{
  struct jpeg_decompress_struct codec;
  JpegErrors errors;
  DopysResampler *resampler;
  guint8 *row;
  guint8 *rgb;
  guint full_width, full_height;
  GBytes *profile;
} Decoder;

static void
error_exit_cb (j_common_ptr codec)
{
  longjmp (((JpegErrors *) codec->err)->jump, 1);
}

static void
emit_message_cb (j_common_ptr codec, int level)
{
  int code = codec->err->msg_code;
  if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER))
    ((JpegErrors *) codec->err)->truncated = TRUE;
}

static void
output_message_cb (j_common_ptr codec)
{
}

static struct jpeg_error_mgr *
errors_init (JpegErrors *errors)
{
  jpeg_std_error (&errors->manager);
  errors->manager.error_exit = error_exit_cb;
  errors->manager.emit_message = emit_message_cb;
  errors->manager.output_message = output_message_cb;
  return &errors->manager;
}

/* Adobe's CMYK is stored inverted, so that the plain product is the colour; without Adobe's mark it is not. */
static void
row_to_rgb (const guint8 *from, guint8 *to, guint width, guint components, guint8 flip)
{
  for (guint x = 0; x < width; x++, from += components, to += 3)
    if (components == 4)
      for (guint c = 0; c < 3; c++)
        to[c] = (guint8) ((guint) (from[c] ^ flip) * (guint) (from[3] ^ flip) / 255);
    else
      memset (to, from[0], 3);
}

/* The smallest DCT scale that still leaves twice the wanted size for the resampler. */
static guint
choose_denominator (guint side, guint max_side)
{
  guint denominator = 1;
  while (denominator < 8 && side / (denominator * 2) >= max_side * 2)
    denominator *= 2;
  return denominator;
}

/* The part in which libjpeg may jump. */
static gboolean
decode_rows (Decoder *self, GBytes *file, guint max_side, GCancellable *cancellable)
{
  struct jpeg_decompress_struct *codec = &self->codec;
  guint to_width, to_height;
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  if (setjmp (self->errors.jump))
    return FALSE;
  jpeg_mem_src (codec, data, size);
  jpeg_save_markers (codec, JPEG_APP0 + 2, 0xffff);
  jpeg_read_header (codec, TRUE);
  self->full_width = codec->image_width;
  self->full_height = codec->image_height;
  if ((guint64) self->full_width * self->full_height > DOPYS_PHOTO_MAX_PIXELS)
    return FALSE;
  JOCTET *profile = NULL;
  unsigned int profile_size = 0;
  if (jpeg_read_icc_profile (codec, &profile, &profile_size))
    self->profile = g_bytes_new_with_free_func (profile, profile_size, free, profile);

  gboolean ink = codec->jpeg_color_space == JCS_CMYK || codec->jpeg_color_space == JCS_YCCK;
  codec->out_color_space = ink ? JCS_CMYK : codec->jpeg_color_space == JCS_GRAYSCALE ? JCS_GRAYSCALE : JCS_RGB;
  codec->scale_num = 1;
  codec->scale_denom = choose_denominator (MAX (self->full_width, self->full_height), max_side);
  jpeg_start_decompress (codec);
  dopys_fit_size (codec->output_width, codec->output_height, max_side, &to_width, &to_height);
  self->resampler = dopys_resampler_new (codec->output_width, codec->output_height, to_width, to_height);
  self->row = g_malloc_n (codec->output_width, codec->output_components);
  self->rgb = g_malloc_n (codec->output_width, 3);
  while (codec->output_scanline < codec->output_height)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      jpeg_read_scanlines (codec, &self->row, 1);
      if (codec->output_components != 3)
        row_to_rgb (self->row, self->rgb, codec->output_width, codec->output_components,
                    codec->saw_Adobe_marker ? 0 : 255);
      dopys_resampler_push (self->resampler, codec->output_components == 3 ? self->row : self->rgb);
    }
  jpeg_finish_decompress (codec);
  return !self->errors.truncated;
}

DopysPixels *
dopys_jpeg_decode (GBytes *file, const char *name, guint max_side, guint *full_width, guint *full_height,
                   GBytes **profile, GCancellable *cancellable, GError **error)
{
  Decoder *self = g_new0 (Decoder, 1);
  DopysPixels *pixels = NULL;

  self->codec.err = errors_init (&self->errors);
  jpeg_create_decompress (&self->codec);
  if (decode_rows (self, file, max_side, cancellable))
    {
      pixels = dopys_resampler_steal (self->resampler);
      *full_width = self->full_width;
      *full_height = self->full_height;
      *profile = g_steal_pointer (&self->profile);
    }
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      if ((guint64) self->full_width * self->full_height > DOPYS_PHOTO_MAX_PIXELS)
        dopys_photo_error_too_many_pixels (error, name, self->full_width, self->full_height);
      else
        dopys_photo_error_damaged (error, name);
    }
  jpeg_destroy_decompress (&self->codec);
  g_clear_pointer (&self->resampler, dopys_resampler_free);
  g_clear_pointer (&self->profile, g_bytes_unref);
  g_free (self->row);
  g_free (self->rgb);
  g_free (self);
  return pixels;
}

GBytes *
dopys_jpeg_encode (const DopysPixels *pixels, guint quality)
{
  struct jpeg_compress_struct codec = { 0 };
  struct jpeg_error_mgr manager;
  unsigned char *data = NULL;
  unsigned long size = 0;

  /* Only a lack of memory can fail here, and that ends a GLib program anyway: libjpeg's own handler will do. */
  codec.err = jpeg_std_error (&manager);
  jpeg_create_compress (&codec);
  jpeg_mem_dest (&codec, &data, &size);
  codec.image_width = pixels->width;
  codec.image_height = pixels->height;
  codec.input_components = 3;
  codec.in_color_space = JCS_RGB;
  jpeg_set_defaults (&codec);
  jpeg_set_quality (&codec, (int) quality, TRUE);
  codec.optimize_coding = TRUE;
  jpeg_start_compress (&codec, TRUE);
  while (codec.next_scanline < codec.image_height)
    {
      JSAMPROW row = pixels->data + (gsize) codec.next_scanline * pixels->width * 3;
      jpeg_write_scanlines (&codec, &row, 1);
    }
  jpeg_finish_compress (&codec);
  jpeg_destroy_compress (&codec);
  return g_bytes_new_with_free_func (data, size, free, data);
}
