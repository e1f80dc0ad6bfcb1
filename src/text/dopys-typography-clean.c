/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text brings along from elsewhere and nobody sees. */
#include "dopys-typography-rules.h"

static gboolean
is_unseen (gunichar c)
{
  return c == 0x00ad || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

/* ---- NFC ---- */

/* May be joined to the character before it: marks, and the vowels and finals of Korean. */
static gboolean
continues (gunichar c)
{
  return c >= 0x0300 && (g_unichar_ismark (c) || (c >= 0x1160 && c <= 0x11ff));
}

/* Some single characters have a canonical form that is another one, as the Ohm sign is an Omega. */
static gboolean
needs_look (GArray *cells, gint start, gint end)
{
  return end > start + 1 || dopys_cells_get (cells, start) >= 0x0340;
}

/* Writes the composed characters over the cells [start, end); what is left of the cells goes. */
static void
compose (GArray *cells, gint start, gint end)
{
  gunichar decomposed[32];
  glong length = 0;

  if (end - start > (gint) G_N_ELEMENTS (decomposed))
    return; /* no letter; left as it is */
  for (gint i = start; i < end; i++)
    {
      if (dopys_cells_is_kept (cells, i))
        return;
      decomposed[i - start] = dopys_cells_get (cells, i);
    }
  g_autofree char *text = g_ucs4_to_utf8 (decomposed, end - start, NULL, NULL, NULL);
  g_autofree char *normal = text ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;
  g_autofree gunichar *composed = normal ? g_utf8_to_ucs4_fast (normal, -1, &length) : NULL;
  for (glong i = 0; i < length; i++)
    {
      gint at = start + (gint) i;
      if (at < end)
        dopys_cells_set (cells, at, composed[i]);
      else
        dopys_cells_insert (cells, at, composed[i]);
    }
  for (gint at = start + (gint) length; length > 0 && at < end; at++)
    dopys_cells_remove (cells, at);
}

static void
normalize (GArray *cells)
{
  for (gint i = 0; i < (gint) cells->len;)
    {
      gint end = i + 1, before = (gint) cells->len;

      if (dopys_cells_get (cells, i) == 0)
        {
          i++;
          continue;
        }
      while (continues (dopys_cells_get (cells, end)))
        end++;
      if (needs_look (cells, i, end))
        compose (cells, i, end);
      i = end + (gint) cells->len - before;
    }
  dopys_cells_compact (cells);
}

/* ---- spaces ---- */

/* A single no-break space stays where somebody will have put it on purpose: after a number or a short word. */
static gboolean
is_on_purpose (GArray *cells, gint at)
{
  gint letters = 0;

  if (dopys_char_is_digit (dopys_cells_get (cells, at - 1)))
    return TRUE;
  while (letters < 3 && dopys_char_is_word (dopys_cells_get (cells, at - 1 - letters)))
    letters++;
  return letters == 1 || letters == 2;
}

static gboolean
is_line_end (gunichar c)
{
  return c == 0 || c == DOPYS_LINE_BREAK;
}

static void
clean_spaces (GArray *cells, gint start, gint end)
{
  gboolean outer = is_line_end (dopys_cells_get (cells, start - 1)) || is_line_end (dopys_cells_get (cells, end));

  for (gint i = outer ? start : start + 1; i < end; i++)
    dopys_cells_remove (cells, i);
  if (!outer &&
      !(end == start + 1 && dopys_cells_get (cells, start) == DOPYS_NO_BREAK_SPACE && is_on_purpose (cells, start)))
    dopys_cells_set (cells, start, ' ');
}

void
dopys_typography_clean (GArray *cells)
{
  for (gint i = 0; i < (gint) cells->len; i++)
    if (is_unseen (dopys_cells_get (cells, i)))
      dopys_cells_remove (cells, i);
  dopys_cells_compact (cells);
  normalize (cells);
  /* From the end: what is removed is still there, as 0, when the spaces before it are looked at. */
  for (gint end = (gint) cells->len; end > 0; end--)
    {
      gint start = end;

      while (start > 0 && dopys_char_is_space (dopys_cells_get (cells, start - 1)) &&
             !dopys_cells_is_kept (cells, start - 1))
        start--;
      if (start == end)
        continue;
      clean_spaces (cells, start, end);
      end = start + 1;
    }
  dopys_cells_compact (cells);
}
