/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A photo's planes go to the resampler as they are in the file: no picture of full size, no RGB, no enlarged chroma.
 * Other JPEGs (grey, RGB, ink) come row by row as RGB.
 *
 * libjpeg reports errors by a long jump: whatever must survive it lives in a struct behind a pointer, and is freed in
 * one place after the jump.
 */

#include "dopys-jpeg.h"

#include "dopys-color.h"
#include "dopys-photo-error.h"
#include "dopys-resample.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

#define MAX_STRIP (4 * 2 * DCTSIZE) /* rows of one component in one call: sampling factor 4, a block of 16 */

typedef struct
{
  struct jpeg_error_mgr manager; /* first: libjpeg hands back a pointer to it */
  jmp_buf jump;
  gboolean truncated;
} JpegErrors;

struct _DopysJpegReader
{
  struct jpeg_decompress_struct codec;
  JpegErrors errors;
  GBytes *file;
  char *name;
  GBytes *profile;
  DopysColor *ink;
  gboolean planes; /* read as they are; else as rows of RGB */
  DopysResampler *resamplers[3];
  guint8 *buffer;
  guint8 *rgb;
  JSAMPROW rows[3][MAX_STRIP];
};

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

static gboolean
is_ink (const DopysJpegReader *self)
{
  return self->codec.jpeg_color_space == JCS_CMYK || self->codec.jpeg_color_space == JCS_YCCK;
}

/* The first part in which libjpeg may jump. */
static gboolean
read_header (DopysJpegReader *self)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->file, &size);

  if (setjmp (self->errors.jump))
    return FALSE;
  jpeg_mem_src (&self->codec, data, size);
  jpeg_save_markers (&self->codec, JPEG_APP0 + 2, 0xffff);
  jpeg_read_header (&self->codec, TRUE);
  JOCTET *profile = NULL;
  unsigned int profile_size = 0;
  if (jpeg_read_icc_profile (&self->codec, &profile, &profile_size))
    self->profile = g_bytes_new_with_free_func (profile, profile_size, free, profile);
  return TRUE;
}

DopysJpegReader *
dopys_jpeg_reader_new (GBytes *file, const char *name, GError **error)
{
  g_autoptr (DopysJpegReader) self = g_new0 (DopysJpegReader, 1);

  self->file = g_bytes_ref (file);
  self->name = g_strdup (name);
  self->codec.err = errors_init (&self->errors);
  jpeg_create_decompress (&self->codec);
  if (read_header (self))
    return g_steal_pointer (&self);
  dopys_photo_error_damaged (error, name);
  return NULL;
}

void
dopys_jpeg_reader_free (DopysJpegReader *self)
{
  jpeg_destroy_decompress (&self->codec);
  for (guint c = 0; c < 3; c++)
    g_clear_pointer (&self->resamplers[c], dopys_resampler_free);
  g_clear_pointer (&self->profile, g_bytes_unref);
  g_clear_pointer (&self->ink, dopys_color_free);
  g_bytes_unref (self->file);
  g_free (self->buffer);
  g_free (self->rgb);
  g_free (self->name);
  g_free (self);
}

guint
dopys_jpeg_reader_get_width (DopysJpegReader *self)
{
  return self->codec.image_width;
}

guint
dopys_jpeg_reader_get_height (DopysJpegReader *self)
{
  return self->codec.image_height;
}

GBytes *
dopys_jpeg_reader_get_profile (DopysJpegReader *self)
{
  return is_ink (self) ? NULL : self->profile;
}

/* The smallest DCT scale that still leaves about twice the wanted size for the resampler. */
static guint
choose_denominator (double ratio)
{
  guint denominator = 1;
  while (denominator < 8 && ratio / (denominator * 2) >= 1.9)
    denominator *= 2;
  return denominator;
}

static int
block_width (const jpeg_component_info *component)
{
#if JPEG_LIB_VERSION >= 70
  return component->DCT_h_scaled_size;
#else
  return component->DCT_scaled_size;
#endif
}

