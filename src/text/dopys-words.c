/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two steps: the text is cut into chunks at spaces; a chunk that is an address or the like is passed over, all others
 * are cut into words.
 */
#include "dopys-words.h"

#include "dopys-fold.h"

typedef struct
{
  const DopysFoldedChar *chars;
  guint n;
  DopysBlock *block;
  DopysWordFunc func;
  gpointer user_data;
} Reader;

static gunichar
char_at (const Reader *reader, guint at)
{
  return at < reader->n ? reader->chars[at].c : 0;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_' || g_unichar_ismark (c);
}

static gboolean
is_latin (gunichar c)
{
  return g_unichar_isalpha (c) && g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
}

/* Joins letters to one word where it stands between them. */
static gboolean
is_joint (gunichar c)
{
  return c == DOPYS_FOLD_APOSTROPHE || c == '-' || c == 0x2010 || c == 0x2011;
}

/* An address, an e-mail, a tag, a name on a network, a path: a dot between Latin letters, or one of their signs. */
static gboolean
is_address (const Reader *reader, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      gunichar c = char_at (reader, i);
      gboolean between = i > start && i + 1 < end;

      if (c == '@' || c == '#' || c == '\\' || c == '_')
        return TRUE;
      if (c == ':' && char_at (reader, i + 1) == '/' && i + 1 < end)
        return TRUE;
      if ((c == '.' || c == '/') && between &&
          (is_latin (char_at (reader, i - 1)) || g_unichar_isdigit (char_at (reader, i - 1))) &&
          is_latin (char_at (reader, i + 1)))
        return TRUE;
      /* «звіт.docx», «допомога.укр» */
      if (c == '.' && between && g_unichar_isalnum (char_at (reader, i - 1)) &&
          (is_latin (char_at (reader, i + 1)) ||
           (char_at (reader, i + 1) == 0x0443 && char_at (reader, i + 2) == 0x043a &&
            char_at (reader, i + 3) == 0x0440)))
        return TRUE;
    }
  return FALSE;
}

static void
tell_word (const Reader *reader, guint start, guint end)
{
  GString *text = NULL;
  const DopysFoldedChar *first = &reader->chars[start], *last = &reader->chars[end - 1];
  const DopysRun *run = dopys_block_get_run_at (reader->block, first->start, NULL);

  if (run->style & DOPYS_STYLE_CODE)
    return;
  text = g_string_new (NULL);
  for (guint i = start; i < end; i++)
    {
      if (g_unichar_isdigit (char_at (reader, i)))
        {
          g_string_free (text, TRUE);
          return;
        }
      g_string_append_unichar (text, char_at (reader, i));
    }
  DopysWord word = { first->start, last->end, char_at (reader, end) == '.', text->str };
  reader->func (&word, reader->user_data);
  g_string_free (text, TRUE);
}

static void
read_chunk (const Reader *reader, guint start, guint end)
{
  for (guint i = start; i < end;)
    {
      guint from = i;

      if (!is_letter (char_at (reader, i)))
        {
          i++;
          continue;
        }
      while (i < end && (is_letter (char_at (reader, i)) ||
                         (is_joint (char_at (reader, i)) && i + 1 < end && is_letter (char_at (reader, i + 1)))))
        i++;
      tell_word (reader, from, i);
    }
}

void
dopys_words_foreach (DopysBlock *block, DopysWordFunc func, gpointer user_data)
{
  g_autoptr (GArray) folded = NULL;
  guint start = 0;

  if (!dopys_block_is_text (block))
    return;
  folded = g_array_new (FALSE, FALSE, sizeof (DopysFoldedChar));
  dopys_fold (dopys_block_get_text (block), TRUE, folded);
  Reader reader = { (const DopysFoldedChar *) (void *) folded->data, folded->len, block, func, user_data };
  for (guint i = 0; i <= reader.n; i++)
    {
      if (i < reader.n && !g_unichar_isspace (char_at (&reader, i)))
        continue;
      if (!is_address (&reader, start, i))
        read_chunk (&reader, start, i);
      start = i + 1;
    }
}

DopysScript
dopys_word_get_script (const char *text)
{
  gboolean latin = FALSE, cyrillic = FALSE, other = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isalpha (c))
        continue;
      GUnicodeScript script = g_unichar_get_script (c);
      latin |= script == G_UNICODE_SCRIPT_LATIN;
      cyrillic |= script == G_UNICODE_SCRIPT_CYRILLIC;
      other |= script != G_UNICODE_SCRIPT_LATIN && script != G_UNICODE_SCRIPT_CYRILLIC;
    }
  if (other || (!latin && !cyrillic))
    return DOPYS_SCRIPT_OTHER;
  if (latin && cyrillic)
    return DOPYS_SCRIPT_MIXED;
  return latin ? DOPYS_SCRIPT_LATIN : DOPYS_SCRIPT_CYRILLIC;
}
