/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The format of a text block: which attributes each kind has. */
#include "dopys-block.h"

gboolean
dopys_block_kind_is_text (DopysBlockKind kind)
{
  return kind <= DOPYS_BLOCK_QUOTE_SOURCE || kind == DOPYS_BLOCK_NOTE;
}

gboolean
dopys_block_format_equal (const DopysBlockFormat *a, const DopysBlockFormat *b)
{
  return a->kind == b->kind && a->level == b->level && a->depth == b->depth && !a->ordered == !b->ordered &&
         MAX (a->start, 1) == MAX (b->start, 1) && a->align == b->align;
}

DopysBlockFormat
dopys_block_format_clean (const DopysBlockFormat *format)
{
  DopysBlockFormat clean = { .kind = format->kind };

  if (format->kind == DOPYS_BLOCK_HEADING)
    clean.level = CLAMP (format->level, 2, 4);
  if (format->kind == DOPYS_BLOCK_HEADING || format->kind == DOPYS_BLOCK_PARAGRAPH)
    clean.align = MIN (format->align, DOPYS_ALIGN_RIGHT);
  if (format->kind == DOPYS_BLOCK_LIST_ITEM)
    {
      clean.depth = MIN (format->depth, DOPYS_LIST_MAX_DEPTH);
      clean.ordered = !!format->ordered;
      clean.start = clean.ordered && format->start != 1 ? format->start : 0;
    }
  return clean;
}
