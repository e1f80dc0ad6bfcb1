/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-cells.h"

#include "dopys-fold.h"

static DopysCell *
cell_at (GArray *self, gint at)
{
  return at >= 0 && (guint) at < self->len ? &g_array_index (self, DopysCell, at) : NULL;
}

GArray *
dopys_cells_new (DopysBlock *block)
{
  guint n_runs, position = 0, run = 0, run_end;
  const DopysRun *runs = dopys_block_get_runs (block, &n_runs);
  GArray *self = g_array_sized_new (FALSE, FALSE, sizeof (DopysCell), dopys_block_get_length (block) + 16);

  run_end = n_runs > 0 ? runs[0].length : 0;
  for (const char *p = dopys_block_get_text (block); *p; p = g_utf8_next_char (p), position++)
    {
      DopysCell cell = { .c = g_utf8_get_char (p), .start = position, .end = position + 1 };

      while (position >= run_end && run + 1 < n_runs)
        run_end += runs[++run].length;
      cell.code = (runs[run].style & DOPYS_STYLE_CODE) != 0;
      g_array_append_val (self, cell);
    }
  return self;
}

static char *
char_to_string (gunichar c)
{
  char text[7] = { 0 };

  g_unichar_to_utf8 (c, text);
  return g_strdup (text);
}

GArray *
dopys_cells_to_replacements (GArray *self, DopysBlock *block, guint from, guint to)
{
  GArray *list = dopys_replacements_new ();
  const char *p = dopys_block_get_text (block);
  guint position = 0, length = dopys_block_get_length (block);

  for (guint i = 0; i <= self->len; i++)
    {
      const DopysCell *cell = cell_at (self, (gint) i);
      guint start = cell ? cell->start : length, end = cell ? cell->end : length, run_start = G_MAXUINT;

      while (position < start)
        {
          gboolean apart = position == from || position == to;
          dopys_replacements_add (list, position, position + 1, g_strdup (""), apart);
          p = g_utf8_next_char (p);
          position++;
        }
      if (cell && !(end == start + 1 && g_utf8_get_char (p) == cell->c))
        {
          gboolean apart = start == from || start == to;
          if (start > 0 && start < length)
            dopys_block_get_run_at (block, start, &run_start);
          dopys_replacements_add (list, start, end, char_to_string (cell->c), apart || run_start == start);
        }
      p = g_utf8_offset_to_pointer (p, end - position);
      position = end;
    }
  return list;
}

gunichar
dopys_cells_get (GArray *self, gint at)
{
  const DopysCell *cell = cell_at (self, at);

  return cell ? cell->c : 0;
}

gboolean
dopys_cells_is_kept (GArray *self, gint at)
{
  const DopysCell *cell = cell_at (self, at);

  return cell && (cell->code || cell->address);
}

void
dopys_cells_set (GArray *self, gint at, gunichar c)
{
  if (!dopys_cells_is_kept (self, at))
    cell_at (self, at)->c = c;
}

void
dopys_cells_remove (GArray *self, gint at)
{
  dopys_cells_set (self, at, 0);
}

void
dopys_cells_compact (GArray *self)
{
  guint n = 0;

  for (guint i = 0; i < self->len; i++)
    if (g_array_index (self, DopysCell, i).c != 0)
      g_array_index (self, DopysCell, n++) = g_array_index (self, DopysCell, i);
  g_array_set_size (self, n);
}

gboolean
dopys_cells_insert (GArray *self, gint at, gunichar c)
{
  const DopysCell *before = cell_at (self, at - 1);
  DopysCell cell = { .c = c };

  if (dopys_cells_is_kept (self, at - 1) && dopys_cells_is_kept (self, at))
    return FALSE;
  cell.start = cell.end = before ? before->end : 0;
  g_array_insert_val (self, (guint) at, cell);
  return TRUE;
}

gboolean
dopys_cells_has (GArray *self, gint at, const char *word)
{
  for (const char *p = word; *p; p = g_utf8_next_char (p), at++)
    if (dopys_cells_get (self, at) != g_utf8_get_char (p))
      return FALSE;
  return TRUE;
}

gboolean
dopys_cells_has_word (GArray *self, gint at, const char *word)
{
  gunichar after = dopys_cells_get (self, at + (gint) g_utf8_strlen (word, -1));

  return dopys_cells_has (self, at, word) && !dopys_char_is_word (after);
}

gboolean
dopys_char_is_space (gunichar c)
{
  return c == ' ' || c == DOPYS_NO_BREAK_SPACE || c == 0x202f || c == 0x2009 || c == '\t';
}

gboolean
dopys_char_is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_';
}

gboolean
dopys_char_is_cyrillic (gunichar c)
{
  return g_unichar_isalpha (c) && g_unichar_get_script (c) == G_UNICODE_SCRIPT_CYRILLIC;
}

gboolean
dopys_char_is_latin (gunichar c)
{
  return g_unichar_isalpha (c) && g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
}

gboolean
dopys_char_is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

gboolean
dopys_char_is_apostrophe (gunichar c)
{
  return dopys_fold_is_apostrophe (c) || c == 0xff07;
}

gboolean
dopys_char_is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015);
}
