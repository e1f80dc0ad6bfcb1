/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job-progress.h"

#include "dopys-error.h"

#include <glib/gi18n-lib.h>

static void
photo_progress_free (DopysPhotoProgress *photo)
{
  dopys_photo_unref (photo->photo);
  g_free (photo->url);
  g_free (photo);
}

static DopysPhotoProgressState
photo_state (const DopysJob *job, guint index, DopysJobStep step, DopysJobState state)
{
  const DopysJobPhoto *photo = g_ptr_array_index (job->photos, index);
  gboolean current = step.photo == index;

  if (photo->phase >= DOPYS_JOB_PHOTO_PLACED)
    return DOPYS_PHOTO_DONE;
  if (current && state == DOPYS_JOB_STOPPED)
    return DOPYS_PHOTO_FAILED;
  if (current && step.kind == DOPYS_STEP_PREPARE_PHOTO)
    return DOPYS_PHOTO_PREPARING;
  if (current && step.kind == DOPYS_STEP_UPLOAD_PHOTO)
    return DOPYS_PHOTO_UPLOADING;
  if (photo->phase == DOPYS_JOB_PHOTO_SENT)
    return state == DOPYS_JOB_RUNNING ? DOPYS_PHOTO_UPLOADING : DOPYS_PHOTO_CHECKING;
  return DOPYS_PHOTO_WAITING;
}

static char *
say_what (const DopysJob *job, DopysJobStep step)
{
  gboolean ahead = job->text_first && job->existing; /* readers have the text already */

  switch (step.kind)
    {
    case DOPYS_STEP_PREPARE_PHOTO:
      return g_strdup_printf (_ ("Preparing photo %u of %u"), step.photo + 1, job->photos->len);
    case DOPYS_STEP_UPLOAD_PHOTO:
      if (ahead)
        return g_strdup_printf (_ ("The text is on the site · uploading photo %u of %u"), step.photo + 1,
                                job->photos->len);
      return g_strdup_printf (_ ("Uploading photo %u of %u"), step.photo + 1, job->photos->len);
    case DOPYS_STEP_LOOK_UP_PHOTO:
    case DOPYS_STEP_LOOK_UP_POST:
      return g_strdup (_ ("Checking whether the site has it already"));
    case DOPYS_STEP_ENSURE_TERMS:
      return g_strdup (_ ("Looking up category and tags"));
    case DOPYS_STEP_CREATE_POST:
    case DOPYS_STEP_UPDATE_POST:
      return g_strdup (_ ("Sending the article"));
    case DOPYS_STEP_FINISH_PHOTO:
    case DOPYS_STEP_RECORD:
      return g_strdup (_ ("Saving descriptions of the photos"));
    case DOPYS_STEP_DONE:
      return g_strdup (_ ("Done"));
    default:
      return g_strdup (_ ("Stopped"));
    }
}

/* Photos that are yet to be prepared count as the others do on average. */
static void
count_bytes (DopysJobProgress *self, const DopysJob *job, guint64 sent)
{
  guint64 known = 0;
  guint n = 0;

  for (guint i = 0; i < job->photos->len; i++)
    {
      const DopysJobPhoto *photo = g_ptr_array_index (job->photos, i);
      known += photo->bytes;
      n += photo->bytes > 0;
      if (photo->phase >= DOPYS_JOB_PHOTO_PLACED)
        self->bytes_sent += photo->bytes;
      else if (photo->phase == DOPYS_JOB_PHOTO_SENT)
        self->bytes_sent += sent;
    }
  self->bytes_total = known + (job->photos->len - n) * (n > 0 ? known / n : DOPYS_USUAL_PHOTO_BYTES);
}

DopysJobProgress *
dopys_job_progress_new (const char *job_id, const DopysJob *job, DopysJobState state, const GError *error, guint64 sent,
                        guint64 total)
{
  DopysJobProgress *self = g_new0 (DopysJobProgress, 1);
  DopysJobStep step = dopys_job_next_step (job);

  self->job_id = g_strdup (job_id);
  self->article_id = g_strdup (job->article_id);
  self->site_id = g_strdup (job->site_id);
  self->state = state;
  self->doing = say_what (job, step);
  self->error = error ? g_error_copy (error) : NULL;
  if (self->error == NULL && job->error_code >= 0)
    self->error =
        g_error_new_literal (DOPYS_ERROR, job->error_code, job->error_message ? job->error_message : _ ("Stopped"));
  self->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) photo_progress_free);
  for (guint i = 0; i < job->photos->len; i++)
    {
      const DopysJobPhoto *photo = g_ptr_array_index (job->photos, i);
      DopysPhotoProgress *shown = g_new0 (DopysPhotoProgress, 1);
      shown->photo = dopys_photo_ref (photo->photo);
      shown->state = photo_state (job, i, step, state);
      shown->sent = photo->phase == DOPYS_JOB_PHOTO_SENT ? sent : 0;
      shown->total = photo->phase == DOPYS_JOB_PHOTO_SENT ? total : 0;
      shown->remote_id = photo->remote_id;
      shown->url = state == DOPYS_JOB_DONE ? g_strdup (photo->url) : NULL;
      g_ptr_array_add (self->photos, shown);
    }
  self->paused = job->paused;
  count_bytes (self, job, sent);
  self->remote_id = job->remote_id;
  self->url = g_strdup (job->url);
  self->status = g_strdup (job->result_status);
  self->notices = g_strdupv (job->notices);
  return self;
}

DopysJobProgress *
dopys_job_progress_copy (const DopysJobProgress *self)
{
  DopysJobProgress *copy = g_new0 (DopysJobProgress, 1);

  *copy = *self;
  copy->job_id = g_strdup (self->job_id);
  copy->article_id = g_strdup (self->article_id);
  copy->site_id = g_strdup (self->site_id);
  copy->doing = g_strdup (self->doing);
  copy->error = self->error ? g_error_copy (self->error) : NULL;
  copy->url = g_strdup (self->url);
  copy->status = g_strdup (self->status);
  copy->notices = g_strdupv (self->notices);
  copy->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) photo_progress_free);
  for (guint i = 0; i < self->photos->len; i++)
    {
      DopysPhotoProgress *photo = g_memdup2 (g_ptr_array_index (self->photos, i), sizeof (DopysPhotoProgress));
      dopys_photo_ref (photo->photo);
      photo->url = g_strdup (photo->url);
      g_ptr_array_add (copy->photos, photo);
    }
  return copy;
}

void
dopys_job_progress_free (DopysJobProgress *self)
{
  g_free (self->job_id);
  g_free (self->article_id);
  g_free (self->site_id);
  g_free (self->doing);
  g_clear_error (&self->error);
  g_clear_pointer (&self->photos, g_ptr_array_unref);
  g_free (self->url);
  g_free (self->status);
  g_strfreev (self->notices);
  g_free (self);
}
