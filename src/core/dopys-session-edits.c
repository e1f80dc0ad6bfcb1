/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session's edits of blocks: each is an edit of the document, given to dopys_session_apply(). */
#include "dopys-diff.h"
#include "dopys-edit.h"
#include "dopys-place.h"
#include "dopys-session.h"

static DopysSelection
caret_at (guint caret)
{
  return (DopysSelection) { .anchor = caret, .caret = caret };
}

static void
paste (DopysSession *self, DopysDocument *document, guint start, guint caret)
{
  gboolean changed = document != dopys_session_get_document (self);

  g_object_ref (self);
  dopys_session_apply (self, DOPYS_STEP_PASTE, document, caret_at (caret));
  if (changed && start <= caret)
    g_signal_emit_by_name (self, "pasted", start, caret);
  g_object_unref (self);
}

void
dopys_session_insert_slice (DopysSession *self, DopysDocument *slice)
{
  g_autoptr (DopysDocument) document = NULL;
  guint start, end, caret;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (slice != NULL);

  dopys_session_get_bounds (self, &start, &end);
  document = dopys_edit_replace (dopys_session_get_document (self), start, end, slice, &caret);
  paste (self, document, start, caret);
}

/* What a link is to be put on: the selection, or the whole link at the caret. */
static void
find_linked (DopysSession *self, guint *start, guint *end)
{
  DopysSelection selection = dopys_session_get_selection (self);
  DopysDocument *document = dopys_session_get_document (self);

  if (!dopys_session_get_bounds (self, start, end) && !dopys_place_get_link (document, selection.caret, start, end))
    *start = *end = selection.caret;
}

char *
dopys_session_dup_link_text (DopysSession *self)
{
  DopysDocument *document;
  DopysBlock *block;
  guint start, end, from, to;
  const char *text;

  g_return_val_if_fail (DOPYS_IS_SESSION (self), NULL);

  document = dopys_session_get_document (self);
  find_linked (self, &start, &end);
  block = dopys_document_get_block (document, dopys_document_get_block_at (document, start, &from));
  if (dopys_document_get_block (document, dopys_document_get_block_at (document, end, &to)) != block ||
      !dopys_block_is_text (block))
    return NULL;
  text = dopys_block_get_text (block);
  return g_utf8_substring (text, from, to);
}

void
dopys_session_set_link_text (DopysSession *self, const char *link, const char *text)
{
  DopysDocument *before;
  g_autoptr (DopysDocument) document = NULL;
  DopysStyle style;
  guint start, end, caret;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (link != NULL && text != NULL);

  before = dopys_session_get_document (self);
  find_linked (self, &start, &end);
  style = start < end ? dopys_place_get_style (before, start, end) : dopys_session_get_style (self);
  document = dopys_edit_insert_text (before, start, end, text, style, link, &caret);
  dopys_session_apply (self, DOPYS_STEP_LINK, document, caret_at (caret));
}

void
dopys_session_paste_text (DopysSession *self, const char *text)
{
  DopysDocument *before = dopys_session_get_document (self);
  g_autoptr (DopysDocument) document = NULL;
  DopysStyle style;
  guint start, end, caret;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (text != NULL);

  style = dopys_session_get_bounds (self, &start, &end) ? dopys_place_get_style (before, start, end)
                                                        : dopys_session_get_style (self);
  document = dopys_edit_insert_text (before, start, end, text, style,
                                     dopys_place_get_surrounding_link (before, start, end), &caret);
  paste (self, document, start, caret);
}

void
dopys_session_insert_object (DopysSession *self, guint offset, DopysBlock *object)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysStepKind kind;
  guint caret;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (offset <= dopys_document_get_length (dopys_session_get_document (self)));
  g_return_if_fail (object != NULL && !dopys_block_is_text (object));

  kind = dopys_step_of_object (object);
  document = dopys_edit_insert_object (dopys_session_get_document (self), offset, object, &caret);
  dopys_session_apply (self, kind, document, caret_at (caret));
}

