/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job-photos.h"

#include "dopys-credit.h"
#include "dopys-error.h"
#include "dopys-transliteration.h"

/* So many requests an interruption costs at most. */
#define ANNOUNCED_AT_ONCE 16

/* Read and checked once for both of its steps. */
static DopysRendition *
make_rendition (const DopysJobContext *context, DopysJobPhoto *photo, char **path, GError **error)
{
  if (photo->ready)
    {
      *path = g_steal_pointer (&photo->ready_path);
      return g_steal_pointer (&photo->ready);
    }
  g_autoptr (DopysPhotoEdits) edits = dopys_photo_edits_from_string (dopys_photo_get_edits (photo->photo), error);
  DopysRenditionOptions options = context->job->rendition;
  const char *author = dopys_credit_get_author (photo->photo);

  if (context->job->name_authors && *author)
    options.author = author;
  return edits ? dopys_library_make_rendition (context->library, dopys_photo_get_id (photo->photo), &options, edits,
                                               path, context->cancellable, error)
               : NULL;
}

/* The site may have lost it since: a picture that is gone is sent again. */
static gboolean
find_known_upload (const DopysJobContext *context, DopysJobPhoto *photo, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *url = NULL;
  gint64 id = 0;

  if (!dopys_store_find_upload_sync (context->store, context->job->site_id, photo->rendition, &id, &url, &failure))
    {
      if (failure)
        g_propagate_error (error, g_steal_pointer (&failure));
      return failure == NULL;
    }
  g_autoptr (DopysRemoteMedia) media = dopys_remote_get_media (context->remote, id, context->cancellable, &failure);
  if (g_error_matches (failure, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND))
    return dopys_store_forget_upload_sync (context->store, context->job->site_id, id, error);
  if (media == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  photo->remote_id = id;
  g_set_str (&photo->url, media->url ? media->url : url);
  photo->phase = DOPYS_JOB_PHOTO_PLACED;
  return TRUE;
}

static gboolean
prepare_photo (const DopysJobContext *context, DopysJobPhoto *photo, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (DopysRendition) rendition = make_rendition (context, photo, &path, error);

  if (rendition == NULL)
    return FALSE;
  g_set_str (&photo->rendition, rendition->sha256);
  photo->bytes = rendition->bytes;
  if (!find_known_upload (context, photo, error))
    return FALSE;
  if (photo->phase != DOPYS_JOB_PHOTO_WAITING)
    return TRUE;
  photo->phase = DOPYS_JOB_PHOTO_PREPARED;
  photo->ready = g_steal_pointer (&rendition);
  photo->ready_path = g_steal_pointer (&path);
  return TRUE;
}

static void
place_photo (DopysJobPhoto *photo, const DopysRemoteMedia *media)
{
  photo->remote_id = media->id;
  g_set_str (&photo->url, media->url);
  photo->phase = DOPYS_JOB_PHOTO_PLACED;
  photo->just_placed = TRUE;
}

/* Sees to it that the photo is known to have been sent before it is. */
static gboolean
announce (const DopysJobContext *context, DopysJobPhoto *photo, guint index, GError **error)
{
  DopysJob *job = context->job;

  photo->phase = DOPYS_JOB_PHOTO_SENT;
  if (index < job->announced)
    return TRUE;
  job->announced = index + ANNOUNCED_AT_ONCE;
  if (context->save (context->user_data, error))
    return TRUE;
  job->announced = 0;
  photo->phase = DOPYS_JOB_PHOTO_PREPARED;
  return FALSE;
}

static gboolean
upload_photo (const DopysJobContext *context, DopysJobPhoto *photo, guint index, GError **error)
{
  g_autofree char *path = NULL, *slug = dopys_job_dup_slug (context->job);
  g_autoptr (GError) failure = NULL;
  g_autoptr (DopysRendition) rendition = make_rendition (context, photo, &path, error);

  if (rendition == NULL)
    return FALSE;
  g_autofree char *file_name = dopys_photo_file_name (slug, index + 1, dopys_rendition_get_extension (rendition));
  const DopysRemoteUpload upload = {
    .path = path,
    .file_name = file_name,
    .mime_type = rendition->mime_type,
    .md5 = rendition->md5,
    .token = photo->token,
    .alt = dopys_photo_get_decorative (photo->photo) ? NULL : dopys_photo_get_alt (photo->photo),
  };
  if (!announce (context, photo, index, error))
    return FALSE;
  g_autoptr (DopysRemoteMedia) media = dopys_remote_upload_media (context->remote, &upload, context->upload_progress,
                                                                  context->user_data, context->cancellable, &failure);
  if (media)
    {
      place_photo (photo, media);
      return TRUE;
    }
  if (!dopys_job_is_unknown (failure))
    photo->phase = DOPYS_JOB_PHOTO_PREPARED;
  /* The site may have found another sum than the one it was told: that of a file that was damaged here. */
  if (!g_cancellable_is_cancelled (context->cancellable))
    dopys_library_check_rendition (path, rendition);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A photo that was announced, but may not have been prepared: what was sent of it is what is made of it now. */
static gboolean
know_rendition (const DopysJobContext *context, DopysJobPhoto *photo, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (DopysRendition) rendition = photo->rendition ? NULL : make_rendition (context, photo, &path, error);

  if (rendition == NULL)
    return photo->rendition != NULL;
  g_set_str (&photo->rendition, rendition->sha256);
  photo->bytes = rendition->bytes;
  return TRUE;
}

static gboolean
look_up_photo (const DopysJobContext *context, DopysJobPhoto *photo, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DopysRemoteMedia) media =
      dopys_remote_find_media (context->remote, photo->token, context->cancellable, &failure);

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (media == NULL)
    {
      photo->phase = photo->rendition ? DOPYS_JOB_PHOTO_PREPARED : DOPYS_JOB_PHOTO_WAITING;
      return TRUE;
    }
  if (!know_rendition (context, photo, error))
    return FALSE;
  place_photo (photo, media);
  return TRUE;
}

static gboolean
finish_photo (const DopysJobContext *context, DopysJobPhoto *photo, GError **error)
{
  const char *alt = dopys_photo_get_decorative (photo->photo) ? "" : dopys_photo_get_alt (photo->photo);

  g_autofree char *words = dopys_credit_dup_words (photo->photo, "\n");

  if (!dopys_remote_finish_media (context->remote, photo->remote_id, alt, words, context->job->remote_id,
                                  context->cancellable, error))
    return FALSE;
  photo->phase = DOPYS_JOB_PHOTO_FINISHED;
  return TRUE;
}

gboolean
dopys_job_do_photo_step (const DopysJobContext *context, DopysJobStep step, GError **error)
{
  DopysJobPhoto *photo = g_ptr_array_index (context->job->photos, step.photo);

  switch (step.kind)
    {
    case DOPYS_STEP_PREPARE_PHOTO:
      return prepare_photo (context, photo, error);
    case DOPYS_STEP_UPLOAD_PHOTO:
      return upload_photo (context, photo, step.photo, error);
    case DOPYS_STEP_LOOK_UP_PHOTO:
      return look_up_photo (context, photo, error);
    case DOPYS_STEP_FINISH_PHOTO:
      return finish_photo (context, photo, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
