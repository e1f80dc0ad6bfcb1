/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs publishing jobs: one at a time for each article, in worker threads, from the store and back to it.
 *
 * Signals in the main context:  progress (const char *job_id)   something moved: ask dopys_publisher_dup_progress().
 */
#pragma once

#include "dopys-job-progress.h"
#include "dopys-remote.h"
#include "dopys-store.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISHER (dopys_publisher_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublisher, dopys_publisher, DOPYS, PUBLISHER, GObject)

/* What the person asked for. date only with DOPYS_STATUS_FUTURE. rendition may be NULL for the defaults. */
typedef struct
{
  const char *article_id;
  const char *site_id;
  DopysStatus status;
  GDateTime *date;
  const DopysRenditionOptions *rendition;
} DopysPublishRequest;

DopysPublisher *dopys_publisher_new (DopysStore *store, DopysLibrary *library);
/* For tests and for the command line: gives the remote for a site instead of the default (store + password). Transfer
 * full. */
typedef DopysRemote *(*DopysRemoteFunc) (const char *site_id, gpointer user_data, GError **error);
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
/* Resumes all unfinished jobs (program start, network back). */
void dopys_publisher_resume_all (DopysPublisher *self);

DopysJobProgress *dopys_publisher_dup_progress (DopysPublisher *self, const char *job_id);

G_END_DECLS
