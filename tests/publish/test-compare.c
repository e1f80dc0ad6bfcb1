/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-compare.h"

#include <string.h>

/* Rows as "a=a b|- -|c d|e". */
static char *
compare (const char *ours, const char *theirs)
{
  g_auto (GStrv) left = g_strsplit (ours, " ", -1);
  g_auto (GStrv) right = g_strsplit (theirs, " ", -1);
  g_autoptr (GArray) rows = dopys_compare_lines (left, right);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DopysComparison *row = &g_array_index (rows, DopysComparison, i);
      g_string_append_printf (text, "%s%s%s%s", i ? " " : "", row->ours >= 0 ? left[row->ours] : "-",
                              row->equal ? "=" : "|", row->theirs >= 0 ? right[row->theirs] : "-");
    }
  return g_strdup (text->str);
}

static void
test_rows (void)
{
  static const char *const cases[][3] = {
    { "a b c", "a b c", "a=a b=b c=c" },
    { "a b c", "a c", "a=a b|- c=c" },
    { "a c", "a b c", "a=a -|b c=c" },
    { "a b c", "a x c", "a=a b|x c=c" },
    { "a", "b", "a|b" },
    { "a b", "b a", "a|- b=b -|a" },
    { "a b c d", "a x y d", "a=a b|x c|y d=d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = compare (cases[i][0], cases[i][1]);
      g_assert_cmpstr (rows, ==, cases[i][2]);
    }
}

static DopysBlock *
paragraph (const char *text)
{
  const DopysBlockFormat format = { .kind = DOPYS_BLOCK_PARAGRAPH };
  return dopys_block_new_text (&format, text, NULL, 0);
}

/* An article of paragraphs; "*" stands for a gallery. */
static DopysArticle *
make_article (const char *title, const char *texts)
{
  DopysArticle *article = dopys_article_new ();
  g_auto (GStrv) all = g_strsplit (texts, " ", -1);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_autoptr (DopysPhoto) bare = dopys_photo_new ("aa");
  g_autoptr (DopysPhoto) photo = dopys_photo_with_alt (bare, "Зала");
  DopysPhoto *const photos[] = { photo, bare };
  g_autoptr (DopysMedia) media = dopys_media_new_gallery (photos, 2, NULL);

  for (guint i = 0; all[i]; i++)
    g_ptr_array_add (blocks, g_str_equal (all[i], "*") ? dopys_block_new_media (media) : paragraph (all[i]));
  article->title = g_strdup (title);
  dopys_document_unref (article->document);
  article->document = dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
  return article;
}

static void
test_articles (void)
{
  g_autoptr (DopysArticle) ours = make_article ("Сесія", "a * b"), theirs = make_article ("Сесія", "a *");
  theirs->excerpt = g_strdup ("Коротко");
  theirs->tags = g_strsplit ("рада,бюджет", ",", -1);
  g_autoptr (GPtrArray) rows = dopys_compare_articles (ours, theirs);
  const DopysDifference *title = g_ptr_array_index (rows, 0), *excerpt = g_ptr_array_index (rows, 1),
                        *tags = g_ptr_array_index (rows, 2), *gallery = g_ptr_array_index (rows, 4),
                        *last = g_ptr_array_index (rows, 5);

  g_assert_cmpuint (rows->len, ==, 6);
  g_assert_true (title->equal);
  g_assert_null (excerpt->our_text);
  g_assert_nonnull (strstr (excerpt->their_text, "Коротко"));
  g_assert_nonnull (strstr (tags->their_text, "рада, бюджет"));
  g_assert_cmpstr (gallery->our_text, ==, "[Photo: Зала]\n[Photo: no description]");
  g_assert_true (gallery->equal);
  g_assert_cmpint (last->ours, ==, 2);
  g_assert_cmpint (last->theirs, ==, -1);
}

/* Taken from either side, row by row; equal words in bold are a difference too. */
static void
test_merge (void)
{
  g_autoptr (DopysArticle) ours = make_article ("Наша", "a b c"), theirs = make_article ("Їхня", "a x c d");
  g_autoptr (DopysBlock) bold =
      dopys_block_with_style (dopys_document_get_block (theirs->document, 2), 0, 1, DOPYS_STYLE_BOLD, 0);
  g_autoptr (DopysDocument) changed = dopys_document_splice (theirs->document, 2, 1, &bold, 1);
  dopys_document_unref (theirs->document);
  theirs->document = g_steal_pointer (&changed);
  g_autoptr (GPtrArray) rows = dopys_compare_articles (ours, theirs);
  const gboolean none[5] = { FALSE }, all[] = { TRUE, TRUE, TRUE, TRUE, TRUE },
                 some[] = { FALSE, TRUE, TRUE, FALSE, TRUE };

  g_assert_cmpuint (rows->len, ==, 5);
  g_assert_false (((DopysDifference *) g_ptr_array_index (rows, 3))->equal);
  g_autoptr (DopysArticle) first = dopys_compare_merge (ours, theirs, rows, none);
  g_assert_cmpstr (first->title, ==, "Наша");
  g_assert_true (dopys_document_equal (first->document, ours->document));
  g_autoptr (DopysArticle) second = dopys_compare_merge (ours, theirs, rows, all);
  g_assert_cmpstr (second->title, ==, "Їхня");
  g_assert_true (dopys_document_equal (second->document, theirs->document));
  g_autoptr (DopysArticle) third = dopys_compare_merge (ours, theirs, rows, some);
  g_autofree char *text = dopys_document_dup_text (third->document);
  g_assert_cmpstr (third->title, ==, "Наша");
  g_assert_cmpstr (third->id, ==, ours->id);
  g_assert_cmpstr (text, ==, "a\nx\nc\nd");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/rows", test_rows);
  g_test_add_func ("/compare/articles", test_articles);
  g_test_add_func ("/compare/merge", test_merge);
  return g_test_run ();
}
