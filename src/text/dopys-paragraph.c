/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-paragraph.h"

#include <string.h>

#define WORDS_OF_PART 80
#define WORDS_WITHOUT_END 250 /* a text that has no sentences */
#define WORDS_OF_REST 20      /* too few to stand alone */
#define LETTERS_OF_WORD 4     /* fewer before a full stop may be an abbreviation or initials */

typedef struct
{
  GArray *breaks; /* of guint: the characters at which the parts end */
  guint n_words;  /* since the last break */
  guint n_letters;
  gboolean ended; /* the last letters were followed by the end of a sentence */
} Walk;

static gboolean
closes (gunichar c)
{
  return c == 0x00bb /* » */ || c == 0x201d || c == 0x201c || c == '"' || c == ')';
}

static gboolean
begins_sentence (const char *next)
{
  gunichar c = g_utf8_get_char (next);

  return g_unichar_isupper (c) || g_unichar_isdigit (c) || c == 0x00ab /* « */ || c == 0x2014 /* — */ || c == '"';
}

static void
pass_character (Walk *walk, gunichar c)
{
  if (g_unichar_isalnum (c))
    {
      walk->n_letters = walk->ended ? 1 : walk->n_letters + 1;
      walk->ended = FALSE;
    }
  else if (c == '.')
    walk->ended = walk->n_letters >= LETTERS_OF_WORD;
  else if (c == '!' || c == '?' || c == 0x2026 /* … */)
    walk->ended = TRUE;
  else if (!closes (c))
    walk->ended = FALSE;
}

/* next: what follows the blank at `position`. */
static void
pass_blank (Walk *walk, guint position, const char *next)
{
  walk->n_words += walk->n_letters > 0 ? 1 : 0;
  if ((walk->n_words >= WORDS_OF_PART && walk->ended && begins_sentence (next)) || walk->n_words >= WORDS_WITHOUT_END)
    {
      g_array_append_val (walk->breaks, position);
      walk->n_words = 0;
    }
  walk->n_letters = 0;
  walk->ended = FALSE;
}

static GArray *
find_breaks (const char *text)
{
  Walk walk = { .breaks = g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint position = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p), position++)
    if (*p == ' ')
      pass_blank (&walk, position, p + 1);
    else
      pass_character (&walk, g_utf8_get_char (p));
  if (walk.n_words < WORDS_OF_REST && walk.breaks->len > 0)
    g_array_set_size (walk.breaks, walk.breaks->len - 1);
  return walk.breaks;
}

GPtrArray *
dopys_paragraph_split (DopysBlock *block)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_autoptr (GArray) breaks = NULL;
  guint start = 0;

  g_return_val_if_fail (block != NULL, parts);

  if (!dopys_block_is_text (block) || dopys_block_count_words (block) <= DOPYS_PARAGRAPH_LONGEST)
    {
      g_ptr_array_add (parts, dopys_block_ref (block));
      return parts;
    }
  breaks = find_breaks (dopys_block_get_text (block));
  for (guint i = 0; i < breaks->len; i++)
    {
      guint end = g_array_index (breaks, guint, i);

      g_ptr_array_add (parts, dopys_block_sub (block, start, end));
      start = end + 1;
    }
  g_ptr_array_add (parts, dopys_block_sub (block, start, dopys_block_get_length (block)));
  return parts;
}
