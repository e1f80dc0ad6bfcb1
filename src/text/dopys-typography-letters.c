/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters that look alike in the Latin and the Cyrillic alphabet.
 *
 * A word here is a row of letters, with the apostrophes between them; a hyphen ends it, so that «IT-компанія» is two.
 */
#include <string.h>

#include "dopys-typography-rules.h"

static const char latin_twins[] = "aeioïpcyxkmtABEIKMHOPCTYX";
static const char cyrillic_twins[] = "аеіоїрсухкмтАВЕІКМНОРСТУХ";

static gunichar
translate (gunichar c, const char *from, const char *to)
{
  for (; *from; from = g_utf8_next_char (from), to = g_utf8_next_char (to))
    if (g_utf8_get_char (from) == c)
      return g_utf8_get_char (to);
  return 0;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* Where the word that begins at `at` ends. */
static gint
word_end (GArray *cells, gint at)
{
  while (is_letter (dopys_cells_get (cells, at)) ||
         (dopys_char_is_apostrophe (dopys_cells_get (cells, at)) && is_letter (dopys_cells_get (cells, at + 1))))
    at++;
  return at;
}

/* ---- Roman numerals ---- */

static char
roman_digit (gunichar c)
{
  if (c < 0x80)
    return strchr ("IVXLCDM", (int) c) && c != 0 ? (char) c : '\0';
  return (char) translate (c, "ІХСМ", "IXCM");
}

static gboolean
is_roman (const char *digits)
{
  return g_regex_match_simple ("^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$", digits, G_REGEX_OPTIMIZE, 0);
}

/* A numeral with a Cyrillic letter in it, that could not as well be a word: «МІ» and «СІ» are none. */
static gboolean
make_roman (GArray *cells, gint start, gint end)
{
  char digits[16] = { 0 };
  gboolean cyrillic = FALSE, sure = FALSE, doubtful = FALSE;

  if (end - start < 2 || end - start >= (gint) sizeof digits)
    return FALSE;
  for (gint i = start; i < end; i++)
    {
      gunichar c = dopys_cells_get (cells, i);

      digits[i - start] = roman_digit (c);
      if (digits[i - start] == '\0')
        return FALSE;
      cyrillic |= c >= 0x80;
      sure |= strchr ("VLD", digits[i - start]) != NULL;
      doubtful |= strchr ("CM", digits[i - start]) != NULL;
    }
  if (!cyrillic || (doubtful && !sure) || !is_roman (digits))
    return FALSE;
  for (gint i = start; i < end; i++)
    dopys_cells_set (cells, i, (gunichar) digits[i - start]);
  return TRUE;
}

/* ---- words ---- */

static void
make_cyrillic (GArray *cells, gint start, gint end)
{
  gboolean cyrillic = FALSE, latin = FALSE;

  for (gint i = start; i < end; i++)
    {
      gunichar c = dopys_cells_get (cells, i);

      cyrillic |= dopys_char_is_cyrillic (c);
      if (!dopys_char_is_latin (c))
        continue;
      latin = TRUE;
      if (translate (c, latin_twins, cyrillic_twins) == 0)
        return;
    }
  for (gint i = start; cyrillic && latin && i < end; i++)
    {
      gunichar twin = translate (dopys_cells_get (cells, i), latin_twins, cyrillic_twins);
      if (twin)
        dopys_cells_set (cells, i, twin);
    }
}

static gboolean
is_kept (GArray *cells, gint start, gint end)
{
  for (gint i = start; i < end; i++)
    if (dopys_cells_is_kept (cells, i))
      return TRUE;
  return FALSE;
}

/* The nearest letter before or after is of a Ukrainian word, in the same line. */
static gboolean
is_beside_cyrillic (GArray *cells, gint at, gint step)
{
  for (gint i = at + step; dopys_cells_get (cells, i) && dopys_cells_get (cells, i) != DOPYS_LINE_BREAK; i += step)
    if (dopys_char_is_word (dopys_cells_get (cells, i)))
      return dopys_char_is_cyrillic (dopys_cells_get (cells, i));
  return FALSE;
}

/* A conjunction, which no dictionary takes for wrong. */
static void
mend_lone_i (GArray *cells, gint at)
{
  gunichar before = dopys_cells_get (cells, at - 1), after = dopys_cells_get (cells, at + 1);

  if (dopys_cells_get (cells, at) != 'i' || !dopys_char_is_space (after))
    return;
  if (!dopys_char_is_space (before) && !strchr ("([«„", (int) MIN (before, 0x7f)) && before != 0xab && before != 0x201e)
    return;
  if (is_beside_cyrillic (cells, at, -1) && is_beside_cyrillic (cells, at, 1))
    dopys_cells_set (cells, at, 0x0456);
}

static void
mend_apostrophe (GArray *cells, gint at, gunichar apostrophe)
{
  gunichar after = dopys_cells_get (cells, at + 1);

  if (dopys_char_is_apostrophe (dopys_cells_get (cells, at)) &&
      dopys_char_is_cyrillic (dopys_cells_get (cells, at - 1)) && after && g_utf8_strchr ("яюєїЯЮЄЇ", -1, after))
    dopys_cells_set (cells, at, apostrophe);
}

void
dopys_typography_letters (GArray *cells, gunichar apostrophe)
{
  for (gint i = 0; i < (gint) cells->len;)
    {
      gint end = word_end (cells, i);

      if (end == i || !is_letter (dopys_cells_get (cells, i)))
        {
          i++;
          continue;
        }
      if (!is_kept (cells, i, end) && !make_roman (cells, i, end))
        make_cyrillic (cells, i, end);
      if (end == i + 1)
        mend_lone_i (cells, i);
      i = end;
    }
  for (gint i = 0; i < (gint) cells->len; i++)
    mend_apostrophe (cells, i, apostrophe);
}
