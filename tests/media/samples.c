/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "samples.h"

#include "dopys-decode.h"
#include "dopys-jpeg.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <webp/encode.h>

#define SIDE 64 /* of the pictures of one colour */

DopysPixels *
sample_pixels (guint width, guint height)
{
  DopysPixels *pixels = dopys_pixels_new (width, height);
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      {
        gboolean corner = x < width / 2 && y < height / 2;
        guint8 *p = pixels->data + (y * width + x) * 3;
        p[0] = corner ? 0 : 220;
        p[1] = 20;
        p[2] = corner ? 220 : 0;
      }
  return pixels;
}

GBytes *
sample_jpeg (guint width, guint height)
{
  g_autoptr (DopysPixels) pixels = sample_pixels (width, height);
  return dopys_jpeg_encode (pixels, 90, FALSE);
}

GBytes *
sample_with_orientation (GBytes *jpeg, guint8 orientation)
{
  const guint8 exif[] = { 0xff, 0xe1, 0,    34,   'E', 'x', 'i', 'f', 0, 0, 'M', 'M',         0, 42, 0, 0, 0, 8,
                          0,    1,    0x01, 0x12, 0,   3,   0,   0,   0, 1, 0,   orientation, 0, 0,  0, 0, 0, 0 };
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  GByteArray *array = g_byte_array_new ();
  g_byte_array_append (array, data, 2);
  g_byte_array_append (array, exif, sizeof exif);
  g_byte_array_append (array, data + 2, (guint) size - 2);
  return g_byte_array_free_to_bytes (array);
}

static void
append_number (GByteArray *array, guint32 number, guint n)
{
  for (guint i = 0; i < n; i++)
    g_byte_array_append (array, &(guint8) { (guint8) (number >> (8 * i)) }, 1);
}

GBytes *
sample_turned_webp (guint width, guint height, guint8 orientation)
{
  const guint8 exif[] = { 'M', 'M', 0, 42, 0, 0, 0,           8, 0, 1, 0x01, 0x12, 0,
                          3,   0,   0, 0,  1, 0, orientation, 0, 0, 0, 0,    0,    0 };
  g_autoptr (DopysPixels) pixels = sample_pixels (width, height);
  GByteArray *array = g_byte_array_new ();
  guint8 *encoded = NULL;
  gsize size = WebPEncodeLosslessRGB (pixels->data, (int) width, (int) height, (int) width * 3, &encoded);

  /* RIFF, its length, WEBP, then chunks: what the file holds, the picture, the EXIF. */
  g_byte_array_append (array, encoded, 12);
  g_byte_array_append (array, (const guint8 *) "VP8X\x0a\0\0\0\x08\0\0\0", 12);
  append_number (array, width - 1, 3);
  append_number (array, height - 1, 3);
  g_byte_array_append (array, encoded + 12, (guint) size - 12);
  g_byte_array_append (array, (const guint8 *) "EXIF", 4);
  append_number (array, sizeof exif, 4);
  g_byte_array_append (array, exif, sizeof exif);
  guint32 length = GUINT32_TO_LE (array->len - 8);
  memcpy (array->data + 4, &length, sizeof length);
  WebPFree (encoded);
  return g_byte_array_free_to_bytes (array);
}

GBytes *
sample_flat_jpeg (guint components, const guint8 *color, gboolean adobe, GBytes *profile)
{
  struct jpeg_compress_struct codec = { 0 };
  struct jpeg_error_mgr manager;
  unsigned char *data = NULL;
  unsigned long size = 0;
  guint8 row[SIDE * 4];

  for (guint x = 0; x < SIDE; x++)
    memcpy (row + x * components, color, components);
  codec.err = jpeg_std_error (&manager);
  jpeg_create_compress (&codec);
  jpeg_mem_dest (&codec, &data, &size);
  codec.image_width = codec.image_height = SIDE;
  codec.input_components = (int) components;
  codec.in_color_space = components == 4 ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults (&codec);
  jpeg_set_quality (&codec, 100, TRUE);
  codec.write_Adobe_marker = adobe;
  jpeg_start_compress (&codec, TRUE);
  if (profile)
    jpeg_write_icc_profile (&codec, g_bytes_get_data (profile, NULL), (unsigned int) g_bytes_get_size (profile));
  for (guint y = 0; y < SIDE; y++)
    {
      JSAMPROW pointer = row;
      jpeg_write_scanlines (&codec, &pointer, 1);
    }
  jpeg_finish_compress (&codec);
  jpeg_destroy_compress (&codec);
  return g_bytes_new_with_free_func (data, size, free, data);
}

static void
put (GByteArray *to, guint32 value, guint bytes, gboolean little)
{
  for (guint i = 0; i < bytes; i++)
    {
      guint8 byte = (guint8) (value >> 8 * (little ? i : bytes - 1 - i));
      g_byte_array_append (to, &byte, 1);
    }
}

static guint32
crc_of (const guint8 *data, gsize size)
{
  guint32 crc = 0xffffffff;
  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
  return ~crc;
}