void
dopys_session_apply_aside (DopysSession *self, DopysStepKind kind, DopysDocument *document, gboolean joined)
{
  DopysDocument *before = dopys_session_get_document (self);
  DopysSelection selection = dopys_session_get_selection (self);

  g_return_if_fail (document != NULL);

  if (document == before)
    return;
  if (joined)
    dopys_session_join_step (self);
  selection.anchor = dopys_diff_follow_offset (before, document, selection.anchor);
  selection.caret = dopys_diff_follow_offset (before, document, selection.caret);
  dopys_session_apply (self, kind, document, selection);
}

DopysBlockFormat
dopys_session_get_format (DopysSession *self)
{
  DopysDocument *document;

  g_return_val_if_fail (DOPYS_IS_SESSION (self), DOPYS_FORMAT_PARAGRAPH);

  document = dopys_session_get_document (self);
  guint index = dopys_document_get_block_at (document, dopys_session_get_selection (self).caret, NULL);
  return *dopys_block_get_format (dopys_document_get_block (document, index));
}

void
dopys_session_set_format (DopysSession *self, const DopysBlockFormat *format)
{
  g_autoptr (DopysDocument) document = NULL;
  guint start, end;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (format != NULL);

  dopys_session_get_bounds (self, &start, &end);
  document = dopys_edit_set_format (dopys_session_get_document (self), start, end, format);
  dopys_session_apply (self, dopys_step_of_format (format->kind), document, dopys_session_get_selection (self));
}

void
dopys_session_set_align (DopysSession *self, DopysAlign align)
{
  g_autoptr (DopysDocument) document = NULL;
  guint start, end;

  g_return_if_fail (DOPYS_IS_SESSION (self));

  dopys_session_get_bounds (self, &start, &end);
  document = dopys_edit_set_align (dopys_session_get_document (self), start, end, align);
  dopys_session_apply (self, DOPYS_STEP_ALIGN, document, dopys_session_get_selection (self));
}

void
dopys_session_change_depth (DopysSession *self, int delta)
{
  g_autoptr (DopysDocument) document = NULL;
  guint start, end;

  g_return_if_fail (DOPYS_IS_SESSION (self));

  dopys_session_get_bounds (self, &start, &end);
  document = dopys_edit_change_depth (dopys_session_get_document (self), start, end, delta);
  dopys_session_apply (self, DOPYS_STEP_LIST, document, dopys_session_get_selection (self));
}

void
dopys_session_replace_block (DopysSession *self, DopysStepKind kind, guint index, DopysBlock *block)
{
  dopys_session_replace_blocks (self, kind, index, &block, 1);
}

void
dopys_session_replace_blocks (DopysSession *self, DopysStepKind kind, guint index, DopysBlock *const *blocks,
                              guint n_blocks)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysSelection selection;
  DopysDiff diff;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (index < dopys_document_get_n_blocks (dopys_session_get_document (self)));
  g_return_if_fail (blocks != NULL && n_blocks > 0);

  document = dopys_document_splice (dopys_session_get_document (self), index, 1, blocks, n_blocks);
  selection = dopys_session_get_selection (self);
  if (dopys_diff_compute (dopys_session_get_document (self), document, &diff))
    {
      selection.anchor = dopys_diff_map_offset (&diff, selection.anchor);
      selection.caret = dopys_diff_map_offset (&diff, selection.caret);
    }
  dopys_session_apply (self, kind, document, selection);
}

void
dopys_session_remove_block (DopysSession *self, guint index)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysStepKind kind;
  guint caret;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (index < dopys_document_get_n_blocks (dopys_session_get_document (self)));

  kind = dopys_step_of_object (dopys_document_get_block (dopys_session_get_document (self), index));
  document = dopys_edit_remove_block (dopys_session_get_document (self), index, &caret);
  dopys_session_apply (self, kind, document, caret_at (caret));
}
