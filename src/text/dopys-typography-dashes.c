/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dashes, punctuation and what stands beside it. */
#include "dopys-typography-rules.h"

#define EM_DASH 0x2014
#define EN_DASH 0x2013
#define ELLIPSIS 0x2026

static gboolean
is_line_end (gunichar c)
{
  return c == 0 || c == DOPYS_LINE_BREAK;
}

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c && g_utf8_strchr (set, -1, c);
}

/* ---- punctuation ---- */

static gboolean
begins_leader (GArray *cells, gint at)
{
  return dopys_cells_has (cells, at, "....."); /* to be filled in: «Підпис ........» */
}

/* No space belongs before the character at `at`. */
static gboolean
hates_space_before (GArray *cells, gint at)
{
  gunichar c = dopys_cells_get (cells, at), after = dopys_cells_get (cells, at + 1);

  if (c == '.')
    return !dopys_char_is_word (after) && !begins_leader (cells, at); /* «.NET», «.ua» */
  if (is_one_of (c, ":;") && is_one_of (after, ")(-"))
    return FALSE; /* a smile */
  return is_one_of (c, ",;:!?»)") || c == 0x201c;
}

static void
mend_ellipsis (GArray *cells, gint at)
{
  gint n = 0;

  while (dopys_cells_get (cells, at + n) == '.' && !dopys_cells_is_kept (cells, at + n))
    n++;
  if (n != 3 && n != 4)
    return; /* longer ones are to be filled in */
  dopys_cells_set (cells, at, ELLIPSIS);
  for (gint i = 1; i < n; i++)
    dopys_cells_remove (cells, at + i);
}

void
dopys_typography_punctuation (GArray *cells)
{
  for (gint i = 0; i < (gint) cells->len; i++)
    {
      gunichar c = dopys_cells_get (cells, i);

      if (dopys_char_is_space (c) && !is_line_end (dopys_cells_get (cells, i - 1)) && hates_space_before (cells, i + 1))
        dopys_cells_remove (cells, i);
      else if (dopys_char_is_space (c) && is_one_of (dopys_cells_get (cells, i - 1), "«„("))
        dopys_cells_remove (cells, i);
    }
  dopys_cells_compact (cells);
  for (gint i = 0; i < (gint) cells->len; i++)
    if (dopys_cells_get (cells, i) == '.' && dopys_cells_get (cells, i - 1) != '.')
      mend_ellipsis (cells, i);
  dopys_cells_compact (cells);
}

/* ---- dashes ---- */

/* A whole number from `at` on, backward or forward, that nothing is joined to. */
static gboolean
is_plain_number (GArray *cells, gint at, gint step)
{
  gint n = 0;

  while (dopys_char_is_digit (dopys_cells_get (cells, at + n * step)))
    n++;
  return n > 0 && !is_one_of (dopys_cells_get (cells, at + n * step), ":,") &&
         !(dopys_cells_get (cells, at + n * step) == '.' &&
           dopys_char_is_digit (dopys_cells_get (cells, at + (n + 1) * step)));
}

/* Between two numbers it is part of a telephone number, of a file's number or of «10 - 15 осіб». */
static gboolean
is_between_numbers (GArray *cells, gint at)
{
  return is_plain_number (cells, at - 2, -1) && is_plain_number (cells, at + 2, 1);
}

static void
mend_dash (GArray *cells, gint at)
{
  gboolean starts = is_line_end (dopys_cells_get (cells, at - 1));

  if (dopys_cells_get (cells, at) == '-' && dopys_cells_get (cells, at + 1) == '-' &&
      dopys_char_is_space (dopys_cells_get (cells, at + 2)) &&
      (starts || dopys_char_is_space (dopys_cells_get (cells, at - 1))))
    {
      dopys_cells_remove (cells, at + 1);
      return; /* one dash in the next round */
    }
  if (!dopys_char_is_space (dopys_cells_get (cells, at + 1)) || is_line_end (dopys_cells_get (cells, at + 2)))
    return;
  if (starts)
    {
      if (!dopys_char_is_digit (dopys_cells_get (cells, at + 2)))
        dopys_cells_set (cells, at, EM_DASH);
      return;
    }
  if (!dopys_char_is_space (dopys_cells_get (cells, at - 1)) || is_between_numbers (cells, at))
    return;
  dopys_cells_set (cells, at - 1, DOPYS_NO_BREAK_SPACE);
  dopys_cells_set (cells, at, EM_DASH);
  dopys_cells_set (cells, at + 1, ' ');
}

/* Four digits from `at` on that are a year; 0 if not. */
static guint
year_at (GArray *cells, gint at)
{
  guint year = 0;

  for (gint i = 0; i < 4; i++)
    {
      if (!dopys_char_is_digit (dopys_cells_get (cells, at + i)))
        return 0;
      year = year * 10 + (dopys_cells_get (cells, at + i) - '0');
    }
  return year >= 1000 && year <= 2199 ? year : 0;
}

/* 2024-2028; not within a longer number, not as the number of an act. */
static void
mend_years (GArray *cells, gint at)
{
  guint first = year_at (cells, at - 4), second = year_at (cells, at + 1);
  gunichar before = dopys_cells_get (cells, at - 5), after = dopys_cells_get (cells, at + 5);

  if (first == 0 || second <= first || dopys_char_is_word (before) || dopys_char_is_dash (before) ||
      is_one_of (before, "./+№"))
    return;
  if (dopys_char_is_digit (after) || ((dopys_char_is_dash (after) || is_one_of (after, "./")) &&
                                      dopys_char_is_digit (dopys_cells_get (cells, at + 6))))
    return;
  if (dopys_char_is_space (before) && dopys_cells_get (cells, at - 6) == 0x2116)
    return;
  dopys_cells_set (cells, at, EN_DASH);
}

void
dopys_typography_dashes (GArray *cells, gboolean years)
{
  for (gint i = 0; i < (gint) cells->len; i++)
    {
      if (!dopys_char_is_dash (dopys_cells_get (cells, i)) || dopys_cells_is_kept (cells, i))
        continue;
      mend_dash (cells, i);
      if (years)
        mend_years (cells, i);
    }
  dopys_cells_compact (cells);
}
