/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Spelling with a dictionary of a few words: no Enchant, no files. */

#include "dopys-spelling.h"
#include "dopys-word-list.h"

static const char *const dictionary[] = { "громада", "п’ять", "слово", "рада",  "будь-який", "еко", "село",
                                          "hello",   "world", "і",     "замок", "місто",     "мій" };

typedef struct
{
  guint n_asked;
  gboolean without_english;
} Words;

static gboolean
check_cb (gpointer data, DopysScript script, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  Words *words = data;

  words->n_asked++;
  g_assert_cmpint (script, ==, dopys_word_get_script (word));
  if (script == DOPYS_SCRIPT_LATIN && words->without_english)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (dictionary); i++)
    if (g_str_equal (dictionary[i], lower))
      return TRUE;
  return FALSE;
}

static char **
suggest_cb (gpointer data, DopysScript script, const char *word)
{
  return g_str_equal (word, "нічого") ? NULL : g_strsplit ("п'ять,об’єкт,три,чотири,п’ятий,шість,сім", ",", -1);
}

static void
free_cb (gpointer data)
{
  ((Words *) data)->n_asked = G_MAXUINT;
}

static const DopysSpellingFuncs funcs = { check_cb, suggest_cb, free_cb };

/* The misspelt parts of a text, as "start-end:word …". */
static char *
misspelt (DopysSpelling *spelling, DopysBlock *block)
{
  g_autoptr (GArray) found = dopys_spelling_check_block (spelling, block);
  GString *result = g_string_new (NULL);

  for (guint i = 0; found && i < found->len; i++)
    {
      const DopysMisspelling *m = &g_array_index (found, DopysMisspelling, i);
      g_string_append_printf (result, "%s%u-%u:%s", i ? " " : "", m->start, m->end, m->word);
    }
  return g_string_free_and_steal (result);
}

static void
check (const char *text, const char *expected)
{
  Words words = { 0 };
  g_autoptr (DopysSpelling) spelling = dopys_spelling_new (&funcs, &words);
  g_autoptr (DopysBlock) block = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, text, NULL, 0);
  g_autofree char *found = misspelt (spelling, block);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_words (void)
{
  check ("Громада, рада. Місто!", "");
  check ("Громди і hello wrld", "0-6:Громди 15-19:wrld");
  check ("п'ять п’ять пʼять п‘ять п`ять", "");
  check ("«слово» (рада) слово/рада", "");
  check ("ГРОМАДА ГРОМДА", "8-14:ГРОМДА");
  check ("'рада' рада' 'радо", "14-18:радо");
  /* A stress mark and a soft hyphen belong to the word and are marked with it. */
  check ("за\314\201мок гро\302\255мада гро\302\255мда", "16-23:громда");
  check ("мии\314\206 мі\320\270\314\206", "0-4:мий");
}

static void
test_not_words (void)
{
  check ("пишіть@example.org www.example.org https://example.org/щось/якось", "");
  check ("example.gov.ua/новини звіт.docx допомога.укр #тєг @нік C:\\тека пере_нос", "");
  check ("COVID-19 А4 8-й 2а №5 № 1457-55 90-х", "");
  check ("XXI VIII ОВА ДСНС ЦНАПу iPhone WordPress", "");
  check ("вул. обл. ім. рр. вул", "18-21:вул");
  check ("ж є ї — – …", "");
  check ("кінецьь.Початокк", "0-7:кінецьь 8-16:Початокк");
}

static void
test_hyphens (void)
{
  check ("будь-який еко-село еко-сило", "23-27:сило");
  check ("гро\302\255мда-село", "0-7:громда");
  check ("IT-село hello-рада wrld-рада", "19-23:wrld");
  check ("рада- -рада", "");
}

/* Letters of two alphabets in one word are wrong whatever a dictionary says. */
static void
test_two_alphabets (void)
{
  check ("cлово", "0-5:cлово");
}

static void
test_code (void)
{
  Words words = { 0 };
  g_autoptr (DopysSpelling) spelling = dopys_spelling_new (&funcs, &words);
  DopysRun runs[] = { { 6, DOPYS_STYLE_CODE, NULL }, { 7, 0, NULL } };
  g_autoptr (DopysBlock) block = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "громди громди", runs, 2);
  g_autofree char *found = misspelt (spelling, block);

  g_assert_cmpstr (found, ==, "7-13:громди");
}

