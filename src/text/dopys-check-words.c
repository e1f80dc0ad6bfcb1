/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks of single words and of rows of words. */
#include <string.h>

#include "dopys-check-rules.h"
#include "dopys-fold.h"

#define MIN_CAPITAL_WORDS 3
#define MIN_CAPITAL_LETTERS 15
#define MIN_FOREIGN_WORDS 6

DopysFinding *
dopys_check_add (const DopysCheckText *text, DopysFindingKind kind, guint start, guint end)
{
  DopysFinding *finding = g_new0 (DopysFinding, 1);

  finding->kind = kind;
  finding->place = text->place;
  finding->block = text->block;
  finding->photo = text->photo;
  finding->start = text->in_object ? 0 : start;
  finding->end = text->in_object ? 1 : end;
  finding->found = g_utf8_substring (text->text, start, end);
  g_ptr_array_add (text->findings, finding);
  return finding;
}

/* ---- placeholders ---- */

void
dopys_check_placeholders (const DopysCheckText *text)
{
  const DopysToken *token;

  for (gint i = 0; (token = dopys_tokens_get (text->tokens, i)); i++)
    if (token->capitals &&
        (g_str_equal (token->key, "tk") || g_str_equal (token->key, "тк") || g_str_equal (token->key, "уточнити")))
      dopys_check_add (text, DOPYS_FINDING_PLACEHOLDER, token->start, token->end);
}

/* ---- the reminder in wartime ---- */

/* What all forms of a word begin with. Short words and those in capitals have no forms. */
static char *
make_stem (const char *word, gboolean *exact)
{
  glong length = g_utf8_strlen (word, -1);
  g_autofree char *lower = g_utf8_strdown (word, -1);
  g_autofree char *upper = g_utf8_strup (word, -1);
  const char *end;

  *exact = length < 5 || g_str_equal (word, upper) || strpbrk (word, "/ ") != NULL;
  if (*exact)
    return g_strdup (word);
  end = g_utf8_offset_to_pointer (lower, length - 1);
  if (!g_utf8_strchr ("аеиіоуюяїь", -1, g_utf8_get_char (end)))
    return g_steal_pointer (&lower);
  return g_strndup (lower, (gsize) (end - lower));
}

static gboolean
is_letter_at (const char *text, const char *at, gboolean before)
{
  if (before)
    return at > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
  return *at && g_unichar_isalnum (g_utf8_get_char (at));
}

/* A phrase or an abbreviation, as it is written. */
static void
find_exact (const DopysCheckText *text, const char *word)
{
  for (const char *at = strstr (text->text, word); at; at = strstr (at + 1, word))
    {
      const char *end = at + strlen (word);
      guint start = (guint) g_utf8_pointer_to_offset (text->text, at);

      if (!is_letter_at (text->text, at, TRUE) && !is_letter_at (text->text, end, FALSE))
        dopys_check_add (text, DOPYS_FINDING_WARTIME, start, start + (guint) g_utf8_strlen (word, -1));
    }
}

void
dopys_check_wartime (const DopysCheckText *text, const char *const *words)
{
  for (guint w = 0; words && words[w]; w++)
    {
      gboolean exact;
      g_autofree char *word = g_strstrip (g_strdup (words[w]));
      g_autofree char *stem = make_stem (word, &exact);
      const DopysToken *token;

      if (*word == '\0')
        continue;
      if (exact)
        {
          find_exact (text, word);
          continue;
        }
      for (gint i = 0; (token = dopys_tokens_get (text->tokens, i)); i++)
        if (token->kind == DOPYS_TOKEN_WORD && g_str_has_prefix (token->key, stem) &&
            g_utf8_strlen (token->key, -1) <= g_utf8_strlen (stem, -1) + 4)
          dopys_check_add (text, DOPYS_FINDING_WARTIME, token->start, token->end);
    }
}

