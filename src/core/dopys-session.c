/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions.  Every change goes through commit(), which keeps history, selection and signals in step.
 *
 * The typing style is not stored while it is what the caret's place gives; it is "chosen" from the moment a style was
 * toggled at the caret until text is typed or the caret goes elsewhere.
 */
#include "dopys-session.h"

#include "dopys-diff.h"
#include "dopys-edit.h"
#include "dopys-place.h"
#include "dopys-shorthand.h"

struct _DopysSession
{
  GObject parent_instance;

  DopysDocument *document;
  DopysDocument *first; /* what the history begins with */
  DopysSelection selection;
  DopysHistory *history;
  gboolean style_is_chosen;
  DopysStyle chosen_style;
  gboolean expanded;     /* the last change made something of a sign that was typed, see dopys_session_expand() */
  guint described_block; /* the photo described last; G_MAXUINT: none */
  guint described_index;
};

enum
{
  CHANGED,
  SELECTION_CHANGED,
  HISTORY_CHANGED,
  TRAVELLED,
  PASTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysSession, dopys_session, G_TYPE_OBJECT)

static DopysSelection
clamp_selection (DopysDocument *document, DopysSelection selection)
{
  guint length = dopys_document_get_length (document);

  return (DopysSelection) { .anchor = MIN (selection.anchor, length), .caret = MIN (selection.caret, length) };
}

/* Shows another document: signals in the order that views need. */
static void
show (DopysSession *self, DopysDocument *document, DopysSelection selection)
{
  g_autoptr (DopysDocument) old = self->document;
  g_autoptr (DopysDocument) new = dopys_document_ref (document);

  g_object_ref (self);
  self->document = dopys_document_ref (document);
  self->selection = clamp_selection (document, selection);
  if (old != new)
    g_signal_emit (self, signals[CHANGED], 0, old, new);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
  g_object_unref (self);
}

/* carried: a style that stays chosen after the change, or NULL. */
static void
commit (DopysSession *self, DopysStepKind kind, DopysDocument *document, DopysSelection selection,
        const DopysStyle *carried)
{
  if (document == self->document)
    {
      dopys_session_select (self, selection.anchor, selection.caret);
      return;
    }
  if (kind != DOPYS_STEP_DESCRIPTION)
    self->described_block = G_MAXUINT;
  self->expanded = FALSE;
  selection = clamp_selection (document, selection);
  dopys_history_push (self->history, kind, self->document, self->selection, selection, g_get_monotonic_time ());
  self->style_is_chosen = carried != NULL;
  if (carried)
    self->chosen_style = *carried;
  show (self, document, selection);
}

static DopysSelection
caret_at (guint caret)
{
  return (DopysSelection) { .anchor = caret, .caret = caret };
}

/* What text typed over [start, end) looks like. */
static DopysStyle
style_for_range (DopysSession *self, guint start, guint end)
{
  guint from, to;

  dopys_session_get_bounds (self, &from, &to);
  if (self->style_is_chosen && start == from && end == to)
    return self->chosen_style;
  return dopys_place_get_style (self->document, start, end);
}

/* ---- the object ---- */

static void
dopys_session_finalize (GObject *object)
{
  DopysSession *self = DOPYS_SESSION (object);

  g_clear_pointer (&self->document, dopys_document_unref);
  g_clear_pointer (&self->first, dopys_document_unref);
  g_clear_pointer (&self->history, dopys_history_free);
  G_OBJECT_CLASS (dopys_session_parent_class)->finalize (object);
}

