/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-run.h"

#include "dopys-error.h"
#include "dopys-job-content.h"
#include "dopys-job-steps.h"
#include "dopys-password.h"
#include "dopys-publish-lock.h"
#include "dopys-remote-kinds.h"

#include <glib/gi18n-lib.h>

#define MAX_ATTEMPTS 4
#define LONGEST_PAUSE 10 /* seconds that a run waits when the site asks for it; longer ones are not its business */
#define TOLD_EVERY_US (G_USEC_PER_SEC / 10) /* of a bar that grows, no eye wants more */
#define SAVED_EVERY_US G_USEC_PER_SEC
#define SOON_PAUSE_US 20000
#define SOON_ATTEMPTS 25

struct _DopysPublishRun
{
  const DopysRunContext *context;
  char *job_id; /* NULL until it is stored */
  DopysJob *job;
  DopysRemote *remote;
  GCancellable *cancellable;
  guint attempts;
  guint64 sent;
  guint64 total;
  guint64 transferred; /* bytes of photos in this run */
  gint64 saved_at;     /* monotonic */
  gint64 told_at;
  /* What was asked for. */
  char *article_id;
  char *site_id;
  DopysStatus status;
  GDateTime *date;
  DopysRenditionOptions rendition;
  DopysChoice comments;
  DopysChoice sticky;
  char *password;
  char **categories;
  gint64 author;
  gboolean text_first;
  gboolean beside;
};

DopysPublishRun *
dopys_publish_run_new (const DopysPublishRequest *request)
{
  DopysPublishRun *self = g_new0 (DopysPublishRun, 1);
  self->article_id = g_strdup (request->article_id);
  self->site_id = g_strdup (request->site_id);
  self->status = request->status;
  self->date = request->date ? g_date_time_ref (request->date) : NULL;
  self->comments = request->comments;
  self->sticky = request->sticky;
  self->password = g_strdup (request->password);
  self->categories = g_strdupv ((char **) request->categories);
  self->author = request->author;
  self->text_first = request->text_first;
  self->beside = request->beside;
  if (request->rendition)
    self->rendition = *request->rendition;
  return self;
}

DopysPublishRun *
dopys_publish_run_new_for_job (const char *job_id)
{
  DopysPublishRun *self = g_new0 (DopysPublishRun, 1);
  self->job_id = g_strdup (job_id);
  return self;
}

void
dopys_publish_run_free (DopysPublishRun *self)
{
  g_free (self->job_id);
  g_clear_pointer (&self->job, dopys_job_free);
  g_clear_object (&self->remote);
  g_free (self->article_id);
  g_free (self->site_id);
  g_free (self->password);
  g_strfreev (self->categories);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self);
}

/* ---- running ---- */

static void
tell (DopysPublishRun *self, DopysJobState state, const GError *error)
{
  DopysJobProgress *progress = dopys_job_progress_new (self->job_id, self->job, state, error, self->sent, self->total);
  /* What follows another state is told at once. */
  self->told_at = state == DOPYS_JOB_RUNNING ? g_get_monotonic_time () : 0;
  progress->transferred = self->transferred;
  progress->retry_after = error && self->remote ? dopys_remote_get_pause (self->remote) : 0;
  self->context->tell (progress, self->context->user_data);
}

/* Of DopysUpload with strings of the job's; pictures: taken care of by the caller. */
static GArray *
list_just_placed (DopysJob *job, GPtrArray *pictures)
{
  GArray *uploads = g_array_new (FALSE, TRUE, sizeof (DopysUpload));

  for (guint i = 0; i < job->photos->len; i++)
    {
      const DopysJobPhoto *photo = g_ptr_array_index (job->photos, i);
      if (!photo->just_placed)
        continue;
      const DopysUpload upload = { .rendition = photo->rendition,
                                   .remote_id = photo->remote_id,
                                   .url = photo->url,
                                   .photo_id = dopys_photo_dup_picture (photo->photo) };
      g_ptr_array_add (pictures, (gpointer) upload.photo_id);
      g_array_append_val (uploads, upload);
    }
  return uploads;
}

