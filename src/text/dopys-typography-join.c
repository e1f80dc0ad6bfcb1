/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Spaces at which no line may break. */
#include "dopys-typography-rules.h"

#include <string.h>

/* before what follows a number; `tight`: a space is put in where there is none, too */
static const struct
{
  const char *word;
  gboolean tight;
} after_number[] = {
  { "року", TRUE },    { "році", TRUE },    { "рік", TRUE },    { "роком", TRUE },     { "роки", TRUE },
  { "років", TRUE },   { "р.", TRUE },      { "рр.", TRUE },    { "січня", TRUE },     { "лютого", TRUE },
  { "березня", TRUE }, { "квітня", TRUE },  { "травня", TRUE }, { "червня", TRUE },    { "липня", TRUE },
  { "серпня", TRUE },  { "вересня", TRUE }, { "жовтня", TRUE }, { "листопада", TRUE }, { "грудня", TRUE },
  { "тис", TRUE },     { "млн", TRUE },     { "млрд", TRUE },   { "трлн", TRUE },      { "грн", TRUE },
  { "коп", TRUE },     { "кг", TRUE },      { "км", TRUE },     { "см", TRUE },        { "мм", TRUE },
  { "га", TRUE },      { "мг", TRUE },      { "мл", TRUE },     { "кВт", TRUE },       { "МВт", TRUE },
  { "ГВт", TRUE },     { "Вт", TRUE },      { "кВ", TRUE },     { "Гц", TRUE },        { "ГБ", TRUE },
  { "МБ", TRUE },      { "кБ", TRUE },      { "т", FALSE },     { "ц", FALSE },        { "г", FALSE },
  { "м", FALSE },      { "м²", FALSE },     { "м³", FALSE },    { "км²", FALSE },      { "л", FALSE },
  { "с", FALSE },      { "В", FALSE },      { "А", FALSE },     { "год", FALSE },      { "хв", FALSE },
  { "шт", FALSE },     { "куб", FALSE },    { "кв", FALSE },    { "дол", FALSE },      { "євро", FALSE },
  { "%", FALSE },      { "‰", FALSE },      { "°", FALSE },     { "₴", FALSE },        { "€", FALSE },
  { "$", FALSE },
};

/* Makes the space at `at` one at which no line breaks; puts one in where there is none and `tight` says so. */
static void
join (GArray *cells, gint at, gboolean tight)
{
  if (dopys_char_is_space (dopys_cells_get (cells, at)))
    {
      if (dopys_char_is_word (dopys_cells_get (cells, at + 1)) ||
          g_utf8_strchr ("«„№§%‰°₴€$", -1, dopys_cells_get (cells, at + 1)))
        dopys_cells_set (cells, at, DOPYS_NO_BREAK_SPACE);
    }
  else if (tight && dopys_cells_get (cells, at) &&
           (dopys_char_is_word (dopys_cells_get (cells, at)) || g_utf8_strchr ("«„", -1, dopys_cells_get (cells, at))))
    dopys_cells_insert (cells, at, DOPYS_NO_BREAK_SPACE);
}

/* ---- abbreviations and initials ---- */

static gboolean
is_upper (gunichar c)
{
  return g_unichar_isalpha (c) && g_unichar_isupper (c);
}

/* A word with a capital, of two letters or more. */
static gboolean
is_name (GArray *cells, gint at)
{
  gunichar second = dopys_cells_get (cells, at + 1);

  return is_upper (dopys_cells_get (cells, at)) &&
         (g_unichar_isalpha (second) ||
          (dopys_char_is_apostrophe (second) && g_unichar_isalpha (dopys_cells_get (cells, at + 2))));
}

static gint
skip_space (GArray *cells, gint at)
{
  return dopys_char_is_space (dopys_cells_get (cells, at)) ? at + 1 : at;
}

/* The capital at `at` stands alone before a full stop. */
static gboolean
is_initial (GArray *cells, gint at)
{
  gunichar before = dopys_cells_get (cells, at - 1);

  return is_upper (dopys_cells_get (cells, at)) && dopys_cells_get (cells, at + 1) == '.' &&
         !dopys_char_is_word (before) && !dopys_char_is_dash (before) && !dopys_char_is_apostrophe (before);
}

/* A word with a capital ends before `at`. */
static gboolean
is_after_name (GArray *cells, gint at)
{
  gint end = dopys_char_is_space (dopys_cells_get (cells, at - 1)) ? at - 1 : at, start = end;

  while (dopys_char_is_word (dopys_cells_get (cells, start - 1)) ||
         dopys_char_is_apostrophe (dopys_cells_get (cells, start - 1)) || dopys_cells_get (cells, start - 1) == '-')
    start--;
  return end < at && end - start >= 2 && is_name (cells, start);
}

/* at: an initial. Joined to a second one, and to the name after it. */
static void
join_initial (GArray *cells, gint at)
{
  gint next = skip_space (cells, at + 2);
  gboolean tight = dopys_char_is_cyrillic (dopys_cells_get (cells, at));

  if (is_name (cells, next))
    join (cells, at + 2, tight);
  else if (is_initial (cells, next) ||
           (is_upper (dopys_cells_get (cells, next)) && dopys_cells_get (cells, next + 1) == '.'))
    {
      gint last = skip_space (cells, next + 2);
      if (is_name (cells, last) || is_after_name (cells, at) || is_initial (cells, last))
        join (cells, at + 2, tight);
    }
}

