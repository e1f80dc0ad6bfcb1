/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-outbox-entry.h"

#include "dopys-job-text.h"

#include <glib/gi18n-lib.h>

#define RATE_AFTER_US G_USEC_PER_SEC /* before that it would be a guess */
#define LONGEST_PAUSE_MS (15 * 60 * 1000)

DopysOutboxEntry *
dopys_outbox_entry_new (gpointer owner, const char *job_id, DopysEntryState state)
{
  DopysOutboxEntry *self = g_new0 (DopysOutboxEntry, 1);

  self->owner = owner;
  self->job_id = g_strdup (job_id);
  self->state = state;
  return self;
}

void
dopys_outbox_entry_free (DopysOutboxEntry *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->cancellable);
  g_free (self->job_id);
  g_free (self);
}

void
dopys_outbox_entry_set_state (DopysOutboxEntry *self, DopysEntryState state)
{
  self->state = state;
  g_clear_handle_id (&self->timeout, g_source_remove);
}

void
dopys_outbox_entry_set_later (DopysOutboxEntry *self, guint first_pause_ms, guint retry_after, GSourceFunc func)
{
  guint64 pause = first_pause_ms;

  for (guint i = 0; i < self->failures && pause < LONGEST_PAUSE_MS; i++)
    pause *= 3;
  pause = MAX (MIN (pause, LONGEST_PAUSE_MS), (guint64) retry_after * 1000);
  self->failures++;
  self->due_at = g_get_monotonic_time () + (gint64) pause * 1000;
  dopys_outbox_entry_set_state (self, DOPYS_ENTRY_LATER);
  self->timeout = g_timeout_add ((guint) pause, func, self);
}

double
dopys_outbox_entry_follow (DopysOutboxEntry *self, const DopysJobProgress *progress)
{
  gint64 now = g_get_monotonic_time ();

  if (progress->transferred == 0)
    return 0;
  self->failures = 0; /* the way is open again */
  if (self->state == DOPYS_ENTRY_RUNNING && self->sending_at == 0)
    self->sending_at = now;
  if (self->sending_at == 0 || now - self->sending_at <= RATE_AFTER_US)
    return 0;
  return (double) progress->transferred * G_USEC_PER_SEC / (double) (now - self->sending_at);
}

char *
dopys_outbox_entry_dup_text (const DopysOutboxEntry *self, const DopysJobProgress *progress, gboolean held_back)
{
  gint64 now = g_get_monotonic_time ();

  if (self->giving_up)
    return g_strdup (_ ("Giving up…"));
  switch (self->state)
    {
    case DOPYS_ENTRY_RUNNING:
      return progress && progress->state != DOPYS_JOB_WAITING
                 ? dopys_job_text_running (progress, self->sending_at ? now - self->sending_at : 0)
                 : g_strdup (_ ("Starting…"));
    case DOPYS_ENTRY_LATER:
      return dopys_job_text_later (progress ? progress->error : NULL, (self->due_at - now) / G_USEC_PER_SEC);
    case DOPYS_ENTRY_HELD:
      if (progress && progress->state == DOPYS_JOB_STOPPED && progress->error)
        return g_strdup_printf (_ ("Your decision is needed: %s"), progress->error->message);
      return g_strdup (_ ("Paused"));
    case DOPYS_ENTRY_DUE:
    default:
      return g_strdup (held_back && !self->insisted ? _ ("Waiting for a connection without a data limit")
                                                    : _ ("Waiting for the others"));
    }
}