static gboolean
save_job (gpointer user_data, GError **error)
{
  DopysPublishRun *self = user_data;
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) uploads = list_just_placed (self->job, pictures);
  g_autoptr (GBytes) state = dopys_job_to_bytes (self->job);
  const DopysJobRecord record = {
    .id = self->job_id,
    .article_id = self->job->article_id,
    .site_id = self->job->site_id,
    .state = state,
    .done = dopys_job_next_step (self->job).kind == DOPYS_STEP_DONE,
  };
  if (!dopys_store_save_job_sync (self->context->store, &record, (const DopysUpload *) (void *) uploads->data,
                                  uploads->len, error))
    return FALSE;
  for (guint i = 0; i < self->job->photos->len; i++)
    ((DopysJobPhoto *) g_ptr_array_index (self->job->photos, i))->just_placed = FALSE;
  return TRUE;
}

/* What is announced and was not begun is to be sent, not looked up. */
static void
save_left_job (DopysPublishRun *self)
{
  self->job->announced = 0;
  save_job (self, NULL);
}

/* Where the last word is old enough for eyes to have read it: each costs with all photos of the job. */
static void
tell_going_on (DopysPublishRun *self)
{
  if (g_get_monotonic_time () - self->told_at >= TOLD_EVERY_US)
    tell (self, DOPYS_JOB_RUNNING, NULL);
}

static void
upload_progress_cb (guint64 sent, guint64 total, gpointer user_data)
{
  DopysPublishRun *self = user_data;
  if (sent > self->sent)
    self->transferred += sent - self->sent;
  self->sent = sent;
  self->total = total;
  tell_going_on (self);
}

static gboolean
is_passing (const GError *error)
{
  return g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK) ||
         g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_BUSY) ||
         g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME) ||
         g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER) ||
         g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_NO_SPACE);
}

/* Waits, unless cancelled; longer with each attempt. FALSE where the site asks for more than a run can wait. */
static gboolean
pause_run (DopysPublishRun *self)
{
  GPollFD cancelled;
  guint asked = self->remote ? dopys_remote_get_pause (self->remote) : 0;
  int timeout = (int) MAX (self->context->first_pause_ms << self->attempts, asked * 1000);

  if (asked > LONGEST_PAUSE)
    return FALSE;
  if (self->cancellable && g_cancellable_make_pollfd (self->cancellable, &cancelled))
    {
      g_poll (&cancelled, 1, timeout);
      g_cancellable_release_fd (self->cancellable);
    }
  else
    g_usleep ((gulong) timeout * 1000);
  return TRUE;
}

/* What becomes of the job after an error: another attempt (TRUE), or it waits or stops. */
static gboolean
handle_failure (DopysPublishRun *self, const GError *error, GError **result)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (is_passing (error) && ++self->attempts < MAX_ATTEMPTS && !g_cancellable_is_cancelled (self->cancellable))
    {
      DopysJobStepKind next = dopys_job_next_step (self->job).kind;
      gboolean checking = next == DOPYS_STEP_LOOK_UP_PHOTO || next == DOPYS_STEP_LOOK_UP_POST;
      save_left_job (self);
      tell (self, checking ? DOPYS_JOB_CHECKING : DOPYS_JOB_RUNNING, NULL);
      if (pause_run (self))
        return TRUE;
    }
  if (!is_passing (error) && !cancelled)
    {
      self->job->error_code = error->domain == DOPYS_ERROR ? error->code : DOPYS_ERROR_FAILED;
      g_set_str (&self->job->error_message, error->message);
    }
  self->job->paused = g_cancellable_is_cancelled (self->cancellable);
  save_left_job (self);
  tell (self, self->job->error_code >= 0 ? DOPYS_JOB_STOPPED : DOPYS_JOB_WAITING, error);
  g_propagate_error (result, g_error_copy (error));
  return FALSE;
}

/* Whether what a step did may be stored along with what comes next: a rendition stays made, a description may be sent
 * twice, and whether a photo arrived can be asked at the site, by the token that was stored before. */