static void
dopys_session_class_init (DopysSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dopys_session_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", DOPYS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    DOPYS_TYPE_DOCUMENT | G_SIGNAL_TYPE_STATIC_SCOPE, DOPYS_TYPE_DOCUMENT | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", DOPYS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[HISTORY_CHANGED] =
      g_signal_new ("history-changed", DOPYS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TRAVELLED] = g_signal_new ("travelled", DOPYS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[PASTED] = g_signal_new ("pasted", DOPYS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_UINT, G_TYPE_UINT);
}

static void
dopys_session_init (DopysSession *self)
{
  self->document = dopys_document_new_empty ();
  self->first = dopys_document_ref (self->document);
  self->history = dopys_history_new ();
  self->described_block = G_MAXUINT;
}

DopysSession *
dopys_session_new (DopysDocument *document)
{
  DopysSession *self;

  g_return_val_if_fail (document != NULL, NULL);

  self = g_object_new (DOPYS_TYPE_SESSION, NULL);
  dopys_document_unref (self->document);
  dopys_document_unref (self->first);
  self->document = dopys_document_ref (document);
  self->first = dopys_document_ref (document);
  return self;
}

DopysDocument *
dopys_session_get_document (DopysSession *self)
{
  g_return_val_if_fail (DOPYS_IS_SESSION (self), NULL);

  return self->document;
}

void
dopys_session_load (DopysSession *self, DopysDocument *document)
{
  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (document != NULL);

  dopys_history_clear (self->history);
  dopys_document_unref (self->first);
  self->first = dopys_document_ref (document);
  self->style_is_chosen = FALSE;
  self->expanded = FALSE;
  self->described_block = G_MAXUINT;
  show (self, document, caret_at (0));
}

DopysSelection
dopys_session_get_selection (DopysSession *self)
{
  g_return_val_if_fail (DOPYS_IS_SESSION (self), (DopysSelection) { 0 });

  return self->selection;
}

void
dopys_session_select (DopysSession *self, guint anchor, guint caret)
{
  DopysSelection selection = { .anchor = anchor, .caret = caret };

  g_return_if_fail (DOPYS_IS_SESSION (self));

  selection = clamp_selection (self->document, selection);
  if (selection.anchor == self->selection.anchor && selection.caret == self->selection.caret)
    return;
  self->selection = selection;
  self->style_is_chosen = FALSE;
  self->expanded = FALSE;
  dopys_history_break (self->history);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

gboolean
dopys_session_get_bounds (DopysSession *self, guint *start, guint *end)
{
  g_return_val_if_fail (DOPYS_IS_SESSION (self), FALSE);

  if (start)
    *start = MIN (self->selection.anchor, self->selection.caret);
  if (end)
    *end = MAX (self->selection.anchor, self->selection.caret);
  return self->selection.anchor != self->selection.caret;
}

void
dopys_session_apply (DopysSession *self, DopysStepKind kind, DopysDocument *document, DopysSelection selection)
{
  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (document != NULL);

  commit (self, kind, document, selection, NULL);
}

void
dopys_session_end_step (DopysSession *self)
{
  g_return_if_fail (DOPYS_IS_SESSION (self));

  dopys_history_break (self->history);
}

void
dopys_session_join_step (DopysSession *self)
{
  g_return_if_fail (DOPYS_IS_SESSION (self));

  dopys_history_join (self->history);
}

/* ---- text ---- */

static gboolean
is_range (DopysSession *self, guint start, guint end)
{
  return start <= end && end <= dopys_document_get_length (self->document);
}

/* A style stays for what is typed next where no character can hold it: in an empty block of the same kind. */
static gboolean
carries_style (DopysDocument *document, guint caret, DopysBlockKind kind)
{
  DopysBlock *block = dopys_document_get_block (document, dopys_document_get_block_at (document, caret, NULL));

  return dopys_block_get_kind (block) == kind && dopys_block_is_text (block) && dopys_block_get_length (block) == 0;
}

static void
commit_text (DopysSession *self, DopysStepKind kind, DopysDocument *document, guint start, guint caret,
             DopysStyle style)
{
  guint index = dopys_document_get_block_at (self->document, start, NULL);
  DopysBlockKind block_kind = dopys_block_get_kind (dopys_document_get_block (self->document, index));

  commit (self, kind, document, caret_at (caret), carries_style (document, caret, block_kind) ? &style : NULL);
}

void
dopys_session_insert_text (DopysSession *self, guint start, guint end, const char *text)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysStyle style;
  guint caret;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (is_range (self, start, end));
  g_return_if_fail (text != NULL);

  style = style_for_range (self, start, end);
  document = dopys_edit_insert_text (self->document, start, end, text, style,
                                     dopys_place_get_surrounding_link (self->document, start, end), &caret);
  commit_text (self, DOPYS_STEP_TYPING, document, start, caret, style);
}

void
dopys_session_delete (DopysSession *self, guint start, guint end)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysStyle style;
  guint caret, from, to;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (is_range (self, start, end));

  style = style_for_range (self, start, end);
  document = dopys_edit_delete (self->document, start, end, &caret);
  /* Where the newline beside an object cannot go, the caret goes over it. */
  if (document == self->document && self->selection.caret == start)
    caret = end;
  /* A text view deletes the selection before it inserts what is typed over it, which keeps its style. */
  if (dopys_session_get_bounds (self, &from, &to) && from == start && to == end)
    commit (self, DOPYS_STEP_DELETING, document, caret_at (caret), &style);
  else
    commit_text (self, DOPYS_STEP_DELETING, document, start, caret, style);
}

