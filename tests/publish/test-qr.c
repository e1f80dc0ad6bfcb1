/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The encoder against what ISO/IEC 18004 prints, and against zbarimg, a reader that knows nothing of it. */

#include "dopys-qr.h"

#include <glib/gstdio.h>
#include <string.h>

#define MODULE 4 /* pixels */

/* Annex I: 16 data codewords of version 1-M and their 10 check codewords. */
static void
test_correction (void)
{
  static const guint8 data[] = { 0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11,
                                 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11 };
  static const guint8 expected[] = { 0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55 };
  guint8 check[G_N_ELEMENTS (expected)];

  dopys_qr_correct (data, G_N_ELEMENTS (data), check, G_N_ELEMENTS (check));
  g_assert_cmpmem (check, sizeof check, expected, sizeof expected);
}

/* The fifteen bits beside the upper left finder pattern, as the standard's table has them for M and each mask. */
static void
test_format (void)
{
  static const guint masks[] = { 0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9, 0x40ce, 0x4f97, 0x4aa0 };
  guint seen = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("https://rada.example/%u/", i * 7919);
      g_autoptr (DopysQr) code = dopys_qr_new (text);
      guint bits = 0, mask = 0;

      for (guint k = 0; k < 15; k++)
        {
          guint x = k < 8 ? 8 : k == 8 ? 7 : 14 - k, y = k < 6 ? k : k < 8 ? k + 1 : 8;
          bits |= (guint) dopys_qr_get (code, x, y) << k;
        }
      while (mask < 8 && masks[mask] != bits)
        mask++;
      g_assert_cmpuint (mask, <, 8);
      seen |= 1u << mask;
    }
  g_assert_cmpuint (seen & (seen - 1), !=, 0); /* more than one of them */
}

/* Annex D: 000111110010010100 for version 7. */
static void
test_version (void)
{
  g_autofree char *text = g_strnfill (120, 'a');
  g_autoptr (DopysQr) code = dopys_qr_new (text);
  guint bits = 0;

  g_assert_cmpuint (dopys_qr_get_size (code), ==, 45);
  for (guint i = 0; i < 18; i++)
    bits |= (guint) dopys_qr_get (code, i / 3, 34 + i % 3) << i;
  g_assert_cmphex (bits, ==, 0x07c94);
}

/* Bytes that fit into each version with correction M, as the standard's table says. */
static void
test_capacity (void)
{
  static const guint most[] = { 14,  26,  42,  62,  84,  106, 122, 152, 180, 213,
                                251, 287, 331, 362, 412, 450, 504, 560, 624, 666 };

  for (guint i = 0; i < G_N_ELEMENTS (most); i++)
    {
      g_autofree char *full = g_strnfill (most[i], 'x');
      g_autofree char *over = g_strnfill (most[i] + 1, 'x');
      g_autoptr (DopysQr) code = dopys_qr_new (full);
      g_autoptr (DopysQr) next = dopys_qr_new (over);

      g_assert_cmpuint (dopys_qr_get_size (code), ==, 21 + 4 * i);
      if (i + 1 < G_N_ELEMENTS (most))
        g_assert_cmpuint (dopys_qr_get_size (next), ==, 25 + 4 * i);
      else
        g_assert_null (next);
    }
}

static void
write_picture (const DopysQr *code, const char *path)
{
  guint side = (dopys_qr_get_size (code) + 2 * DOPYS_QR_QUIET) * MODULE;
  g_autoptr (GString) picture = g_string_new (NULL);

  g_string_printf (picture, "P5 %u %u 255\n", side, side);
  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      {
        guint column = x / MODULE - DOPYS_QR_QUIET, row = y / MODULE - DOPYS_QR_QUIET; /* wraps where it is quiet */
        gboolean inside = column < dopys_qr_get_size (code) && row < dopys_qr_get_size (code);
        g_string_append_c (picture, inside && dopys_qr_get (code, column, row) ? 0 : (char) 255);
      }
  g_assert_true (g_file_set_contents (path, picture->str, (gssize) picture->len, NULL));
}

static void
test_read (void)
{
  g_autofree char *zbarimg = g_find_program_in_path ("zbarimg");
  g_autofree char *folder = g_dir_make_tmp ("dopys-qr-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "code.pgm", NULL);

  if (!zbarimg)
    {
      g_test_skip ("zbarimg is not installed");
      return;
    }
  for (guint length = 10; length <= 660; length += 25)
    {
      g_autoptr (GString) text = g_string_new ("https://рада.укр/");
      g_autofree char *out = NULL;
      const char *arguments[] = { zbarimg, "--quiet", "--raw", "--oneshot", path, NULL };

      while (text->len < length)
        g_string_append_printf (text, "%x-", (guint) (text->len * 2654435761u));
      g_string_truncate (text, MAX (length, 28)); /* not within a letter of the host */
      g_autoptr (DopysQr) code = dopys_qr_new (text->str);
      g_assert_nonnull (code);
      write_picture (code, path);
      g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL,
                                   NULL, NULL));
      g_assert_cmpstr (g_strchomp (out), ==, text->str);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr/correction", test_correction);
  g_test_add_func ("/qr/format", test_format);
  g_test_add_func ("/qr/version", test_version);
  g_test_add_func ("/qr/capacity", test_capacity);
  g_test_add_func ("/qr/read-by-another", test_read);
  return g_test_run ();
}
