/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a step of the history was: for its name («Скасувати: жирний») and for what it is joined with. */
#pragma once

#include "dopys-block.h"

G_BEGIN_DECLS

/* Stored: new kinds go to the end. */
typedef enum
{
  DOPYS_STEP_TYPING,
  DOPYS_STEP_DELETING,
  DOPYS_STEP_STYLE,  /* styles taken away */
  DOPYS_STEP_FORMAT, /* made a plain paragraph */
  DOPYS_STEP_LINK,
  DOPYS_STEP_PASTE,
  DOPYS_STEP_PHOTOS,
  DOPYS_STEP_DESCRIPTION,
  DOPYS_STEP_OTHER,
  DOPYS_STEP_BOLD,
  DOPYS_STEP_ITALIC,
  DOPYS_STEP_UNDERLINE,
  DOPYS_STEP_STRIKETHROUGH,
  DOPYS_STEP_SUPERSCRIPT,
  DOPYS_STEP_SUBSCRIPT,
  DOPYS_STEP_CODE,
  DOPYS_STEP_HEADING,
  DOPYS_STEP_LIST,
  DOPYS_STEP_QUOTE,
  DOPYS_STEP_SEPARATOR,
  DOPYS_STEP_ALIGN,
  DOPYS_STEP_CASE,
  DOPYS_STEP_REPLACE,
  DOPYS_STEP_NOTE,
  DOPYS_STEP_TABLE,
  DOPYS_STEP_MOVE,
  DOPYS_STEP_SOURCE,
  DOPYS_STEP_TYPOGRAPHY,
  DOPYS_STEP_EMBED,
  DOPYS_STEP_MORE,
  DOPYS_STEP_PHOTO_EDITS, /* turned, cropped, hidden */
  DOPYS_STEP_SPLIT,       /* a long paragraph into several */
  DOPYS_STEP_N_KINDS,
} DopysStepKind;

/* The kind of setting one style; of several at once, of setting styles. */
DopysStepKind dopys_step_of_style (DopysStyle style);
/* The kind of making text blocks of this kind. */
DopysStepKind dopys_step_of_format (DopysBlockKind kind);
/* The kind of putting in or taking out an object block. */
DopysStepKind dopys_step_of_object (DopysBlock *block);

G_END_DECLS
