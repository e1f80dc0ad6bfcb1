/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-block.h"

#include "dopys-plain-text.h"

#define MIXED "Щ😀e\314\201z" /* Щ, an emoji, e with a combining acute, z: 5 characters */

static DopysBlock *
new_paragraph (const char *text)
{
  return dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, text, NULL, 0);
}

static void
assert_runs (DopysBlock *block, const char *expected)
{
  g_autoptr (GString) result = g_string_new (NULL);
  guint n_runs;
  const DopysRun *runs = dopys_block_get_runs (block, &n_runs);

  dopys_block_check (block);
  for (guint i = 0; i < n_runs; i++)
    g_string_append_printf (result, "%s%u:%x%s%s", i ? " " : "", runs[i].length, runs[i].style, runs[i].link ? "@" : "",
                            runs[i].link ? runs[i].link : "");
  g_assert_cmpstr (result->str, ==, expected);
}

static void
test_length (void)
{
  g_autoptr (DopysBlock) empty = new_paragraph ("");
  g_autoptr (DopysBlock) mixed = new_paragraph (MIXED);
  g_autoptr (DopysBlock) separator = dopys_block_new_separator ();

  g_assert_cmpuint (dopys_block_get_length (empty), ==, 0);
  g_assert_cmpuint (dopys_block_get_length (mixed), ==, 5);
  g_assert_cmpuint (dopys_block_get_length (separator), ==, 1);
  g_assert_true (dopys_block_is_text (empty));
  g_assert_false (dopys_block_is_text (separator));
  g_assert_cmpstr (dopys_block_get_text (separator), ==, "");
  assert_runs (empty, "");
  assert_runs (mixed, "5:0");
}

static void
test_runs_are_fitted (void)
{
  const DopysRun runs[] = { { 1, DOPYS_STYLE_BOLD, NULL },
                            { 0, DOPYS_STYLE_ITALIC, NULL },
                            { 1, DOPYS_STYLE_BOLD, NULL },
                            { 1, 0x1000 | DOPYS_STYLE_SUPERSCRIPT | DOPYS_STYLE_SUBSCRIPT, "" },
                            { 9, DOPYS_STYLE_NONE, "http://a.example/" } };
  g_autoptr (DopysBlock) cut = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, MIXED, runs, 5);
  g_autoptr (DopysBlock) padded = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, MIXED, runs, 3);

  assert_runs (cut, "2:1 1:10 2:0@http://a.example/");
  assert_runs (padded, "2:1 3:0");
}

static void
test_unfit_characters (void)
{
  g_autoptr (DopysBlock) block = new_paragraph ("a\r\nb\rc\vd\xef\xbf\xbc"
                                                "e\xe2\x80\xa9"
                                                "f\x01g\th\x7f");

  g_assert_cmpstr (dopys_block_get_text (block), ==,
                   "a \xe2\x80\xa8"
                   "b\xe2\x80\xa8"
                   "c\xe2\x80\xa8"
                   "d\xef\xbf\xbd"
                   "e\xe2\x80\xa8"
                   "f g\th ");
  assert_runs (block, "17:0");
}

static void
test_formats_in_range (void)
{
  DopysBlockFormat wild = { .kind = DOPYS_BLOCK_HEADING, .level = 9, .depth = 3, .ordered = TRUE, .start = 4 };
  DopysBlockFormat deep = { .kind = DOPYS_BLOCK_LIST_ITEM, .level = 2, .depth = 200, .start = 4 };
  g_autoptr (DopysBlock) heading = dopys_block_new_text (&wild, "x", NULL, 0);
  g_autoptr (DopysBlock) item = dopys_block_new_text (&deep, "x", NULL, 0);

  g_assert_true (dopys_block_format_equal (dopys_block_get_format (heading), &DOPYS_FORMAT_HEADING (4)));
  g_assert_true (dopys_block_format_equal (dopys_block_get_format (item), &DOPYS_FORMAT_BULLET (7)));
}

static void
test_run_at (void)
{
  const DopysRun runs[] = { { 2, DOPYS_STYLE_BOLD, NULL }, { 3, DOPYS_STYLE_NONE, NULL } };
  g_autoptr (DopysBlock) block = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, MIXED, runs, 2);
  guint start;

  g_assert_cmpint (dopys_block_get_run_at (block, 1, &start)->style, ==, DOPYS_STYLE_BOLD);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpint (dopys_block_get_run_at (block, 2, &start)->style, ==, DOPYS_STYLE_NONE);
  g_assert_cmpuint (start, ==, 2);
  g_assert_cmpint (dopys_block_get_run_at (block, 4, NULL)->style, ==, DOPYS_STYLE_NONE);
}

