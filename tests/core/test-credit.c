/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-credit.h"

static void
check (const char *caption, const char *author, const char *words)
{
  g_autoptr (DopysPhoto) bare = dopys_photo_new ("x");
  g_autoptr (DopysPhoto) captioned = dopys_photo_with_caption (bare, caption);
  g_autoptr (DopysPhoto) photo = dopys_photo_with_author (captioned, author);
  g_autofree char *written = dopys_credit_dup_words (photo, DOPYS_CREDIT_BREAK);
  g_autoptr (DopysPhoto) again = dopys_credit_take_words (bare, written);

  g_assert_cmpstr (written, ==, words);
  g_assert_nonnull (again);
  g_assert_true (dopys_photo_equal (again, photo));
}

static void
test_there_and_back (void)
{
  check ("", "", "");
  check ("Відкриття школи", "", "Відкриття школи");
  check ("", "Іван Петренко", "Фото: Іван Петренко");
  check ("Відкриття школи.", "Іван Петренко", "Відкриття школи.\u2028Фото: Іван Петренко");
  check ("Фото: без автора", "я", "Фото: без автора\u2028Фото: я");
}

static void
test_word_is_not_doubled (void)
{
  g_autoptr (DopysPhoto) bare = dopys_photo_new ("x");
  g_autoptr (DopysPhoto) photo = dopys_photo_with_author (bare, "Фото: ДСНС");
  g_autofree char *words = dopys_credit_dup_words (photo, "\n");

  g_assert_cmpstr (words, ==, "Фото: ДСНС");
  g_assert_cmpstr (dopys_credit_get_author (photo), ==, "ДСНС");
  g_assert_cmpstr (dopys_credit_get_author (bare), ==, "");
}

/* What a site says under a photo may be more than caption and credit: that stays the site's. */
static void
test_more_is_refused (void)
{
  g_autoptr (DopysPhoto) bare = dopys_photo_new ("x");
  static const char *const more[] = { "а\u2028б", "а\u2028б\u2028Фото: в", "\u2028Фото: в",
                                      "а\u2028Фото: ", "а\u2028" };

  for (gsize i = 0; i < G_N_ELEMENTS (more); i++)
    g_assert_null (dopys_credit_take_words (bare, more[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/credit/there-and-back", test_there_and_back);
  g_test_add_func ("/credit/word-is-not-doubled", test_word_is_not_doubled);
  g_test_add_func ("/credit/more-is-refused", test_more_is_refused);
  return g_test_run ();
}
