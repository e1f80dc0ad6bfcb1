/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run is a GTask thread that owns its job; what the main context may ask for is a progress value that the run
 * replaces under the publisher's lock.
 */

#include "dopys-publisher.h"

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
  guint n_running;
  GMainContext *context;
  GMutex lock;
  GHashTable *progress; /* job id → DopysJobProgress */
  GHashTable *untold;   /* of job ids whose progress the main context has not been told of yet */
};

G_DEFINE_FINAL_TYPE (DopysPublisher, dopys_publisher, G_TYPE_OBJECT)

static guint progress_signal;

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

  g_mutex_lock (&notice->publisher->lock);
  g_hash_table_remove (notice->publisher->untold, notice->job_id);
  g_mutex_unlock (&notice->publisher->lock);
  g_signal_emit (notice->publisher, progress_signal, 0, notice->job_id);
  return G_SOURCE_REMOVE;
}

/* Each state is told once: with a notice for each step a slow main context would meet the last one several times over,
 * and open the comparison of a conflict anew while a person is choosing in it. */
static void
tell (DopysJobProgress *progress, gpointer user_data)
{
  DopysPublisher *self = user_data;
  g_autofree char *job_id = g_strdup (progress->job_id);
  gboolean first;

  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->progress, g_strdup (job_id), progress);
  first = g_hash_table_add (self->untold, g_strdup (job_id));
  g_mutex_unlock (&self->lock);
  if (!first)
    return;
  Notice *notice = g_new0 (Notice, 1);
  g_autoptr (GSource) source = g_idle_source_new ();
  notice->publisher = g_object_ref (self);
  notice->job_id = g_steal_pointer (&job_id);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, notice_cb, notice, (GDestroyNotify) notice_free);
  g_source_attach (source, self->context);
}

/* ---- runs in threads ---- */

static DopysRunContext
make_context (DopysPublisher *self)
{
  return (DopysRunContext) {
    .store = self->store,
    .library = self->library,
    .remote_func = self->remote_func,
    .remote_data = self->remote_data,
    .first_pause_ms = self->first_pause_ms,
    .tell = tell,
    .user_data = self,
  };
}

static void
execute_thread (GTask *task, gpointer source, gpointer run, GCancellable *cancellable)
{
  const DopysRunContext context = make_context (source);
  GError *error = NULL;
  DopysJobProgress *progress = dopys_publish_run_execute (run, &context, cancellable, &error);

  if (progress)
    g_task_return_pointer (task, progress, (GDestroyNotify) dopys_job_progress_free);
  else
    g_task_return_error (task, error);
}

static void
enqueue_thread (GTask *task, gpointer source, gpointer run, GCancellable *cancellable)
{
  const DopysRunContext context = make_context (source);
  GError *error = NULL;
  char *job_id = dopys_publish_run_enqueue (run, &context, &error);

  if (job_id)
    g_task_return_pointer (task, job_id, g_free);
  else
    g_task_return_error (task, error);
}

static void
discard_thread (GTask *task, gpointer source, gpointer run, GCancellable *cancellable)
{
  const DopysRunContext context = make_context (source);
  GError *error = NULL;

  if (dopys_publish_run_discard (run, &context, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
settle (GTask *task, gpointer source, DopysPublishRun *run, gboolean keep_ours)
{
  const DopysRunContext context = make_context (source);
  GError *error = NULL;

  if (dopys_publish_run_settle (run, &context, keep_ours, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep_ours_thread (GTask *task, gpointer source, gpointer run, GCancellable *cancellable)
{
  settle (task, source, run, TRUE);
}

static void
keep_theirs_thread (GTask *task, gpointer source, gpointer run, GCancellable *cancellable)
{
  settle (task, source, run, FALSE);
}

static void
ended_cb (GTask *task, GParamSpec *pspec, DopysPublisher *self)
{
  self->n_running--;
}

static void
start_run (DopysPublisher *self, DopysPublishRun *run, GTaskThreadFunc func, GCancellable *cancellable,
           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  self->n_running++;
  g_signal_connect (task, "notify::completed", G_CALLBACK (ended_cb), self); /* the task holds the publisher */
  /* The run itself decides what a cancellation leaves behind. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, (GDestroyNotify) dopys_publish_run_free);
  g_task_run_in_thread (task, func);
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
  g_clear_pointer (&self->untold, g_hash_table_unref);
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
  self->untold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  start_run (self, dopys_publish_run_new (request), execute_thread, cancellable, callback, user_data);
}

void
dopys_publisher_resume_async (DopysPublisher *self, const char *job_id, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  start_run (self, dopys_publish_run_new_for_job (job_id), execute_thread, cancellable, callback, user_data);
}

DopysJobProgress *
dopys_publisher_finish (DopysPublisher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dopys_publisher_enqueue_async (DopysPublisher *self, const DopysPublishRequest *request, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  start_run (self, dopys_publish_run_new (request), enqueue_thread, NULL, callback, user_data);
}

char *
dopys_publisher_enqueue_finish (DopysPublisher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dopys_publisher_discard_async (DopysPublisher *self, const char *job_id, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  start_run (self, dopys_publish_run_new_for_job (job_id), discard_thread, NULL, callback, user_data);
}

gboolean
dopys_publisher_discard_finish (DopysPublisher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dopys_publisher_settle_async (DopysPublisher *self, const char *job_id, gboolean keep_ours,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  start_run (self, dopys_publish_run_new_for_job (job_id), keep_ours ? keep_ours_thread : keep_theirs_thread, NULL,
             callback, user_data);
}

gboolean
dopys_publisher_settle_finish (DopysPublisher *self, GAsyncResult *result, GError **error)
{
  return dopys_publisher_discard_finish (self, result, error);
}

/* ---- what is unfinished ---- */

static void
unfinished_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DopysPublisher *self = source;
  GError *error = NULL;
  g_autoptr (GPtrArray) records = dopys_store_list_jobs_sync (self->store, TRUE, &error);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_job_progress_free);

  for (guint i = 0; records && i < records->len; i++)
    {
      const DopysJobRecord *record = g_ptr_array_index (records, i);
      g_autoptr (DopysJob) job = dopys_job_from_bytes (record->state, NULL);
      if (job)
        g_ptr_array_add (all, dopys_job_progress_new (record->id, job,
                                                      job->error_code >= 0 ? DOPYS_JOB_STOPPED : DOPYS_JOB_WAITING,
                                                      NULL, 0, 0));
    }
  if (records)
    g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
  else
    {
      g_ptr_array_unref (all);
      g_task_return_error (task, error);
    }
}

void
dopys_publisher_list_unfinished_async (DopysPublisher *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_task_run_in_thread (task, unfinished_thread);
}

/* What is known of a job that ran here is newer than what the list says. */
GPtrArray *
dopys_publisher_list_unfinished_finish (DopysPublisher *self, GAsyncResult *result, GError **error)
{
  GPtrArray *all = g_task_propagate_pointer (G_TASK (result), error);

  g_mutex_lock (&self->lock);
  for (guint i = 0; all && i < all->len; i++)
    {
      const DopysJobProgress *progress = g_ptr_array_index (all, i);
      if (!g_hash_table_contains (self->progress, progress->job_id))
        g_hash_table_insert (self->progress, g_strdup (progress->job_id), dopys_job_progress_copy (progress));
    }
  g_mutex_unlock (&self->lock);
  return all;
}

gboolean
dopys_publisher_is_busy (DopysPublisher *self)
{
  return self->n_running > 0;
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
