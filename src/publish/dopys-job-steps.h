/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of a job, done: each takes the job one step on, or sets an error and leaves it where a repetition is safe.
 * Blocking; for worker threads.  The exactly-once rule lives here: the phase SENT is stored before a create is sent,
 * and from SENT the only way on is to ask the site whether it arrived.
 */
#pragma once

#include "dopys-job-context.h"

G_BEGIN_DECLS

/* The post as the site has it after our update. */
void dopys_job_take_state (DopysJob *job, const DopysRemotePostState *state);
/* The last step alone: remembers what the site said. */
gboolean dopys_job_record (DopysJob *job, DopysStore *store, GError **error);
gboolean dopys_job_do_step (const DopysJobContext *context, DopysJobStep step, GError **error);

G_END_DECLS
