/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-decode.h"
#include "dopys-error.h"
#include "dopys-library.h"
#include "dopys-metadata.h"
#include "samples.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
  DopysLibrary *library;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dopys-media-XXXXXX", NULL);
  fixture->library = dopys_library_new (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->library);
  sample_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
is_blue (const DopysPixels *pixels, guint x, guint y)
{
  const guint8 *p = pixels->data + (y * pixels->width + x) * 3;
  return p[2] > p[0];
}

/* The file holds nothing but the picture, and the blue is in one corner. */
static void
assert_upright (const char *path, gboolean right, gboolean bottom)
{
  g_autofree char *contents = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_autoptr (GBytes) bytes = g_bytes_new (contents, size);
  g_auto (DopysDecoded) decoded = { 0 };
  g_assert_true (dopys_decode (&decoded, bytes, "r", 1000, 0, NULL, NULL, NULL));
  g_assert_cmpint (decoded.metadata.holds, ==, 0);
  g_autoptr (DopysPixels) pixels = dopys_picture_to_pixels (decoded.picture);
  guint x = right ? pixels->width - 4 : 3, y = bottom ? pixels->height - 4 : 3;
  g_assert_true (is_blue (pixels, x, y));
  g_assert_false (is_blue (pixels, pixels->width - 1 - x, pixels->height - 1 - y));
}

/* Where the stored top left corner is seen for each orientation: EXIF 2.32, tag 0x0112. */
static void
test_orientations (Fixture *fixture, gconstpointer data)
{
  static const gboolean right[] = { FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE, FALSE };
  static const gboolean bottom[] = { FALSE, FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE };
  g_autoptr (GBytes) plain = sample_jpeg (80, 48);

  for (guint8 orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) turned = sample_with_orientation (plain, orientation);
      g_autoptr (DopysPhotoInfo) info = dopys_library_import_bytes (fixture->library, turned, "a.jpg", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (info->width, ==, orientation < 5 ? 80 : 48);
      g_autofree char *path = NULL;
      g_autoptr (DopysRendition) rendition =
          dopys_library_make_rendition (fixture->library, info->id, NULL, NULL, &path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (rendition->width, ==, info->width);
      g_autofree char *thumbnail = dopys_library_dup_thumbnail (fixture->library, info->id, &error);
      g_assert_no_error (error);
      g_test_message ("orientation %u", orientation);
      assert_upright (path, right[orientation - 1], bottom[orientation - 1]);
      assert_upright (thumbnail, right[orientation - 1], bottom[orientation - 1]);
    }
}

static void
assert_refused (Fixture *fixture, GBytes *bytes, DopysError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysPhotoInfo) info = dopys_library_import_bytes (fixture->library, bytes, "файл.jpg", NULL, &error);
  g_assert_null (info);
  g_assert_error (error, DOPYS_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "файл.jpg"));
}

/* The header of a PNG of side by side pixels, and its end; no picture data between them. */
static GBytes *
make_png_header (guint32 side)
{
  guint8 png[] = { 0x89, 'P', 'N', 'G',  '\r', '\n', 0x1a, '\n', 0, 0, 0, 13,  'I', 'H', 'D', 'R',  0,    0,    0,
                   0,    0,   0,   0,    0,    8,    2,    0,    0, 0, 0, 0,   0,   0,   0,   0,    0,    0,    'I',
                   'D',  'A', 'T', 0x35, 0xaf, 0x06, 0x1e, 0,    0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82 };
  guint32 crc = 0xffffffff;
  for (guint i = 0; i < 4; i++)
    png[16 + i] = png[20 + i] = (guint8) (side >> (24 - 8 * i));
  for (guint i = 12; i < 29; i++)
    {
      crc ^= png[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
  crc = ~crc;
  for (guint i = 0; i < 4; i++)
    png[29 + i] = (guint8) (crc >> (24 - 8 * i));
  return g_bytes_new (png, sizeof png);
}

static void
test_bad_input (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) jpeg = sample_jpeg (400, 300);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (jpeg, 0, g_bytes_get_size (jpeg) / 2);
  g_autoptr (GBytes) text = g_bytes_new_static ("This is a text, not a photo at all.", 35);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) huge = make_png_header (30000);
  g_autoptr (GBytes) small = make_png_header (30);
  g_autoptr (GBytes) cut_png = g_bytes_new_from_bytes (small, 0, 34);

  assert_refused (fixture, cut, DOPYS_ERROR_DAMAGED_FILE);
  assert_refused (fixture, text, DOPYS_ERROR_NOT_A_PHOTO);
  assert_refused (fixture, nothing, DOPYS_ERROR_DAMAGED_FILE);
  assert_refused (fixture, huge, DOPYS_ERROR_TOO_LARGE);
  assert_refused (fixture, cut_png, DOPYS_ERROR_DAMAGED_FILE);
  g_autofree char *originals = g_build_filename (fixture->folder, "originals", NULL);
  g_autoptr (GDir) dir = g_dir_open (originals, 0, NULL);
  g_assert_null (dir ? g_dir_read_name (dir) : NULL);
}

