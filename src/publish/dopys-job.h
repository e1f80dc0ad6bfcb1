/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A publishing job as data: a snapshot of the article, how far each photo and the post are, and the pure function that
 * says what comes next.  Stored after every finished step, before the next starts; tokens are stored before they are
 * first sent.
 */
#pragma once

#include "dopys-article.h"

G_BEGIN_DECLS

typedef struct _DopysJob DopysJob;

typedef enum
{
  DOPYS_STEP_PREPARE_PHOTO, /* make rendition, look whether the site has it */
  DOPYS_STEP_UPLOAD_PHOTO,
  DOPYS_STEP_LOOK_UP_PHOTO, /* the answer to an upload got lost */
  DOPYS_STEP_ENSURE_TERMS,
  DOPYS_STEP_CREATE_POST,
  DOPYS_STEP_LOOK_UP_POST,
  DOPYS_STEP_UPDATE_POST,
  DOPYS_STEP_FINISH_PHOTO, /* description and parent at the media library */
  DOPYS_STEP_RECORD,       /* remember the address in the article */
  DOPYS_STEP_DONE,
  DOPYS_STEP_STOPPED, /* a person must decide: dopys_job_get_error() */
} DopysJobStepKind;

typedef struct
{
  DopysJobStepKind kind;
  guint photo; /* index, for the photo steps */
} DopysJobStep;

/* Pure: no clock, no disk, no network. */
DopysJobStep dopys_job_next_step (const DopysJob *job);

G_END_DECLS