static int
block_height (const jpeg_component_info *component)
{
#if JPEG_LIB_VERSION >= 70
  return component->DCT_v_scaled_size;
#else
  return component->DCT_scaled_size;
#endif
}

/* Whether Y is not subsampled, so that its samples are the picture's pixels. */
static gboolean
has_planes (const struct jpeg_decompress_struct *codec)
{
  return codec->jpeg_color_space == JCS_YCbCr && codec->num_components == 3 &&
         codec->comp_info[0].h_samp_factor == codec->max_h_samp_factor &&
         codec->comp_info[0].v_samp_factor == codec->max_v_samp_factor;
}

/* One axis of one plane. scale: samples of the plane for one stored pixel. Chroma covers two pixels of the result; of
 * an odd number that will be mirrored, the half that is left over must be at the beginning. */
static DopysSpan
make_span (double start, double length, guint n, gboolean chroma, gboolean flip, double scale)
{
  if (!chroma)
    return (DopysSpan) { start * scale, length * scale, n };
  double step = length / n, shift = flip && (n & 1) ? -step : 0;
  guint half = (n + 1) / 2;
  return (DopysSpan) { (start + shift) * scale, 2 * half * step * scale, half };
}

static void
make_resamplers (DopysJpegReader *self, const DopysView *view)
{
  struct jpeg_decompress_struct *codec = &self->codec;
  gboolean flip_across, flip_down;
  guint width, height;
  DopysRect window = dopys_view_get_stored_window (view, &width, &height);

  dopys_view_get_flips (view, &flip_across, &flip_down);
  for (guint c = 0; c < 3; c++)
    {
      const jpeg_component_info *component = &codec->comp_info[c];
      double across = (double) codec->output_width / codec->image_width;
      double down = (double) codec->output_height / codec->image_height;
      guint from_width = codec->output_width, from_height = codec->output_height;
      if (self->planes)
        {
          across = (double) component->h_samp_factor * block_width (component) / (codec->max_h_samp_factor * DCTSIZE);
          down = (double) component->v_samp_factor * block_height (component) / (codec->max_v_samp_factor * DCTSIZE);
          from_width = component->downsampled_width;
          from_height = component->downsampled_height;
        }
      gboolean chroma = self->planes && c > 0;
      self->resamplers[c] = dopys_resampler_new (from_width, from_height,
                                                 make_span (window.x, window.width, width, chroma, flip_across, across),
                                                 make_span (window.y, window.height, height, chroma, flip_down, down));
    }
}

/* Room for one row of blocks of each plane. */
static void
make_buffer (DopysJpegReader *self)
{
  gsize offset[4] = { 0 };

  for (guint c = 0; c < 3; c++)
    {
      const jpeg_component_info *component = &self->codec.comp_info[c];
      gsize blocks = (component->width_in_blocks + component->h_samp_factor - 1) / component->h_samp_factor *
                     component->h_samp_factor;
      offset[c + 1] =
          offset[c] + blocks * block_width (component) * component->v_samp_factor * block_height (component);
    }
  self->buffer = g_malloc (offset[3]);
  for (guint c = 0; c < 3; c++)
    {
      const jpeg_component_info *component = &self->codec.comp_info[c];
      guint n = (guint) (component->v_samp_factor * block_height (component));
      gsize width = (offset[c + 1] - offset[c]) / n;
      g_assert (n <= MAX_STRIP);
      for (guint y = 0; y < n; y++)
        self->rows[c][y] = self->buffer + offset[c] + y * width;
    }
}

static gboolean
read_planes (DopysJpegReader *self, GCancellable *cancellable)
{
  struct jpeg_decompress_struct *codec = &self->codec;
  JSAMPARRAY planes[3] = { self->rows[0], self->rows[1], self->rows[2] };
  guint strip = (guint) (codec->max_v_samp_factor * block_height (&codec->comp_info[0]));

  while (codec->output_scanline < codec->output_height)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      jpeg_read_raw_data (codec, planes, strip);
      for (guint c = 0; c < 3; c++)
        {
          guint n = (guint) (codec->comp_info[c].v_samp_factor * block_height (&codec->comp_info[c]));
          for (guint y = 0; y < n; y++)
            dopys_resampler_push (self->resamplers[c], self->rows[c][y], 1);
        }
    }
  return TRUE;
}

