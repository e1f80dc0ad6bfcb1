/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-share.h"

#include <string.h>

static DopysArticle *
make_article (const char *title, const char *excerpt, const char *paragraph)
{
  DopysArticle *article = dopys_article_new ();
  g_autoptr (DopysBlock) block = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, paragraph, NULL, 0);

  article->title = g_strdup (title);
  article->excerpt = g_strdup (excerpt);
  dopys_document_unref (article->document);
  article->document = dopys_document_new (&block, 1);
  return article;
}

static void
test_text (void)
{
  g_autoptr (DopysArticle) plain = make_article ("Сесія", NULL, "Депутати ухвалили бюджет.");
  g_autoptr (DopysArticle) short_one = make_article ("Сесія", "Коротко.", "Довго.");
  g_autoptr (DopysArticle) empty = make_article ("Сесія", NULL, "");
  g_autofree char *first = dopys_share_text (plain, "https://rada.example/a/");
  g_autofree char *second = dopys_share_text (short_one, "https://rada.example/a/");
  g_autofree char *third = dopys_share_text (empty, "https://rada.example/a/");

  g_assert_cmpstr (first, ==, "Сесія\n\nДепутати ухвалили бюджет.\n\nhttps://rada.example/a/");
  g_assert_cmpstr (second, ==, "Сесія\n\nКоротко.\n\nhttps://rada.example/a/");
  g_assert_cmpstr (third, ==, "Сесія\n\nhttps://rada.example/a/");
}

/* Cut at a word. */
static void
test_long (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < 100; i++)
    g_string_append (words, "бюджет ");
  g_autoptr (DopysArticle) article = make_article ("Сесія", words->str, "");
  g_autofree char *text = dopys_share_text (article, "u");

  g_assert_nonnull (strstr (text, "бюджет…\n\nu"));
  g_assert_cmpint (g_utf8_strlen (text, -1), <, 320);
}

/* What people typed never becomes markup. */
static void
test_embed (void)
{
  g_autoptr (DopysArticle) article = make_article ("A <b> & \"c\"", NULL, "");
  g_autofree char *code = dopys_share_embed_code (article, "https://rada.example/a");

  g_assert_nonnull (strstr (code, "src=\"https://rada.example/a/embed/\""));
  g_assert_nonnull (strstr (code, "A &lt;b&gt; &amp; &quot;c&quot;"));
  g_assert_null (strstr (code, "<b>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/text", test_text);
  g_test_add_func ("/share/long", test_long);
  g_test_add_func ("/share/embed", test_embed);
  return g_test_run ();
}
