/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-document.h"
#include "dopys-error.h"

#include "notation.h"

#include <string.h>

/* The document as it is after being bytes in a file or on the clipboard. */
static GVariant *
through_bytes (GVariant *variant)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (variant);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (owned);

  return g_variant_ref_sink (g_variant_new_from_bytes (g_variant_get_type (owned), bytes, FALSE));
}

static DopysDocument *
round_trip (DopysDocument *document)
{
  g_autoptr (GVariant) variant = through_bytes (dopys_document_to_variant (document));
  g_autoptr (GError) error = NULL;
  DopysDocument *result = dopys_document_from_variant (variant, &error);

  g_assert_no_error (error);
  dopys_document_check (result);
  return result;
}

static DopysBlock *
new_gallery (void)
{
  g_autoptr (DopysPhoto) bare = dopys_photo_new_remote ("http://a.example/фото.jpg", G_MAXINT64);
  g_autoptr (DopysPhoto) one = dopys_photo_with_alt (bare, "Опис «перший»");
  g_autoptr (DopysPhoto) two = dopys_photo_with_caption (one, "Підпис");
  g_autoptr (DopysPhoto) three = dopys_photo_with_author (two, "Автор");
  g_autoptr (DopysPhoto) four = dopys_photo_with_decorative (three, TRUE);
  g_autoptr (DopysPhoto) bare_local = dopys_photo_new ("abc");
  g_autoptr (DopysPhoto) local = dopys_photo_with_edits (bare_local, "{'turns': <1>}");
  DopysPhoto *photos[] = { four, local };
  g_autoptr (DopysMedia) bare_gallery = dopys_media_new_gallery (photos, 2, "Галерея");
  DopysMediaLayout layout = { .columns = 4, .natural = TRUE, .wide = TRUE, .size_slug = "full", .link = "media" };
  g_autoptr (DopysMedia) gallery = dopys_media_with_layout (bare_gallery, &layout);

  return dopys_block_new_media (gallery);
}

static void
test_round_trip (void)
{
  g_autoptr (DopysDocument) text = notation_parse (
      "h2 Щ😀\nn0@5 a\nn1 b\nq c\ns d\nM *\n- *\nR *\n~ *\nE *\ni k\nh3| l\np> \np \np e\xe2\x80\xa8g", NULL, NULL);
  const DopysRun runs[] = { { 2, DOPYS_STYLE_ALL & ~DOPYS_STYLE_SUBSCRIPT, NULL },
                            { 1, 0, "http://громада.example/" } };
  g_autoptr (DopysBlock) styled = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "їжак", runs, 2);
  g_autoptr (DopysBlock) gallery = new_gallery ();
  DopysBlock *blocks[] = { styled, gallery };
  g_autoptr (DopysDocument) document = dopys_document_splice (text, 3, 0, blocks, 2);
  g_autoptr (DopysDocument) result = round_trip (document);
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();
  g_autoptr (DopysDocument) still_empty = round_trip (empty);

  g_assert_true (dopys_document_equal (result, document));
  g_assert_true (dopys_document_equal (still_empty, empty));
}

static void
assert_bytes (GBytes *bytes, const char *expected)
{
  g_autofree char *string = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (string, ==, expected);
}

/* A document that was read from [source 0: two blocks] [source 1] [source 2], of which source 1 was removed, one block
 * was edited, and a block of another reading pasted. */
static DopysDocument *
new_document_with_origins (void)
{
  g_autoptr (GBytes) before = g_bytes_new_static ("\n\n", 2);
  g_autoptr (GBytes) source = g_bytes_new_static ("source\xff", 7);
  g_autoptr (DopysOrigin) zero = dopys_origin_new (before, source, 2, NULL);
  g_autoptr (DopysOrigin) one = dopys_origin_new (before, source, 1, zero);
  g_autoptr (DopysOrigin) two = dopys_origin_new (before, source, 1, one);
  g_autoptr (DopysOrigin) elsewhere = dopys_origin_new (before, before, 1, NULL);
  g_autoptr (DopysOrigin) foreign = dopys_origin_new (before, before, 3, elsewhere);
  DopysOrigin *origins[] = { zero, zero, two, foreign };
  const guint indices[] = { 0, 1, 0, 2 };
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);

  dopys_origin_set_after (two, before);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DopysBlock) bare = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "abc", NULL, 0);
      g_autoptr (DopysBlock) block = dopys_block_with_origin (bare, origins[i], indices[i]);

      g_ptr_array_add (blocks, i == 2 ? dopys_block_sub (block, 0, 2) : dopys_block_ref (block));
    }
  return dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
}

