/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-block-grammar.h"

#include <string.h>

/* One delimiter: <!-- wp:name {…} -->, <!-- wp:name /-->, <!-- /wp:name -->. */
typedef struct
{
  gsize start;
  gsize end;
  gboolean closing;
  gboolean self_closing;
  const char *name;
  gsize name_length;
  const char *attributes;
  gsize attributes_length;
} Delimiter;

static void
piece_free (DopysPiece *piece)
{
  g_free (piece->name);
  g_free (piece->attributes);
  g_free (piece);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static gboolean
is_name_character (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c) || c == '-' || c == '_' || c == '/';
}

/* Reads what is between "<!--" and "-->", both excluded. */
static gboolean
read_delimiter (const char *p, const char *end, Delimiter *delimiter)
{
  const char *first = p;

  while (p < end && is_space (*p))
    p++;
  if (p == first)
    return FALSE;
  delimiter->closing = p < end && *p == '/';
  p += delimiter->closing;
  if (end - p < 4 || strncmp (p, "wp:", 3) != 0 || !g_ascii_islower (p[3]))
    return FALSE;
  delimiter->name = p += 3;
  while (p < end && is_name_character (*p))
    p++;
  delimiter->name_length = (gsize) (p - delimiter->name);
  if (p == end || !is_space (*p))
    return FALSE;
  while (p < end && is_space (*p))
    p++;
  delimiter->self_closing = end > p && end[-1] == '/' && !delimiter->closing;
  end -= delimiter->self_closing;
  while (end > p && is_space (end[-1]))
    end--;
  delimiter->attributes = p;
  delimiter->attributes_length = (gsize) (end - p);
  return p == end || (!delimiter->closing && *p == '{' && end[-1] == '}' && is_space (*end));
}

static gboolean
find_delimiter (const char *text, gsize from, gsize end, Delimiter *delimiter)
{
  const char *close = NULL; /* found once for all openings before it: else many openings would cost a square */

  while (from + 7 < end)
    {
      const char *open = memmem (text + from, end - from, "<!--", 4);
      if (open == NULL)
        return FALSE;
      if (close == NULL || close < open + 4)
        close = memmem (open + 4, (gsize) (text + end - open - 4), "-->", 3);
      if (close == NULL)
        return FALSE;
      delimiter->start = (gsize) (open - text);
      delimiter->end = (gsize) (close - text) + 3;
      if (read_delimiter (open + 4, close, delimiter))
        return TRUE;
      from = delimiter->start + 4;
    }
  return FALSE;
}

/* Adds text[start, end) without the white space around it, if anything is left. */
static void
add_free_text (GPtrArray *pieces, const char *text, gsize start, gsize end)
{
  while (start < end && is_space (text[start]))
    start++;
  while (end > start && is_space (text[end - 1]))
    end--;
  if (start == end)
    return;
  DopysPiece *piece = g_new0 (DopysPiece, 1);
  piece->name = g_strdup ("");
  piece->attributes = g_strdup ("");
  piece->start = piece->inner_start = start;
  piece->end = piece->inner_end = end;
  g_ptr_array_add (pieces, piece);
}

static gboolean
same_name (const Delimiter *a, const Delimiter *b)
{
  return a->name_length == b->name_length && memcmp (a->name, b->name, a->name_length) == 0;
}

/* The delimiter that closes open, with all blocks inside properly nested. */
static gboolean
find_closing (const char *text, gsize end, const Delimiter *open, Delimiter *closing)
{
  g_autoptr (GArray) inside = g_array_new (FALSE, FALSE, sizeof (Delimiter));
  gsize at = open->end;

  g_array_append_val (inside, *open);
  while (find_delimiter (text, at, end, closing))
    {
      at = closing->end;
      if (closing->self_closing)
        continue;
      if (!closing->closing)
        {
          g_array_append_val (inside, *closing);
          continue;
        }
      if (!same_name (&g_array_index (inside, Delimiter, inside->len - 1), closing))
        return FALSE;
      g_array_set_size (inside, inside->len - 1);
      if (inside->len == 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
dopys_block_grammar_cut (const char *text, gsize start, gsize end)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  gsize at = start, free_start = start;
  Delimiter open, closing;

  while (find_delimiter (text, at, end, &open))
    {
      if (open.closing)
        {
          at = open.end; /* closes nothing: it is text */
          continue;
        }
      if (!open.self_closing && !find_closing (text, end, &open, &closing))
        break;
      add_free_text (pieces, text, free_start, open.start);
      gboolean core = open.name_length > 5 && strncmp (open.name, "core/", 5) == 0;
      DopysPiece *piece = g_new0 (DopysPiece, 1);
      piece->block = TRUE;
      piece->name = g_strndup (open.name + (core ? 5 : 0), open.name_length - (core ? 5 : 0));
      piece->attributes = g_strndup (open.attributes, open.attributes_length);
      piece->start = open.start;
      piece->inner_start = piece->inner_end = open.end;
      piece->end = open.end;
      if (!open.self_closing)
        {
          piece->inner_end = closing.start;
          piece->end = closing.end;
        }
      g_ptr_array_add (pieces, piece);
      at = free_start = piece->end;
    }
  add_free_text (pieces, text, free_start, end);
  return pieces;
}
