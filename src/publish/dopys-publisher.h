/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs publishing jobs: one at a time for each article, in worker threads, from the store and back to it.
 *
 * Signals in the main context:  progress (const char *job_id)   something moved: ask dopys_publisher_dup_progress().
 */
#pragma once

#include "dopys-remote.h"
#include "dopys-store.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISHER (dopys_publisher_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublisher, dopys_publisher, DOPYS, PUBLISHER, GObject)

typedef enum
{
  DOPYS_PHOTO_WAITING,
  DOPYS_PHOTO_PREPARING,
  DOPYS_PHOTO_UPLOADING,
  DOPYS_PHOTO_CHECKING, /* «перевіряємо» */
  DOPYS_PHOTO_DONE,
  DOPYS_PHOTO_FAILED,
} DopysPhotoProgressState;

typedef struct
{
  char *photo_id;
  DopysPhotoProgressState state;
  guint64 sent;
  guint64 total;
  gint64 remote_id;
  char *url;
  char *alt;
} DopysPhotoProgress;

typedef enum
{
  DOPYS_JOB_RUNNING,
  DOPYS_JOB_CHECKING, /* it is not known yet whether the site has it: «перевіряємо» */
  DOPYS_JOB_WAITING,  /* paused: no network, or the person's wish; can be resumed */
  DOPYS_JOB_STOPPED,  /* a person must decide; can be resumed after mending */
  DOPYS_JOB_DONE,
} DopysJobState;

typedef struct
{
  char *job_id;
  char *article_id;
  DopysJobState state;
  char *doing;       /* a sentence for people */
  GError *error;     /* (nullable) why it waits or stopped */
  GPtrArray *photos; /* of DopysPhotoProgress */
  gint64 remote_id;
  char *url;
  char *status; /* what the site says: publish, draft, future, pending */
} DopysJobProgress;

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
DopysJobProgress *dopys_job_progress_copy (const DopysJobProgress *self);
void dopys_job_progress_free (DopysJobProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysJobProgress, dopys_job_progress_free)

G_END_DECLS