static gboolean
may_be_stored_later (DopysPublishRun *self, DopysJobStep step)
{
  DopysJobStepKind next = dopys_job_next_step (self->job).kind;

  switch (step.kind)
    {
    case DOPYS_STEP_PREPARE_PHOTO:
      return TRUE;
    case DOPYS_STEP_UPLOAD_PHOTO:
      return next == DOPYS_STEP_PREPARE_PHOTO || next == DOPYS_STEP_UPLOAD_PHOTO;
    case DOPYS_STEP_FINISH_PHOTO:
      return next == DOPYS_STEP_FINISH_PHOTO && g_get_monotonic_time () - self->saved_at < SAVED_EVERY_US;
    default:
      return FALSE;
    }
}

static gboolean
save_after (DopysPublishRun *self, DopysJobStep step, GError **error)
{
  if (may_be_stored_later (self, step))
    return TRUE;
  self->saved_at = g_get_monotonic_time ();
  return save_job (self, error);
}

static gboolean
run_steps (DopysPublishRun *self, GError **error)
{
  const DopysJobContext context = {
    .job = self->job,
    .store = self->context->store,
    .library = self->context->library,
    .remote = self->remote,
    .cancellable = self->cancellable,
    .save = save_job,
    .upload_progress = upload_progress_cb,
    .user_data = self,
  };
  DopysJobStep step;

  while ((step = dopys_job_next_step (self->job)).kind != DOPYS_STEP_DONE)
    {
      g_autoptr (GError) failure = NULL;
      self->sent = self->total = 0;
      if (step.kind == DOPYS_STEP_FINISH_PHOTO || step.kind == DOPYS_STEP_PREPARE_PHOTO)
        tell_going_on (self); /* hardly anything is seen to change */
      else
        tell (self, DOPYS_JOB_RUNNING, NULL);
      if (!g_cancellable_set_error_if_cancelled (self->cancellable, &failure) &&
          dopys_job_do_step (&context, step, &failure) && save_after (self, step, &failure))
        {
          /* To have looked is no way on: a site that loses every upload, but answers questions, must not keep the job
           * running for ever. */
          if (step.kind != DOPYS_STEP_LOOK_UP_PHOTO && step.kind != DOPYS_STEP_LOOK_UP_POST)
            self->attempts = 0;
        }
      else if (!handle_failure (self, failure, error))
        return FALSE;
    }
  tell (self, DOPYS_JOB_DONE, NULL);
  return TRUE;
}

static DopysRemote *
default_remote (DopysPublishRun *self, const char *site_id, GError **error)
{
  g_autoptr (DopysSiteRecord) site = dopys_store_load_site_sync (self->context->store, site_id, error);
  if (site == NULL)
    return NULL;
  g_autoptr (GError) failure = NULL;
  char *password = dopys_password_lookup (site_id, self->cancellable, &failure);
  if (password == NULL)
    {
      if (failure && failure->domain == DOPYS_ERROR && failure->code != DOPYS_ERROR_NO_KEYRING)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        /* Not SIGN_IN: it is not the site that refuses, and nothing for its hosting company. */
        g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_KEYRING,
                     _ ("The password for “%s” is not known on this computer. Nothing was lost; enter it again in the "
                        "preferences, then go on."),
                     site->name ? site->name : site->url);
      return NULL;
    }
  DopysRemote *remote = dopys_remote_open (site->kind, site->api, site->user, password, error);
  dopys_password_free (password);
  return remote;
}

static gboolean
open_remote (DopysPublishRun *self, GError **error)
{
  const DopysRunContext *context = self->context;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  self->remote = context->remote_func ? context->remote_func (self->job->site_id, context->remote_data, error)
                                      : default_remote (self, self->job->site_id, error);
  return self->remote != NULL;
}

/* ---- which job ---- */

static gboolean
find_unfinished (DopysPublishRun *self, DopysJob **unfinished, GError **error)
{
  g_autoptr (GPtrArray) records = dopys_store_list_jobs_sync (self->context->store, TRUE, error);

  for (guint i = 0; records && i < records->len; i++)
    {
      const DopysJobRecord *record = g_ptr_array_index (records, i);
      if (!g_str_equal (record->article_id, self->article_id) || !g_str_equal (record->site_id, self->site_id))
        continue;
      *unfinished = dopys_job_from_bytes (record->state, NULL);
      self->job_id = g_strdup (record->id);
      break;
    }
  return records != NULL;
}

