/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One run of a publishing job, in a worker thread, from the store and back to it, under the article's lock.
 *
 * A run ends with the job done, waiting (the error passes by itself: a later run goes on) or stopped (a person must
 * decide). Cancelling pauses the job: it stays paused over restarts until it is run again. All calls block.
 */
#pragma once

#include "dopys-job-progress.h"
#include "dopys-remote.h"
#include "dopys-store.h"

G_BEGIN_DECLS

/* What the person asked for. date: with DOPYS_STATUS_FUTURE, or with DOPYS_STATUS_PUBLISH the date an article gets by
 * its update. rendition may be NULL for the defaults. */
typedef struct
{
  const char *article_id;
  const char *site_id;
  DopysStatus status;
  GDateTime *date;
  const DopysRenditionOptions *rendition;
  DopysChoice comments;
  DopysChoice sticky;
  const char *password;          /* (nullable): leave it as it is */
  const char *const *categories; /* (nullable): instead of those of the article */
  gint64 author;                 /* on the site; 0: leave it as it is */
  gboolean text_first;           /* a new article appears before its photos, which follow */
  gboolean beside;               /* on another site than the one that the article belongs to */
} DopysPublishRequest;

/* Gives the remote for a site. Transfer full. */
typedef DopysRemote *(*DopysRemoteFunc) (const char *site_id, gpointer user_data, GError **error);

/* What runs work with, borrowed. remote_func: NULL for the default (store and password). tell: takes the progress, in
 * the thread of the run. */
typedef struct
{
  DopysStore *store;
  DopysLibrary *library;
  DopysRemoteFunc remote_func;
  gpointer remote_data;
  guint first_pause_ms;
  void (*tell) (DopysJobProgress *progress, gpointer user_data);
  gpointer user_data;
} DopysRunContext;

typedef struct _DopysPublishRun DopysPublishRun;

DopysPublishRun *dopys_publish_run_new (const DopysPublishRequest *request);
DopysPublishRun *dopys_publish_run_new_for_job (const char *job_id);
void dopys_publish_run_free (DopysPublishRun *self);

/* Runs the job to its end. Done: its progress; else NULL with why it waits or stopped. */
DopysJobProgress *dopys_publish_run_execute (DopysPublishRun *self, const DopysRunContext *context,
                                             GCancellable *cancellable, GError **error);
/* Only stores the job of a request, continuing an unfinished one of the same article and site. Its id. */
char *dopys_publish_run_enqueue (DopysPublishRun *self, const DopysRunContext *context, GError **error);
/* Settles the conflict that stopped the job, for what was on the site then; a further change there is a new conflict.
 * keep_ours: the site's version is to be overwritten with the next run; else the job is given up, and the site's
 * version counts as known here. Either way it is among the article's revisions. */
gboolean dopys_publish_run_settle (DopysPublishRun *self, const DopysRunContext *context, gboolean keep_ours,
                                   GError **error);
/* Gives the job up: takes its draft from the site where it can be reached, and forgets it. What is public already stays
 * so and is recorded. */
gboolean dopys_publish_run_discard (DopysPublishRun *self, const DopysRunContext *context, GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPublishRun, dopys_publish_run_free)

G_END_DECLS
