/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What exiftool sees of it in renditions is in test_privacy.py. */

#include "dopys-byline.h"
#include "dopys-jpeg.h"
#include "dopys-metadata.h"
#include "dopys-png-write.h"

#include <string.h>

static GBytes *
make_picture (gboolean png)
{
  g_autoptr (DopysPixels) pixels = dopys_pixels_new (40, 30);

  memset (pixels->data, 0x80, (gsize) 40 * 30 * 3);
  return png ? dopys_png_encode (pixels) : dopys_jpeg_encode (pixels, 82, FALSE);
}

static void
check_owner (const char *author, const char *owner, gboolean png)
{
  g_autoptr (GBytes) bare = make_picture (png);
  g_autoptr (GBytes) named = dopys_byline_add (bare, png ? "image/png" : "image/jpeg", 40, 30, author);
  g_auto (DopysMetadata) metadata = { 0 };

  dopys_metadata_read (named, &metadata);
  g_assert_cmpuint (metadata.holds, ==, DOPYS_HOLDS_EXIF | DOPYS_HOLDS_XMP);
  g_assert_cmpstr (metadata.owner, ==, owner);
  g_assert_cmpuint (g_bytes_get_size (named), >, g_bytes_get_size (bare));
  g_assert_cmpuint (g_bytes_get_size (named), <=, g_bytes_get_size (bare) + dopys_byline_get_size (author));
}

static void
test_names (void)
{
  for (guint png = 0; png < 2; png++)
    {
      check_owner ("Олена О’Петренко", "Олена О’Петренко", png);
      check_owner ("Ю", "Ю", png); /* stands in the entry itself */
      check_owner ("  <Ю> & \"Я\"\n", "<Ю> & \"Я\"", png);
    }
}

/* A name may be anything that fits into a line. */
static void
test_long_name (void)
{
  g_autoptr (GString) author = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (author, "ї&");
  for (guint png = 0; png < 2; png++)
    {
      g_autoptr (GBytes) bare = make_picture (png);
      g_autoptr (GBytes) named = dopys_byline_add (bare, png ? "image/png" : "image/jpeg", 40, 30, author->str);
      g_assert_cmpuint (g_bytes_get_size (named), <, g_bytes_get_size (bare) + 10000);
      g_assert_cmpuint (g_bytes_get_size (named), <=, g_bytes_get_size (bare) + dopys_byline_get_size (author->str));
    }
}

static void
test_nobody (void)
{
  static const char *const nobody[] = { NULL, "", " \n\t" };
  g_autoptr (GBytes) bare = make_picture (FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (nobody); i++)
    {
      g_autoptr (GBytes) same = dopys_byline_add (bare, "image/jpeg", 40, 30, nobody[i]);
      g_assert_true (g_bytes_equal (bare, same));
      g_assert_cmpuint (dopys_byline_get_size (nobody[i]), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/byline/names", test_names);
  g_test_add_func ("/byline/long-name", test_long_name);
  g_test_add_func ("/byline/nobody", test_nobody);
  return g_test_run ();
}