static void
test_memory (void)
{
  Words words = { .without_english = TRUE };
  DopysSpelling *spelling = dopys_spelling_new (&funcs, &words);
  g_autoptr (DopysBlock) block = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "громди рада громди wrld", NULL, 0);
  g_autofree char *first = misspelt (spelling, block);
  guint n = words.n_asked;
  g_autofree char *second = misspelt (spelling, block);

  g_assert_cmpstr (first, ==, "0-6:громди 12-18:громди");
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (words.n_asked, ==, n);
  dopys_spelling_free (spelling);
  g_assert_cmpuint (words.n_asked, ==, G_MAXUINT);
}

/* ---- suggestions ---- */

static void
check_suggestions (const char *written, gunichar apostrophe, const char *expected)
{
  Words words = { 0 };
  g_autoptr (DopysSpelling) spelling = dopys_spelling_new (&funcs, &words);
  g_auto (GStrv) suggested = dopys_spelling_suggest (spelling, written, apostrophe);
  g_autofree char *joined = g_strjoinv (" ", suggested);

  g_assert_cmpuint (g_strv_length (suggested), <=, DOPYS_SPELLING_MAX_SUGGESTIONS);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_suggestions (void)
{
  check_suggestions ("пять", 0x2019, "п’ять об’єкт три чотири п’ятий шість");
  check_suggestions ("пять", '\'', "п'ять об'єкт три чотири п'ятий шість");
  check_suggestions ("пʼятт", '\'', "пʼять обʼєкт три чотири пʼятий шість");
  check_suggestions ("нічого", '\'', "");
  check_suggestions ("cлово", 0x2019, "слово");
  check_suggestions ("гpoмдa", 0x2019, "громда п’ять об’єкт три чотири п’ятий");
  g_assert_cmpint (dopys_spelling_find_apostrophe ("п'ять об'єкт м’яч"), ==, '\'');
  g_assert_cmpint (dopys_spelling_find_apostrophe ("'слово' рада' "), ==, 0x2019);
  g_assert_cmpint (dopys_spelling_find_apostrophe ("пʼять"), ==, 0x02bc);
}

/* ---- lists of names ---- */

static void
test_word_list (void)
{
  g_autoptr (DopysWordList) list = dopys_word_list_new ("Щербухи\n\nдопис\nЗнам'янка\n\xff\n");
  g_autofree char *text = NULL;

  g_assert_cmpuint (dopys_word_list_get_n (list), ==, 3);
  g_assert_true (dopys_word_list_has (list, "Щербухи"));
  g_assert_true (dopys_word_list_has (list, "ЩЕРБУХИ"));
  g_assert_false (dopys_word_list_has (list, "щербухи"));
  g_assert_true (dopys_word_list_has (list, "Допис"));
  g_assert_true (dopys_word_list_has (list, "ДОПИС"));
  g_assert_false (dopys_word_list_has (list, "дОпис"));
  g_assert_true (dopys_word_list_has (list, "Знамʼянка"));
  g_assert_false (dopys_word_list_add (list, "Знам’янка"));
  g_assert_false (dopys_word_list_add (list, " "));
  g_assert_true (dopys_word_list_add (list, " Вербове "));
  g_assert_true (dopys_word_list_remove (list, "допис"));
  text = dopys_word_list_to_text (list);
  g_assert_cmpstr (text, ==, "Вербове\nЗнам’янка\nЩербухи\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spelling/words", test_words);
  g_test_add_func ("/spelling/not-words", test_not_words);
  g_test_add_func ("/spelling/hyphens", test_hyphens);
  g_test_add_func ("/spelling/two-alphabets", test_two_alphabets);
  g_test_add_func ("/spelling/code", test_code);
  g_test_add_func ("/spelling/memory", test_memory);
  g_test_add_func ("/spelling/suggestions", test_suggestions);
  g_test_add_func ("/spelling/word-list", test_word_list);
  return g_test_run ();
}
