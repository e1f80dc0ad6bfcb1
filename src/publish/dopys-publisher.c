/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run is a GTask thread that owns its job; what the main context may ask for is a progress value that the run
 * replaces under the publisher's lock.
 */

#include "dopys-publisher.h"

#include "dopys-error.h"
#include "dopys-job-progress.h"
#include "dopys-job-steps.h"
#include "dopys-password.h"
#include "dopys-publish-lock.h"
#include "dopys-wordpress.h"

#include <glib/gi18n-lib.h>

#define MAX_ATTEMPTS 4
#define FIRST_PAUSE_MS 500

struct _DopysPublisher
{
  GObject parent_instance;
  DopysStore *store;
  DopysLibrary *library;
  DopysRemoteFunc remote_func;
  gpointer remote_data;
  GDestroyNotify remote_destroy;
  guint first_pause_ms;
  GMainContext *context;
  GMutex lock;
  GHashTable *progress; /* job id → DopysJobProgress */
};

G_DEFINE_FINAL_TYPE (DopysPublisher, dopys_publisher, G_TYPE_OBJECT)

static guint progress_signal;

/* One run, in its thread. */
typedef struct
{
  DopysPublisher *publisher;
  char *job_id; /* NULL until it is stored */
  DopysJob *job;
  DopysRemote *remote;
  GCancellable *cancellable;
  guint attempts;
  guint64 sent;
  guint64 total;
  /* What was asked for. */
  char *article_id;
  char *site_id;
  DopysStatus status;
  GDateTime *date;
  DopysRenditionOptions rendition;
} Run;

static void
run_free (Run *run)
{
  g_free (run->job_id);
  g_clear_pointer (&run->job, dopys_job_free);
  g_clear_object (&run->remote);
  g_free (run->article_id);
  g_free (run->site_id);
  g_clear_pointer (&run->date, g_date_time_unref);
  g_free (run);
}

/* ---- telling ---- */

typedef struct
{
  DopysPublisher *publisher;
  char *job_id;
} Notice;

static void
notice_free (Notice *notice)
{
  g_object_unref (notice->publisher);
  g_free (notice->job_id);
  g_free (notice);
}

static gboolean
notice_cb (gpointer user_data)
{
  Notice *notice = user_data;
  g_signal_emit (notice->publisher, progress_signal, 0, notice->job_id);
  return G_SOURCE_REMOVE;
}

static void
tell (Run *run, DopysJobState state, const GError *error)
{
  DopysPublisher *self = run->publisher;
  DopysJobProgress *progress = dopys_job_progress_new (run->job_id, run->job, state, error, run->sent, run->total);
  Notice *notice = g_new0 (Notice, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->progress, g_strdup (run->job_id), progress);
  g_mutex_unlock (&self->lock);
  notice->publisher = g_object_ref (self);
  notice->job_id = g_strdup (run->job_id);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, notice_cb, notice, (GDestroyNotify) notice_free);
  g_source_attach (source, self->context);
}

/* ---- running ---- */

static gboolean
save_job (gpointer user_data, GError **error)
{
  Run *run = user_data;
  g_autoptr (GBytes) state = dopys_job_to_bytes (run->job);
  const DopysJobRecord record = {
    .id = run->job_id,
    .article_id = run->job->article_id,
    .site_id = run->job->site_id,
    .state = state,
    .done = dopys_job_next_step (run->job).kind == DOPYS_STEP_DONE,
  };
  return dopys_store_save_job_sync (run->publisher->store, &record, error);
}

static void
upload_progress_cb (guint64 sent, guint64 total, gpointer user_data)
{
  Run *run = user_data;
  gboolean worth = sent == total || sent - run->sent > 64 * 1024 || sent < run->sent;
  if (!worth)
    return;
  run->sent = sent;
  run->total = total;
  tell (run, DOPYS_JOB_RUNNING, NULL);
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

/* Waits, unless cancelled; longer with each attempt. */
static void
pause_run (Run *run)
{
  GPollFD cancelled;
  int timeout = (int) (run->publisher->first_pause_ms << run->attempts);

  if (run->cancellable && g_cancellable_make_pollfd (run->cancellable, &cancelled))
    {
      g_poll (&cancelled, 1, timeout);
      g_cancellable_release_fd (run->cancellable);
    }
  else
    g_usleep ((gulong) timeout * 1000);
}

/* What becomes of the job after an error: another attempt (TRUE), or it waits or stops. */
static gboolean
handle_failure (Run *run, const GError *error, GError **result)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (is_passing (error) && ++run->attempts < MAX_ATTEMPTS && !g_cancellable_is_cancelled (run->cancellable))
    {
      DopysJobStepKind next = dopys_job_next_step (run->job).kind;
      gboolean checking = next == DOPYS_STEP_LOOK_UP_PHOTO || next == DOPYS_STEP_LOOK_UP_POST;
      save_job (run, NULL);
      tell (run, checking ? DOPYS_JOB_CHECKING : DOPYS_JOB_RUNNING, NULL);
      pause_run (run);
      return TRUE;
    }
  if (!is_passing (error) && !cancelled)
    {
      run->job->error_code = error->domain == DOPYS_ERROR ? error->code : DOPYS_ERROR_FAILED;
      g_set_str (&run->job->error_message, error->message);
    }
  save_job (run, NULL);
  tell (run, run->job->error_code >= 0 ? DOPYS_JOB_STOPPED : DOPYS_JOB_WAITING, error);
  g_propagate_error (result, g_error_copy (error));
  return FALSE;
}

