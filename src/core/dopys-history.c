/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two stacks of states.  A step on the undo stack holds the state before it; undoing moves the step to the redo stack
 * with the state after it in its place, and the other way round.
 */
#include "dopys-history.h"

typedef struct
{
  DopysStepKind kind;
  DopysDocument *document;
  DopysSelection selection;
} Step;

struct _DopysHistory
{
  GQueue undo; /* of Step, the newest at the head */
  GQueue redo;
  gboolean open; /* the newest step may be continued */
  DopysSelection last_selection;
  gint64 last_time;
};

static Step *
step_new (DopysStepKind kind, DopysDocument *document, DopysSelection selection)
{
  Step *step = g_new (Step, 1);

  *step = (Step) { .kind = kind, .document = dopys_document_ref (document), .selection = selection };
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  dopys_document_unref (step->document);
  g_free (step);
}

DopysHistory *
dopys_history_new (void)
{
  return g_new0 (DopysHistory, 1);
}

void
dopys_history_clear (DopysHistory *self)
{
  g_return_if_fail (self != NULL);

  g_queue_clear_full (&self->undo, step_free);
  g_queue_clear_full (&self->redo, step_free);
  self->open = FALSE;
}

void
dopys_history_free (DopysHistory *self)
{
  g_return_if_fail (self != NULL);

  dopys_history_clear (self);
  g_free (self);
}

static gboolean
continues (DopysHistory *self, DopysStepKind kind, DopysSelection selection, gint64 time)
{
  const Step *newest = g_queue_peek_head (&self->undo);

  if (kind != DOPYS_STEP_TYPING && kind != DOPYS_STEP_DELETING && kind != DOPYS_STEP_DESCRIPTION)
    return FALSE;
  return self->open && newest && newest->kind == kind && time - self->last_time < DOPYS_HISTORY_COALESCE_USEC &&
         selection.anchor == self->last_selection.anchor && selection.caret == self->last_selection.caret;
}

void
dopys_history_push (DopysHistory *self, DopysStepKind kind, DopysDocument *before, DopysSelection before_selection,
                    DopysSelection after_selection, gint64 time)
{
  g_return_if_fail (self != NULL && before != NULL);

  if (!continues (self, kind, before_selection, time))
    g_queue_push_head (&self->undo, step_new (kind, before, before_selection));
  if (g_queue_get_length (&self->undo) > DOPYS_HISTORY_MAX_STEPS)
    step_free (g_queue_pop_tail (&self->undo));
  g_queue_clear_full (&self->redo, step_free);
  self->open = TRUE;
  self->last_selection = after_selection;
  self->last_time = time;
}

void
dopys_history_break (DopysHistory *self)
{
  g_return_if_fail (self != NULL);

  self->open = FALSE;
}

static gboolean
peek (const GQueue *steps, DopysStepKind *kind)
{
  const Step *step = steps->head ? steps->head->data : NULL;

  if (step && kind)
    *kind = step->kind;
  return step != NULL;
}

gboolean
dopys_history_can_undo (DopysHistory *self, DopysStepKind *kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return peek (&self->undo, kind);
}

gboolean
dopys_history_can_redo (DopysHistory *self, DopysStepKind *kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return peek (&self->redo, kind);
}

/* Moves the newest step, leaving the current state in place of its own, which is given. */
static DopysDocument *
move_step (DopysHistory *self, GQueue *from, GQueue *to, DopysDocument *current, DopysSelection current_selection,
           DopysSelection *selection)
{
  Step *step = g_queue_pop_head (from);
  DopysDocument *document;

  if (!step)
    return NULL;
  document = step->document;
  *selection = step->selection;
  step->document = dopys_document_ref (current);
  step->selection = current_selection;
  g_queue_push_head (to, step);
  self->open = FALSE;
  return document;
}

DopysDocument *
dopys_history_undo (DopysHistory *self, DopysDocument *current, DopysSelection current_selection,
                    DopysSelection *selection)
{
  g_return_val_if_fail (self != NULL && current != NULL && selection != NULL, NULL);

  return move_step (self, &self->undo, &self->redo, current, current_selection, selection);
}

DopysDocument *
dopys_history_redo (DopysHistory *self, DopysDocument *current, DopysSelection current_selection,
                    DopysSelection *selection)
{
  g_return_val_if_fail (self != NULL && current != NULL && selection != NULL, NULL);

  return move_step (self, &self->redo, &self->undo, current, current_selection, selection);
}
