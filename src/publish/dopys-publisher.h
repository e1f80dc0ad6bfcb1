/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs publishing jobs: one at a time for each article, in worker threads, from the store and back to it.
 *
 * Signals in the main context:  progress (const char *job_id)   something moved: ask dopys_publisher_dup_progress().
 */
#pragma once

#include "dopys-publish-run.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISHER (dopys_publisher_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublisher, dopys_publisher, DOPYS, PUBLISHER, GObject)

DopysPublisher *dopys_publisher_new (DopysStore *store, DopysLibrary *library);
/* For tests and for the command line: instead of the default (store + password). */
void dopys_publisher_set_remote_func (DopysPublisher *self, DopysRemoteFunc func, gpointer user_data,
                                      GDestroyNotify destroy);

/* How long to wait before the second attempt at a step (500 ms; doubled each time). */
void dopys_publisher_set_pause (DopysPublisher *self, guint first_pause_ms);

/* Stores the job, then runs it. Result: DopysJobProgress with state DONE, or the error that made it wait or stop (the
 * job stays in the store and can be resumed). An unfinished job of the same article and site is continued with the new
 * text instead of doubled. */
void dopys_publisher_publish_async (DopysPublisher *self, const DopysPublishRequest *request, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
void dopys_publisher_resume_async (DopysPublisher *self, const char *job_id, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
DopysJobProgress *dopys_publisher_finish (DopysPublisher *self, GAsyncResult *result, GError **error);
/* Only stores the job, to be resumed later. Result: its id. */
void dopys_publisher_enqueue_async (DopysPublisher *self, const DopysPublishRequest *request,
                                    GAsyncReadyCallback callback, gpointer user_data);
char *dopys_publisher_enqueue_finish (DopysPublisher *self, GAsyncResult *result, GError **error);
/* Gives a job up that is not running: see dopys_publish_run_discard(). */
void dopys_publisher_discard_async (DopysPublisher *self, const char *job_id, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean dopys_publisher_discard_finish (DopysPublisher *self, GAsyncResult *result, GError **error);
/* Settles a conflict: see dopys_publish_run_settle(). */
void dopys_publisher_settle_async (DopysPublisher *self, const char *job_id, gboolean keep_ours,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean dopys_publisher_settle_finish (DopysPublisher *self, GAsyncResult *result, GError **error);
/* What is unfinished in the store: GPtrArray of DopysJobProgress, oldest first. */
void dopys_publisher_list_unfinished_async (DopysPublisher *self, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dopys_publisher_list_unfinished_finish (DopysPublisher *self, GAsyncResult *result, GError **error);

/* Whether anything is being sent or stored at this moment. */
gboolean dopys_publisher_is_busy (DopysPublisher *self);
/* NULL where nothing is known of the job. */
DopysJobProgress *dopys_publisher_dup_progress (DopysPublisher *self, const char *job_id);

G_END_DECLS