static void
test_origins (void)
{
  g_autoptr (DopysDocument) document = new_document_with_origins ();
  g_autoptr (DopysDocument) result = round_trip (document);
  DopysOrigin *origins[4];
  guint indices[4];
  gboolean touched[4];

  for (guint i = 0; i < 4; i++)
    origins[i] = dopys_block_get_origin (dopys_document_get_block (result, i), &indices[i], &touched[i]);
  g_assert_true (origins[0] == origins[1]);
  g_assert_cmpuint (indices[1], ==, 1);
  g_assert_cmpuint (indices[3], ==, 2);
  g_assert_false (touched[0] || touched[1] || touched[3]);
  g_assert_true (touched[2]);
  g_assert_true (dopys_origin_follows (NULL, origins[0]));
  g_assert_cmpuint (dopys_origin_get_place (origins[3], NULL), ==, 1);
  g_assert_false (dopys_origin_follows (origins[0], origins[3]));
  g_assert_false (dopys_origin_follows (origins[0], origins[2]));
  g_assert_cmpuint (dopys_origin_get_place (origins[2], NULL), ==, 2);
  g_assert_false (dopys_origin_follows (NULL, origins[2]));
  assert_bytes (dopys_origin_get_before (origins[0]), "\n\n");
  assert_bytes (dopys_origin_get_source (origins[0]), "source\xff");
  assert_bytes (dopys_origin_get_after (origins[2]), "\n\n");
  g_assert_null (dopys_origin_get_after (origins[0]));
  g_assert_cmpuint (dopys_origin_get_n_blocks (origins[0]), ==, 2);
}

static void
test_slice (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("h2 abc\np ", NULL, NULL);
  g_autoptr (DopysDocument) slice = dopys_document_dup_slice (document, 0, 2);
  g_autoptr (GVariant) variant = through_bytes (dopys_document_to_variant (slice));
  g_autoptr (DopysDocument) result = dopys_document_slice_from_variant (variant, NULL);
  g_autoptr (DopysDocument) normal = dopys_document_from_variant (variant, NULL);

  g_assert_cmpuint (dopys_document_get_n_blocks (result), ==, 1);
  g_assert_true (dopys_document_equal (result, slice));
  assert_notation (normal, NOTATION_NO_CARET, "h2 ab\np ");
}

static void
assert_refused (GVariant *variant, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysDocument) document = dopys_document_from_variant (variant, &error);

  if (document)
    g_test_message ("accepted: %s", why);
  g_assert_null (document);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID);
}

