/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Article → markup → article, for articles made at random; what is understood and what is left raw; what it costs. */

#include "dopys-blocks.h"

#include <string.h>

#define N_DOCUMENTS 2000

static const char *
pick (GRand *rand, const char *const *words)
{
  return words[g_rand_int_range (rand, 0, (gint32) g_strv_length ((GStrv) words))];
}

static DopysBlock *
make_text (GRand *rand, const DopysBlockFormat *format)
{
  static const char *const words[] = { "слово",
                                       "<b>",
                                       "&amp;",
                                       "&",
                                       "\"",
                                       "'",
                                       ">",
                                       "--",
                                       "-->",
                                       " ",
                                       "\u00a0",
                                       "ї",
                                       "е\u0301",
                                       "\u2028",
                                       "🎉",
                                       "]]>",
                                       "<!-- wp:more -->",
                                       "",
                                       NULL };
  static const char *const links[] = { "https://rada.example/?a=1&b=2", "mailto:a@rada.example",
                                       "https://рада.example/\"x\"", "a<b>", NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  DopysRun runs[6];
  guint n_runs = (guint) g_rand_int_range (rand, 0, 6);

  for (guint i = 0; i < n_runs; i++)
    {
      gsize before = text->len;
      g_string_append (text, pick (rand, words));
      g_string_append (text, pick (rand, words));
      runs[i].length = (guint) g_utf8_strlen (text->str + before, -1);
      runs[i].style =
          g_rand_boolean (rand) ? (DopysStyle) g_rand_int_range (rand, 0, DOPYS_STYLE_ALL) : DOPYS_STYLE_NONE;
      runs[i].link = g_rand_int_range (rand, 0, 4) ? NULL : g_intern_string (pick (rand, links));
    }
  return dopys_block_new_text (format, text->str, runs, n_runs);
}

static DopysBlock *
make_media (GRand *rand)
{
  static const char *const texts[] = { "", "Опис «у лапках»", "a < b & \"c\" > d", "--", NULL };
  static const char *const sizes[] = { "large", "full", "medium_large", NULL };
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  gboolean gallery = g_rand_boolean (rand);

  for (gint n = gallery ? g_rand_int_range (rand, 1, 5) : 1; n > 0; n--)
    {
      g_autofree char *url = g_strdup_printf ("https://rada.example/%d.jpg?a=1&b=\"2\"", n);
      g_autoptr (DopysPhoto) bare = dopys_photo_new_remote (url, g_rand_int_range (rand, 0, 3));
      g_autoptr (DopysPhoto) described = dopys_photo_with_alt (bare, pick (rand, texts));
      g_autoptr (DopysPhoto) captioned = dopys_photo_with_caption (described, pick (rand, texts));
      g_ptr_array_add (photos, dopys_photo_with_author (captioned, pick (rand, texts)));
    }
  g_autoptr (DopysMedia) media =
      gallery ? dopys_media_new_gallery ((DopysPhoto *const *) photos->pdata, photos->len, pick (rand, texts))
              : dopys_media_new_photo (photos->pdata[0]);
  const DopysMediaLayout layout = { .columns = gallery ? (guint) g_rand_int_range (rand, 0, 9) : 0,
                                    .natural = gallery && g_rand_boolean (rand),
                                    .wide = g_rand_boolean (rand),
                                    .size_slug = pick (rand, sizes) };
  g_autoptr (DopysMedia) laid_out = dopys_media_with_layout (media, &layout);
  return dopys_block_new_media (laid_out);
}

static DopysBlock *
make_table (GRand *rand)
{
  guint n_rows = (guint) g_rand_int_range (rand, 1, 5), n_columns = (guint) g_rand_int_range (rand, 1, 5);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_autoptr (DopysBlock) caption = make_text (rand, &DOPYS_FORMAT_PARAGRAPH);

  for (guint i = 0; i < n_rows * n_columns; i++)
    g_ptr_array_add (cells, make_text (rand, &DOPYS_FORMAT_PARAGRAPH));
  g_autoptr (DopysTable) bare = dopys_table_new_with_cells (n_rows, n_columns, (DopysBlock *const *) cells->pdata);
  g_autoptr (DopysTable) captioned =
      g_rand_boolean (rand) ? dopys_table_with_caption (bare, caption) : dopys_table_ref (bare);
  g_autoptr (DopysTable) headed = dopys_table_with_header (captioned, g_rand_boolean (rand));
  g_autoptr (DopysTable) laid_out = dopys_table_with_fluid (headed, g_rand_boolean (rand));
  return dopys_block_new_table (laid_out);
}

static DopysBlock *
make_block (GRand *rand)
{
  DopysBlockFormat format = { .kind = (DopysBlockKind) g_rand_int_range (rand, 0, DOPYS_BLOCK_N_KINDS),
                              .align = (guint8) g_rand_int_range (rand, 0, DOPYS_ALIGN_RIGHT + 1) };

  switch (format.kind)
    {
    case DOPYS_BLOCK_MEDIA:
      return make_media (rand);
    case DOPYS_BLOCK_RAW: /* every one is its own bytes */
    case DOPYS_BLOCK_SEPARATOR:
      return dopys_block_new_separator ();
    case DOPYS_BLOCK_TABLE:
      return make_table (rand);
    case DOPYS_BLOCK_MORE:
      return dopys_block_new_more ();
    case DOPYS_BLOCK_EMBED:
      return dopys_block_new_embed (g_rand_boolean (rand) ? "https://www.youtube.com/watch?v=a--b&t=1s"
                                                          : "https://fb.watch/<\"'\\>/");
    case DOPYS_BLOCK_HEADING:
      format.level = (guint8) g_rand_int_range (rand, 2, 5);
      break;
    case DOPYS_BLOCK_LIST_ITEM:
      format.depth = (guint8) g_rand_int_range (rand, 0, DOPYS_LIST_MAX_DEPTH + 1);
      format.ordered = g_rand_boolean (rand);
      format.start = format.ordered && g_rand_boolean (rand) ? (guint) g_rand_int_range (rand, 2, 100) : 0;
      break;
    default:
      break;
    }
  return make_text (rand, &format);
}

static DopysDocument *
make_document (GRand *rand)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);

  for (gint n = g_rand_int_range (rand, 1, 20); n > 0; n--)
    {
      DopysBlock *block = make_block (rand);
      g_ptr_array_add (blocks, block);
      for (gint more = dopys_block_get_kind (block) == DOPYS_BLOCK_LIST_ITEM ? g_rand_int_range (rand, 0, 6) : 0;
           more > 0; more--)
        {
          DopysBlockFormat format = *dopys_block_get_format (block);
          format.depth = (guint8) g_rand_int_range (rand, 0, DOPYS_LIST_MAX_DEPTH + 1);
          format.ordered = g_rand_int_range (rand, 0, 3) == 0;
          format.start = 0;
          g_ptr_array_add (blocks, make_text (rand, &format));
        }
    }
  /* An empty one at the end would be left out. */
  g_ptr_array_add (blocks, dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "кінець", NULL, 0));
  return dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
}

