/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of a job's photos: made for the site, sent, looked up where the answer got lost, described there. */
#pragma once

#include "dopys-job-context.h"

G_BEGIN_DECLS

/* step: one of a photo. As dopys_job_do_step(). */
gboolean dopys_job_do_photo_step (const DopysJobContext *context, DopysJobStep step, GError **error);

G_END_DECLS
