/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-edit.h"

#include "notation.h"

static void
check (const char *before, const char *const *after)
{
  guint start, end;
  g_autoptr (DopysDocument) document = notation_parse (before, &start, &end);

  for (; *after; after++)
    {
      g_autoptr (DopysDocument) changed = dopys_edit_change_case (document, start, end);
      assert_notation (changed, NOTATION_NO_CARET, *after);
      dopys_document_unref (document);
      document = dopys_document_ref (changed);
    }
}

static void
test_round (void)
{
  check ("p а [Їжак біг] і",
         (const char *const[]) { "p а ЇЖАК БІГ і", "p а їжак біг і", "p а Їжак біг і", "p а ЇЖАК БІГ і", NULL });
  check ("p [ПРО БЮДЖЕТ]", (const char *const[]) { "p про бюджет", "p Про бюджет", NULL });
}

static void
test_word_at_caret (void)
{
  check ("p моє п’ят^ниця є", (const char *const[]) { "p моє П’ятниця є", "p моє П’ЯТНИЦЯ є", NULL });
  check ("p а ^ б", (const char *const[]) { "p а  б", NULL });
}

static void
test_blocks (void)
{
  check ("h2 п[ерший\nM *\np друг]ий", (const char *const[]) { "h2 пЕрший\nM *\np другий", NULL });
  check ("p [«ґанок»]", (const char *const[]) { "p «Ґанок»", NULL });
  check ("p [straße X]", (const char *const[]) { "p STRAßE X", NULL });
}

static void
test_keeps_styles (void)
{
  DopysRun runs[] = { { 2, DOPYS_STYLE_BOLD, NULL }, { 2, 0, "http://a.example/" } };
  g_autoptr (DopysBlock) block = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "абвг", runs, 2);
  g_autoptr (DopysDocument) document = dopys_document_new (&block, 1);
  g_autoptr (DopysDocument) changed = dopys_edit_change_case (document, 1, 3);
  guint n_runs;
  const DopysRun *after = dopys_block_get_runs (dopys_document_get_block (changed, 0), &n_runs);

  assert_notation (changed, NOTATION_NO_CARET, "p аБвг");
  g_assert_cmpuint (n_runs, ==, 2);
  g_assert_cmpuint (after[0].style, ==, DOPYS_STYLE_BOLD);
  g_assert_cmpstr (after[1].link, ==, "http://a.example/");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/case/round", test_round);
  g_test_add_func ("/core/case/word-at-caret", test_word_at_caret);
  g_test_add_func ("/core/case/blocks", test_blocks);
  g_test_add_func ("/core/case/keeps-styles", test_keeps_styles);
  return g_test_run ();
}
