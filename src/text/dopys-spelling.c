/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-spelling.h"

#include <string.h>

#include "dopys-fold.h"

/* Words remembered; about four megabytes. */
#define MAX_REMEMBERED 40000
/* Up to here a word in capitals is an abbreviation. */
#define MAX_ABBREVIATION 5

struct _DopysSpelling
{
  DopysSpellingFuncs funcs;
  gpointer data;
  GHashTable *remembered; /* word → whether it is right, plus one */
};

/* Latin letters and the Cyrillic ones that look the same. */
static const struct
{
  char latin;
  gunichar cyrillic;
} twins[] = {
  { 'a', 0x0430 }, { 'e', 0x0435 }, { 'i', 0x0456 }, { 'o', 0x043e }, { 'p', 0x0440 }, { 'c', 0x0441 },
  { 'y', 0x0443 }, { 'x', 0x0445 }, { 'k', 0x043a }, { 'm', 0x043c }, { 't', 0x0442 }, { 'A', 0x0410 },
  { 'B', 0x0412 }, { 'E', 0x0415 }, { 'I', 0x0406 }, { 'K', 0x041a }, { 'M', 0x041c }, { 'H', 0x041d },
  { 'O', 0x041e }, { 'P', 0x0420 }, { 'C', 0x0421 }, { 'T', 0x0422 }, { 'Y', 0x0423 }, { 'X', 0x0425 },
};

/* With a full stop after them these are right, and dictionaries do not know them. */
static const char *const abbreviations[] = {
  "вул", "обл", "ім",   "ст",  "рр",   "кв",   "просп",  "пров", "пл",   "бул",  "тел",  "напр", "ін",  "др",   "див",
  "пп",  "гр",  "проф", "доц", "акад", "заст", "нач",    "упр",  "мкр",  "мікр", "корп", "оф",   "каб", "хв",   "год",
  "шт",  "тис", "крб",  "пор", "скор", "ред",  "упоряд", "вид",  "стор", "табл", "рис",  "дод",  "оз",  "кімн",
};

DopysSpelling *
dopys_spelling_new (const DopysSpellingFuncs *funcs, gpointer data)
{
  DopysSpelling *self = g_new0 (DopysSpelling, 1);

  self->funcs = *funcs;
  self->data = data;
  self->remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dopys_spelling_free (DopysSpelling *self)
{
  if (self->funcs.free)
    self->funcs.free (self->data);
  g_hash_table_unref (self->remembered);
  g_free (self);
}

/* ---- one word ---- */

static gboolean
ask (DopysSpelling *self, const char *word)
{
  DopysScript script = dopys_word_get_script (word);
  gpointer known = g_hash_table_lookup (self->remembered, word);
  gboolean right;

  if (known)
    return GPOINTER_TO_INT (known) - 1;
  if (script == DOPYS_SCRIPT_OTHER)
    return TRUE;
  right = script != DOPYS_SCRIPT_MIXED && self->funcs.check (self->data, script, word);
  if (g_hash_table_size (self->remembered) >= MAX_REMEMBERED)
    g_hash_table_remove_all (self->remembered);
  g_hash_table_insert (self->remembered, g_strdup (word), GINT_TO_POINTER (right + 1));
  return right;
}

static gboolean
is_roman (const char *word)
{
  return word[strspn (word, "IVXLCDM")] == '\0';
}

/* ОВА, ДСНС, but also ЦНАПу and iPhone: capitals where no word of a dictionary has them. */
static gboolean
is_abbreviation (const char *word, DopysScript script)
{
  guint n = 0, n_capitals = 0, n_leading = 0;
  gboolean inner = FALSE;

  for (const char *p = word; *p; p = g_utf8_next_char (p), n++)
    {
      gboolean capital = g_unichar_isupper (g_utf8_get_char (p));
      n_capitals += capital;
      n_leading += capital && n_leading == n;
      inner |= capital && n > 0;
    }
  if (n_capitals == n)
    return n <= MAX_ABBREVIATION;
  return script == DOPYS_SCRIPT_LATIN ? inner : n_leading >= 3 && n_leading == n_capitals && n - n_leading <= 3;
}

static gboolean
is_known_before_stop (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (g_str_equal (abbreviations[i], lower))
      return TRUE;
  return FALSE;
}

static gboolean
is_right (DopysSpelling *self, const char *word, gboolean before_stop)
{
  DopysScript script = dopys_word_get_script (word);

  if (g_utf8_strlen (word, -1) < 2 || is_roman (word))
    return TRUE;
  if (before_stop && is_known_before_stop (word))
    return TRUE;
  if (script != DOPYS_SCRIPT_MIXED && is_abbreviation (word, script))
    return TRUE;
  return ask (self, word);
}

/* ---- a block ---- */

typedef struct
{
  DopysSpelling *self;
  GArray *found;
  DopysBlock *block;
} Check;

static void
clear_misspelling (gpointer data)
{
  g_free (((DopysMisspelling *) data)->word);
}

static void
add (Check *check, guint start, guint end, const char *word, gsize length)
{
  DopysMisspelling misspelling = { start, end, g_strndup (word, length) };

  if (check->found == NULL)
    {
      check->found = g_array_new (FALSE, FALSE, sizeof (DopysMisspelling));
      g_array_set_clear_func (check->found, clear_misspelling);
    }
  g_array_append_val (check->found, misspelling);
}

static const char *
find_hyphen (const char *from)
{
  for (const char *p = from; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '-' || c == 0x2010 || c == 0x2011)
        return p;
    }
  return NULL;
}

