/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-addresses.h"

#include <string.h>

#define REST "[^\\s<>«»„“”\"\\x{2028}]"

/* A scheme; www; an e-mail; a name after @; a name of a host or a file, all Latin or with a small Latin end; «.укр». */
static const char pattern[] = "(?:(?<![\\w])(?i:[a-z][a-z0-9+.-]*)://" REST "+)"
                              "|(?:(?<![\\w])(?i:mailto|tel):" REST "+)"
                              "|(?:(?<![\\w])(?i:www)\\." REST "+)"
                              "|(?:[\\w.%+-]+@[\\w-]+(?:\\.[\\w-]+)+)"
                              "|(?:(?<![\\w])@\\w+(?:\\.\\w+)*)"
                              "|(?:(?<![\\w.-])(?:(?:[A-Za-z0-9_-]+\\.)+[A-Za-z][A-Za-z0-9]{1,23}"
                              "|(?:[\\w-]+\\.)+(?:[a-z]{2,23}|укр))(?![\\w-])(?::\\d+)?(?:[/?#]" REST "*)?)";

static GRegex *
get_regex (void)
{
  static gsize regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, (gsize) g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL));
  return (GRegex *) regex;
}

/* Most paragraphs hold none, and this is far quicker than to look. */
static gboolean
may_hold_one (const char *text)
{
  for (const char *p = strpbrk (text, ".@:"); p; p = strpbrk (p + 1, ".@:"))
    if (p[0] == '@' || (p[0] == ':' && p[1] && !strchr (" \xc2\xe2", p[1])) ||
        (p[0] == '.' && (g_ascii_isalnum (p[1]) || g_str_has_prefix (p + 1, "укр"))))
      return TRUE;
  return FALSE;
}

/* What ends a sentence or closes a bracket is not of the address. */
static gsize
trim (const char *text, gsize start, gsize end)
{
  while (end > start)
    {
      const char *last = g_utf8_prev_char (text + end);
      gunichar c = g_utf8_get_char (last);
      g_autofree char *match = g_strndup (text + start, end - start);

      if (!strchr (".,;:!?'*)]}", (int) MIN (c, 0x7f)) && c != 0x2026 && c != 0x2019)
        break;
      if (c == ')' && strchr (match, '('))
        break;
      end = (gsize) (last - text);
    }
  return end;
}

void
dopys_addresses_foreach (const char *text, DopysAddressFunc func, gpointer user_data)
{
  g_autoptr (GMatchInfo) match = NULL;
  const char *reached = text;
  guint position = 0;

  if (!may_hold_one (text))
    return;
  for (g_regex_match (get_regex (), text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      gint from, to;
      guint start;

      g_match_info_fetch_pos (match, 0, &from, &to);
      gsize end = trim (text, (gsize) from, (gsize) to);
      if (end <= (gsize) from)
        continue;
      start = position + (guint) g_utf8_strlen (reached, text + from - reached);
      position = start + (guint) g_utf8_strlen (text + from, (gssize) end - from);
      reached = text + end;
      func (start, position, user_data);
    }
}

typedef struct
{
  guint length;
  gboolean found;
} Whole;

static void
whole_cb (guint start, guint end, gpointer user_data)
{
  Whole *whole = user_data;

  whole->found = whole->found || (start == 0 && end == whole->length);
}

gboolean
dopys_addresses_is_one (const char *text)
{
  Whole whole = { (guint) g_utf8_strlen (text, -1), FALSE };

  dopys_addresses_foreach (text, whole_cb, &whole);
  return whole.found;
}
