/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups are braces, control words begin with a backslash. A picture is a group "{\pict …}": words that say its kind,
 * groups of properties, and hexadecimal digits. Beside each picture stands a copy for old readers in "{\nonshppict …}".
 */

#include "dopys-rtf-pictures.h"

#include <string.h>

#define MAX_PICTURES 200

typedef struct
{
  const char *p;
  const char *end;
  guint depth;
  guint skipped;  /* depth of the group that is skipped, 0 if none is */
  guint picture;  /* depth of the picture's group, 0 outside */
  gboolean known; /* it is one of the kinds we take */
  GByteArray *data;
  int nibble; /* half of a byte, or -1 */
  GPtrArray *pictures;
} Parser;

static gboolean
is_word (const char *word, gsize length, const char *wanted)
{
  return length == strlen (wanted) && strncmp (word, wanted, length) == 0;
}

static void
end_picture (Parser *parser)
{
  gboolean good = parser->known && parser->data->len > 0;
  GBytes *bytes = good ? g_bytes_new (parser->data->data, parser->data->len) : NULL;

  g_ptr_array_add (parser->pictures, bytes);
  g_byte_array_set_size (parser->data, 0);
  parser->picture = 0;
}

/* At the letters of a control word: steps over it, its number and the space that belongs to it. */
static void
take_word (Parser *parser)
{
  const char *word = parser->p;

  while (parser->p < parser->end && g_ascii_isalpha (*parser->p))
    parser->p++;
  gsize length = (gsize) (parser->p - word);
  const char *number = parser->p;
  while (parser->p < parser->end && (g_ascii_isdigit (*parser->p) || (*parser->p == '-' && parser->p == number)))
    parser->p++;
  if (is_word (word, length, "bin"))
    {
      guint64 n_bytes = g_ascii_isdigit (*number) ? g_ascii_strtoull (number, NULL, 10) : 0;
      gsize left = (gsize) (parser->end - parser->p);
      parser->p += MIN (n_bytes + 1, left); /* and the space before them */
      return;
    }
  if (parser->p < parser->end && *parser->p == ' ')
    parser->p++;
  if (parser->skipped)
    return;
  if (is_word (word, length, "nonshppict"))
    parser->skipped = parser->depth;
  else if (is_word (word, length, "pict") && parser->picture == 0)
    {
      parser->picture = parser->depth;
      parser->known = FALSE;
      parser->nibble = -1;
    }
  else if (parser->picture && (is_word (word, length, "pngblip") || is_word (word, length, "jpegblip")))
    parser->known = TRUE;
}

static void
take_control (Parser *parser)
{
  parser->p++;
  if (parser->p == parser->end)
    return;
  if (g_ascii_isalpha (*parser->p))
    take_word (parser);
  else
    parser->p++; /* a control symbol: an escaped brace, say */
}

static void
take_digit (Parser *parser, char c)
{
  int value = g_ascii_xdigit_value (c);

  if (value < 0 || parser->picture != parser->depth || !parser->known || parser->skipped)
    return;
  if (parser->nibble < 0)
    {
      parser->nibble = value;
      return;
    }
  guint8 byte = (guint8) (parser->nibble * 16 + value);
  g_byte_array_append (parser->data, &byte, 1);
  parser->nibble = -1;
}

GPtrArray *
dopys_rtf_pictures_read (const char *rtf, gsize length)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Parser parser = { .nibble = -1, .pictures = pictures };

  if (length == 0) /* no bytes may have no address */
    return pictures;
  parser.p = rtf;
  parser.end = rtf + length;
  parser.data = g_byte_array_new ();
  while (parser.p < parser.end && pictures->len < MAX_PICTURES)
    {
      char c = *parser.p;
      if (c == '\\')
        {
          take_control (&parser);
          continue;
        }
      if (c == '{')
        parser.depth++;
      else if (c == '}' && parser.depth > 0)
        {
          if (parser.picture == parser.depth)
            end_picture (&parser);
          if (parser.skipped == parser.depth)
            parser.skipped = 0;
          parser.depth--;
        }
      else
        take_digit (&parser, c);
      parser.p++;
    }
  g_byte_array_unref (parser.data);
  return pictures;
}
