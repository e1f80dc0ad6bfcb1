/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-phrases.h"

static void
add (DopysPhrases *phrases, const char *alt, const char *caption, const char *author)
{
  g_autoptr (DopysPhoto) bare = dopys_photo_new (NULL);
  g_autoptr (DopysPhoto) with_alt = dopys_photo_with_alt (bare, alt);
  g_autoptr (DopysPhoto) with_caption = dopys_photo_with_caption (with_alt, caption);
  g_autoptr (DopysPhoto) photo = dopys_photo_with_author (with_caption, author);

  dopys_phrases_add_photo (phrases, photo);
}

/* expected: "text|replaced" for each completion, joined by lines. */
static void
assert_complete (DopysPhrases *phrases, DopysPhraseKind kind, const char *before, const char *expected)
{
  g_autoptr (GPtrArray) completions = dopys_completions_new ();
  g_autoptr (GString) found = g_string_new (NULL);

  dopys_phrases_complete (phrases, kind, before, 5, completions);
  for (guint i = 0; i < completions->len; i++)
    {
      const DopysCompletion *completion = g_ptr_array_index (completions, i);

      g_string_append_printf (found, "%s%s|%u", i ? "\n" : "", completion->text, completion->replaced);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_whole (void)
{
  g_autoptr (DopysPhrases) phrases = dopys_phrases_new ();

  add (phrases, "Учні саджають яблуні біля школи", "Сад п’ятикласників", "Олена Коваль");
  add (phrases, "Учні саджають груші", "Сад", "Олег Бондар");
  add (phrases, "Учні саджають груші", "", "Олена Коваль");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "учні с",
                   "Учні саджають яблуні біля школи|6\nУчні саджають груші|6");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "Учні саджають гр", "Учні саджають груші|16");
  /* Two letters are not asked about, and what is whole needs nothing. */
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "уч", "");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "учні саджають груші", "");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "саджають", "");
  /* Apostrophes of all kinds are one; what was written stays as it was. */
  assert_complete (phrases, DOPYS_PHRASE_CAPTION, "Сад п'ят", "Сад п’ятикласників|8");
  assert_complete (phrases, DOPYS_PHRASE_AUTHOR, "О", "Олена Коваль|1\nОлег Бондар|1");
  assert_complete (phrases, DOPYS_PHRASE_AUTHOR, "", "");
}

static void
test_names (void)
{
  g_autoptr (DopysPhrases) phrases = dopys_phrases_new ();

  dopys_phrases_add_text (phrases, "Голова громади Іван Петренко вручив грамоту. У Вербовому знову відкрили школу ім. "
                                   "Т. Г. Шевченка, а в Івано-Франківську — ні. Діти раді.");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "Поруч стоїть Іва", "Іван Петренко|3\nІвано-Франківську|3");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "Поруч стоїть Іван П", "Іван Петренко|6");
  assert_complete (phrases, DOPYS_PHRASE_CAPTION, "Поруч стоїть Пет", "Петренко|3");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "Вулиця (Ве", "Вербовому|2");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "Пам’ятник Шев", "Шевченка|3");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "Т. Г. Ш", "Т. Г. Шевченка|7");
  /* The first word of a sentence is no name; names begin with a capital, also those that are typed. */
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "Тут Ді", "");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "тут го", "");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "стоїть іва", "");
  assert_complete (phrases, DOPYS_PHRASE_AUTHOR, "Іва", "");
}

/* Nothing that was ever written may break it. */
static void
test_odd (void)
{
  g_autoptr (DopysPhrases) phrases = dopys_phrases_new ();

  dopys_phrases_add_text (phrases, NULL);
  dopys_phrases_add_text (phrases, "");
  dopys_phrases_add_text (phrases, "Т.");
  dopys_phrases_add_text (phrases, "А-");
  dopys_phrases_add_text (phrases, "А. Б. В. Г. Ґ. Д. Е. Є. Ж. З. І.");
  add (phrases, "   ", NULL, "😀");
  assert_complete (phrases, DOPYS_PHRASE_AUTHOR, "😀", "");
  assert_complete (phrases, DOPYS_PHRASE_DESCRIPTION, "   ", "");
  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Автор %u", i);

      add (phrases, NULL, NULL, name);
    }
  assert_complete (phrases, DOPYS_PHRASE_AUTHOR, "Автор 3999", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrases/whole", test_whole);
  g_test_add_func ("/phrases/names", test_names);
  g_test_add_func ("/phrases/odd", test_odd);
  return g_test_run ();
}
