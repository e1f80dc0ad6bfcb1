/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Quotation marks: which of them open and which close, told by what stands beside them, then how deep they are. */
#include <string.h>

#include "dopys-typography-rules.h"

#define OPEN 0x00ab        /* « */
#define CLOSE 0x00bb       /* » */
#define INNER_OPEN 0x201e  /* „ */
#define INNER_CLOSE 0x201c /* “ */

typedef enum
{
  ROLE_NONE,
  ROLE_OPEN,
  ROLE_CLOSE,
} Role;

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == OPEN || c == CLOSE || (c >= 0x201c && c <= 0x201f) || c == 0x2039 || c == 0x203a ||
         c == 0xff02;
}

static gboolean
is_single (gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201a;
}

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c && g_utf8_strchr (set, -1, c);
}

static gboolean
is_gap (gunichar c)
{
  return c == 0 || c == DOPYS_LINE_BREAK || dopys_char_is_space (c);
}

/* A mark may open after it. */
static gboolean
lets_open (gunichar before)
{
  return is_gap (before) || dopys_char_is_dash (before) || is_one_of (before, "([{/");
}

/* A mark may close before it. */
static gboolean
lets_close (gunichar after)
{
  return is_gap (after) || dopys_char_is_dash (after) || is_one_of (after, ")]}.,;:!?…/");
}

/* The first character after a mark that is no mark itself. */
static gunichar
skip_quotes (GArray *cells, gint at)
{
  while (is_quote (dopys_cells_get (cells, at)))
    at++;
  return dopys_cells_get (cells, at);
}

static Role
role_of (GArray *cells, gint at, Role before_role, guint depth)
{
  gunichar c = dopys_cells_get (cells, at), before = dopys_cells_get (cells, at - 1);
  gboolean opens, closes;

  if (c == OPEN || c == INNER_OPEN || c == 0x2039)
    return ROLE_OPEN;
  if (c == CLOSE || c == 0x203a)
    return ROLE_CLOSE;
  opens = before_role == ROLE_OPEN || (before_role == ROLE_NONE && lets_open (before));
  closes = lets_close (skip_quotes (cells, at + 1));
  if (opens != closes)
    return opens ? ROLE_OPEN : ROLE_CLOSE;
  if (depth > 0)
    return ROLE_CLOSE;
  return c == 0x201d ? ROLE_NONE : ROLE_OPEN;
}

/* Inches and seconds, which nothing was opened for. */
static gboolean
is_measure (GArray *cells, gint at, guint depth)
{
  return depth == 0 && dopys_cells_get (cells, at) != CLOSE && dopys_char_is_digit (dopys_cells_get (cells, at - 1));
}

/* ‘…’ and '…' around words. Where the pair that opens at `at` closes, or 0. */
static gint
find_single_end (GArray *cells, gint at)
{
  gboolean cyrillic = FALSE;

  if (!lets_open (dopys_cells_get (cells, at - 1)) && !is_quote (dopys_cells_get (cells, at - 1)))
    return 0;
  if (!dopys_char_is_word (dopys_cells_get (cells, at + 1)))
    return 0;
  for (gint i = at + 1; i < (gint) cells->len; i++)
    {
      gunichar c = dopys_cells_get (cells, i), after = dopys_cells_get (cells, i + 1);

      cyrillic |= dopys_char_is_cyrillic (c);
      if (!is_single (c) || dopys_cells_is_kept (cells, i))
        continue;
      if (!is_gap (dopys_cells_get (cells, i - 1)) && (lets_close (after) || is_quote (after)))
        return cyrillic ? i : 0;
      if (!dopys_char_is_word (dopys_cells_get (cells, i - 1)))
        return 0; /* another one opens */
    }
  return 0;
}

static void
put (GArray *cells, gint at, Role role, guint depth)
{
  gboolean inner = depth % 2 == 0;

  if (role == ROLE_OPEN)
    dopys_cells_set (cells, at, inner ? INNER_OPEN : OPEN);
  else
    dopys_cells_set (cells, at, inner ? INNER_CLOSE : CLOSE);
}

/* Makes ‘…’ the straight marks that the next pass reads. */
static void
mend_singles (GArray *cells)
{
  for (gint i = 0; i < (gint) cells->len; i++)
    {
      gint end = 0;

      if (is_single (dopys_cells_get (cells, i)) && !dopys_cells_is_kept (cells, i))
        end = find_single_end (cells, i);
      if (end == 0)
        continue;
      dopys_cells_set (cells, i, OPEN);
      dopys_cells_set (cells, end, CLOSE);
    }
}

static void
mend_marks (GArray *cells)
{
  guint depth = 0;
  Role before = ROLE_NONE;

  for (gint i = 0; i < (gint) cells->len; i++)
    {
      Role role = ROLE_NONE;

      if (is_quote (dopys_cells_get (cells, i)) && !dopys_cells_is_kept (cells, i))
        role = role_of (cells, i, before, depth);
      if (role == ROLE_CLOSE && is_measure (cells, i, depth))
        role = ROLE_NONE;
      if (role == ROLE_OPEN)
        put (cells, i, role, ++depth);
      else if (role == ROLE_CLOSE)
        {
          put (cells, i, role, MAX (depth, 1));
          depth -= MIN (depth, 1);
        }
      before = role;
    }
}

/* ---- full stop and comma ---- */

static gboolean
is_close (gunichar c)
{
  return c == CLOSE || c == INNER_CLOSE;
}

/* The full stop at `at` is of an abbreviation or an initial, so it does not end the sentence. */
static gboolean
is_of_abbreviation (GArray *cells, gint at)
{
  static const char *const words[] = { "р", "рр",  "тис", "грн", "коп", "ін",  "д",  "п",   "ст",
                                       "м", "с",   "вул", "обл", "ім",  "год", "хв", "див", "тел",
                                       "т", "буд", "кв",  "оф",  "шт",  "ч",   "ред" };
  gint start = at;

  while (dopys_char_is_word (dopys_cells_get (cells, start - 1)))
    start--;
  if (at - start == 1 && g_unichar_isupper (dopys_cells_get (cells, start)))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_utf8_strlen (words[i], -1) == at - start && dopys_cells_has (cells, start, words[i]))
      return TRUE;
  return FALSE;
}

static void
move_stop_out (GArray *cells, gint at)
{
  gunichar stop = dopys_cells_get (cells, at), after = dopys_cells_get (cells, at + 2);

  if (stop != '.' && stop != ',')
    return;
  if (!is_close (dopys_cells_get (cells, at + 1)) || dopys_cells_is_kept (cells, at) ||
      dopys_cells_is_kept (cells, at + 1))
    return;
  if (stop == '.' && (dopys_cells_get (cells, at - 1) == '.' || is_of_abbreviation (cells, at)))
    return;
  if (is_one_of (after, ".,;:!?…"))
    {
      dopys_cells_remove (cells, at);
      return;
    }
  dopys_cells_set (cells, at, dopys_cells_get (cells, at + 1));
  dopys_cells_set (cells, at + 1, stop);
}

void
dopys_typography_quotes (GArray *cells)
{
  mend_singles (cells);
  mend_marks (cells);
  for (gint i = 0; i < (gint) cells->len; i++)
    move_stop_out (cells, i);
  dopys_cells_compact (cells);
}
