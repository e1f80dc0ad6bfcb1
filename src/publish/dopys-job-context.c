/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job-context.h"

#include "dopys-error.h"
#include "dopys-transliteration.h"

gboolean
dopys_job_is_unknown (const GError *error)
{
  return g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME) ||
         g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

char *
dopys_job_dup_slug (const DopysJob *job)
{
  const char *slug = job->article->slug;
  return dopys_slug (slug && *slug ? slug : job->article->title, job->date);
}