static void
test_sub (void)
{
  const DopysRun runs[] = { { 2, DOPYS_STYLE_BOLD, NULL }, { 3, DOPYS_STYLE_NONE, NULL } };
  g_autoptr (DopysBlock) block = dopys_block_new_text (&DOPYS_FORMAT_HEADING (3), MIXED, runs, 2);
  g_autoptr (DopysBlock) whole = dopys_block_sub (block, 0, 5);
  g_autoptr (DopysBlock) middle = dopys_block_sub (block, 1, 4);
  g_autoptr (DopysBlock) none = dopys_block_sub (block, 3, 3);

  g_assert_true (whole == block);
  g_assert_cmpstr (dopys_block_get_text (middle), ==, "😀e\314\201");
  assert_runs (middle, "1:1 2:0");
  g_assert_cmpint (dopys_block_get_format (middle)->level, ==, 3);
  g_assert_cmpstr (dopys_block_get_text (none), ==, "");
  assert_runs (none, "");
}

static void
test_splice (void)
{
  const DopysRun bold = { 2, DOPYS_STYLE_BOLD, NULL };
  g_autoptr (DopysBlock) block = new_paragraph (MIXED);
  g_autoptr (DopysBlock) insert = dopys_block_new_text (&DOPYS_FORMAT_QUOTE, "жі", &bold, 1);
  g_autoptr (DopysBlock) same = dopys_block_splice (block, 2, 2, NULL);
  g_autoptr (DopysBlock) put_in = dopys_block_splice (block, 1, 2, insert);
  g_autoptr (DopysBlock) again = dopys_block_splice (put_in, 3, 3, insert);
  g_autoptr (DopysBlock) cut = dopys_block_splice (block, 0, 4, NULL);

  g_assert_true (same == block);
  g_assert_cmpstr (dopys_block_get_text (put_in), ==, "Щжіe\314\201z");
  assert_runs (put_in, "1:0 2:1 3:0");
  assert_runs (again, "1:0 4:1 3:0");
  g_assert_cmpint (dopys_block_get_kind (put_in), ==, DOPYS_BLOCK_PARAGRAPH);
  g_assert_cmpstr (dopys_block_get_text (cut), ==, "z");
  assert_runs (cut, "1:0");
  g_assert_cmpstr (dopys_block_get_text (block), ==, MIXED);
}

static void
test_style (void)
{
  g_autoptr (DopysBlock) block = new_paragraph ("abcdef");
  g_autoptr (DopysBlock) bold = dopys_block_with_style (block, 1, 4, DOPYS_STYLE_BOLD, 0);
  g_autoptr (DopysBlock) raised = dopys_block_with_style (bold, 3, 6, DOPYS_STYLE_SUPERSCRIPT, 0);
  g_autoptr (DopysBlock) lowered = dopys_block_with_style (raised, 0, 6, DOPYS_STYLE_SUBSCRIPT, DOPYS_STYLE_BOLD);
  g_autoptr (DopysBlock) plain = dopys_block_with_style (bold, 0, 6, 0, DOPYS_STYLE_ALL);
  g_autoptr (DopysBlock) again = dopys_block_with_style (bold, 2, 3, DOPYS_STYLE_BOLD, 0);
  g_autoptr (DopysBlock) nothing = dopys_block_with_style (block, 2, 2, DOPYS_STYLE_BOLD, 0);

  assert_runs (bold, "1:0 3:1 2:0");
  assert_runs (raised, "1:0 2:1 1:11 2:10");
  assert_runs (lowered, "6:20");
  assert_runs (plain, "6:0");
  g_assert_true (again == bold);
  g_assert_true (nothing == block);
}

static void
test_link (void)
{
  g_autofree char *address = g_strdup ("http://громада.example/");
  g_autoptr (DopysBlock) block = new_paragraph ("abcdef");
  g_autoptr (DopysBlock) linked = dopys_block_with_link (block, 1, 3, address);
  g_autoptr (DopysBlock) wider = dopys_block_with_link (linked, 3, 4, "http://громада.example/");
  g_autoptr (DopysBlock) removed = dopys_block_with_link (wider, 0, 6, NULL);

  assert_runs (linked, "1:0 2:0@http://громада.example/ 3:0");
  assert_runs (wider, "1:0 3:0@http://громада.example/ 2:0");
  assert_runs (removed, "6:0");
}

