/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a job is doing, in a line for people: pure but for the translation. */
#pragma once

#include "dopys-job-progress.h"

G_BEGIN_DECLS

/* elapsed: microseconds since the first bytes of this run went, 0 before that. */
char *dopys_job_text_running (const DopysJobProgress *progress, gint64 elapsed);
/* error: (nullable): why it waits. seconds: until the next attempt. */
char *dopys_job_text_later (const GError *error, gint64 seconds);

/* rate: bytes a second, 0 if not known. */
char *dopys_job_text_estimate (guint n_photos, double rate);

G_END_DECLS
