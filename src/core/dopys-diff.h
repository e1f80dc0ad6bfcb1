/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The difference of two documents by block identity: what a view must redraw.
 *
 * Blocks [start, start + removed) of the old document were replaced by [start, start + added) of the new one; all
 * before and after are the same blocks (the same pointers, or equal).  Where exactly one text block replaces one, the
 * changed characters are narrowed further.
 */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

typedef struct
{
  guint start;
  guint removed;
  guint added;
  /* Characters in offsets of the old and the new document that differ as text: old [text_start, text_start +
   * text_removed) became new [text_start, text_start + text_added).  Styles may differ outside. */
  guint text_start;
  guint text_removed;
  guint text_added;
} DopysDiff;

/* FALSE if the documents are equal. */
gboolean dopys_diff_compute (DopysDocument *old_document, DopysDocument *new_document, DopysDiff *diff);
/* Replays: the old document with the diff's blocks taken from the new one; for tests and for the history. Transfer
 * full. */
DopysDocument *dopys_diff_apply (DopysDocument *old_document, const DopysDiff *diff, DopysDocument *new_document);

/* Where an offset of the old document is in the new one. */
guint dopys_diff_map_offset (const DopysDiff *diff, guint offset);
/* The same for a place in the text that somebody looks at, such as the caret: it stays beside the text after it, else
 * beside the text before it, also within the changed blocks. */
guint dopys_diff_follow_offset (DopysDocument *old_document, DopysDocument *new_document, guint offset);

G_END_DECLS