static void
test_equal (void)
{
  g_autoptr (DopysBlock) a = new_paragraph ("abc");
  g_autoptr (DopysBlock) b = new_paragraph ("abc");
  g_autoptr (DopysBlock) c = new_paragraph ("abd");
  g_autoptr (DopysBlock) styled = dopys_block_with_style (a, 0, 1, DOPYS_STYLE_BOLD, 0);
  g_autoptr (DopysBlock) quote = dopys_block_with_format (a, &DOPYS_FORMAT_QUOTE);
  g_autoptr (GBytes) bytes = g_bytes_new ("<p>", 3);
  g_autoptr (GBytes) other = g_bytes_new ("<b>", 3);
  g_autoptr (DopysBlock) raw = dopys_block_new_raw (bytes);
  g_autoptr (DopysBlock) raw_other = dopys_block_new_raw (other);

  g_assert_true (dopys_block_equal (a, b));
  g_assert_false (dopys_block_equal (a, c));
  g_assert_false (dopys_block_equal (a, styled));
  g_assert_false (dopys_block_equal (a, quote));
  g_assert_false (dopys_block_equal (raw, raw_other));
  g_assert_false (dopys_block_equal (raw, a));
}

static void
test_media (void)
{
  g_autoptr (DopysPhoto) photo = dopys_photo_new ("aa");
  g_autoptr (DopysPhoto) bad = dopys_photo_with_alt (photo, "x\xff");
  g_autoptr (DopysPhoto) spaces = dopys_photo_with_alt (photo, " \xc2\xa0");
  g_autoptr (DopysPhoto) decorative = dopys_photo_with_decorative (photo, TRUE);
  g_autoptr (DopysPhoto) author = dopys_photo_with_author (photo, "О. Вигадана");
  g_autoptr (DopysMedia) single = dopys_media_new_photo (photo);
  DopysPhoto *photos[] = { photo, author };
  g_autoptr (DopysMedia) gallery = dopys_media_with_photos (single, photos, 2);
  g_autoptr (DopysMedia) wide = dopys_media_with_layout (gallery, &(DopysMediaLayout) { .columns = 99, .wide = TRUE });
  g_autoptr (DopysMedia) described = dopys_media_with_photo (wide, 1, bad);
  g_autoptr (DopysBlock) block = dopys_block_new_media (wide);
  g_autoptr (DopysBlock) same = dopys_block_with_media (block, wide);
  g_autoptr (DopysBlock) changed = dopys_block_with_media (block, described);

  g_assert_cmpstr (dopys_photo_get_url (photo), ==, "");
  g_assert_cmpstr (dopys_photo_get_author (author), ==, "О. Вигадана");
  g_assert_true (g_utf8_validate (dopys_photo_get_alt (bad), -1, NULL));
  g_assert_false (dopys_photo_is_described (photo));
  g_assert_false (dopys_photo_is_described (spaces));
  g_assert_true (dopys_photo_is_described (bad));
  g_assert_true (dopys_photo_is_described (decorative));
  g_assert_false (dopys_photo_equal (photo, author));
  g_assert_false (dopys_media_is_gallery (single));
  g_assert_true (dopys_media_is_gallery (gallery));
  g_assert_cmpuint (dopys_media_get_layout (wide)->columns, ==, 8);
  g_assert_false (dopys_media_equal (wide, gallery));
  g_assert_true (same == block);
  g_assert_false (dopys_block_equal (block, changed));
  dopys_block_check (changed);
}

static void
test_layouts_differ (void)
{
  const DopysMediaLayout layouts[] = {
    { 0 }, { .columns = 2 }, { .natural = TRUE }, { .wide = TRUE }, { .size_slug = "full" }, { .link = "media" }
  };
  g_autoptr (DopysPhoto) photo = dopys_photo_new ("aa");
  g_autoptr (DopysMedia) gallery = dopys_media_new_gallery (&photo, 1, "x");

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (layouts); j++)
      {
        g_autoptr (DopysMedia) a = dopys_media_with_layout (gallery, &layouts[i]);
        g_autoptr (DopysMedia) b = dopys_media_with_layout (gallery, &layouts[j]);

        g_assert_cmpint (dopys_media_equal (a, b), ==, i == j);
      }
}

