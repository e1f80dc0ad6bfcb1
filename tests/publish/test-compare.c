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

static void
test_lines (void)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autoptr (DopysPhoto) bare = dopys_photo_new ("aa");
  g_autoptr (DopysPhoto) photo = dopys_photo_with_alt (bare, "Зала");
  DopysPhoto *const photos[] = { photo, bare };
  g_autoptr (DopysMedia) media = dopys_media_new_gallery (photos, 2, NULL);
  g_autoptr (DopysBlock) block = dopys_block_new_media (media);

  article->title = g_strdup ("Сесія");
  article->excerpt = g_strdup ("Коротко");
  dopys_document_unref (article->document);
  article->document = dopys_document_new (&block, 1);
  g_auto (GStrv) lines = dopys_compare_dup_lines (article);
  g_assert_cmpstr (lines[0], ==, "Сесія");
  g_assert_nonnull (strstr (lines[1], "Коротко"));
  g_assert_cmpstr (lines[2], ==, "[Photo: Зала]\n[Photo: no description]");
  g_assert_null (lines[3]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/rows", test_rows);
  g_test_add_func ("/compare/lines", test_lines);
  return g_test_run ();
}
