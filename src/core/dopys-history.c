/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two stacks of states.  A step on the undo stack holds the state before it; undoing moves the step to the redo stack
 * with the state after it in its place, and the other way round.
 *
 * For the store each step has a serial, new whenever it comes to a stack, and is "changed" while the store does not
 * hold it as it is: when it is new, and when the state beside it became another one, which happens to the newest step
 * alone.
 */
#include "dopys-history.h"

typedef struct
{
  gint64 serial;
  gboolean stored; /* the store has a step of this serial */
  gboolean changed;
  DopysStepKind kind;
  DopysDocument *document;
  DopysSelection selection;
} Step;

struct _DopysHistory
{
  GQueue undo; /* of Step, the newest at the head */
  GQueue redo;
  gboolean open; /* the newest step may be continued */
  gboolean join; /* the newest step is continued */
  DopysSelection last_selection;
  gint64 last_time;
  GArray *removed; /* serials that the store has and the stacks have no more */
  gboolean all;    /* the store is to forget all it has */
};

/* Greater than all before, in this run of the program and the earlier ones. */
static gint64
next_serial (void)
{
  static gint64 last;

  last = MAX (last + 1, g_get_real_time ());
  return last;
}

static Step *
step_new (DopysStepKind kind, DopysDocument *document, DopysSelection selection)
{
  Step *step = g_new (Step, 1);

  *step = (Step) { .serial = next_serial (),
                   .changed = TRUE,
                   .kind = kind,
                   .document = dopys_document_ref (document),
                   .selection = selection };
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
  DopysHistory *self = g_new0 (DopysHistory, 1);

  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

static void
forget_stored (DopysHistory *self, Step *step)
{
  if (step->stored)
    g_array_append_val (self->removed, step->serial);
  step->stored = FALSE;
}

static void
clear_steps (DopysHistory *self, GQueue *steps)
{
  for (GList *link = steps->head; link; link = link->next)
    forget_stored (self, link->data);
  g_queue_clear_full (steps, step_free);
}

void
dopys_history_clear (DopysHistory *self)
{
  g_return_if_fail (self != NULL);

  clear_steps (self, &self->undo);
  clear_steps (self, &self->redo);
  self->open = FALSE;
}

void
dopys_history_free (DopysHistory *self)
{
  g_return_if_fail (self != NULL);

  dopys_history_clear (self);
  g_array_unref (self->removed);
  g_free (self);
}

static gboolean
continues (DopysHistory *self, DopysStepKind kind, DopysSelection selection, gint64 time)
{
  const Step *newest = g_queue_peek_head (&self->undo);

  if (self->join)
    return newest && newest->kind == kind;
  /* All that is done while the markup is open, however long that is. */
  if (kind == DOPYS_STEP_SOURCE)
    return self->open && newest && newest->kind == kind;
  if (kind != DOPYS_STEP_TYPING && kind != DOPYS_STEP_DELETING && kind != DOPYS_STEP_DESCRIPTION)
    return FALSE;
  return self->open && newest && newest->kind == kind && time - self->last_time < DOPYS_HISTORY_COALESCE_USEC &&
         selection.anchor == self->last_selection.anchor && selection.caret == self->last_selection.caret;
}

static void
trim (DopysHistory *self)
{
  while (g_queue_get_length (&self->undo) > DOPYS_HISTORY_MAX_STEPS)
    {
      Step *oldest = g_queue_pop_tail (&self->undo);

      forget_stored (self, oldest);
      step_free (oldest);
    }
}

void
dopys_history_push (DopysHistory *self, DopysStepKind kind, DopysDocument *before, DopysSelection before_selection,
                    DopysSelection after_selection, gint64 time)
{
  g_return_if_fail (self != NULL && before != NULL);

  if (continues (self, kind, before_selection, time))
    ((Step *) g_queue_peek_head (&self->undo))->changed = TRUE;
  else
    g_queue_push_head (&self->undo, step_new (kind, before, before_selection));
  trim (self);
  clear_steps (self, &self->redo);
  self->open = TRUE;
  self->join = FALSE;
  self->last_selection = after_selection;
  self->last_time = time;
}

void
dopys_history_join (DopysHistory *self)
{
  g_return_if_fail (self != NULL);

  self->join = TRUE;
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
  forget_stored (self, step);
  step->serial = next_serial ();
  step->changed = TRUE;
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

/* ---- the store ---- */

static void
take_steps (DopysHistory *self, const GQueue *steps, DopysDocument *current, GPtrArray *taken)
{
  for (GList *link = steps->head; link; link = link->next)
    {
      Step *step = link->data;
      DopysHistoryStep *copy;

      if (step->changed || self->all)
        {
          copy = g_new0 (DopysHistoryStep, 1);
          *copy = (DopysHistoryStep) { .serial = step->serial,
                                       .redo = steps == &self->redo,
                                       .kind = step->kind,
                                       .selection = step->selection,
                                       .document = dopys_document_ref (step->document),
                                       .next = dopys_document_ref (current) };
          g_ptr_array_add (taken, copy);
        }
      step->changed = FALSE;
      step->stored = TRUE;
      current = step->document;
    }
}

DopysHistoryChanges *
dopys_history_take_changes (DopysHistory *self, DopysDocument *current)
{
  DopysHistoryChanges *changes;

  g_return_val_if_fail (self != NULL && current != NULL, NULL);

  changes = dopys_history_changes_new ();
  changes->all = self->all;
  take_steps (self, &self->undo, current, changes->steps);
  take_steps (self, &self->redo, current, changes->steps);
  g_array_append_vals (changes->removed, self->removed->data, self->removed->len);
  g_array_set_size (self->removed, 0);
  self->all = FALSE;
  return changes;
}

void
dopys_history_changes_lost (DopysHistory *self)
{
  g_return_if_fail (self != NULL);

  self->all = TRUE;
}

void
dopys_history_adopt (DopysHistory *self, GPtrArray *steps, gboolean with_redo)
{
  g_return_if_fail (self != NULL && steps != NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const DopysHistoryStep *stored = g_ptr_array_index (steps, i);
      Step *step = step_new (stored->kind, stored->document, stored->selection);

      step->serial = stored->serial;
      step->stored = TRUE;
      step->changed = FALSE;
      if (!stored->redo || with_redo)
        g_queue_push_tail (stored->redo ? &self->redo : &self->undo, step);
      else
        {
          forget_stored (self, step);
          step_free (step);
        }
    }
  trim (self);
}