/* One paragraph as version 1 writes it, with one thing wrong in each line. */
static const char *const inconsistent[] = {
  "(uint32 1, @a(ayaymayuuu) [], @a((yyybu)sa(uus)m(bs(ubbmsms)a(ssxsssb))mayuub) [])",
#define ONE_BLOCK(block) "(uint32 1, @a(ayaymayuuu) [], @a((yyybu)sa(uus)m(bs(ubbmsms)a(ssxsssb))mayuub) [" block "])"
#define ONE_TEXT(format, text, runs)                                                                                   \
  ONE_BLOCK ("(" format ", " text ", " runs ", nothing, nothing, 4294967295, 0, false)")
  ONE_TEXT ("(8, 0, 0, false, 0)", "''", "[]"),
  ONE_BLOCK ("((8, 0, 0, false, 0), '', [], nothing, just b'x', 4294967295, 0, false)"),
  ONE_TEXT ("(12, 0, 0, false, 0)", "''", "[]"),
  ONE_TEXT ("(0, 0, 4, false, 0)", "''", "[]"),
  ONE_TEXT ("(9, 0, 1, false, 0)", "''", "[]"),
  ONE_TEXT ("(11, 0, 0, false, 0)", "''", "[]"),
  ONE_BLOCK ("((11, 0, 0, false, 0), '', [], nothing, just b'a\\000b', 4294967295, 0, false)"),
  ONE_BLOCK ("((10, 0, 0, false, 0), '', [], nothing, just b'x', 4294967295, 0, false)"),
  ONE_TEXT ("(255, 0, 0, false, 0)", "''", "[]"),
  ONE_TEXT ("(0, 2, 0, false, 0)", "''", "[]"),
  ONE_TEXT ("(1, 0, 0, false, 0)", "''", "[]"),
  ONE_TEXT ("(1, 5, 0, false, 0)", "''", "[]"),
  ONE_TEXT ("(2, 0, 8, false, 0)", "''", "[]"),
  ONE_TEXT ("(0, 0, 0, true, 0)", "''", "[]"),
  ONE_TEXT ("(2, 0, 0, false, 7)", "''", "[]"),
  ONE_TEXT ("(0, 0, 0, false, 0)", "'ab'", "[]"),
  ONE_TEXT ("(0, 0, 0, false, 0)", "'ab'", "[(1, 0, '')]"),
  ONE_TEXT ("(0, 0, 0, false, 0)", "'ab'", "[(3, 0, '')]"),
  ONE_TEXT ("(0, 0, 0, false, 0)", "'ab'", "[(2, 0, ''), (0, 0, '')]"),
  ONE_TEXT ("(0, 0, 0, false, 0)", "'ab'", "[(4294967295, 0, ''), (3, 0, '')]"),
  ONE_TEXT ("(0, 0, 0, false, 0)", "'ab'", "[(2, 128, '')]"),
  ONE_TEXT ("(0, 0, 0, false, 0)", "'a\\nb'", "[(3, 0, '')]"),
  ONE_TEXT ("(0, 0, 0, false, 0)", "'\\ufffc'", "[(1, 0, '')]"),
  ONE_TEXT ("(5, 0, 0, false, 0)", "''", "[]"),
  ONE_TEXT ("(6, 0, 0, false, 0)", "'a'", "[]"),
  ONE_TEXT ("(7, 0, 0, false, 0)", "''", "[]"),
  ONE_BLOCK ("((0, 0, 0, false, 0), '', [], nothing, nothing, 0, 0, false)"),
  ONE_BLOCK ("((0, 0, 0, false, 0), '', [], nothing, nothing, 4294967295, 1, false)"),
  ONE_BLOCK ("((0, 0, 0, false, 0), '', [], nothing, nothing, 4294967295, 0, true)"),
  ONE_BLOCK ("((0, 0, 0, false, 0), '', [], nothing, just b'x', 4294967295, 0, false)"),
  ONE_BLOCK ("((6, 0, 0, false, 0), '', [], nothing, just b'x', 4294967295, 0, false)"),
#define ONE_MEDIA(media) ONE_BLOCK ("((5, 0, 0, false, 0), '', [], just " media ", nothing, 4294967295, 0, false)")
  ONE_MEDIA ("(true, '', (0, false, false, nothing, nothing), [])"),
  ONE_MEDIA ("(true, '', (9, false, false, nothing, nothing), [('a', '', 0, '', '', '', false)])"),
  ONE_MEDIA ("(true, '', (0, false, false, nothing, nothing), [('a', 'u', 0, '', '', '', false)])"),
  ONE_MEDIA ("(false, 'c', (0, false, false, nothing, nothing), [('a', '', 0, '', '', '', false)])"),
  ONE_MEDIA ("(false, '', (0, false, false, nothing, nothing), [('a', '', 0, '', '', '', false), ('b', '', 0, '', '', "
             "'', false)])"),
  "(uint32 0, @a(ayaymayuuu) [], @a((yyybu)sa(uus)m(bs(ubbmsms)a(ssxsssb))mayuub) [((0, 0, 0, false, 0), '', [], "
  "nothing, nothing, 4294967295, 0, false)])",
#define ONE_ORIGIN(origin, block)                                                                                      \
  "(uint32 1, [" origin "], @a((yyybu)sa(uus)m(bs(ubbmsms)a(ssxsssb))mayuub) [((0, 0, 0, false, 0), '', [], nothing, " \
  "nothing, " block ")])"
  ONE_ORIGIN ("(@ay [], @ay [], @may nothing, uint32 2, uint32 0, uint32 0)", "0, 2, false"),
  ONE_ORIGIN ("(@ay [], @ay [], @may nothing, uint32 2, uint32 0, uint32 0)", "1, 0, false"),
  ONE_ORIGIN ("(@ay [], @ay [], @may nothing, uint32 0, uint32 0, uint32 0)", "0, 0, false"),
  ONE_ORIGIN ("(@ay [], @ay [], @may nothing, uint32 2, uint32 0, uint32 4294967295)", "0, 0, false"),
  "(uint32 2, 'another type')",
  "'text'",
  "()",
};

static void
test_inconsistent (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (inconsistent); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) variant = g_variant_parse (NULL, inconsistent[i], NULL, NULL, &error);

      g_assert_no_error (error);
      assert_refused (variant, inconsistent[i]);
    }
}

/* Against the cases above: the same notation is accepted where nothing is wrong. */
static void
test_consistent (void)
{
  const char *const cases[] = {
    ONE_TEXT ("(0, 0, 0, false, 0)", "'ab'", "[(2, 0, '')]"),
    ONE_TEXT ("(6, 0, 0, false, 0)", "''", "[]"),
    ONE_ORIGIN ("(@ay [], @ay [], @may nothing, uint32 2, uint32 0, uint32 0)", "0, 1, true"),
    ONE_MEDIA ("(true, '', (0, false, false, nothing, nothing), [('a', '', 0, '', '', '', false)])"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) variant = g_variant_parse (NULL, cases[i], NULL, NULL, &error);
      g_autoptr (DopysDocument) document = NULL;

      g_assert_no_error (error);
      document = dopys_document_from_variant (variant, &error);
      g_assert_no_error (error);
      dopys_document_check (document);
    }
}

