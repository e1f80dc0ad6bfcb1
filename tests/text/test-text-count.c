/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-text-count.h"

static void
assert_count (DopysDocument *document, guint words, guint characters, guint letters, guint minutes)
{
  DopysTextCount count = dopys_text_count (document);

  g_assert_cmpuint (count.words, ==, words);
  g_assert_cmpuint (count.characters, ==, characters);
  g_assert_cmpuint (count.letters, ==, letters);
  g_assert_cmpuint (count.minutes, ==, minutes);
}

static void
test_empty (void)
{
  g_autoptr (DopysDocument) document = dopys_document_new_empty ();

  assert_count (document, 0, 0, 0, 0);
}

static void
test_blocks (void)
{
  g_autoptr (DopysTable) bare = dopys_table_new (1, 2);
  g_autoptr (DopysBlock) cell = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "два слова", NULL, 0);
  g_autoptr (DopysTable) table = dopys_table_with_cell (bare, 0, 1, cell);
  DopysBlock *blocks[] = { dopys_block_new_text (&DOPYS_FORMAT_HEADING (2), "№\302\2405, п’ять", NULL, 0),
                           dopys_block_new_table (table), dopys_block_new_separator () };
  g_autoptr (DopysDocument) document = dopys_document_new (blocks, 3);

  assert_count (document, dopys_document_count_words (document), 10 + 9, 8 + 8, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    dopys_block_unref (blocks[i]);
}

static void
test_minutes (void)
{
  for (guint words = 180; words <= 181; words++)
    {
      GString *text = g_string_new (NULL);
      for (guint i = 0; i < words; i++)
        g_string_append (text, "а ");
      DopysBlock *block = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, text->str, NULL, 0);
      g_autoptr (DopysDocument) document = dopys_document_new (&block, 1);

      assert_count (document, words, 2 * words, words, words == 180 ? 1 : 2);
      dopys_block_unref (block);
      g_string_free (text, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-count/empty", test_empty);
  g_test_add_func ("/text-count/blocks", test_blocks);
  g_test_add_func ("/text-count/minutes", test_minutes);
  return g_test_run ();
}
