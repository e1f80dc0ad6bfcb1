/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job.h"

#include "dopys-credit.h"

#include <string.h>

static void
job_photo_free (DopysJobPhoto *photo)
{
  dopys_photo_unref (photo->photo);
  g_free (photo->token);
  g_free (photo->rendition);
  g_free (photo->url);
  g_clear_pointer (&photo->stored, g_variant_unref);
  g_clear_pointer (&photo->ready, dopys_rendition_free);
  g_free (photo->ready_path);
  g_free (photo);
}

/* prefix and 32 random hex digits: a UUID without its hyphens. */
static char *
make_token (const char *prefix)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_auto (GStrv) parts = g_strsplit (uuid, "-", -1);
  g_autofree char *digits = g_strjoinv ("", parts);
  return g_strconcat (prefix, digits, NULL);
}

static void
add_photo (DopysJob *self, DopysPhoto *photo)
{
  if (*dopys_photo_get_id (photo) == '\0')
    return; /* the site's own */
  for (guint i = 0; i < self->photos->len; i++)
    {
      DopysJobPhoto *known = g_ptr_array_index (self->photos, i);
      if (!dopys_photo_is_same_picture (known->photo, photo))
        continue;
      if (*dopys_photo_get_author (known->photo) == '\0')
        {
          /* Sent once, it is by whoever one of its places names. */
          DopysPhoto *named = dopys_photo_with_author (known->photo, dopys_photo_get_author (photo));
          dopys_photo_unref (known->photo);
          known->photo = named;
        }
      return;
    }
  DopysJobPhoto *added = g_new0 (DopysJobPhoto, 1);
  added->photo = dopys_photo_ref (photo);
  added->token = make_token ("pm-");
  g_ptr_array_add (self->photos, added);
}

static void
add_photo_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  add_photo (user_data, photo);
}

DopysJob *
dopys_job_new (const DopysArticle *article, const char *site_id, DopysStatus status, GDateTime *date)
{
  DopysJob *self = g_new0 (DopysJob, 1);

  self->article_id = g_strdup (article->id);
  self->site_id = g_strdup (site_id);
  self->article = dopys_article_copy (article);
  self->status = status;
  self->date = date ? g_date_time_ref (date) : NULL;
  self->token = make_token ("pp-");
  self->category_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) job_photo_free);
  self->error_code = -1;
  if (article->lead)
    add_photo (self, article->lead);
  dopys_document_foreach_photo (article->document, add_photo_cb, self);
  return self;
}

void
dopys_job_set_known_post (DopysJob *self, gint64 remote_id, const char *url, const char *modified, const char *digest)
{
  self->existing = TRUE;
  self->remote_id = remote_id;
  self->post = DOPYS_JOB_POST_CREATED;
  g_set_str (&self->url, url);
  g_set_str (&self->expected_modified, modified);
  g_set_str (&self->known_digest, digest);
}

void
dopys_job_free (DopysJob *self)
{
  g_free (self->article_id);
  g_free (self->site_id);
  g_clear_pointer (&self->article, dopys_article_free);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self->password);
  g_free (self->token);
  g_free (self->expected_modified);
  g_free (self->known_digest);
  g_free (self->sent_fold);
  g_free (self->conflict_digest);
  g_free (self->conflict_modified);
  g_free (self->url);
  g_free (self->result_status);
  g_free (self->result_modified);
  g_free (self->result_digest);
  g_clear_pointer (&self->result_date, g_date_time_unref);
  g_strfreev (self->notices);
  g_array_unref (self->category_ids);
  g_array_unref (self->tag_ids);
  g_ptr_array_unref (self->photos);
  g_clear_pointer (&self->stored_document, g_variant_unref);
  g_free (self->error_message);
  g_free (self);
}

/* Whether what the site got of the one is what it would get of the other. */
static gboolean
is_same_upload (const DopysJob *job, const DopysJobPhoto *photo, const DopysJob *unfinished, const DopysJobPhoto *old)
{
  const char *author = job->name_authors ? dopys_credit_get_author (photo->photo) : "";
  const char *old_author = unfinished->name_authors ? dopys_credit_get_author (old->photo) : "";

  return dopys_photo_is_same_picture (photo->photo, old->photo) && g_str_equal (author, old_author);
}