static void
test_captions (void)
{
  g_autoptr (DopysPhoto) photo = dopys_photo_new ("aa");
  g_autoptr (DopysMedia) single = dopys_media_new_photo (photo);
  g_autoptr (DopysMedia) gallery = dopys_media_new_gallery (&photo, 1, "x");
  g_autoptr (DopysMedia) no_caption = dopys_media_with_caption (single, "y");
  g_autoptr (DopysMedia) caption = dopys_media_with_caption (gallery, "y");
  g_autoptr (DopysMedia) other = dopys_media_with_photos (caption, &photo, 1);

  g_assert_true (no_caption == single);
  g_assert_cmpstr (dopys_media_get_caption (single), ==, "");
  g_assert_cmpstr (dopys_media_get_caption (other), ==, "y");
  g_assert_false (dopys_media_equal (caption, gallery));
  g_assert_false (dopys_media_equal (single, gallery));
  g_assert_true (dopys_media_is_gallery (other));
}

static void
test_origin (void)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) source = g_bytes_new ("<p>ab</p>", 9);
  g_autoptr (DopysOrigin) first = dopys_origin_new (nothing, source, 1, NULL);
  g_autoptr (DopysOrigin) second = dopys_origin_new (nothing, source, 2, first);
  g_autoptr (DopysOrigin) third = dopys_origin_new (nothing, source, 1, second);
  g_autoptr (DopysOrigin) elsewhere = dopys_origin_new (nothing, source, 1, NULL);
  g_autoptr (DopysBlock) bare = new_paragraph ("ab");
  g_autoptr (DopysBlock) block = dopys_block_with_origin (bare, second, 1);
  g_autoptr (DopysBlock) untouched = dopys_block_with_style (block, 0, 2, 0, DOPYS_STYLE_BOLD);
  g_autoptr (DopysBlock) half = dopys_block_sub (block, 0, 1);
  g_autoptr (DopysBlock) styled = dopys_block_with_style (block, 0, 1, DOPYS_STYLE_BOLD, 0);
  g_autoptr (DopysBlock) quote = dopys_block_with_format (block, &DOPYS_FORMAT_QUOTE);
  DopysBlock *changed[] = { half, styled, quote };
  gboolean touched;
  guint index;

  g_assert_true (dopys_origin_follows (NULL, first));
  g_assert_false (dopys_origin_follows (NULL, second));
  g_assert_true (dopys_origin_follows (first, second));
  g_assert_false (dopys_origin_follows (first, third));
  g_assert_false (dopys_origin_follows (second, first));
  g_assert_false (dopys_origin_follows (elsewhere, second));

  g_assert_null (dopys_block_get_origin (bare, NULL, NULL));
  g_assert_true (dopys_block_get_origin (untouched, &index, &touched) == second);
  g_assert_cmpuint (index, ==, 1);
  g_assert_false (touched);
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_assert_true (dopys_block_get_origin (changed[i], &index, &touched) == second);
      g_assert_cmpuint (index, ==, 1);
      g_assert_true (touched);
    }
}

static void
test_words (void)
{
  g_assert_cmpuint (dopys_plain_text_count_words (""), ==, 0);
  g_assert_cmpuint (dopys_plain_text_count_words (" — … "), ==, 0);
  g_assert_cmpuint (dopys_plain_text_count_words ("П’ять слів — це\xe2\x80\xa8не шість"), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/block/length", test_length);
  g_test_add_func ("/core/block/runs-are-fitted", test_runs_are_fitted);
  g_test_add_func ("/core/block/unfit-characters", test_unfit_characters);
  g_test_add_func ("/core/block/formats-in-range", test_formats_in_range);
  g_test_add_func ("/core/block/run-at", test_run_at);
  g_test_add_func ("/core/block/sub", test_sub);
  g_test_add_func ("/core/block/splice", test_splice);
  g_test_add_func ("/core/block/style", test_style);
  g_test_add_func ("/core/block/link", test_link);
  g_test_add_func ("/core/block/equal", test_equal);
  g_test_add_func ("/core/block/media", test_media);
  g_test_add_func ("/core/block/layouts-differ", test_layouts_differ);
  g_test_add_func ("/core/block/captions", test_captions);
  g_test_add_func ("/core/block/origin", test_origin);
  g_test_add_func ("/core/block/words", test_words);
  return g_test_run ();
}