void
dopys_session_split (DopysSession *self)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysStyle style;
  guint start, end, caret;

  g_return_if_fail (DOPYS_IS_SESSION (self));

  dopys_session_get_bounds (self, &start, &end);
  style = style_for_range (self, start, end);
  document = dopys_edit_split (self->document, start, end, &caret);
  commit_text (self, DOPYS_STEP_TYPING, document, start, caret, style);
}

void
dopys_session_expand (DopysSession *self, const char *typed)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysStepKind kind;
  guint caret;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (typed != NULL);

  if (self->selection.anchor != self->selection.caret)
    return;
  document = dopys_shorthand_expand (self->document, self->selection.caret, typed, &caret, &kind);
  if (!document)
    return;
  commit (self, kind, document, caret_at (caret), NULL);
  self->expanded = kind != DOPYS_STEP_LINK;
}

gboolean
dopys_session_take_back (DopysSession *self)
{
  g_return_val_if_fail (DOPYS_IS_SESSION (self), FALSE);

  if (!self->expanded)
    return FALSE;
  dopys_session_undo (self);
  return TRUE;
}

/* ---- styles and links ---- */

DopysStyle
dopys_session_get_style (DopysSession *self)
{
  DopysStyle common = DOPYS_STYLE_NONE;
  guint start, end;

  g_return_val_if_fail (DOPYS_IS_SESSION (self), DOPYS_STYLE_NONE);

  if (!dopys_session_get_bounds (self, &start, &end))
    return self->style_is_chosen ? self->chosen_style : dopys_place_get_style (self->document, start, start);
  for (guint style = 1; style <= DOPYS_STYLE_ALL; style <<= 1)
    if (dopys_document_has_style (self->document, start, end, style))
      common |= style;
  return common;
}

void
dopys_session_toggle_style (DopysSession *self, DopysStyle style)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysStyle current;
  guint start, end;

  g_return_if_fail (DOPYS_IS_SESSION (self));

  current = dopys_session_get_style (self);
  if (dopys_session_get_bounds (self, &start, &end))
    {
      gboolean unset = (current & style) == style;

      document = dopys_edit_set_style (self->document, start, end, unset ? 0 : style, unset ? style : 0);
      commit (self, dopys_step_of_style (style), document, self->selection, NULL);
      return;
    }
  if (style & DOPYS_STYLE_SUPERSCRIPT)
    current &= ~DOPYS_STYLE_SUBSCRIPT;
  if (style & DOPYS_STYLE_SUBSCRIPT)
    current &= ~DOPYS_STYLE_SUPERSCRIPT;
  self->chosen_style = current ^ style;
  self->style_is_chosen = TRUE;
  dopys_history_break (self->history);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

const char *
dopys_session_get_link (DopysSession *self)
{
  guint start, end;

  g_return_val_if_fail (DOPYS_IS_SESSION (self), NULL);

  if (dopys_session_get_bounds (self, &start, &end))
    return dopys_place_get_common_link (self->document, start, end);
  return dopys_place_get_link (self->document, start, &start, &end);
}

void
dopys_session_set_link (DopysSession *self, const char *link)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysSelection selection;
  guint start, end;

  g_return_if_fail (DOPYS_IS_SESSION (self));

  selection = self->selection;
  if (!dopys_session_get_bounds (self, &start, &end) &&
      !dopys_place_get_link (self->document, selection.caret, &start, &end))
    {
      /* Nothing to link: the address itself becomes the text. */
      if (!link || !*link)
        return;
      document = dopys_edit_insert_text (self->document, selection.caret, selection.caret, link,
                                         dopys_session_get_style (self), link, &selection.caret);
      selection.anchor = selection.caret;
    }
  else
    document = dopys_edit_set_link (self->document, start, end, link);
  commit (self, DOPYS_STEP_LINK, document, selection, NULL);
}

/* ---- blocks ---- */

