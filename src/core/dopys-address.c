/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-address.h"

#include <string.h>

static const char *const schemes[] = { "http", "https", "mailto", "tel", NULL };

char *
dopys_address_complete (const char *typed)
{
  g_return_val_if_fail (typed != NULL, NULL);

  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *scheme = g_uri_parse_scheme (text);

  if (*text == '\0' || strpbrk (text, " \t\n\"<>"))
    return NULL;
  if (scheme)
    {
      g_autofree char *lower = g_ascii_strdown (scheme, -1);
      if (g_strv_contains (schemes, lower))
        return text[strlen (scheme) + 1] ? g_steal_pointer (&text) : NULL;
    }
  if (scheme && strchr (scheme, '.') == NULL) /* "rada.example:8080" has no scheme */
    return NULL;
  if (strchr (text, '@'))
    return g_strconcat ("mailto:", text, NULL);
  return strchr (text, '.') ? g_strconcat ("https://", text, NULL) : NULL;
}

static gboolean
is_host (const char *text, gsize n_bytes)
{
  const char *dot = n_bytes > 2 ? memchr (text + 1, '.', n_bytes - 2) : NULL;
  return dot && dot[1] != '.' && text[0] != '.' && text[0] != '-';
}

/* Rather none than a wrong one: a word with a dot in it is more often a missing space than an address. */
static gboolean
says_so (const char *word, gsize n_bytes)
{
  static const char *const starts[] = { "https://", "http://", "www." };
  const char *at = memchr (word, '@', n_bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gsize length = strlen (starts[i]);
      if (n_bytes > length && g_ascii_strncasecmp (word, starts[i], length) == 0)
        return is_host (word + length, n_bytes - length);
    }
  if (at == NULL || at == word)
    return FALSE;
  gsize left = (gsize) (word + n_bytes - at) - 1;
  return memchr (at + 1, '@', left) == NULL && memchr (word, '/', n_bytes) == NULL &&
         memchr (word, ':', n_bytes) == NULL && is_host (at + 1, left);
}

static gboolean
is_opening (gunichar c)
{
  return c == '(' || c == '[' || c == 0x00ab || c == 0x201e || c == 0x201c || c == '"';
}

/* What ends a sentence or a quotation, and no address. A bracket belongs to the address if it was opened in it. */
static gboolean
is_closing (gunichar c, const char *word, const char *at)
{
  if (c == ')')
    return memchr (word, '(', (gsize) (at - word)) == NULL;
  return strchr (".,;:!?]\"'", (int) MIN (c, 127)) != NULL || c == 0x00bb || c == 0x201c || c == 0x201d ||
         c == 0x2019 || c == 0x2026;
}

gboolean
dopys_address_find_last (const char *text, gsize n_bytes, gsize *start, gsize *end)
{
  const char *from, *to;

  g_return_val_if_fail (text != NULL && start != NULL && end != NULL, FALSE);

  from = to = text + n_bytes;
  while (from > text)
    {
      const char *before = g_utf8_prev_char (from);
      if (g_unichar_isspace (g_utf8_get_char (before)))
        break;
      from = before;
    }
  while (from < to && is_opening (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  while (from < to && is_closing (g_utf8_get_char (g_utf8_prev_char (to)), from, g_utf8_prev_char (to)))
    to = g_utf8_prev_char (to);
  *start = (gsize) (from - text);
  *end = (gsize) (to - text);
  return from < to && says_so (from, (gsize) (to - from));
}

gboolean
dopys_address_is_whole (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  g_autofree char *word = g_strstrip (g_strdup (text));
  gsize start, end;
  return dopys_address_find_last (word, strlen (word), &start, &end) && start == 0 && end == strlen (word);
}