void
dopys_job_continue (DopysJob *self, const DopysJob *unfinished)
{
  g_set_str (&self->token, unfinished->token);
  self->post = MIN (unfinished->post, DOPYS_JOB_POST_CREATED);
  /* What was published once may have been changed there since. */
  self->existing = unfinished->existing || unfinished->post >= DOPYS_JOB_POST_UPDATED;
  self->remote_id = unfinished->remote_id;
  g_set_str (&self->url, unfinished->url);
  /* An update that was answered is what the site was last seen to have. */
  g_set_str (&self->expected_modified,
             unfinished->result_modified ? unfinished->result_modified : unfinished->expected_modified);
  g_set_str (&self->known_digest, unfinished->result_digest ? unfinished->result_digest : unfinished->known_digest);
  g_set_str (&self->sent_fold, unfinished->sent_fold);
  for (guint i = 0; i < self->photos->len; i++)
    for (guint j = 0; j < unfinished->photos->len; j++)
      {
        DopysJobPhoto *photo = g_ptr_array_index (self->photos, i);
        const DopysJobPhoto *old = g_ptr_array_index (unfinished->photos, j);
        if (!is_same_upload (self, photo, unfinished, old))
          continue;
        g_set_str (&photo->token, old->token);
        g_set_str (&photo->rendition, old->rendition);
        photo->bytes = old->bytes;
        g_set_str (&photo->url, old->url);
        photo->remote_id = old->remote_id;
        photo->phase = MIN (old->phase, DOPYS_JOB_PHOTO_PLACED);
      }
}

/* The lead photo, if it is one of those that are sent, is the first. */
static guint
count_lead (const DopysJob *job)
{
  const DopysJobPhoto *first = job->photos->len > 0 ? g_ptr_array_index (job->photos, 0) : NULL;

  return first && job->article->lead && dopys_photo_is_same_picture (first->photo, job->article->lead);
}

/* What is on the site already keeps its photos until the new ones are there: only a new article goes ahead of them. */
gboolean
dopys_job_goes_ahead (const DopysJob *job)
{
  if (!job->text_first || job->existing || job->post >= DOPYS_JOB_POST_UPDATED)
    return FALSE;
  for (guint i = count_lead (job); i < job->photos->len; i++)
    if (((DopysJobPhoto *) g_ptr_array_index (job->photos, i))->phase < DOPYS_JOB_PHOTO_PLACED)
      return TRUE;
  return FALSE;
}

static gboolean
find_photo (const DopysJob *job, DopysJobPhotoPhase phase, guint *index)
{
  guint end = dopys_job_goes_ahead (job) ? count_lead (job) : job->photos->len;

  for (guint i = 0; i < end; i++)
    if (((DopysJobPhoto *) g_ptr_array_index (job->photos, i))->phase == phase)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

DopysJobStep
dopys_job_next_step (const DopysJob *job)
{
  guint photo = 0;

  if (job->error_code >= 0)
    return (DopysJobStep) { DOPYS_STEP_STOPPED, 0 };
  if (find_photo (job, DOPYS_JOB_PHOTO_SENT, &photo))
    return (DopysJobStep) { DOPYS_STEP_LOOK_UP_PHOTO, photo };
  if (find_photo (job, DOPYS_JOB_PHOTO_PREPARED, &photo))
    return (DopysJobStep) { DOPYS_STEP_UPLOAD_PHOTO, photo };
  if (find_photo (job, DOPYS_JOB_PHOTO_WAITING, &photo))
    return (DopysJobStep) { DOPYS_STEP_PREPARE_PHOTO, photo };
  if (!job->terms_ready)
    return (DopysJobStep) { DOPYS_STEP_ENSURE_TERMS, 0 };
  if (job->post == DOPYS_JOB_POST_NONE)
    return (DopysJobStep) { DOPYS_STEP_CREATE_POST, 0 };
  if (job->post == DOPYS_JOB_POST_SENT)
    return (DopysJobStep) { DOPYS_STEP_LOOK_UP_POST, 0 };
  if (job->post == DOPYS_JOB_POST_CREATED)
    return (DopysJobStep) { DOPYS_STEP_UPDATE_POST, 0 };
  if (job->post == DOPYS_JOB_POST_UPDATED && find_photo (job, DOPYS_JOB_PHOTO_PLACED, &photo))
    return (DopysJobStep) { DOPYS_STEP_FINISH_PHOTO, photo };
  if (job->post == DOPYS_JOB_POST_UPDATED)
    return (DopysJobStep) { DOPYS_STEP_RECORD, 0 };
  return (DopysJobStep) { DOPYS_STEP_DONE, 0 };
}
