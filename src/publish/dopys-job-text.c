/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job-text.h"

#include "dopys-error.h"

#include <glib/gi18n-lib.h>

#define RATE_AFTER_US (2 * G_USEC_PER_SEC) /* before that the rate is a guess */

static char *
say_duration (gint64 seconds)
{
  seconds = MAX (seconds, 1);
  if (seconds < 60)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d second", "%d seconds", (gulong) seconds), (int) seconds);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) (seconds + 30) / 60),
                          (int) (seconds + 30) / 60);
}

char *
dopys_job_text_running (const DopysJobProgress *progress, gint64 elapsed)
{
  guint64 left = progress->bytes_total - MIN (progress->bytes_sent, progress->bytes_total);

  if (progress->photos->len == 0 || left == 0)
    return g_strdup (progress->doing);
  g_autofree char *sent = g_format_size (progress->bytes_sent);
  g_autofree char *total = g_format_size (progress->bytes_total);
  if (elapsed < RATE_AFTER_US || progress->transferred == 0)
    return g_strdup_printf (_ ("%s · %s of %s"), progress->doing, sent, total);
  g_autofree char *time =
      say_duration ((gint64) ((double) left * (double) elapsed / (double) progress->transferred / G_USEC_PER_SEC));
  return g_strdup_printf (_ ("%s · %s of %s · %s left"), progress->doing, sent, total, time);
}

char *
dopys_job_text_later (const GError *error, gint64 seconds)
{
  g_autofree char *time = say_duration (seconds);

  if (g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK))
    return g_strdup_printf (_ ("No connection · next attempt in %s"), time);
  if (g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME) ||
      g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER))
    return g_strdup_printf (_ ("Checking whether it arrived · next attempt in %s"), time);
  if (g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_NO_SPACE))
    return g_strdup_printf (_ ("The disk is full · next attempt in %s"), time);
  return g_strdup_printf (_ ("The site is busy · next attempt in %s"), time);
}

char *
dopys_job_text_estimate (guint n_photos, double rate)
{
  guint64 bytes = MAX ((guint64) n_photos * DOPYS_USUAL_PHOTO_BYTES, 10000);
  g_autofree char *size = g_format_size (bytes);

  if (rate < 1)
    return g_strdup_printf (_ ("about %s to send"), size);
  g_autofree char *time = say_duration ((gint64) ((double) bytes / rate));
  return g_strdup_printf (_ ("about %s to send, %s"), size, time);
}
