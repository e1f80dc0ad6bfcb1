/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-lead-history.h"

#define MAX_STATES (2 * DOPYS_HISTORY_MAX_STEPS)

typedef struct
{
  DopysDocument *document;
  DopysPhoto *lead; /* (nullable) */
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  dopys_document_unref (state->document);
  g_clear_pointer (&state->lead, dopys_photo_unref);
  g_free (state);
}

GPtrArray *
dopys_lead_history_new (void)
{
  return g_ptr_array_new_with_free_func (state_free);
}

void
dopys_lead_history_remember (GPtrArray *self, DopysDocument *document, DopysPhoto *lead)
{
  State *state = g_new0 (State, 1);

  state->document = dopys_document_ref (document);
  state->lead = lead ? dopys_photo_ref (lead) : NULL;
  if (self->len >= MAX_STATES)
    g_ptr_array_remove_index (self, 0);
  g_ptr_array_add (self, state);
}

gboolean
dopys_lead_history_find (GPtrArray *self, DopysDocument *document, DopysPhoto **lead)
{
  for (guint i = self->len; i-- > 0;)
    {
      const State *state = g_ptr_array_index (self, i);

      if (state->document != document)
        continue;
      *lead = state->lead;
      return TRUE;
    }
  return FALSE;
}

void
dopys_lead_history_note (GPtrArray *self, GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      DopysHistoryStep *step = g_ptr_array_index (steps, i);
      DopysPhoto *lead = NULL;

      step->knows_lead = dopys_lead_history_find (self, step->document, &lead);
      if (lead)
        step->lead = dopys_photo_ref (lead);
    }
}

void
dopys_lead_history_adopt (GPtrArray *self, GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const DopysHistoryStep *step = g_ptr_array_index (steps, i);

      if (step->knows_lead)
        dopys_lead_history_remember (self, step->document, step->lead);
    }
}
