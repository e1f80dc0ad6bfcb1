/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One unfinished job in the outbox: in which state it is, when it is tried again, how fast its bytes go, and what
 * people are told of it. Does nothing by itself: the outbox moves it.
 */
#pragma once

#include "dopys-job-progress.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_ENTRY_DUE,     /* waits for a free place */
  DOPYS_ENTRY_RUNNING, /* a run of the publisher is under way */
  DOPYS_ENTRY_LATER,   /* a timeout will make it due */
  DOPYS_ENTRY_HELD,    /* paused, or a person must decide */
} DopysEntryState;

/* @owner: borrowed, of the timeout's function. @due_at: monotonic, while later. @sending_at: monotonic, when the first
 * bytes of this run went; 0 before. @at_once: tried again as soon as the run ends. @insisted: begins even while the
 * outbox is held back. */
typedef struct
{
  gpointer owner;
  char *job_id;
  DopysEntryState state;
  GCancellable *cancellable; /* while running */
  guint failures;
  guint timeout;
  gint64 due_at;
  gint64 sending_at;
  gboolean at_once;
  gboolean giving_up;
  gboolean insisted;
} DopysOutboxEntry;

DopysOutboxEntry *dopys_outbox_entry_new (gpointer owner, const char *job_id, DopysEntryState state);
void dopys_outbox_entry_free (DopysOutboxEntry *self);

/* A timeout that was to make it due ends. */
void dopys_outbox_entry_set_state (DopysOutboxEntry *self, DopysEntryState state);
/* After a failure: func makes it due, after a pause that grows with each further failure from first_pause_ms by three
 * to 15 minutes, and is never shorter than retry_after seconds. Its data is the entry. */
void dopys_outbox_entry_set_later (DopysOutboxEntry *self, guint first_pause_ms, guint retry_after, GSourceFunc func);
/* While it runs. Bytes a second, as measured in this run; 0 while that would be a guess. */
double dopys_outbox_entry_follow (DopysOutboxEntry *self, const DopysJobProgress *progress);
/* progress: (nullable). held_back: jobs that nobody insists on wait for another connection. Transfer full. */
char *dopys_outbox_entry_dup_text (const DopysOutboxEntry *self, const DopysJobProgress *progress, gboolean held_back);

G_END_DECLS
