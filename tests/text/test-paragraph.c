/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long paragraphs are split where a reader would take a breath, and lose nothing. */

#include "dopys-paragraph.h"

#include <string.h>

static DopysBlock *
make (const char *sentence, guint times)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", sentence);
  return dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, text->str, NULL, 0);
}

/* The parts joined by blanks are the text again. */
static void
assert_whole (DopysBlock *block, GPtrArray *parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", dopys_block_get_text (parts->pdata[i]));
  g_assert_cmpstr (text->str, ==, dopys_block_get_text (block));
}

static void
test_sentences (void)
{
  /* 10 words; «вул.», «ім.» and initials end nothing. */
  g_autoptr (DopysBlock) block = make ("На вул. Садовій біля школи ім. О. Петренка відкрили бібліотеку.", 50);
  g_autoptr (GPtrArray) parts = dopys_paragraph_split (block);

  g_assert_cmpuint (parts->len, ==, 6);
  assert_whole (block, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      g_assert_true (g_str_has_prefix (dopys_block_get_text (parts->pdata[i]), "На вул."));
      g_assert_true (g_str_has_suffix (dopys_block_get_text (parts->pdata[i]), "бібліотеку."));
    }
}

static void
test_quotes (void)
{
  g_autoptr (DopysBlock) block = make ("«Чому так довго чекали, поки нарешті почнеться новий ремонт?»", 30);
  g_autoptr (GPtrArray) parts = dopys_paragraph_split (block);

  g_assert_cmpuint (parts->len, ==, 4);
  assert_whole (block, parts);
  g_assert_true (g_str_has_suffix (dopys_block_get_text (parts->pdata[0]), "ремонт?»"));
}

static void
test_without_sentences (void)
{
  g_autoptr (DopysBlock) block = make ("слово", 600);
  g_autoptr (GPtrArray) parts = dopys_paragraph_split (block);

  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpuint (dopys_block_count_words (parts->pdata[0]), ==, 250);
  assert_whole (block, parts);
}

/* What is left at the end is no paragraph of three words. */
static void
test_rest (void)
{
  g_autoptr (DopysBlock) block = make ("Десять слів має кожне речення цього доволі довгого тексту новини.", 25);
  g_autoptr (GPtrArray) parts = dopys_paragraph_split (block);

  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpuint (dopys_block_count_words (parts->pdata[2]), ==, 90);
  assert_whole (block, parts);
}

static void
test_short (void)
{
  g_autoptr (DopysBlock) block = make ("Десять слів має кожне речення цього доволі довгого тексту новини.", 20);
  g_autoptr (GPtrArray) parts = dopys_paragraph_split (block);

  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_true (parts->pdata[0] == block);
}

/* Formats and styles stay with their words. */
static void
test_styles (void)
{
  g_autoptr (DopysBlock) plain = make ("Десять слів має кожне речення цього доволі довгого тексту новини.", 30);
  guint length = dopys_block_get_length (plain);
  g_autoptr (DopysBlock) bold = dopys_block_with_style (plain, length - 7, length, DOPYS_STYLE_BOLD, 0);
  g_autoptr (GPtrArray) parts = dopys_paragraph_split (bold);
  DopysBlock *last = parts->pdata[parts->len - 1];
  guint n;
  const DopysRun *runs = dopys_block_get_runs (last, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (runs[1].style, ==, DOPYS_STYLE_BOLD);
  g_assert_cmpuint (runs[1].length, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/paragraph/sentences", test_sentences);
  g_test_add_func ("/text/paragraph/quotes", test_quotes);
  g_test_add_func ("/text/paragraph/without-sentences", test_without_sentences);
  g_test_add_func ("/text/paragraph/rest", test_rest);
  g_test_add_func ("/text/paragraph/short", test_short);
  g_test_add_func ("/text/paragraph/styles", test_styles);
  return g_test_run ();
}
