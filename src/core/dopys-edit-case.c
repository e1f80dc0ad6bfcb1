/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Capitals and small letters.  Each character becomes one character, so that styles and offsets stay; where capitals
 * would take two (ß), the letter stays as it is.
 */
#include "dopys-edit.h"

#include <string.h>

typedef enum
{
  CASE_UPPER,
  CASE_LOWER,
  CASE_SENTENCE,
} Case;

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019 || c == 0x02bc || c == '-';
}

/* The word that the caret touches. */
static void
find_word (DopysDocument *document, guint *start, guint *end)
{
  guint position, index = dopys_document_get_block_at (document, *start, &position);
  DopysBlock *block = dopys_document_get_block (document, index);

  if (!dopys_block_is_text (block))
    return;
  const char *text = dopys_block_get_text (block);
  const char *at = g_utf8_offset_to_pointer (text, position);
  for (const char *p = at; p > text && is_of_word (g_utf8_get_char (g_utf8_prev_char (p))); p = g_utf8_prev_char (p))
    --*start;
  for (const char *p = at; *p && is_of_word (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    ++*end;
}

/* What comes next after what is there: small letters get a capital at the start, others become capitals, capitals
 * small. */
static Case
next_case (DopysDocument *document, guint start, guint end)
{
  g_autofree char *text = dopys_document_dup_text (document);
  const char *from = g_utf8_offset_to_pointer (text, start), *to = g_utf8_offset_to_pointer (from, end - start);
  gboolean upper = FALSE, lower = FALSE;

  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      upper = upper || g_unichar_isupper (g_utf8_get_char (p));
      lower = lower || g_unichar_islower (g_utf8_get_char (p));
    }
  if (upper)
    return lower ? CASE_UPPER : CASE_LOWER;
  return CASE_SENTENCE;
}

/* first: in and out: whether the next letter is the first of the range. */
static char *
convert (const char *text, gsize n_bytes, Case wanted, gboolean *first)
{
  GString *out = g_string_sized_new (n_bytes);

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean raise = wanted == CASE_UPPER || (wanted == CASE_SENTENCE && *first);
      g_string_append_unichar (out, raise ? g_unichar_toupper (c) : g_unichar_tolower (c));
      *first = *first && !g_unichar_isalpha (c);
    }
  return g_string_free (out, FALSE);
}

static DopysBlock *
convert_block (DopysBlock *block, guint from, guint to, Case wanted, gboolean *first)
{
  g_autoptr (DopysBlock) piece = dopys_block_sub (block, from, to);
  const char *text = dopys_block_get_text (piece);
  g_autofree char *converted = convert (text, strlen (text), wanted, first);
  guint n_runs;
  const DopysRun *runs = dopys_block_get_runs (piece, &n_runs);

  if (g_str_equal (text, converted))
    return dopys_block_ref (block);
  g_autoptr (DopysBlock) insert = dopys_block_new_text (dopys_block_get_format (piece), converted, runs, n_runs);
  return dopys_block_splice (block, from, to, insert);
}

DopysDocument *
dopys_edit_change_case (DopysDocument *document, guint start, guint end)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  guint from, to;
  gboolean first = TRUE;

  g_return_val_if_fail (document != NULL && start <= end && end <= dopys_document_get_length (document), NULL);

  if (start == end)
    find_word (document, &start, &end);
  Case wanted = next_case (document, start, end);
  guint first_block = dopys_document_get_block_at (document, start, &from);
  guint last_block = dopys_document_get_block_at (document, end, &to);
  for (guint i = first_block; i <= last_block; i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      if (!dopys_block_is_text (block))
        g_ptr_array_add (blocks, dopys_block_ref (block));
      else
        g_ptr_array_add (blocks, convert_block (block, i == first_block ? from : 0,
                                                i == last_block ? to : dopys_block_get_length (block), wanted, &first));
    }
  return dopys_document_splice (document, first_block, last_block - first_block + 1,
                                (DopysBlock *const *) blocks->pdata, blocks->len);
}
