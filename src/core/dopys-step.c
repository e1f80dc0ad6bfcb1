/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-step.h"

DopysStepKind
dopys_step_of_style (DopysStyle style)
{
  for (guint i = 0; (1u << i) <= DOPYS_STYLE_ALL; i++)
    if (style == (DopysStyle) (1u << i))
      return DOPYS_STEP_BOLD + i;
  return DOPYS_STEP_STYLE;
}

DopysStepKind
dopys_step_of_format (DopysBlockKind kind)
{
  switch ((int) kind)
    {
    case DOPYS_BLOCK_HEADING:
      return DOPYS_STEP_HEADING;
    case DOPYS_BLOCK_LIST_ITEM:
      return DOPYS_STEP_LIST;
    case DOPYS_BLOCK_QUOTE:
    case DOPYS_BLOCK_QUOTE_SOURCE:
      return DOPYS_STEP_QUOTE;
    case DOPYS_BLOCK_NOTE:
      return DOPYS_STEP_NOTE;
    default:
      return DOPYS_STEP_FORMAT;
    }
}

DopysStepKind
dopys_step_of_object (DopysBlock *block)
{
  if (dopys_block_get_media (block))
    return DOPYS_STEP_PHOTOS;
  if (dopys_block_get_table (block))
    return DOPYS_STEP_TABLE;
  if (dopys_block_get_embed (block))
    return DOPYS_STEP_EMBED;
  if (dopys_block_get_kind (block) == DOPYS_BLOCK_MORE)
    return DOPYS_STEP_MORE;
  return dopys_block_get_kind (block) == DOPYS_BLOCK_SEPARATOR ? DOPYS_STEP_SEPARATOR : DOPYS_STEP_OTHER;
}
