/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-plain-text.h"

#include <string.h>

#define LINE_SEPARATOR "\342\200\250"        /* U+2028 */
#define PARAGRAPH_SEPARATOR "\342\200\251"   /* U+2029 */
#define OBJECT_REPLACEMENT "\357\277\274"    /* U+FFFC */
#define REPLACEMENT_CHARACTER "\357\277\275" /* U+FFFD */

/* What a text buffer would take for a line's end, an object or nothing at all has no place in a block's text. */
static gboolean
is_foreign (const char *p)
{
  guchar c = *p;

  if (c < 0x80)
    return (c < 0x20 && c != '\t') || c == 0x7f;
  if (c == 0xe2)
    return strncmp (p, PARAGRAPH_SEPARATOR, 3) == 0;
  return c == 0xef && strncmp (p, OBJECT_REPLACEMENT, 3) == 0;
}

gboolean
dopys_plain_text_is_clean (const char *text)
{
  for (const char *p = text; *p; p++)
    if (is_foreign (p))
      return FALSE;
  return TRUE;
}

char *
dopys_plain_text_dup_clean (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      if (!is_foreign (p))
        g_string_append_len (result, p, g_utf8_next_char (p) - p);
      else if (strncmp (p, OBJECT_REPLACEMENT, 3) == 0)
        g_string_append (result, REPLACEMENT_CHARACTER);
      else if (strncmp (p, PARAGRAPH_SEPARATOR, 3) == 0 || strchr ("\n\v\f", *p) || (*p == '\r' && p[1] != '\n'))
        g_string_append (result, LINE_SEPARATOR);
      else
        g_string_append_c (result, ' ');
    }
  return g_string_free_and_steal (result);
}

guint
dopys_plain_text_count_words (const char *text)
{
  guint n_words = 0;
  gboolean counted = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        counted = FALSE;
      else if (!counted && g_unichar_isalnum (c))
        {
          counted = TRUE;
          n_words++;
        }
    }
  return n_words;
}