void
dopys_check_coordinates (const DopysCheckText *text)
{
  static gsize regex;
  g_autoptr (GMatchInfo) match = NULL;

  /* 49.2331, 28.4682 · 49°13′58″ · 35U PQ 12345 67890 */
  if (g_once_init_enter (&regex))
    g_once_init_leave (
        &regex,
        (gsize) g_regex_new (
            "(?<![\\d.,])-?\\d{1,2}[.,]\\d{4,8}\\s*(?:°\\s*)?[NSПнпд.шE]{0,6}[,;\\s]\\s*-?\\d{1,3}[.,]\\d{4,8}(?!\\d)"
            "|\\d{1,3}\\s?°\\s?\\d{1,2}(?:[.,]\\d+)?\\s?[′'’](?:\\s?\\d{1,2}(?:[.,]\\d+)?\\s?(?:″|\"|”|''))?"
            "|(?<!\\w)3[4-7][TU]\\s?[A-Z]{2}\\s?\\d{3,5}\\s?\\d{3,5}(?!\\w)",
            G_REGEX_OPTIMIZE, 0, NULL));
  if (!strpbrk (text->text, "0123456789"))
    return;
  for (g_regex_match ((GRegex *) regex, text->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      gint from, to;

      g_match_info_fetch_pos (match, 0, &from, &to);
      dopys_check_add (text, DOPYS_FINDING_COORDINATES, (guint) g_utf8_strlen (text->text, from),
                       (guint) g_utf8_strlen (text->text, to));
    }
}

/* ---- words that say something else ---- */

static const struct
{
  const char *first;
  const char *second;
  const char *better;
} phrases[] = {
  { "в", "рамках", "у межах" },
  { "у", "рамках", "у межах" },
  { "на", "протязі", "протягом" },
  { "приймати", "участь", "брати участь" },
  { "приймаю", "участь", "беру участь" },
  { "приймає", "участь", "бере участь" },
  { "приймаємо", "участь", "беремо участь" },
  { "приймають", "участь", "беруть участь" },
  { "приймав", "участь", "брав участь" },
  { "приймала", "участь", "брала участь" },
  { "приймало", "участь", "брало участь" },
  { "приймали", "участь", "брали участь" },
  { "приймаючи", "участь", "беручи участь" },
  { "прийматиме", "участь", "братиме участь" },
  { "прийматимуть", "участь", "братимуть участь" },
  { "прийняти", "участь", "взяти участь" },
  { "прийняв", "участь", "узяв участь" },
  { "прийняла", "участь", "узяла участь" },
  { "прийняло", "участь", "узяло участь" },
  { "прийняли", "участь", "узяли участь" },
  { "прийме", "участь", "візьме участь" },
  { "приймуть", "участь", "візьмуть участь" },
};

static char *
with_capital (const char *words)
{
  GString *result = g_string_new (NULL);

  g_string_append_unichar (result, g_unichar_totitle (g_utf8_get_char (words)));
  g_string_append (result, g_utf8_next_char (words));
  return g_string_free_and_steal (result);
}

void
dopys_check_words (const DopysCheckText *text)
{
  const DopysToken *first, *second;

  for (gint i = 0; (second = dopys_tokens_get (text->tokens, i + 1)); i++)
    {
      if (!g_str_equal (second->key, "участь") && !g_str_equal (second->key, "рамках") &&
          !g_str_equal (second->key, "протязі"))
        continue;
      first = dopys_tokens_get (text->tokens, i);
      for (gsize p = 0; p < G_N_ELEMENTS (phrases); p++)
        if (g_str_equal (first->key, phrases[p].first) && g_str_equal (second->key, phrases[p].second))
          dopys_check_add (text, DOPYS_FINDING_WORDS, first->start, second->end)->better =
              first->capital ? with_capital (phrases[p].better) : g_strdup (phrases[p].better);
    }
}

/* ---- rows of words ---- */

typedef gboolean (*OfRow) (const DopysToken *token);

static gboolean
is_in_capitals (const DopysToken *token)
{
  return token->capitals || (token->n_letters == 1 && token->capital);
}

static gboolean
is_latin (const DopysToken *token)
{
  return token->latin && !token->cyrillic;
}

typedef struct
{
  guint start;
  guint end;
  guint n_words;
  guint n_letters;
  guint n_long; /* words of five letters or more */
} Row;

/* The row of such words from the token at *at on, with what stands between them; *at goes behind it. */
static Row
read_row (DopysTokens *tokens, gint *at, OfRow of_row)
{
  Row row = { 0 };
  const DopysToken *token;

  for (; (token = dopys_tokens_get (tokens, *at)); ++*at)
    {
      if (token->kind != DOPYS_TOKEN_WORD && row.n_words > 0 && token->kind != DOPYS_TOKEN_ADDRESS)
        continue;
      if (token->kind != DOPYS_TOKEN_WORD || !of_row (token))
        break;
      if (row.n_words == 0)
        row.start = token->start;
      row.end = token->end;
      row.n_words++;
      row.n_letters += token->n_letters;
      row.n_long += token->n_letters >= 5;
    }
  return row;
}

void
dopys_check_capitals (const DopysCheckText *text)
{
  for (gint i = 0; dopys_tokens_get (text->tokens, i); i++)
    {
      Row row = read_row (text->tokens, &i, is_in_capitals);

      /* Rows of abbreviations are no shouting. */
      if (row.n_words >= MIN_CAPITAL_WORDS && row.n_letters >= MIN_CAPITAL_LETTERS && row.n_long >= 2)
        dopys_check_add (text, DOPYS_FINDING_CAPITALS, row.start, row.end);
    }
}

/* Letters of Russian that Ukrainian has not. */
static guint
count_foreign_letters (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));
      n += c == 0x044b || c == 0x044d || c == 0x0451 || c == 0x044a;
    }
  return n;
}

void
dopys_check_foreign (const DopysCheckText *text)
{
  for (gint i = 0; dopys_tokens_get (text->tokens, i); i++)
    {
      Row row = read_row (text->tokens, &i, is_latin);

      if (row.n_words >= MIN_FOREIGN_WORDS)
        dopys_check_add (text, DOPYS_FINDING_FOREIGN, row.start, row.end);
    }
  if (count_foreign_letters (text->text) >= 3)
    dopys_check_add (text, DOPYS_FINDING_FOREIGN, 0, (guint) g_utf8_strlen (text->text, -1));
}