static gboolean
run_steps (Run *run, GError **error)
{
  const DopysJobContext context = {
    .job = run->job,
    .store = run->publisher->store,
    .library = run->publisher->library,
    .remote = run->remote,
    .cancellable = run->cancellable,
    .save = save_job,
    .upload_progress = upload_progress_cb,
    .user_data = run,
  };
  DopysJobStep step;

  while ((step = dopys_job_next_step (run->job)).kind != DOPYS_STEP_DONE)
    {
      g_autoptr (GError) failure = NULL;
      run->sent = run->total = 0;
      tell (run, DOPYS_JOB_RUNNING, NULL);
      if (!g_cancellable_set_error_if_cancelled (run->cancellable, &failure) &&
          dopys_job_do_step (&context, step, &failure) && save_job (run, &failure))
        {
          /* To have looked is no way on: a site that loses every upload, but answers questions, must not keep the job
           * running for ever. */
          if (step.kind != DOPYS_STEP_LOOK_UP_PHOTO && step.kind != DOPYS_STEP_LOOK_UP_POST)
            run->attempts = 0;
        }
      else if (!handle_failure (run, failure, error))
        return FALSE;
    }
  tell (run, DOPYS_JOB_DONE, NULL);
  return TRUE;
}

static DopysRemote *
default_remote (DopysPublisher *self, const char *site_id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysSiteRecord) site = dopys_store_load_site_sync (self->store, site_id, error);
  if (site == NULL)
    return NULL;
  g_autoptr (GError) failure = NULL;
  char *password = dopys_password_lookup (site_id, cancellable, &failure);
  if (password == NULL)
    {
      if (failure && failure->domain == DOPYS_ERROR && failure->code != DOPYS_ERROR_NO_KEYRING)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN,
                     _ ("The password for “%s” is not known on this computer. Nothing was lost; enter it again in the "
                        "preferences, then go on."),
                     site->name ? site->name : site->url);
      return NULL;
    }
  DopysRemote *remote = dopys_wordpress_new (site->api, site->user, password);
  dopys_password_free (password);
  return remote;
}

static gboolean
open_remote (Run *run, GError **error)
{
  DopysPublisher *self = run->publisher;
  run->remote = self->remote_func ? self->remote_func (run->job->site_id, self->remote_data, error)
                                  : default_remote (self, run->job->site_id, run->cancellable, error);
  return run->remote != NULL;
}

/* ---- which job ---- */

static gboolean
find_unfinished (Run *run, DopysJob **unfinished, GError **error)
{
  g_autoptr (GPtrArray) records = dopys_store_list_jobs_sync (run->publisher->store, TRUE, error);

  for (guint i = 0; records && i < records->len; i++)
    {
      const DopysJobRecord *record = g_ptr_array_index (records, i);
      if (!g_str_equal (record->article_id, run->article_id) || !g_str_equal (record->site_id, run->site_id))
        continue;
      *unfinished = dopys_job_from_bytes (record->state, NULL);
      run->job_id = g_strdup (record->id);
      break;
    }
  return records != NULL;
}

/* What the site is known to have of the article. */
static gboolean
find_post (Run *run, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DopysPostRecord) post =
      dopys_store_load_post_sync (run->publisher->store, run->article_id, run->site_id, &failure);

  if (post)
    dopys_job_set_known_post (run->job, post->remote_id, post->url, post->remote_modified, post->digest);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
make_job (Run *run, GError **error)
{
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (run->publisher->store, run->article_id, error);
  DopysJob *unfinished = NULL;

  if (article == NULL || !find_unfinished (run, &unfinished, error))
    return FALSE;
  run->job = dopys_job_new (article, run->site_id, run->status, run->date);
  if (!find_post (run, error))
    {
      g_clear_pointer (&unfinished, dopys_job_free);
      return FALSE;
    }
  run->job->rendition = run->rendition;
  if (unfinished)
    {
      dopys_job_continue (run->job, unfinished);
      dopys_job_free (unfinished);
    }
  if (run->job_id == NULL)
    run->job_id = g_uuid_string_random ();
  return save_job (run, error);
}