static void
test_newer_version (void)
{
  g_autoptr (GVariant) newer = g_variant_ref_sink (g_variant_new ("(us)", 99, "x"));
  g_autoptr (GVariant) damaged = g_variant_ref_sink (g_variant_new ("(us)", 1, "x"));
  g_autoptr (GError) newer_error = NULL, damaged_error = NULL;

  g_assert_null (dopys_document_from_variant (newer, &newer_error));
  g_assert_null (dopys_document_from_variant (damaged, &damaged_error));
  g_assert_error (newer_error, DOPYS_ERROR, DOPYS_ERROR_INVALID);
  g_assert_error (damaged_error, DOPYS_ERROR, DOPYS_ERROR_INVALID);
  g_assert_cmpstr (newer_error->message, !=, damaged_error->message);
}

/* Bytes changed at random are refused or give a document that is one; never anything else. */
static void
test_table (void)
{
  g_autoptr (DopysTable) table = notation_parse_table ("а|б#/в|=Таблиця");
  DopysRun runs[] = { { 1, DOPYS_STYLE_BOLD, NULL }, { 2, 0, g_intern_string ("http://a.example/") } };
  g_autoptr (DopysBlock) styled = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "xyz", runs, 2);
  g_autoptr (DopysTable) with_style = dopys_table_with_cell (table, 1, 1, styled);
  g_autoptr (DopysTable) fluid = dopys_table_with_fluid (with_style, TRUE);
  g_autoptr (DopysBlock) block = dopys_block_new_table (fluid);
  g_autoptr (DopysDocument) document = dopys_document_new (&block, 1);
  g_autoptr (DopysDocument) result = round_trip (document);

  g_assert_true (dopys_document_equal (result, document));
  g_assert_true (dopys_table_get_header (dopys_block_get_table (dopys_document_get_block (result, 0))));
}

/* A table whose bytes were changed is refused or is still a table. */
static void
test_damaged_table (void)
{
  g_autoptr (DopysBlock) block = notation_new_object ('T');
  g_autoptr (DopysDocument) document = dopys_document_new (&block, 1);
  g_autoptr (GVariant) variant = g_variant_ref_sink (dopys_document_to_variant (document));
  gsize size = g_variant_get_size (variant);

  for (gsize at = 0; at < size; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autofree char *data = g_memdup2 (g_variant_get_data (variant), size);
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GVariant) damaged = NULL;
        g_autoptr (DopysDocument) result = NULL;

        data[at] = (char) (data[at] ^ (1 << bit));
        bytes = g_bytes_new (data, size);
        damaged = g_variant_ref_sink (g_variant_new_from_bytes (g_variant_get_type (variant), bytes, FALSE));
        result = dopys_document_from_variant (damaged, NULL);
        if (result)
          dopys_document_check (result);
      }
}

static void
test_damaged_bytes (void)
{
  g_autoptr (DopysDocument) document = new_document_with_origins ();
  g_autoptr (DopysBlock) gallery = new_gallery ();
  g_autoptr (DopysDocument) full = dopys_document_splice (document, 1, 0, &gallery, 1);
  g_autoptr (GVariant) variant = g_variant_ref_sink (dopys_document_to_variant (full));
  gsize size = g_variant_get_size (variant);
  guint n_read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *data = g_memdup2 (g_variant_get_data (variant), size);
      guint n_changes = g_test_rand_int_range (1, 4);
      gsize length = i % 4 == 0 ? (gsize) g_test_rand_int_range (0, size) : size;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GVariant) damaged = NULL;
      g_autoptr (DopysDocument) result = NULL;

      for (guint j = 0; j < n_changes; j++)
        data[g_test_rand_int_range (0, size)] = g_test_rand_int_range (0, 256);
      bytes = g_bytes_new (data, length);
      damaged = g_variant_ref_sink (g_variant_new_from_bytes (g_variant_get_type (variant), bytes, FALSE));
      result = dopys_document_from_variant (damaged, NULL);
      if (result)
        {
          dopys_document_check (result);
          n_read++;
        }
    }
  g_test_message ("%u of 20000 damaged variants could be read", n_read);
  g_assert_cmpuint (n_read, <, 20000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/variant/round-trip", test_round_trip);
  g_test_add_func ("/core/variant/origins", test_origins);
  g_test_add_func ("/core/variant/slice", test_slice);
  g_test_add_func ("/core/variant/inconsistent", test_inconsistent);
  g_test_add_func ("/core/variant/consistent", test_consistent);
  g_test_add_func ("/core/variant/newer-version", test_newer_version);
  g_test_add_func ("/core/variant/table", test_table);
  g_test_add_func ("/core/variant/damaged-table", test_damaged_table);
  g_test_add_func ("/core/variant/damaged-bytes", test_damaged_bytes);
  return g_test_run ();
}
