/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-transliteration.h"

#include <string.h>

/* transliteration.tsv: what resolution № 55 itself gives as examples, and cases derived from its rules. */
static void
test_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "text", "transliteration.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] && *lines[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      g_autofree char *latin = dopys_transliterate (fields[0]);
      g_assert_cmpstr (latin, ==, fields[1]);
      rows++;
    }
  g_assert_cmpuint (rows, >, 30);
}

static void
assert_latin (const char *text, const char *expected)
{
  g_autofree char *latin = dopys_transliterate (text);
  g_assert_cmpstr (latin, ==, expected);
}

static void
test_rules (void)
{
  assert_latin ("ЩЕРБУХИ", "SHCHERBUKHY");
  assert_latin ("ЯР", "YAR");
  assert_latin ("ЗГОДА згода Згода", "ZGHODA zghoda Zghoda");
  assert_latin ("в’їзд, в'їзд, вʼїзд, в‘їзд, в`їзд", "vizd, vizd, vizd, vizd, vizd");
  assert_latin ("пів-Європи", "piv-Yevropy");
  assert_latin ("Йосип Юрій Їжак Єва Яна", "Yosyp Yurii Yizhak Yeva Yana");
  assert_latin ("бій, краю, моя, твоє", "bii, kraiu, moia, tvoie");
  assert_latin ("COVID-19 і Wi-Fi", "COVID-19 i Wi-Fi");
  assert_latin ("и\xcc\x86од", "yod"); /* decomposed й */
  assert_latin ("за́мок, Я́рина, Щ́ИТ", "zamok, Yaryna, SHCHYT");
  assert_latin ("сло­во, ﻿яр, пі​як", "slovo, yar, piiak");
  assert_latin ("п´ять, об′єкт, п‛ять, м＇яч", "piat, obiekt, piat, miach");
  assert_latin ("ы э ё ъ Ыы", "y e io  Yy");
  assert_latin ("ЄС, Щ, ЩО, Що, В’ЇЗД", "YES, Shch, SHCHO, Shcho, VIZD");
  assert_latin ("Café naïve", "Café naïve");
  assert_latin ("Розгін, зґарда, ЗГИН", "Rozghin, zgarda, ZGHYN");
  assert_latin ("Юлія-Єлизавета, Є. Їжак, «Ялинка»", "Yuliia-Yelyzaveta, Ye. Yizhak, «Yalynka»");
  assert_latin ("дев’ять, об'їзд, подвір`я, цьогоріч", "deviat, obizd, podviria, tsohorich");
  assert_latin ("ХАРКІВ Хмельницький ЮЛІЯ", "KHARKIV Khmelnytskyi YULIIA");
  assert_latin ("", "");
}

static void
assert_slug (const char *text, const char *expected)
{
  g_autofree char *slug = dopys_slug (text, NULL);
  g_assert_cmpstr (slug, ==, expected);
}

static void
test_slug (void)
{
  assert_slug ("У Згурівці відкрили «Центр дій»!", "u-zghurivtsi-vidkryly-tsentr-dii");
  assert_slug ("  Polaris — 2024–2028 рр. ", "polaris-2024-2028-rr");
  assert_slug ("Під’їзд №5", "pidizd-5");
  assert_slug ("COVID-19: «Café» & Wi-Fi/5G", "covid-19-cafe-wi-fi-5g");
  assert_slug ("емодзі🎉тут", "emodzi-tut");
  assert_slug ("10 °C", "10-c");
  g_autofree char *cut =
      dopys_slug ("Представники громади обговорили підготовку закладів освіти до опалювального сезону", NULL);
  g_assert_cmpuint (strlen (cut), <=, DOPYS_SLUG_MAX);
  g_assert_true (g_str_has_suffix (cut, "-opaliuvalnoho") || g_str_has_suffix (cut, "-do"));
  g_autofree char *word = g_strnfill (200, 'a');
  g_autofree char *long_word = dopys_slug (word, NULL);
  g_assert_cmpuint (strlen (long_word), ==, DOPYS_SLUG_MAX);
}

/* Whatever the title: at most 75 characters, whole words of it, nothing but small letters, digits and single hyphens.
 */
static void
test_slug_of_any_title (void)
{
  static const char *const pieces[] = { "Рада",
                                        "п'ять",
                                        "об’єкт",
                                        "Щербухи",
                                        "ЗГОДА",
                                        "2024",
                                        "№",
                                        "Wi-Fi",
                                        "—",
                                        "«",
                                        "»",
                                        " ",
                                        " ",
                                        ", ",
                                        "🎉",
                                        "ґанок",
                                        "Єднання",
                                        "й",
                                        "-",
                                        "ь",
                                        "Café",
                                        "\302\240",
                                        "адміністративнотериторіальний" };

  for (guint i = 0; i < 3000; i++)
    {
      GString *title = g_string_new (NULL);
      gint n = g_test_rand_int_range (0, 30);
      for (gint j = 0; j < n; j++)
        g_string_append (title, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_autofree char *slug = dopys_slug (title->str, NULL);

      g_assert_cmpuint (strlen (slug), >, 0);
      g_assert_cmpuint (strlen (slug), <=, DOPYS_SLUG_MAX);
      g_assert_true (g_regex_match_simple ("^[a-z0-9]+(-[a-z0-9]+)*$", slug, 0, 0));
      g_autofree char *again = dopys_slug (slug, NULL);
      g_assert_cmpstr (slug, ==, again);
      g_string_free (title, TRUE);
    }
}

static void
test_slug_is_never_empty (void)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 23, 10, 0, 0);
  const char *const nothing[] = { "", "   ", "🎉🎉", "!!!", "’’" };
  for (gsize i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autofree char *slug = dopys_slug (nothing[i], date);
      g_assert_cmpstr (slug, ==, "2026-11-23");
    }
}

static void
test_file_name (void)
{
  g_autofree char *name = dopys_photo_file_name ("vidkryttia", 3, "jpg");
  g_assert_cmpstr (name, ==, "vidkryttia-03.jpg");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transliteration/table", test_table);
  g_test_add_func ("/transliteration/rules", test_rules);
  g_test_add_func ("/transliteration/slug", test_slug);
  g_test_add_func ("/transliteration/slug-of-any-title", test_slug_of_any_title);
  g_test_add_func ("/transliteration/slug-is-never-empty", test_slug_is_never_empty);
  g_test_add_func ("/transliteration/file-name", test_file_name);
  return g_test_run ();
}