static void
test_random (void)
{
  const char *given = g_getenv ("DOPYS_SEED");
  guint32 seed = given ? (guint32) g_ascii_strtoull (given, NULL, 10) : (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("DOPYS_SEED=%u", seed);
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (DopysDocument) document = make_document (rand);
      guint missing;
      g_autoptr (GBytes) written = dopys_blocks_write (document, NULL, NULL, &missing);
      g_autoptr (DopysDocument) again = dopys_blocks_read (written);
      dopys_document_check (again);
      g_assert_cmpuint (missing, ==, 0);
      if (!dopys_document_equal (document, again))
        {
          g_autofree char *markup = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
          g_test_message ("document %u: %s", i, markup);
          g_test_fail ();
          return;
        }
    }
}

/* What the strict reader takes for its own (an upper-case letter), and what it leaves raw (r). */
static void
assert_kinds (const char *name, const char *expected)
{
  static const char letters[] = "PHLQSM-r";
  g_autofree char *file = g_strconcat (name, ".html", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "markup", "corpus", file, NULL);
  g_autoptr (GString) kinds = g_string_new (NULL);
  char *data = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_autoptr (GBytes) content = g_bytes_new_take (data, size);
  g_autoptr (DopysDocument) document = dopys_blocks_read (content);
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    if (dopys_block_get_origin (dopys_document_get_block (document, i), NULL, NULL))
      g_string_append_c (kinds, letters[dopys_block_get_kind (dopys_document_get_block (document, i))]);
  g_test_message ("%s", name);
  g_assert_cmpstr (kinds->str, ==, expected);
}