/* at: the first letter of a word of small letters, or with a capital: one of those that never stand at a line's end. */
static void
join_abbreviation (GArray *cells, gint at)
{
  static const char *const words[] = { "вул.", "Вул.", "обл.", "Обл.", "ім.", "Ім.", "ст.", "Ст.", "м.", "п." };
  gint before = dopys_char_is_space (dopys_cells_get (cells, at - 1)) ? at - 2 : at - 1;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (!dopys_cells_has (cells, at, words[i]))
        continue;
      /* «10 м. Далі» are metres. */
      if (words[i][0] == "м."[0] && words[i][1] == "м."[1] && dopys_char_is_digit (dopys_cells_get (cells, before)))
        return;
      join (cells, at + (gint) g_utf8_strlen (words[i], -1), TRUE);
      return;
    }
}

/* і т. д., й т. п., та ін. */
static void
join_and_so_on (GArray *cells, gint at)
{
  gint start = at - 1, second;

  while (dopys_char_is_word (dopys_cells_get (cells, start - 1)))
    start--;
  if (!dopys_char_is_space (dopys_cells_get (cells, at - 1)) ||
      !(dopys_cells_has (cells, start, "і ") || dopys_cells_has (cells, start, "й ") ||
        dopys_cells_has (cells, start, "та ") || dopys_cells_has (cells, start, "і\302\240") ||
        dopys_cells_has (cells, start, "й\302\240") || dopys_cells_has (cells, start, "та\302\240")))
    return;
  if (dopys_cells_has (cells, at, "ін."))
    join (cells, at - 1, FALSE);
  if (!dopys_cells_has (cells, at, "т."))
    return;
  second = skip_space (cells, at + 2);
  if (dopys_cells_has (cells, second, "д.") || dopys_cells_has (cells, second, "п.") ||
      dopys_cells_has (cells, second, "ін."))
    {
      join (cells, at + 2, TRUE);
      join (cells, at - 1, FALSE);
    }
}

/* ---- numbers ---- */

static gint
count_digits (GArray *cells, gint at)
{
  gint n = 0;

  while (dopys_char_is_digit (dopys_cells_get (cells, at + n)))
    n++;
  return n;
}

/* at: the first digit of a number: 1 234 567, which no telephone number is. */
static void
join_groups (GArray *cells, gint at)
{
  gunichar before = dopys_cells_get (cells, at - 1);
  gunichar further = dopys_char_is_space (before) ? dopys_cells_get (cells, at - 2) : before;
  gint n = count_digits (cells, at), end = at + n;

  if (n > 3 || dopys_cells_get (cells, at) == '0' || dopys_char_is_digit (further) || dopys_char_is_dash (before) ||
      (further && strchr ("+)", (int) MIN (further, 0x7f))) || (before && strchr (".,", (int) MIN (before, 0x7f))))
    return;
  while (dopys_char_is_space (dopys_cells_get (cells, end)) && count_digits (cells, end + 1) == 3)
    end += 4;
  if ((dopys_char_is_space (dopys_cells_get (cells, end)) && dopys_char_is_digit (dopys_cells_get (cells, end + 1))) ||
      (dopys_char_is_dash (dopys_cells_get (cells, end)) && dopys_char_is_digit (dopys_cells_get (cells, end + 1))))
    return;
  for (gint i = at + n; i < end; i += 4)
    dopys_cells_set (cells, i, DOPYS_NO_BREAK_SPACE);
}

/* end: what follows the last digit of a number. */
static void
join_unit (GArray *cells, gint end)
{
  gint at = skip_space (cells, end);

  for (gsize i = 0; i < G_N_ELEMENTS (after_number); i++)
    {
      const char *word = after_number[i].word;
      gboolean matches = dopys_char_is_word (g_utf8_get_char (word)) && !g_str_has_suffix (word, ".")
                             ? dopys_cells_has_word (cells, at, word)
                             : dopys_cells_has (cells, at, word);
      if (!matches)
        continue;
      join (cells, end, after_number[i].tight);
      return;
    }
}

static void
join_number (GArray *cells, gint at)
{
  gunichar before = dopys_cells_get (cells, at - 1);

  if (!dopys_char_is_digit (before))
    join_groups (cells, at);
  if (!dopys_char_is_digit (dopys_cells_get (cells, at + 1)) && !dopys_cells_is_kept (cells, at))
    join_unit (cells, at + 1);
}

void
dopys_typography_join (GArray *cells)
{
  for (gint i = 0; i < (gint) cells->len; i++)
    {
      gunichar c = dopys_cells_get (cells, i), before = dopys_cells_get (cells, i - 1);

      if (dopys_cells_is_kept (cells, i))
        continue;
      if (c == 0x2116 || c == 0x00a7)
        join (cells, i + 1, TRUE);
      else if (dopys_char_is_digit (c) && !g_unichar_isalpha (before))
        join_number (cells, i);
      else if (g_unichar_isalpha (c) && !dopys_char_is_word (before) && !dopys_char_is_apostrophe (before) &&
               !dopys_char_is_dash (before))
        {
          join_abbreviation (cells, i);
          join_and_so_on (cells, i);
          if (is_initial (cells, i))
            join_initial (cells, i);
        }
    }
}
