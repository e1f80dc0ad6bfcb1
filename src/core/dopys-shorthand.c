/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-shorthand.h"

#include "dopys-address.h"
#include "dopys-edit.h"
#include "dopys-embed.h"
#include "dopys-place.h"

#include <string.h>

/* More than two digits at the start of a paragraph are a year, not a number of an item. */
#define MAX_ITEM_DIGITS 2

static gboolean
read_number (const char *mark, DopysBlockFormat *format)
{
  gsize n_digits = strspn (mark, "0123456789");

  if (n_digits == 0 || n_digits > MAX_ITEM_DIGITS || strspn (mark + n_digits, ".)") != 1 || mark[n_digits + 1] != '\0')
    return FALSE;
  *format = DOPYS_FORMAT_NUMBER (0);
  format->start = (guint) g_ascii_strtoull (mark, NULL, 10);
  return TRUE;
}

static gboolean
read_mark (const char *mark, DopysBlockFormat *format, DopysStepKind *kind)
{
  gsize length = strlen (mark);

  *kind = DOPYS_STEP_LIST;
  if (length >= 2 && length <= 4 && strspn (mark, "#") == length)
    {
      *format = DOPYS_FORMAT_HEADING ((guint8) length);
      *kind = DOPYS_STEP_HEADING;
    }
  else if (g_str_equal (mark, "-") || g_str_equal (mark, "*") || g_str_equal (mark, "•"))
    *format = DOPYS_FORMAT_BULLET (0);
  else if (g_str_equal (mark, ">"))
    {
      *format = DOPYS_FORMAT_QUOTE;
      *kind = DOPYS_STEP_QUOTE;
    }
  else
    return read_number (mark, format);
  return TRUE;
}

/* The paragraph's text before the caret, without what was typed, if that is all that stands there. */
static char *
dup_mark (DopysBlock *block, guint position)
{
  const char *text = dopys_block_get_text (block);

  if (dopys_block_get_kind (block) != DOPYS_BLOCK_PARAGRAPH || position < 2 || position > 6)
    return NULL;
  return g_strndup (text, (gsize) (g_utf8_offset_to_pointer (text, position - 1) - text));
}

static DopysDocument *
expand_format (DopysDocument *document, guint caret, guint *new_caret, DopysStepKind *kind)
{
  guint position, index = dopys_document_get_block_at (document, caret, &position);
  g_autofree char *mark = dup_mark (dopys_document_get_block (document, index), position);
  DopysBlockFormat format;

  if (mark == NULL || !read_mark (mark, &format, kind))
    return NULL;
  g_autoptr (DopysDocument) bare = dopys_edit_delete (document, caret - position, caret, new_caret);
  return dopys_edit_set_format (bare, *new_caret, *new_caret, &format);
}

static DopysDocument *
expand_separator (DopysDocument *document, guint caret, guint *new_caret, DopysStepKind *kind)
{
  guint position, index = dopys_document_get_block_at (document, caret, &position);
  DopysBlock *block = dopys_document_get_block (document, index);

  if (dopys_block_get_kind (block) != DOPYS_BLOCK_PARAGRAPH || position != 3 ||
      !g_str_equal (dopys_block_get_text (block), "---"))
    return NULL;
  g_autoptr (DopysDocument) bare = dopys_edit_delete (document, caret - position, caret, new_caret);
  g_autoptr (DopysBlock) separator = dopys_block_new_separator ();
  *kind = DOPYS_STEP_SEPARATOR;
  return dopys_edit_insert_object (bare, *new_caret, separator, new_caret);
}

/* A video or a post whose address stood alone in the paragraph that Enter has ended. */
static DopysDocument *
expand_embed (DopysDocument *document, guint caret, guint *new_caret, DopysStepKind *kind)
{
  guint position, index = dopys_document_get_block_at (document, caret - 1, &position);
  DopysBlock *block = dopys_document_get_block (document, index);

  if (dopys_block_get_kind (block) != DOPYS_BLOCK_PARAGRAPH || position != dopys_block_get_length (block))
    return NULL;
  g_autofree char *address = dopys_embed_dup_address (dopys_block_get_text (block));
  if (address == NULL)
    return NULL;
  g_autoptr (DopysBlock) embed = dopys_block_new_embed (address);
  *new_caret = caret - position + 1;
  *kind = DOPYS_STEP_EMBED;
  return dopys_edit_replace_block (document, index, embed);
}

/* The address ends before what was typed: before the space, or at the end of the block before. */
static DopysDocument *
expand_link (DopysDocument *document, guint caret, guint *new_caret, DopysStepKind *kind)
{
  guint position, index = dopys_document_get_block_at (document, caret - 1, &position);
  DopysBlock *block = dopys_document_get_block (document, index);
  gsize start, end;

  if (!dopys_block_is_text (block))
    return NULL;
  const char *text = dopys_block_get_text (block);
  if (!dopys_address_find_last (text, (gsize) (g_utf8_offset_to_pointer (text, position) - text), &start, &end))
    return NULL;
  guint first = caret - 1 - position + (guint) g_utf8_pointer_to_offset (text, text + start);
  guint last = caret - 1 - position + (guint) g_utf8_pointer_to_offset (text, text + end);
  g_autofree char *word = g_strndup (text + start, end - start);
  g_autofree char *address = dopys_address_complete (word);
  guint from, to;
  if (address == NULL || dopys_place_get_link (document, first + 1, &from, &to) ||
      dopys_place_get_link (document, last, &from, &to))
    return NULL;
  *new_caret = caret;
  *kind = DOPYS_STEP_LINK;
  return dopys_edit_set_link (document, first, last, address);
}

DopysDocument *
dopys_shorthand_expand (DopysDocument *document, guint caret, const char *typed, guint *new_caret, DopysStepKind *kind)
{
  DopysDocument *expanded = NULL;

  g_return_val_if_fail (document != NULL && caret <= dopys_document_get_length (document), NULL);
  g_return_val_if_fail (typed != NULL && new_caret != NULL && kind != NULL, NULL);

  if (caret == 0)
    return NULL;
  if (g_str_equal (typed, "-"))
    return expand_separator (document, caret, new_caret, kind);
  if (g_str_equal (typed, " "))
    expanded = expand_format (document, caret, new_caret, kind);
  if (g_str_equal (typed, "\n"))
    expanded = expand_embed (document, caret, new_caret, kind);
  if (expanded == NULL && (g_str_equal (typed, " ") || g_str_equal (typed, "\n")))
    expanded = expand_link (document, caret, new_caret, kind);
  return expanded;
}
