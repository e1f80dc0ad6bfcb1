/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-edit.h"
#include "dopys-fold.h"
#include "dopys-matches.h"
#include "notation.h"

/* The matches in the document of a notation, as "start-end start-end". */
static char *
find (const char *notation, const char *needle, DopysFindFlags flags)
{
  g_autoptr (DopysDocument) document = notation_parse (notation, NULL, NULL);
  g_autoptr (DopysMatches) matches = dopys_matches_new (dopys_finder_new (needle, flags), document);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DopysRange));
  GString *result = g_string_new (NULL);

  dopys_matches_get_within (matches, 0, dopys_document_get_length (document) + 1, ranges);
  g_assert_cmpuint (ranges->len, ==, dopys_matches_get_n (matches));
  for (guint i = 0; i < ranges->len; i++)
    {
      DopysRange range = g_array_index (ranges, DopysRange, i);
      g_string_append_printf (result, "%s%u-%u", i ? " " : "", range.start, range.end);
      g_assert_true (dopys_finder_is_match (dopys_matches_get_finder (matches), document, range.start, range.end));
    }
  return g_string_free_and_steal (result);
}

static void
check (const char *notation, const char *needle, DopysFindFlags flags, const char *expected)
{
  g_autofree char *found = find (notation, needle, flags);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (void)
{
  check ("p громада і громади\nM *\nq про Громаду", "громад", 0, "0-6 10-16 24-30");
  check ("p громада і громади\nM *\nq про Громаду", "громад", DOPYS_FIND_CASE, "0-6 10-16");
  check ("p Ґанок ґанок ЄЇІ", "ґАНОК", 0, "0-5 6-11");
  check ("p aaaaa", "aa", 0, "0-2 2-4");
  check ("p один\np два", "нд", 0, "");
  check ("p ", "а", 0, "");
  check ("p 😀 сесія 😀", "сесія", 0, "2-7");
  g_assert_null (dopys_finder_new ("", 0));
  g_assert_null (dopys_finder_new ("\302\255", 0));
}

static void
test_same_for_a_person (void)
{
  check ("p п'ять п’ять пʼять п‘ять п`ять п ять", "п’ять", 0, "0-5 6-11 12-17 18-23 24-29");
  check ("p об’єкт", "об'єкт", DOPYS_FIND_CASE | DOPYS_FIND_WORDS, "0-6");
  check ("p 20\302\240листопада 20 листопада", "20 листопада", 0, "0-12 13-25");
  check ("p 20 листопада", "20\342\200\257листопада", 0, "0-12");
  /* A stress mark, a soft hyphen, a letter of two characters: found as they are read, taken as they are written. */
  check ("p за\314\201мок замо\314\201к", "замок", 0, "0-6 7-13");
  check ("p слово\302\255сполучення", "словосполучення", 0, "0-16");
  check ("p краи\314\206 і Ки\321\226\314\210в", "край", 0, "0-5");
  check ("p \321\226\314\210жак", "їжак", DOPYS_FIND_WORDS, "0-5");
}

static void
test_words (void)
{
  check ("p рада Рада порада радою радар", "рада", DOPYS_FIND_WORDS, "0-4 5-9");
  check ("p обов’язок обов", "обов", DOPYS_FIND_WORDS, "10-14");
  check ("p 'рада' «рада», рада.", "рада", DOPYS_FIND_WORDS, "1-5 8-12 15-19");
  check ("p еко-рада рада2", "рада", DOPYS_FIND_WORDS, "4-8");
  check ("p № 5 і №5", "№", DOPYS_FIND_WORDS, "0-1 6-7");
  check ("p за\314\201мок", "за", DOPYS_FIND_WORDS, "");
}

static void
test_walk (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("p а б а\np в\np а", NULL, NULL);
  g_autoptr (DopysMatches) matches = dopys_matches_new (dopys_finder_new ("а", 0), document);
  g_autoptr (DopysMatches) none = dopys_matches_new (dopys_finder_new ("ж", 0), document);
  DopysRange range;
  guint number;

  g_assert_true (dopys_matches_get_next (matches, 1, &range, &number));
  g_assert_true (range.start == 4 && range.end == 5 && number == 1);
  g_assert_true (dopys_matches_get_next (matches, 5, &range, &number));
  g_assert_true (range.start == 8 && number == 2);
  g_assert_true (dopys_matches_get_next (matches, 9, &range, &number));
  g_assert_true (range.start == 0 && number == 0);
  g_assert_true (dopys_matches_get_previous (matches, 8, &range, &number));
  g_assert_true (range.start == 4 && number == 1);
  g_assert_true (dopys_matches_get_previous (matches, 0, &range, &number));
  g_assert_true (range.start == 8 && number == 2);
  g_assert_false (dopys_matches_get_next (none, 0, &range, NULL));
  g_assert_false (dopys_matches_get_previous (none, 9, &range, NULL));
}

/* ---- replacing ---- */

static void
check_all (const char *before, const char *needle, DopysFindFlags flags, const char *replacement, guint expected_n,
           const char *after)
{
  g_autoptr (DopysDocument) document = notation_parse (before, NULL, NULL);
  g_autoptr (DopysFinder) finder = dopys_finder_new (needle, flags);
  guint n;
  g_autoptr (DopysDocument) replaced = dopys_finder_replace_all (finder, document, replacement, &n);

  g_assert_cmpuint (n, ==, expected_n);
  assert_notation (replaced, NOTATION_NO_CARET, after);
  if (n == 0)
    g_assert_true (replaced == document);
}

static void
test_replace_all (void)
{
  check_all ("p мер і мер\nM *\nb0 мер", "мер", 0, "голова", 3, "p голова і голова\nM *\nb0 голова\np ");
  check_all ("p мер, Мер, МЕР", "мер", 0, "міський голова", 3, "p міський голова, Міський голова, МІСЬКИЙ ГОЛОВА");
  check_all ("p мер, Мер", "Мер", 0, "голова", 2, "p голова, голова");
  check_all ("p мер, Мер", "мер", DOPYS_FIND_CASE, "голова", 1, "p голова, Мер");
  check_all ("p мер, Мер", "мер", 0, "ОВА", 2, "p ОВА, ОВА");
  check_all ("p так так", "так", 0, "", 2, "p  ");
  check_all ("p так", "ні", 0, "ні", 0, "p так");
  check_all ("p п'ять", "п’ять", 0, "шість", 1, "p шість");
}

/* Over several styles: what replaces looks like the first character of what it replaces; all around stays. */
static void
test_style (void)
{
  g_autoptr (DopysDocument) plain = notation_parse ("p до слово після", NULL, NULL);
  g_autoptr (DopysDocument) bold = dopys_edit_set_style (plain, 3, 5, DOPYS_STYLE_BOLD, 0);
  g_autoptr (DopysDocument) linked = dopys_edit_set_link (bold, 3, 8, "https://example.org/");
  g_autoptr (DopysFinder) finder = dopys_finder_new ("слово", 0);
  guint n, n_runs;
  g_autoptr (DopysDocument) replaced = dopys_finder_replace_all (finder, linked, "річ", &n);
  DopysBlock *block = dopys_document_get_block (replaced, 0);
  const DopysRun *runs = dopys_block_get_runs (block, &n_runs);

  g_assert_cmpstr (dopys_block_get_text (block), ==, "до річ після");
  g_assert_cmpuint (n_runs, ==, 3);
  g_assert_cmpuint (runs[1].length, ==, 3);
  g_assert_cmpint (runs[1].style, ==, DOPYS_STYLE_BOLD);
  g_assert_cmpstr (runs[1].link, ==, "https://example.org/");
  g_assert_cmpint (runs[2].style, ==, DOPYS_STYLE_NONE);
}

static void
test_replace_one (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("p а\nh2 мер і мер", NULL, NULL);
  guint end = 11;
  g_autoptr (DopysDocument) replaced = dopys_find_replace (document, 8, &end, "міський голова");

  g_assert_cmpuint (end, ==, 22);
  assert_notation (replaced, NOTATION_NO_CARET, "p а\nh2 мер і міський голова\np ");
}

/* ---- following changes ---- */

static DopysDocument *
change (DopysDocument *document, GRand *random)
{
  static const char *const pieces[] = { "а", "б", "аб", "ба\nаб", "\n", "п’я", "А" };
  guint length = dopys_document_get_length (document);
  guint start = (guint) g_rand_int_range (random, 0, (gint32) length + 1);
  guint n = (guint) g_rand_int_range (random, 0, 6), end = MIN (length, start + n);
  guint caret;

  if (g_rand_boolean (random))
    return dopys_edit_insert_text (document, start, start, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))],
                                   0, NULL, &caret);
  return dopys_edit_delete (document, start, end, &caret);
}