static void
test_understood (void)
{
  assert_kinds ("adjacent", "PLLLLLQQQSQP");
  assert_kinds ("inline", "PPPrrrPrrrrrPP");
  assert_kinds ("lines", "PPr");
  assert_kinds ("lists", "LrrLLLLLrrrr");
  assert_kinds ("deep", "rr");
  assert_kinds ("quotes", "rQSrrrr");
  assert_kinds ("pictures", "MMrrMMrrMMrr");
  assert_kinds ("headings", "HHrrrHH");
  assert_kinds ("foreign", "rrrrrrrrP");
  assert_kinds ("crlf", "PP");
  assert_kinds ("cp1251", "rP");
  assert_kinds ("classic", "r");
}

static void
assert_text (const char *inner, const char *expected)
{
  g_autofree char *markup = g_strdup_printf ("<!-- wp:paragraph -->\n<p>%s</p>\n<!-- /wp:paragraph -->", inner);
  g_autoptr (GBytes) content = g_bytes_new (markup, strlen (markup));
  g_autoptr (DopysDocument) document = dopys_blocks_read (content);
  DopysBlock *block = dopys_document_get_block (document, 0);
  if (expected == NULL)
    g_assert_cmpint (dopys_block_get_kind (block), ==, DOPYS_BLOCK_RAW);
  else
    {
      g_assert_cmpint (dopys_block_get_kind (block), ==, DOPYS_BLOCK_PARAGRAPH);
      g_assert_cmpstr (dopys_block_get_text (block), ==, expected);
    }
}

static void
test_entities (void)
{
  assert_text ("&lt;&gt;&amp;&quot;&apos;&#39;&#x27;", "<>&\"'''");
  assert_text ("&laquo;&raquo;&mdash;&hellip;&nbsp;", "«»—…\u00a0");
  assert_text ("a & b", "a & b");
  assert_text ("a > b", "a > b");
  assert_text ("&#1111;&#x457;", "її");
  assert_text ("рядок\r\n  другий<br>\nтретій", "рядок другий\u2028третій");
  const char *const raw[] = { "&x;",    "&amp", "&#;",      "&#x;",           "&# 65;",   "&#-65;",  "&#+65;",  "&#10;",
                              "&#150;", "&#0;", "&#xd800;", "&#99999999999;", "&#xfffc;", "&#8232;", "a\u2028b" };
  for (gsize i = 0; i < G_N_ELEMENTS (raw); i++)
    assert_text (raw[i], NULL);
}

/* Reading costs time in proportion to size: each of these once cost a square. */
static void
test_cost (void)
{
  const char *const pieces[] = {
    "<!--", "<!-- wp:a -->", "<!-- /wp:a -->", "<!-- wp:a {", "<", "&", "<!-- wp:list --><ul><!-- wp:list-item --><li>"
  };
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      while (text->len < 1024 * 1024)
        g_string_append (text, pieces[i]);
      g_string_append (text, "-->");
      g_autoptr (GBytes) content = g_bytes_new (text->str, text->len);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (DopysDocument) document = dopys_blocks_read (content);
      g_autoptr (GBytes) written = dopys_blocks_write (document, NULL, NULL, NULL);
      g_test_message ("%s: %" G_GINT64_FORMAT " ms", pieces[i], (g_get_monotonic_time () - start) / 1000);
      g_assert_true (g_bytes_equal (written, content));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
    }
}

/* Ten thousand items, and ten thousand lists side by side. */
static void
test_many_items (void)
{
  g_autoptr (GString) lists = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 10000; i++)
    {
      g_ptr_array_add (blocks, dopys_block_new_text (&DOPYS_FORMAT_BULLET (0), "x", NULL, 0));
      g_string_append (lists, "<!-- wp:list -->\n<ul class=\"wp-block-list\"><!-- wp:list-item -->\n<li>x</li>\n"
                              "<!-- /wp:list-item --></ul>\n<!-- /wp:list -->");
    }
  g_autoptr (DopysDocument) document = dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
  g_autoptr (GBytes) written = dopys_blocks_write (document, NULL, NULL, NULL);
  g_autoptr (DopysDocument) again = dopys_blocks_read (written);
  g_assert_true (dopys_document_equal (document, again));
  g_autoptr (GBytes) content = g_bytes_new (lists->str, lists->len);
  g_autoptr (DopysDocument) separate = dopys_blocks_read (content);
  g_autoptr (GBytes) same = dopys_blocks_write (separate, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (same, content));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/round-trip/random", test_random);
  g_test_add_func ("/round-trip/understood", test_understood);
  g_test_add_func ("/round-trip/entities", test_entities);
  g_test_add_func ("/round-trip/cost", test_cost);
  g_test_add_func ("/round-trip/many-items", test_many_items);
  return g_test_run ();
}