/* What the site is known to have of the article. */
static gboolean
find_post (DopysPublishRun *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DopysPostRecord) post =
      dopys_store_load_post_sync (self->context->store, self->article_id, self->site_id, &failure);

  if (post)
    dopys_job_set_known_post (self->job, post->remote_id, post->url, post->remote_modified, post->digest);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What the site wants of photos, where nothing else was asked for. */
static gboolean
take_wish (DopysPublishRun *self, GError **error)
{
  g_autoptr (DopysSiteRecord) site = dopys_store_load_site_sync (self->context->store, self->site_id, error);
  DopysRenditionOptions *rendition = &self->job->rendition;

  if (site == NULL)
    return FALSE;
  if (rendition->format == DOPYS_RENDITION_JPEG && site->photos.kind == DOPYS_PHOTO_KIND_WEBP)
    rendition->format = DOPYS_RENDITION_WEBP;
  rendition->progressive |= site->photos.kind == DOPYS_PHOTO_KIND_PROGRESSIVE_JPEG;
  if (rendition->max_bytes == 0)
    rendition->max_bytes = site->photos.max_bytes;
  self->job->name_authors = site->photos.name_author;
  return TRUE;
}

static gboolean
make_job (DopysPublishRun *self, GError **error)
{
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (self->context->store, self->article_id, error);
  g_autoptr (DopysJob) unfinished = NULL;

  if (article == NULL || !find_unfinished (self, &unfinished, error))
    return FALSE;
  if (self->categories)
    {
      g_strfreev (article->categories);
      article->categories = g_strdupv (self->categories);
    }
  self->job = dopys_job_new (article, self->site_id, self->status, self->date);
  self->job->rendition = self->rendition;
  if (!take_wish (self, error))
    return FALSE;
  self->job->comments = self->comments;
  self->job->sticky = self->sticky;
  self->job->author = self->author;
  g_set_str (&self->job->password, self->password);
  self->job->beside = self->beside;
  if (!find_post (self, error))
    return FALSE;
  self->job->text_first = self->text_first && !self->job->existing;
  if (unfinished)
    dopys_job_continue (self->job, unfinished);
  if (self->job_id == NULL)
    self->job_id = g_uuid_string_random ();
  return save_job (self, error);
}

static gboolean
load_job (DopysPublishRun *self, GError **error)
{
  g_autoptr (DopysJobRecord) record = dopys_store_load_job_sync (self->context->store, self->job_id, error);

  g_clear_pointer (&self->job, dopys_job_free);
  self->job = record ? dopys_job_from_bytes (record->state, error) : NULL;
  if (self->job == NULL)
    return FALSE;
  /* To be resumed is the person's decision. */
  self->job->error_code = -1;
  self->job->paused = FALSE;
  g_clear_pointer (&self->job->error_message, g_free);
  g_set_str (&self->article_id, self->job->article_id);
  g_set_str (&self->site_id, self->job->site_id);
  return TRUE;
}

/* Takes the article's lock and has the job ready under it. NULL on error. */
static DopysPublishLock *
enter (DopysPublishRun *self, GError **error)
{
  gboolean resumed = self->job_id != NULL;

  if (resumed && !load_job (self, error))
    return NULL;
  g_autoptr (DopysPublishLock) lock =
      dopys_publish_lock_try (dopys_store_get_folder (self->context->store), self->article_id, self->site_id, error);
  if (lock == NULL)
    return NULL;
  /* Loaded again: another run may have brought the job on before this one entered. */
  if (resumed ? !load_job (self, error) : !make_job (self, error))
    return NULL;
  return g_steal_pointer (&lock);
}

/* Whoever has just given the job up or finished it lets go of the lock a moment later. */
static DopysPublishLock *
enter_soon (DopysPublishRun *self, GError **error)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) failure = NULL;
      DopysPublishLock *lock = enter (self, &failure);
      if (lock)
        return lock;
      if (i == SOON_ATTEMPTS || !g_error_matches (failure, DOPYS_ERROR, DOPYS_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      g_usleep (SOON_PAUSE_US);
    }
}

/* ---- public ---- */

