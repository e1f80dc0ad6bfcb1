/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The site's answer read back: what it dropped or changed without an error. A pure function. */
#pragma once

#include "dopys-job.h"
#include "dopys-remote.h"

G_BEGIN_DECLS

/* Sentences for people, NULL-terminated; NULL where the site has all as it was sent. */
char **dopys_job_read_back (const DopysJob *job, const DopysRemotePost *sent, const DopysRemotePostState *answer);

G_END_DECLS
