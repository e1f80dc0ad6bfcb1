/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-diff.h"

#include "notation.h"

/* The diff of two documents, as "start-removed+added text_start-text_removed+text_added"; replays blocks and text. */
static void
check_diff (const char *before, const char *after, const char *expected)
{
  g_autoptr (DopysDocument) a = notation_parse (before, NULL, NULL);
  g_autoptr (DopysDocument) b = notation_parse (after, NULL, NULL);
  g_autoptr (DopysDocument) replayed = NULL;
  g_autofree char *a_text = dopys_document_dup_text (a);
  g_autofree char *b_text = dopys_document_dup_text (b);
  g_autofree char *start = NULL, *added = NULL, *rest = NULL, *text = NULL, *result = NULL;
  DopysDiff diff;

  g_assert_true (dopys_diff_compute (a, b, &diff));
  result = g_strdup_printf ("%u-%u+%u %u-%u+%u", diff.start, diff.removed, diff.added, diff.text_start,
                            diff.text_removed, diff.text_added);
  g_assert_cmpstr (result, ==, expected);

  replayed = dopys_diff_apply (a, &diff, b);
  g_assert_true (dopys_document_equal (replayed, b));
  start = g_utf8_substring (a_text, 0, diff.text_start);
  added = g_utf8_substring (b_text, diff.text_start, diff.text_start + diff.text_added);
  rest = g_utf8_substring (a_text, diff.text_start + diff.text_removed, -1);
  text = g_strconcat (start, added, rest, NULL);
  g_assert_cmpstr (text, ==, b_text);
}

static void
test_equal (void)
{
  g_autoptr (DopysDocument) a = notation_parse ("p a\nM *\np b", NULL, NULL);
  g_autoptr (DopysDocument) b = notation_parse ("p a\nM *\np b", NULL, NULL);
  DopysDiff diff;

  g_assert_false (dopys_diff_compute (a, a, &diff));
  g_assert_false (dopys_diff_compute (a, b, &diff));
}

static void
test_one_block (void)
{
  check_diff ("p a\np bcd\np e", "p a\np bжжd\np e", "1-1+1 3-1+2");
  check_diff ("p a\np bcd\np e", "p a\nq bcd\np e", "1-1+1 5-0+0");
  check_diff ("p a\np aa\np e", "p a\np aaa\np e", "1-1+1 4-0+1");
  check_diff ("p abc", "p ", "0-1+1 0-3+0");
  check_diff ("p abcїжак", "p axїжак", "0-1+1 1-2+1");
  check_diff ("p a\nM *\np b", "p a\n- *\np b", "1-1+1 2-1+1");
  check_diff ("p a\np \np b", "p a\nM *\np b", "1-1+1 2-0+1");
}

/* Characters that share their first or last bytes are still whole. */
static void
test_whole_characters (void)
{
  check_diff ("p жа", "p зб", "0-1+1 0-2+2");
  check_diff ("p \xd0\xb0", "p \xd1\xb0", "0-1+1 0-1+1");
  check_diff ("p x\xf0\x9f\x98\x80y", "p x\xf0\x9f\x98\x81y", "0-1+1 1-1+1");
  check_diff ("p жж", "p жжж", "0-1+1 2-0+1");
}

static void
test_many_blocks (void)
{
  check_diff ("p a\np b", "p a\nM *\np b", "1-0+1 2-0+2");
  check_diff ("p a\nM *\np b", "p a\np b", "1-1+0 2-2+0");
  check_diff ("p a\np b", "p a\np b\nM *\np ", "2-0+2 3-0+3");
  check_diff ("p a\np b\nM *\np ", "p a\np b", "2-2+0 3-3+0");
  check_diff ("p a\np b", "p x\np a\np b", "0-0+1 0-0+2");
  check_diff ("p ab\np c", "p a\np b\np c", "0-1+2 0-2+3");
  check_diff ("p a\nh2 b\np c", "p a\np b\nM *\np d", "1-2+3 2-3+5");
}

static void
check_follow (const char *before, const char *after, guint offset, guint expected)
{
  g_autoptr (DopysDocument) a = notation_parse (before, NULL, NULL);
  g_autoptr (DopysDocument) b = notation_parse (after, NULL, NULL);

  g_assert_cmpuint (dopys_diff_follow_offset (a, b, offset), ==, expected);
}

/* The caret, where something else changes the article. */
static void
test_follow (void)
{
  check_follow ("p ab\np cd", "p ab\np cd", 4, 4);
  check_follow ("p ab\np cd", "p ab\nM *\np cd", 2, 2);
  check_follow ("p ab\np cd", "p ab\nM *\np cd", 3, 5);
  check_follow ("p ab\np cd", "p ab\nM *\np cd", 4, 6);
  check_follow ("p abcd", "p ab\nM *\np cd", 1, 1);
  check_follow ("p abcd", "p ab\nM *\np cd", 2, 5);
  check_follow ("p abcd", "p ab\nM *\np cd", 3, 6);
  check_follow ("p abcd\np e", "p ab\nM *\np cd\np e", 6, 9);
  check_follow ("p aжc", "p aжc\nM *\np ", 3, 3);
  check_follow ("p abcd", "p xbyd", 2, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/diff/equal", test_equal);
  g_test_add_func ("/core/diff/one-block", test_one_block);
  g_test_add_func ("/core/diff/whole-characters", test_whole_characters);
  g_test_add_func ("/core/diff/many-blocks", test_many_blocks);
  g_test_add_func ("/core/diff/follow", test_follow);
  return g_test_run ();
}