static gboolean
load_job (Run *run, GError **error)
{
  g_autoptr (DopysJobRecord) record = dopys_store_load_job_sync (run->publisher->store, run->job_id, error);

  g_clear_pointer (&run->job, dopys_job_free);
  run->job = record ? dopys_job_from_bytes (record->state, error) : NULL;
  if (run->job == NULL)
    return FALSE;
  /* To be resumed is the person's decision. */
  run->job->error_code = -1;
  g_clear_pointer (&run->job->error_message, g_free);
  g_set_str (&run->article_id, run->job->article_id);
  return TRUE;
}

static void
run_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  g_autoptr (GError) error = NULL;
  gboolean resumed = run->job_id != NULL;

  run->publisher = source;
  run->cancellable = cancellable;
  if (resumed && !load_job (run, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_autoptr (DopysPublishLock) lock =
      dopys_publish_lock_try (dopys_store_get_folder (run->publisher->store), run->article_id, &error);
  if (lock == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* Loaded again: another run may have brought the job on before this one entered. */
  gboolean ready = resumed ? load_job (run, &error) : make_job (run, &error);
  if (ready && !open_remote (run, &error))
    {
      g_autoptr (GError) failure = g_steal_pointer (&error);
      run->attempts = MAX_ATTEMPTS;
      handle_failure (run, failure, &error);
      ready = FALSE;
    }
  gboolean done = ready && run_steps (run, &error);
  /* Before anybody is told that it is over and may begin anew. */
  g_clear_pointer (&lock, dopys_publish_lock_free);
  if (done)
    g_task_return_pointer (task, dopys_job_progress_new (run->job_id, run->job, DOPYS_JOB_DONE, NULL, 0, 0),
                           (GDestroyNotify) dopys_job_progress_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start_run (DopysPublisher *self, Run *run, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  /* The run itself decides what a cancellation leaves behind. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
}

/* ---- the object ---- */

static void
dopys_publisher_finalize (GObject *object)
{
  DopysPublisher *self = DOPYS_PUBLISHER (object);

  if (self->remote_destroy)
    self->remote_destroy (self->remote_data);
  g_clear_object (&self->store);
  g_clear_object (&self->library);
  g_clear_pointer (&self->progress, g_hash_table_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (dopys_publisher_parent_class)->finalize (object);
}

static void
dopys_publisher_class_init (DopysPublisherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dopys_publisher_finalize;
  progress_signal = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dopys_publisher_init (DopysPublisher *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->first_pause_ms = FIRST_PAUSE_MS;
  self->progress = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dopys_job_progress_free);
}

DopysPublisher *
dopys_publisher_new (DopysStore *store, DopysLibrary *library)
{
  DopysPublisher *self = g_object_new (DOPYS_TYPE_PUBLISHER, NULL);
  self->store = g_object_ref (store);
  self->library = g_object_ref (library);
  return self;
}

void
dopys_publisher_set_remote_func (DopysPublisher *self, DopysRemoteFunc func, gpointer user_data, GDestroyNotify destroy)
{
  if (self->remote_destroy)
    self->remote_destroy (self->remote_data);
  self->remote_func = func;
  self->remote_data = user_data;
  self->remote_destroy = destroy;
}

void
dopys_publisher_set_pause (DopysPublisher *self, guint first_pause_ms)
{
  self->first_pause_ms = first_pause_ms;
}

void
dopys_publisher_publish_async (DopysPublisher *self, const DopysPublishRequest *request, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Run *run = g_new0 (Run, 1);
  run->article_id = g_strdup (request->article_id);
  run->site_id = g_strdup (request->site_id);
  run->status = request->status;
  run->date = request->date ? g_date_time_ref (request->date) : NULL;
  if (request->rendition)
    run->rendition = *request->rendition;
  start_run (self, run, cancellable, callback, user_data);
}

void
dopys_publisher_resume_async (DopysPublisher *self, const char *job_id, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  Run *run = g_new0 (Run, 1);
  run->job_id = g_strdup (job_id);
  start_run (self, run, cancellable, callback, user_data);
}

DopysJobProgress *
dopys_publisher_finish (DopysPublisher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dopys_publisher_resume_all (DopysPublisher *self)
{
  g_autoptr (GPtrArray) records = dopys_store_list_jobs_sync (self->store, TRUE, NULL);

  for (guint i = 0; records && i < records->len; i++)
    {
      const DopysJobRecord *record = g_ptr_array_index (records, i);
      g_autoptr (DopysJob) job = dopys_job_from_bytes (record->state, NULL);
      if (job && job->error_code < 0)
        dopys_publisher_resume_async (self, record->id, NULL, NULL, NULL);
    }
}

DopysJobProgress *
dopys_publisher_dup_progress (DopysPublisher *self, const char *job_id)
{
  DopysJobProgress *copy = NULL;

  g_mutex_lock (&self->lock);
  const DopysJobProgress *known = g_hash_table_lookup (self->progress, job_id);
  if (known)
    copy = dopys_job_progress_copy (known);
  g_mutex_unlock (&self->lock);
  return copy;
}
