/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the steps of a job work with, and what those of the photos share with those of the post. */
#pragma once

#include "dopys-job.h"
#include "dopys-library.h"
#include "dopys-remote.h"
#include "dopys-store.h"

G_BEGIN_DECLS

/**
 * DopysJobContext:
 * All borrowed.
 * @save: stores the job as it is now; FALSE stops the step before anything is sent
 * @upload_progress: bytes of the photo that is being uploaded
 */
typedef struct
{
  DopysJob *job;
  DopysStore *store;
  DopysLibrary *library;
  DopysRemote *remote;
  GCancellable *cancellable;
  gboolean (*save) (gpointer user_data, GError **error);
  DopysRemoteProgress upload_progress;
  gpointer user_data;
} DopysJobContext;

/* Whether an error leaves open what the site did. A cancelled request may have been answered already. */
gboolean dopys_job_is_unknown (const GError *error);
/* What ends the article's address and begins the names of its photos. Transfer full. */
char *dopys_job_dup_slug (const DopysJob *job);

G_END_DECLS