/* Describing one photo is a step, describing the next another. */
static void
describe (DopysSession *self, guint block, guint index)
{
  if (self->described_block != block || self->described_index != index)
    dopys_history_break (self->history);
  self->described_block = block;
  self->described_index = index;
}

void
dopys_session_set_photo (DopysSession *self, guint block, guint index, DopysPhoto *photo)
{
  g_autoptr (DopysMedia) changed = NULL;
  g_autoptr (DopysBlock) replacement = NULL;
  DopysBlock *current;
  DopysMedia *media;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (block < dopys_document_get_n_blocks (self->document));
  g_return_if_fail (photo != NULL);

  current = dopys_document_get_block (self->document, block);
  media = dopys_block_get_media (current);
  g_return_if_fail (media != NULL && index < dopys_media_get_n_photos (media));

  describe (self, block, index);
  changed = dopys_media_with_photo (media, index, photo);
  replacement = dopys_block_with_media (current, changed);
  dopys_session_replace_block (self, DOPYS_STEP_DESCRIPTION, block, replacement);
}

void
dopys_session_set_gallery_caption (DopysSession *self, guint block, const char *caption)
{
  g_autoptr (DopysMedia) changed = NULL;
  g_autoptr (DopysBlock) replacement = NULL;
  DopysBlock *current;

  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (block < dopys_document_get_n_blocks (self->document));

  current = dopys_document_get_block (self->document, block);
  g_return_if_fail (dopys_block_get_media (current) != NULL);

  describe (self, block, G_MAXUINT);
  changed = dopys_media_with_caption (dopys_block_get_media (current), caption);
  replacement = dopys_block_with_media (current, changed);
  dopys_session_replace_block (self, DOPYS_STEP_DESCRIPTION, block, replacement);
}

/* ---- history ---- */

gboolean
dopys_session_can_undo (DopysSession *self, DopysStepKind *kind)
{
  g_return_val_if_fail (DOPYS_IS_SESSION (self), FALSE);

  return dopys_history_can_undo (self->history, kind);
}

gboolean
dopys_session_can_redo (DopysSession *self, DopysStepKind *kind)
{
  g_return_val_if_fail (DOPYS_IS_SESSION (self), FALSE);

  return dopys_history_can_redo (self->history, kind);
}

/* document: what the history gave; NULL if it had nothing. */
static void
travel (DopysSession *self, DopysDocument *document, DopysSelection selection, DopysStepKind kind, gboolean forward)
{
  if (!document)
    return;
  self->style_is_chosen = FALSE;
  self->expanded = FALSE;
  g_object_ref (self);
  show (self, document, selection);
  g_signal_emit (self, signals[TRAVELLED], 0, kind, forward);
  g_object_unref (self);
}

void
dopys_session_undo (DopysSession *self)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysSelection selection;
  DopysStepKind kind = 0;

  g_return_if_fail (DOPYS_IS_SESSION (self));

  dopys_session_can_undo (self, &kind);
  document = dopys_history_undo (self->history, self->document, self->selection, &selection);
  travel (self, document, selection, kind, FALSE);
}

void
dopys_session_redo (DopysSession *self)
{
  g_autoptr (DopysDocument) document = NULL;
  DopysSelection selection;
  DopysStepKind kind = 0;

  g_return_if_fail (DOPYS_IS_SESSION (self));

  dopys_session_can_redo (self, &kind);
  document = dopys_history_redo (self->history, self->document, self->selection, &selection);
  travel (self, document, selection, kind, TRUE);
}

DopysHistoryChanges *
dopys_session_take_history_changes (DopysSession *self)
{
  g_return_val_if_fail (DOPYS_IS_SESSION (self), NULL);

  return dopys_history_take_changes (self->history, self->document);
}

void
dopys_session_history_changes_lost (DopysSession *self)
{
  g_return_if_fail (DOPYS_IS_SESSION (self));

  dopys_history_changes_lost (self->history);
}

void
dopys_session_adopt_history (DopysSession *self, DopysDocument *document, GPtrArray *steps)
{
  g_return_if_fail (DOPYS_IS_SESSION (self));
  g_return_if_fail (document != NULL && steps != NULL);

  if (document != self->first)
    return;
  dopys_history_adopt (self->history, steps,
                       !dopys_history_can_undo (self->history, NULL) && !dopys_history_can_redo (self->history, NULL));
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}