static void
test_no_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.jpg", NULL);
  g_autofree char *gone = g_build_filename (fixture->folder, "gone.jpg", NULL);
  const char *const paths[] = { fixture->folder, pipe, gone };
  const int codes[] = { DOPYS_ERROR_NOT_A_PHOTO, DOPYS_ERROR_NOT_A_PHOTO, DOPYS_ERROR_NOT_FOUND };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_assert_null (dopys_library_import (fixture->library, file, NULL, &error));
      g_assert_error (error, DOPYS_ERROR, codes[i]);
    }
}

static void
test_same_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) jpeg = sample_jpeg (3000, 200);
  g_autoptr (DopysPhotoInfo) first = dopys_library_import_bytes (fixture->library, jpeg, "a.jpg", NULL, NULL);
  g_autoptr (DopysPhotoInfo) second = dopys_library_import_bytes (fixture->library, jpeg, "b.jpg", NULL, NULL);
  g_assert_cmpstr (first->id, ==, second->id);
  g_autofree char *original = dopys_library_dup_original (fixture->library, first->id);
  g_autofree char *contents = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (original, &contents, &size, NULL));
  g_assert_cmpmem (contents, size, g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg));

  g_autofree char *path = NULL, *again_path = NULL;
  g_autoptr (DopysRendition) made =
      dopys_library_make_rendition (fixture->library, first->id, NULL, NULL, &path, NULL, NULL);
  g_autoptr (DopysRendition) again =
      dopys_library_make_rendition (fixture->library, first->id, NULL, NULL, &again_path, NULL, NULL);
  g_assert_cmpuint (made->width, ==, 1920);
  g_assert_cmpuint (made->height, ==, 128);
  g_assert_cmpstr (made->sha256, ==, again->sha256);
  g_assert_cmpstr (made->md5, ==, again->md5);
  g_assert_null (dopys_library_dup_original (fixture->library, "../../etc/passwd"));
}

static guint8
first_byte (const char *path)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  return (guint8) *contents;
}

/* A rendition that was damaged on the disk is made anew: one that is cut at once, one with other bytes after the site
 * refused it. */
static void
test_damaged_rendition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) jpeg = sample_jpeg (300, 200);
  g_autoptr (DopysPhotoInfo) info = dopys_library_import_bytes (fixture->library, jpeg, "a.jpg", NULL, NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = NULL, *contents = NULL, *again_path = NULL;
      g_autoptr (DopysRendition) made =
          dopys_library_make_rendition (fixture->library, info->id, NULL, NULL, &path, NULL, NULL);
      gsize size;

      g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
      contents[0] = i == 0 ? contents[0] : 'x'; /* 0xff in a JPEG */
      g_assert_true (g_file_set_contents (path, contents, (gssize) size - (i == 1), NULL));
      if (i == 2)
        dopys_library_check_rendition (path, made);
      g_autoptr (DopysRendition) again =
          dopys_library_make_rendition (fixture->library, info->id, NULL, NULL, &again_path, NULL, NULL);
      g_assert_cmpuint (first_byte (again_path), ==, 0xff);
      g_assert_cmpstr (again->sha256, ==, made->sha256);
      g_assert_cmpuint (again->bytes, ==, size);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/library/orientations", Fixture, NULL, set_up, test_orientations, tear_down);
  g_test_add ("/library/bad-input", Fixture, NULL, set_up, test_bad_input, tear_down);
  g_test_add ("/library/no-files", Fixture, NULL, set_up, test_no_files, tear_down);
  g_test_add ("/library/same-again", Fixture, NULL, set_up, test_same_again, tear_down);
  g_test_add ("/library/damaged-rendition", Fixture, NULL, set_up, test_damaged_rendition, tear_down);
  return g_test_run ();
}
