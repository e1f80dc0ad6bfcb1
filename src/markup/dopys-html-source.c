/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-source.h"

#include <string.h>

#define CHARSET_WITHIN 4096 /* browsers look at the first kilobyte */
#define LONGEST_CONDITION 200

/* ---- encoding ---- */

/* The encoding that the page names for itself, or NULL. */
static char *
find_charset (const char *html, gsize length)
{
  g_autofree char *head = g_ascii_strdown (html, (gssize) MIN (length, CHARSET_WITHIN));
  const char *found = strstr (head, "charset=");

  if (found == NULL)
    return NULL;
  found += strlen ("charset=");
  found += strspn (found, "\"' ");
  gsize size = strspn (found, "abcdefghijklmnopqrstuvwxyz0123456789-_");
  return size > 0 && size < 40 ? g_strndup (found, size) : NULL;
}

static char *
to_utf8 (const char *html, gsize length)
{
  g_autofree char *charset = NULL;
  g_autofree char *converted = NULL;
  gsize size = 0;

  if (length >= 3 && memcmp (html, "\xef\xbb\xbf", 3) == 0)
    return g_utf8_make_valid (html + 3, (gssize) length - 3);
  if (length >= 2 && (memcmp (html, "\xff\xfe", 2) == 0 || memcmp (html, "\xfe\xff", 2) == 0))
    charset = g_strdup ("utf-16");
  else if (!g_utf8_validate_len (html, length, NULL))
    charset = find_charset (html, length);
  if (charset)
    converted = g_convert (html, (gssize) length, "UTF-8", charset, NULL, &size, NULL);
  return converted ? g_utf8_make_valid (converted, (gssize) size) : g_utf8_make_valid (html, (gssize) length);
}

/* ---- Word's conditions ---- */

static gboolean
take (const char **p, const char *expected)
{
  gsize length = strlen (expected);
  if (g_ascii_strncasecmp (*p, expected, length) != 0)
    return FALSE;
  *p += length;
  return TRUE;
}

/* At what follows "[if": steps over the condition and its bracket. */
static gboolean
take_condition (const char **p)
{
  for (guint i = 0; i < LONGEST_CONDITION && (*p)[i] && (*p)[i] != '>'; i++)
    if ((*p)[i] == ']')
      {
        *p += i + 1;
        return TRUE;
      }
  return FALSE;
}

/* At "<!": steps over a conditional mark, or over all that it hides. has_end: whether any end is to be expected. */
static gboolean
take_conditional (const char **p, gboolean *has_end)
{
  const char *at = *p;

  if (take (&at, "<!--[if"))
    {
      if (!take_condition (&at))
        return FALSE;
      if (!take (&at, "-->") && !take (&at, "><!-->") && !take (&at, ">-->"))
        {
          const char *end = *at == '>' && *has_end ? strstr (at, "<![endif]-->") : NULL;
          *has_end = end != NULL;
          if (end == NULL)
            return FALSE;
          at = end + strlen ("<![endif]-->");
        }
    }
  else if (take (&at, "<![if"))
    {
      if (!take_condition (&at) || !take (&at, ">"))
        return FALSE;
    }
  else if (!take (&at, "<!--<![endif]-->") && !take (&at, "<!--[endif]-->") && !take (&at, "<![endif]-->") &&
           !take (&at, "<![endif]>"))
    return FALSE;
  *p = at;
  return TRUE;
}

char *
dopys_html_source_clean (const char *html, gsize length)
{
  g_autofree char *text = to_utf8 (html, length);
  GString *out = g_string_sized_new (length);
  gboolean has_end = TRUE;

  for (const char *p = text; *p;)
    {
      const char *mark = p;
      while (*mark && !(mark[0] == '<' && mark[1] == '!'))
        mark++;
      g_string_append_len (out, p, mark - p);
      p = mark;
      if (*p && !take_conditional (&p, &has_end))
        {
          g_string_append (out, "<!");
          p += 2;
        }
    }
  return g_string_free_and_steal (out);
}