DopysJobProgress *
dopys_publish_run_execute (DopysPublishRun *self, const DopysRunContext *context, GCancellable *cancellable,
                           GError **error)
{
  self->context = context;
  self->cancellable = cancellable;
  g_autoptr (DopysPublishLock) lock = enter (self, error);
  g_autoptr (GError) failure = NULL;

  if (lock == NULL)
    return NULL;
  if (!open_remote (self, &failure))
    {
      self->attempts = MAX_ATTEMPTS;
      handle_failure (self, failure, error);
      return NULL;
    }
  if (!run_steps (self, error))
    return NULL;
  return dopys_job_progress_new (self->job_id, self->job, DOPYS_JOB_DONE, NULL, 0, 0);
}

char *
dopys_publish_run_enqueue (DopysPublishRun *self, const DopysRunContext *context, GError **error)
{
  self->context = context;
  g_autoptr (DopysPublishLock) lock = enter_soon (self, error);

  if (lock == NULL)
    return NULL;
  tell (self, DOPYS_JOB_WAITING, NULL);
  return g_strdup (self->job_id);
}

/* Takes the draft that the job made from the site, unless an update whose answer got lost has published it: then the
 * job knows so. */
static void
withdraw (DopysPublishRun *self)
{
  DopysJob *job = self->job;

  if (job->post == DOPYS_JOB_POST_NONE || (job->existing && job->sent_fold == NULL) || !open_remote (self, NULL))
    return;
  g_autoptr (DopysRemotePostState) state =
      job->remote_id ? dopys_remote_get_post (self->remote, job->remote_id, self->cancellable, NULL)
                     : dopys_remote_find_draft (self->remote, job->token, self->cancellable, NULL);
  if (state == NULL)
    return;
  if (!job->existing && g_strcmp0 (state->slug, job->token) == 0)
    {
      dopys_remote_delete_post (self->remote, state->id, self->cancellable, NULL);
      return;
    }
  g_autofree char *fold = dopys_content_fold (state->title, state->content, state->excerpt);
  if (g_strcmp0 (fold, job->sent_fold) == 0)
    dopys_job_take_state (job, state);
}

gboolean
dopys_publish_run_discard (DopysPublishRun *self, const DopysRunContext *context, GCancellable *cancellable,
                           GError **error)
{
  self->context = context;
  self->cancellable = cancellable;
  g_autoptr (DopysPublishLock) lock = enter (self, error);

  if (lock == NULL)
    return FALSE;
  if (self->job->post < DOPYS_JOB_POST_UPDATED)
    withdraw (self);
  if (self->job->post == DOPYS_JOB_POST_UPDATED && !dopys_job_record (self->job, context->store, error))
    return FALSE;
  return dopys_store_delete_job_sync (context->store, self->job_id, error);
}

gboolean
dopys_publish_run_settle (DopysPublishRun *self, const DopysRunContext *context, gboolean keep_ours, GError **error)
{
  self->context = context;
  g_autoptr (DopysPublishLock) lock = enter (self, error);

  if (lock == NULL)
    return FALSE;
  DopysJob *job = self->job;
  g_set_str (&job->known_digest, job->conflict_digest);
  g_set_str (&job->expected_modified, job->conflict_modified);
  if (keep_ours)
    return save_job (self, error);
  g_autoptr (DopysArticle) ours = dopys_store_load_article_sync (context->store, self->article_id, error);
  if (ours == NULL || !dopys_store_save_revision_sync (context->store, ours, DOPYS_REVISION_REPLACED, NULL, error))
    return FALSE;
  g_autoptr (DopysPostRecord) known = dopys_store_load_post_sync (context->store, self->article_id, job->site_id, NULL);
  DopysPostRecord post = {
    .article_id = job->article_id,
    .site_id = job->site_id,
    .remote_id = job->remote_id,
    .url = job->url,
    .remote_modified = job->conflict_modified,
    .digest = job->conflict_digest,
    .status = known ? known->status : DOPYS_STATUS_PUBLISH,
    .date = known ? known->date : NULL,
  };
  return dopys_store_save_post_sync (context->store, &post, error) &&
         dopys_store_delete_job_sync (context->store, self->job_id, error);
}