static void
test_follow (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  DopysDocument *document = notation_parse ("p абаб\nM *\nb0 ба\np п’я", NULL, NULL);
  g_autoptr (DopysMatches) matches = dopys_matches_new (dopys_finder_new ("аб", 0), document);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 3000; i++)
    {
      DopysDocument *next = change (document, random);
      g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (DopysRange));
      g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (DopysRange));
      g_autoptr (DopysMatches) again = dopys_matches_new (dopys_finder_new ("аб", 0), next);

      dopys_matches_set_document (matches, next);
      dopys_matches_get_within (matches, 0, G_MAXUINT, kept);
      dopys_matches_get_within (again, 0, G_MAXUINT, fresh);
      g_assert_cmpmem (kept->data, kept->len * sizeof (DopysRange), fresh->data, fresh->len * sizeof (DopysRange));
      g_assert_cmpuint (dopys_matches_get_n (matches), ==, kept->len);
      dopys_document_unref (document);
      document = next;
    }
  dopys_document_unref (document);
}

static void
test_fold (void)
{
  g_autofree char *key = dopys_fold_dup ("П`я\314\201ТЬ\302\240Йод", FALSE);
  g_autofree char *kept = dopys_fold_dup ("П`яТЬ", TRUE);

  g_assert_cmpstr (key, ==, "п’ять йод");
  g_assert_cmpstr (kept, ==, "П’яТЬ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finder/fold", test_fold);
  g_test_add_func ("/finder/find", test_find);
  g_test_add_func ("/finder/same-for-a-person", test_same_for_a_person);
  g_test_add_func ("/finder/words", test_words);
  g_test_add_func ("/finder/walk", test_walk);
  g_test_add_func ("/finder/replace-all", test_replace_all);
  g_test_add_func ("/finder/style", test_style);
  g_test_add_func ("/finder/replace-one", test_replace_one);
  g_test_add_func ("/finder/follow", test_follow);
  return g_test_run ();
}
