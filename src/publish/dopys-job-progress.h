/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people are told of a job, made from the job. */
#pragma once

#include "dopys-job.h"
#include "dopys-publisher.h"

G_BEGIN_DECLS

/* sent, total: bytes of the photo being uploaded (0 if none is). error: borrowed, why it waits. */
DopysJobProgress *dopys_job_progress_new (const char *job_id, const DopysJob *job, DopysJobState state,
                                          const GError *error, guint64 sent, guint64 total);

G_END_DECLS
