/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outbox: brings every unfinished job of the store to its end, whatever happens meanwhile.
 *
 * At most three jobs run at once, in the order in which they came; each makes one request at a time. A job that waits
 * for something that passes (no network, a busy site, a lost answer, a full disk) is tried again after pauses that grow
 * from 5 s to 15 min, or as long as the site asked for, and at once when the network comes back. A job stops only where
 * a person must decide, or paused it. All of it holds over restarts of the program.
 *
 * Signals, in the main context: changed (const char *job_id): ask dopys_outbox_dup_text();  finished (const char
 * *job_id, gboolean done): done, or a person must decide.
 */
#pragma once

#include "dopys-publisher.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_OUTBOX (dopys_outbox_get_type ())
G_DECLARE_FINAL_TYPE (DopysOutbox, dopys_outbox, DOPYS, OUTBOX, GObject)

DopysOutbox *dopys_outbox_new (DopysPublisher *publisher);
/* Milliseconds before the second attempt (5,000; three times as long with each further one). */
void dopys_outbox_set_first_pause (DopysOutbox *self, guint milliseconds);
/* Takes up what an earlier run of the program left unfinished, and listens to the network from now on. */
void dopys_outbox_start (DopysOutbox *self);
/* While it is TRUE (a connection with a data limit), no job begins unless the person insists: «Try now». What runs goes
 * on. */
void dopys_outbox_set_held_back (DopysOutbox *self, gboolean held_back);
/* Tries all jobs that wait for something that passes, now: the network is back. */
void dopys_outbox_retry_waiting (DopysOutbox *self);

/* Stores the job, which then runs as soon as it can. Result: its id. */
void dopys_outbox_publish_async (DopysOutbox *self, const DopysPublishRequest *request, GAsyncReadyCallback callback,
                                 gpointer user_data);
char *dopys_outbox_publish_finish (DopysOutbox *self, GAsyncResult *result, GError **error);
void dopys_outbox_pause (DopysOutbox *self, const char *job_id);
/* «Try now»: also goes on with a paused or stopped job. */
void dopys_outbox_try_now (DopysOutbox *self, const char *job_id);
/* Gives the job up: its draft on the site goes, its photos there stay for the next time. */
void dopys_outbox_cancel (DopysOutbox *self, const char *job_id);

/* Settles the conflict that stopped the job: with ours it goes on, else it is over. Result: whether that was stored. */
void dopys_outbox_settle_async (DopysOutbox *self, const char *job_id, gboolean keep_ours, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean dopys_outbox_settle_finish (DopysOutbox *self, GAsyncResult *result, GError **error);

/* The unfinished job of an article, NULL if there is none. Transfer full. */
char *dopys_outbox_dup_job_of (DopysOutbox *self, const char *article_id);

/* What the job is doing, with bytes and the time left or until the next attempt: a line for people. NULL for a job that
 * is not in the outbox. */
char *dopys_outbox_dup_text (DopysOutbox *self, const char *job_id);
/* How much an article with so many photos will send, and how long that takes if it is known how fast the way is: a line
 * for people. Photos the site has already are not sent again. */
char *dopys_outbox_dup_estimate (DopysOutbox *self, guint n_photos);
/* Whether the job runs or will by itself: then it can be paused, else it can be tried now. */
gboolean dopys_outbox_is_active (DopysOutbox *self, const char *job_id);

G_END_DECLS
