/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job-photos.h"

#include "dopys-credit.h"
#include "dopys-error.h"
#include "dopys-transliteration.h"

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

static gboolean
place_photo (const DopysJobContext *context, DopysJobPhoto *photo, const DopysRemoteMedia *media, GError **error)
{
  g_autofree char *picture = dopys_photo_dup_picture (photo->photo);

  photo->remote_id = media->id;
  g_set_str (&photo->url, media->url);
  photo->phase = DOPYS_JOB_PHOTO_PLACED;
  return dopys_store_save_upload_sync (context->store, context->job->site_id, photo->rendition, media->id, media->url,
                                       picture, error);
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
  photo->phase = DOPYS_JOB_PHOTO_SENT;
  if (!context->save (context->user_data, error))
    {
      photo->phase = DOPYS_JOB_PHOTO_PREPARED;
      return FALSE;
    }
  g_autoptr (DopysRemoteMedia) media = dopys_remote_upload_media (context->remote, &upload, context->upload_progress,
                                                                  context->user_data, context->cancellable, &failure);
  if (media)
    return place_photo (context, photo, media, error);
  if (!dopys_job_is_unknown (failure))
    photo->phase = DOPYS_JOB_PHOTO_PREPARED;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
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
  if (media)
    return place_photo (context, photo, media, error);
  photo->phase = DOPYS_JOB_PHOTO_PREPARED;
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