/* Adobe's ink is stored inverted, so that the plain product is the colour; without Adobe's mark it is not. */
static void
ink_to_rgb (const guint8 *from, guint8 *to, guint width, guint8 flip)
{
  for (guint x = 0; x < width; x++, from += 4, to += 3)
    for (guint c = 0; c < 3; c++)
      to[c] = (guint8) ((guint) (from[c] ^ flip) * (guint) (from[3] ^ flip) / 255);
}

static gboolean
read_rows (DopysJpegReader *self, GCancellable *cancellable)
{
  struct jpeg_decompress_struct *codec = &self->codec;
  JSAMPROW row = self->buffer;

  while (codec->output_scanline < codec->output_height)
    {
      guint8 *rgb = codec->output_components == 3 ? row : self->rgb;
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      jpeg_read_scanlines (codec, &row, 1);
      if (codec->output_components == 4 && self->ink)
        dopys_color_convert (self->ink, row, rgb, codec->output_width);
      else if (codec->output_components == 4)
        ink_to_rgb (row, rgb, codec->output_width, codec->saw_Adobe_marker ? 0 : 255);
      for (guint c = 0; c < 3; c++)
        if (codec->output_components == 1)
          dopys_resampler_push (self->resamplers[c], row, 1);
        else
          dopys_resampler_push (self->resamplers[c], rgb + c, 3);
    }
  return TRUE;
}

/* The second part in which libjpeg may jump. */
static gboolean
read_picture (DopysJpegReader *self, const DopysView *view, GCancellable *cancellable)
{
  struct jpeg_decompress_struct *codec = &self->codec;
  guint width, height;
  DopysRect window = dopys_view_get_stored_window (view, &width, &height);

  self->planes = has_planes (codec);
  if (setjmp (self->errors.jump))
    return FALSE;
  codec->scale_num = 1;
  codec->scale_denom = choose_denominator (MIN (window.width / width, window.height / height));
  codec->raw_data_out = self->planes;
  if (self->planes)
    codec->out_color_space = JCS_YCbCr;
  else if (is_ink (self))
    codec->out_color_space = JCS_CMYK;
  else
    codec->out_color_space = codec->num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_start_decompress (codec);
  make_resamplers (self, view);
  if (self->planes)
    make_buffer (self);
  else
    self->buffer = g_malloc_n (codec->output_width, 4);
  if (is_ink (self))
    self->rgb = g_malloc_n (codec->output_width, 3);
  if (!(self->planes ? read_planes (self, cancellable) : read_rows (self, cancellable)))
    return FALSE;
  jpeg_finish_decompress (codec);
  return !self->errors.truncated;
}

DopysPicture *
dopys_jpeg_reader_read (DopysJpegReader *self, const DopysView *view, GCancellable *cancellable, GError **error)
{
  if (is_ink (self) && self->profile)
    self->ink = dopys_color_new (self->codec.saw_Adobe_marker ? DOPYS_COLOR_INVERTED_INK : DOPYS_COLOR_INK,
                                 g_bytes_get_data (self->profile, NULL), g_bytes_get_size (self->profile));
  if (!read_picture (self, view, cancellable))
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        dopys_photo_error_damaged (error, self->name);
      return NULL;
    }
  DopysPlane planes[3];
  for (guint c = 0; c < 3; c++)
    planes[c] = dopys_resampler_steal (self->resamplers[c]);
  DopysPicture *picture = dopys_picture_new_take (self->planes ? DOPYS_PICTURE_YCC : DOPYS_PICTURE_RGB, planes);
  dopys_picture_turn (picture, view->orientation);
  return picture;
}
