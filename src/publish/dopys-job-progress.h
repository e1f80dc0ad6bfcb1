/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people are told of a job, made from the job. */
#pragma once

#include "dopys-job.h"

G_BEGIN_DECLS

#define DOPYS_USUAL_PHOTO_BYTES 400000 /* of a rendition, while no other is known */

typedef enum
{
  DOPYS_PHOTO_WAITING,
  DOPYS_PHOTO_PREPARING,
  DOPYS_PHOTO_UPLOADING,
  DOPYS_PHOTO_CHECKING, /* «перевіряємо» */
  DOPYS_PHOTO_DONE,
  DOPYS_PHOTO_FAILED,
} DopysPhotoProgressState;

/* url: (nullable) once the job is done. */
typedef struct
{
  DopysPhoto *photo;
  DopysPhotoProgressState state;
  guint64 sent;
  guint64 total;
  gint64 remote_id;
  char *url;
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
  char *site_id;
  DopysJobState state;
  char *doing;       /* a sentence for people */
  GError *error;     /* (nullable) why it waits or stopped */
  GPtrArray *photos; /* of DopysPhotoProgress */
  gint64 remote_id;
  char *url;
  char *status; /* what the site says: publish, draft, future, pending */
  gboolean paused;
  guint64 bytes_sent;  /* of all photos of the article, as far as their sizes are known */
  guint64 bytes_total; /* estimated where photos are still to be prepared */
  guint64 transferred; /* bytes that went over the network in this run */
  guint retry_after;   /* seconds that the site asked to wait, with an error; 0 if it did not */
  char **notices;      /* (nullable) what the site dropped or changed of what was sent, sentences */
} DopysJobProgress;

/* sent, total: bytes of the photo being uploaded (0 if none is). error: borrowed, why it waits. */
DopysJobProgress *dopys_job_progress_new (const char *job_id, const DopysJob *job, DopysJobState state,
                                          const GError *error, guint64 sent, guint64 total);
DopysJobProgress *dopys_job_progress_copy (const DopysJobProgress *self);
void dopys_job_progress_free (DopysJobProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysJobProgress, dopys_job_progress_free)

G_END_DECLS
