/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-photos embedded FILE…: the thumbnails in the files, as the grid shows them first.
 * bench-photos floor FILE…: only the least that a rendition can cost: decoding at half the size and encoding the
 * picture. What it costs is measured from outside, with the processes that it starts.
 */

#include "dopys-library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#define SIDE 1920
#define QUALITY 82

static void
load_embedded (char **files)
{
  for (guint i = 0; files[i]; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (files[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) thumbnail = dopys_library_load_embedded (file, NULL, &error);
      if (thumbnail == NULL)
        g_error ("%s", error->message);
    }
}

/* The top left part of the decoded picture, of the size that a rendition has. */
static void
pass_through (const guint8 *data, gsize size)
{
  struct jpeg_decompress_struct from = { 0 };
  struct jpeg_compress_struct to = { 0 };
  struct jpeg_error_mgr errors;
  unsigned char *result = NULL;
  unsigned long length = 0;

  from.err = to.err = jpeg_std_error (&errors);
  jpeg_create_decompress (&from);
  jpeg_mem_src (&from, data, size);
  jpeg_read_header (&from, TRUE);
  from.scale_num = 1;
  from.scale_denom = 2;
  from.out_color_space = JCS_YCbCr;
  jpeg_start_decompress (&from);
  jpeg_create_compress (&to);
  jpeg_mem_dest (&to, &result, &length);
  double scale = MIN (1.0, (double) SIDE / MAX (from.image_width, from.image_height));
  to.image_width = MIN (from.output_width, (guint) (from.image_width * scale));
  to.image_height = MIN (from.output_height, (guint) (from.image_height * scale));
  to.input_components = 3;
  to.in_color_space = JCS_YCbCr;
  jpeg_set_defaults (&to);
  jpeg_set_quality (&to, QUALITY, TRUE);
  jpeg_start_compress (&to, TRUE);
  g_autofree guint8 *row = g_malloc_n (from.output_width, 3);
  while (from.output_scanline < from.output_height)
    {
      JSAMPROW pointer = row;
      jpeg_read_scanlines (&from, &pointer, 1);
      if (to.next_scanline < to.image_height)
        jpeg_write_scanlines (&to, &pointer, 1);
    }
  jpeg_finish_compress (&to);
  jpeg_finish_decompress (&from);
  jpeg_destroy_compress (&to);
  jpeg_destroy_decompress (&from);
  free (result);
}

static void
find_floor (char **files)
{
  for (guint i = 0; files[i]; i++)
    {
      g_autofree char *data = NULL;
      gsize size;
      if (g_file_get_contents (files[i], &data, &size, NULL))
        pass_through ((const guint8 *) data, size);
    }
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    return 2;
  if (g_str_equal (argv[1], "embedded"))
    load_embedded (argv + 2);
  else
    find_floor (argv + 2);
  return 0;
}
