/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Normalizing walks the blocks once and replaces only those which break a rule, so that the blocks of a normal document
 * stay the same pointers.
 */
#include "dopys-schema.h"

/* The format a block must have after the block before it (NULL for the first). */
static DopysBlockFormat
wanted_format (DopysBlock *previous, DopysBlock *block)
{
  const DopysBlockFormat *before = previous ? dopys_block_get_format (previous) : NULL;
  DopysBlockFormat format = *dopys_block_get_format (block);

  if (format.kind == DOPYS_BLOCK_LIST_ITEM)
    {
      guint deepest = before && before->kind == DOPYS_BLOCK_LIST_ITEM ? before->depth + 1 : 0;

      format.depth = MIN (format.depth, deepest);
    }
  else if (format.kind == DOPYS_BLOCK_QUOTE_SOURCE && !(before && before->kind == DOPYS_BLOCK_QUOTE))
    format = DOPYS_FORMAT_PARAGRAPH;
  return format;
}

/* Without text it could carry no tag: a text view would not show what it is. */
static gboolean
closes (DopysBlock *last)
{
  const DopysBlockFormat *format = dopys_block_get_format (last);

  return format->kind == DOPYS_BLOCK_PARAGRAPH &&
         (format->align == DOPYS_ALIGN_NONE || dopys_block_get_length (last) > 0);
}

static gboolean
fits (DopysBlock *previous, DopysBlock *block)
{
  DopysBlockFormat format = wanted_format (previous, block);

  return dopys_block_format_equal (&format, dopys_block_get_format (block));
}

void
dopys_schema_normalize (GPtrArray *blocks)
{
  DopysBlock *previous = NULL;

  g_return_if_fail (blocks != NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      DopysBlock *block = blocks->pdata[i];

      if (!fits (previous, block))
        {
          DopysBlockFormat format = wanted_format (previous, block);

          blocks->pdata[i] = dopys_block_with_format (block, &format);
          dopys_block_unref (block);
        }
      previous = blocks->pdata[i];
    }
  if (!previous || !closes (previous))
    g_ptr_array_add (blocks, dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "", NULL, 0));
}

gboolean
dopys_schema_is_normal (DopysBlock *const *blocks, guint n_blocks)
{
  g_return_val_if_fail (blocks != NULL || n_blocks == 0, FALSE);

  for (guint i = 0; i < n_blocks; i++)
    if (!fits (i > 0 ? blocks[i - 1] : NULL, blocks[i]))
      return FALSE;
  return n_blocks > 0 && closes (blocks[n_blocks - 1]);
}