/* Where characters of a word are in its block, if the word was folded: its parts are found again in the block's text.
 */
static guint
find_position (Check *check, const DopysWord *word, glong index)
{
  g_autofree char *written = g_utf8_substring (dopys_block_get_text (check->block), word->start, word->end);
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (DopysFoldedChar));

  dopys_fold (written, TRUE, folded);
  if (index >= (glong) folded->len)
    return word->end;
  return word->start + g_array_index (folded, DopysFoldedChar, index).start;
}

/* «соціально-економічний» may be a word of the dictionary; if not, its parts must be. */
static void
check_parts (Check *check, const DopysWord *word)
{
  const char *part = word->text, *hyphen;

  for (;; part = g_utf8_next_char (hyphen))
    {
      hyphen = find_hyphen (part);
      gsize length = hyphen ? (gsize) (hyphen - part) : strlen (part);
      g_autofree char *text = g_strndup (part, length);

      if (!is_right (check->self, text, hyphen == NULL && word->before_stop))
        {
          glong index = g_utf8_pointer_to_offset (word->text, part);
          glong n = g_utf8_strlen (text, -1);
          add (check, find_position (check, word, index), find_position (check, word, index + n), part, length);
        }
      if (hyphen == NULL)
        return;
    }
}

static void
check_word_cb (const DopysWord *word, gpointer user_data)
{
  Check *check = user_data;

  if (find_hyphen (word->text) == NULL)
    {
      if (!is_right (check->self, word->text, word->before_stop))
        add (check, word->start, word->end, word->text, strlen (word->text));
    }
  else if (dopys_word_get_script (word->text) == DOPYS_SCRIPT_MIXED || !ask (check->self, word->text))
    check_parts (check, word);
}

GArray *
dopys_spelling_check_block (DopysSpelling *self, DopysBlock *block)
{
  Check check = { self, NULL, block };

  dopys_words_foreach (block, check_word_cb, &check);
  return check.found;
}

/* ---- suggestions ---- */

gunichar
dopys_spelling_find_apostrophe (const char *text)
{
  static const gunichar kinds[] = { 0x2019, '\'', 0x02bc, 0x2018, '`' };
  guint counts[G_N_ELEMENTS (kinds)] = { 0 }, best = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      if (g_utf8_get_char (p) == kinds[i] && p > text && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (p))) &&
          g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p))))
        counts[i]++;
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    if (counts[i] > counts[best])
      best = i;
  return kinds[best];
}

static char *
with_apostrophe (const char *word, gunichar apostrophe)
{
  GString *result = g_string_new (NULL);

  for (const char *p = word; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (result, dopys_fold_is_apostrophe (c) ? apostrophe : c);
    }
  return g_string_free_and_steal (result);
}

/* A word of two alphabets with its Latin letters made Cyrillic; NULL if one of them has no twin. */
static char *
with_twins (const char *word)
{
  GString *result = g_string_new (NULL);

  for (const char *p = word; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      for (gsize i = 0; i < G_N_ELEMENTS (twins); i++)
        if (c == (gunichar) twins[i].latin)
          c = twins[i].cyrillic;
      g_string_append_unichar (result, c);
    }
  if (dopys_word_get_script (result->str) == DOPYS_SCRIPT_CYRILLIC)
    return g_string_free_and_steal (result);
  g_string_free (result, TRUE);
  return NULL;
}

char **
dopys_spelling_suggest (DopysSpelling *self, const char *written, gunichar apostrophe)
{
  g_autofree char *word = dopys_fold_dup (written, TRUE);
  g_autofree char *cyrillic = NULL;
  g_auto (GStrv) suggested = NULL;
  GStrvBuilder *builder = g_strv_builder_new ();
  const char *asked = word;
  guint n = 0;

  for (const char *p = written; *p; p = g_utf8_next_char (p))
    if (dopys_fold_is_apostrophe (g_utf8_get_char (p)))
      apostrophe = g_utf8_get_char (p);
  if (dopys_word_get_script (word) == DOPYS_SCRIPT_MIXED && (cyrillic = with_twins (word)))
    {
      asked = cyrillic;
      g_strv_builder_take (builder, with_apostrophe (cyrillic, apostrophe));
      n++;
    }
  if (dopys_word_get_script (asked) < DOPYS_SCRIPT_MIXED && (asked == word || !ask (self, asked)))
    suggested = self->funcs.suggest (self->data, dopys_word_get_script (asked), asked);
  for (guint i = 0; suggested && suggested[i] && n < DOPYS_SPELLING_MAX_SUGGESTIONS; i++, n++)
    g_strv_builder_take (builder, with_apostrophe (suggested[i], apostrophe));
  return g_strv_builder_unref_to_strv (builder);
}