static void
put_chunk (GByteArray *png, const char *type, const GByteArray *body)
{
  guint start = png->len + 4;
  put (png, body->len, 4, FALSE);
  g_byte_array_append (png, (const guint8 *) type, 4);
  if (body->len)
    g_byte_array_append (png, body->data, body->len);
  put (png, crc_of (png->data + start, png->len - start), 4, FALSE);
}

/* As zlib's stored blocks (RFC 1950, 1951), which need no compressor. */
static GByteArray *
store (const guint8 *data, gsize size)
{
  GByteArray *out = g_byte_array_new ();
  guint32 a = 1, b = 0;

  put (out, 0x7801, 2, FALSE);
  for (gsize at = 0; at < size; at += 0xffff)
    {
      guint32 n = (guint32) MIN (0xffff, size - at);
      put (out, at + n == size, 1, TRUE);
      put (out, n, 2, TRUE);
      put (out, ~n & 0xffff, 2, TRUE);
      g_byte_array_append (out, data + at, n);
    }
  for (gsize i = 0; i < size; i++)
    {
      a = (a + data[i]) % 65521;
      b = (b + a) % 65521;
    }
  put (out, b << 16 | a, 4, FALSE);
  return out;
}

GBytes *
sample_deep_png (const guint16 color[3], GBytes *profile)
{
  GByteArray *png = g_byte_array_new ();
  g_autoptr (GByteArray) header = g_byte_array_new (), rows = g_byte_array_new (), nothing = g_byte_array_new ();

  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  put (header, SIDE, 4, FALSE);
  put (header, SIDE, 4, FALSE);
  put (header, 16, 1, FALSE);
  put (header, 2, 1, FALSE);
  put (header, 0, 3, FALSE);
  put_chunk (png, "IHDR", header);
  if (profile)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (profile, &size);
      g_autoptr (GByteArray) stored = store (data, size), body = g_byte_array_new ();
      g_byte_array_append (body, (const guint8 *) "p\0\0", 3);
      g_byte_array_append (body, stored->data, stored->len);
      put_chunk (png, "iCCP", body);
    }
  for (guint y = 0; y < SIDE; y++)
    {
      put (rows, 0, 1, FALSE);
      for (guint i = 0; i < SIDE * 3; i++)
        put (rows, color[i % 3], 2, FALSE);
    }
  g_autoptr (GByteArray) stored = store (rows->data, rows->len);
  put_chunk (png, "IDAT", stored);
  put_chunk (png, "IEND", nothing);
  return g_byte_array_free_to_bytes (png);
}

GBytes *
sample_deep_tiff (const guint16 color[3])
{
  GByteArray *tiff = g_byte_array_new ();
  guint32 pixels = 8, depths = pixels + SIDE * SIDE * 6, directory = depths + 6;
  const guint32 entries[][4] = { { 256, 4, 1, SIDE }, { 257, 4, 1, SIDE }, { 258, 3, 3, depths },
                                 { 259, 3, 1, 1 },    { 262, 3, 1, 2 },    { 273, 4, 1, pixels },
                                 { 277, 3, 1, 3 },    { 278, 4, 1, SIDE }, { 279, 4, 1, SIDE * SIDE * 6 },
                                 { 284, 3, 1, 1 } };

  g_byte_array_append (tiff, (const guint8 *) "II*\0", 4);
  put (tiff, directory, 4, TRUE);
  for (guint i = 0; i < SIDE * SIDE * 3; i++)
    put (tiff, color[i % 3], 2, TRUE);
  for (guint i = 0; i < 3; i++)
    put (tiff, 16, 2, TRUE);
  put (tiff, G_N_ELEMENTS (entries), 2, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      put (tiff, entries[i][0], 2, TRUE);
      put (tiff, entries[i][1], 2, TRUE);
      put (tiff, entries[i][2], 4, TRUE);
      put (tiff, entries[i][3], 4, TRUE);
    }
  put (tiff, 0, 4, TRUE);
  return g_byte_array_free_to_bytes (tiff);
}

GBytes *
sample_gif (void)
{
  static const guint8 gif[] = { 'G',  'I', 'F', '8', '9', 'a', 2, 0, 2, 0, 0x80, 0, 0, 200, 30, 30, 0, 0,   0,
                                0x2c, 0,   0,   0,   0,   2,   0, 2, 0, 0, 2,    3, 4, 18,  16, 5,  0, 0x3b };
  return g_bytes_new_static (gif, sizeof gif);
}

GBytes *
sample_cut (GBytes *whole, gsize n)
{
  return g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - n);
}

void
sample_read_pixel (GBytes *file, guint x, guint y, guint8 color[3])
{
  g_auto (DopysDecoded) decoded = { 0 };
  g_autoptr (GError) error = NULL;

  dopys_decode (&decoded, file, "sample", 4096, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (DopysPixels) pixels =
      decoded.pixels ? g_steal_pointer (&decoded.pixels) : dopys_picture_to_pixels (decoded.picture);
  memcpy (color, pixels->data + ((gsize) y * pixels->width + x) * 3, 3);
}

void
sample_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      sample_remove_tree (child);
    }
  g_remove (path);
}
