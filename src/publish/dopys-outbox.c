/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry for each unfinished job (dopys-outbox-entry). Everything happens in the main context; what is kept over
 * restarts is the job in the store, never the entry.
 */

#include "dopys-outbox.h"

#include "dopys-job-text.h"
#include "dopys-outbox-entry.h"

#define PLACES 3
#define FIRST_PAUSE_MS 5000

typedef DopysOutboxEntry Entry;

struct _DopysOutbox
{
  GObject parent_instance;
  DopysPublisher *publisher;
  GPtrArray *entries; /* of Entry, in the order in which they came */
  guint first_pause_ms;
  gboolean held_back;
  double rate; /* bytes a second, as last measured; 0 before that */
  GNetworkMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (DopysOutbox, dopys_outbox, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_due (DopysOutbox *self);

static Entry *
find_entry (DopysOutbox *self, const char *job_id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      if (g_strcmp0 (entry->job_id, job_id) == 0)
        return entry;
    }
  return NULL;
}

static Entry *
add_entry (DopysOutbox *self, const char *job_id, DopysEntryState state)
{
  Entry *entry = find_entry (self, job_id);

  if (entry == NULL)
    {
      entry = dopys_outbox_entry_new (self, job_id, state);
      g_ptr_array_add (self->entries, entry);
    }
  return entry;
}

static void
set_state (Entry *entry, DopysEntryState state)
{
  dopys_outbox_entry_set_state (entry, state);
  g_signal_emit (entry->owner, signals[CHANGED], 0, entry->job_id);
}

/* ---- running ---- */

static gboolean
due_cb (gpointer user_data)
{
  Entry *entry = user_data;
  entry->timeout = 0;
  set_state (entry, DOPYS_ENTRY_DUE);
  start_due (entry->owner);
  return G_SOURCE_REMOVE;
}

static void
try_later (Entry *entry, guint retry_after)
{
  DopysOutbox *self = entry->owner;

  dopys_outbox_entry_set_later (entry, self->first_pause_ms, retry_after, due_cb);
  g_signal_emit (self, signals[CHANGED], 0, entry->job_id);
}

static void
remove_entry (DopysOutbox *self, Entry *entry)
{
  g_autofree char *job_id = g_strdup (entry->job_id);
  g_ptr_array_remove (self->entries, entry);
  g_signal_emit (self, signals[CHANGED], 0, job_id);
}

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysOutbox) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dopys_publisher_discard_finish (DOPYS_PUBLISHER (source), result, &error))
    g_message ("A job could not be given up: %s", error->message);
}

static void
give_up (DopysOutbox *self, Entry *entry)
{
  dopys_publisher_discard_async (self->publisher, entry->job_id, discarded_cb, g_object_ref (self));
  remove_entry (self, entry);
}

/* What to do with a job whose run ended without its being done. */
static void
settle (DopysOutbox *self, Entry *entry, const GError *error)
{
  g_autoptr (DopysJobProgress) progress = dopys_publisher_dup_progress (self->publisher, entry->job_id);
  gboolean busy = g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_BUSY) &&
                  (progress == NULL || progress->state == DOPYS_JOB_RUNNING); /* another program has it */

  if (entry->giving_up)
    give_up (self, entry);
  else if (entry->at_once)
    {
      entry->at_once = FALSE;
      set_state (entry, DOPYS_ENTRY_DUE);
    }
  else if (g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND) && progress &&
           progress->state != DOPYS_JOB_STOPPED)
    remove_entry (self, entry); /* another program has done it */
  else if (busy || (progress && progress->state == DOPYS_JOB_WAITING && !progress->paused))
    try_later (entry, progress ? progress->retry_after : 0);
  else
    {
      gboolean paused = progress && progress->paused;
      set_state (entry, DOPYS_ENTRY_HELD);
      if (!paused)
        g_signal_emit (self, signals[FINISHED], 0, entry->job_id, FALSE);
    }
}

typedef struct
{
  DopysOutbox *outbox;
  char *job_id;
} Running;

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Running *running = user_data;
  g_autoptr (DopysOutbox) self = running->outbox;
  g_autofree char *job_id = running->job_id;
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysJobProgress) done = dopys_publisher_finish (DOPYS_PUBLISHER (source), result, &error);
  Entry *entry = find_entry (self, job_id);

  g_free (running);
  if (entry == NULL)
    return;
  g_clear_object (&entry->cancellable);
  if (done)
    {
      remove_entry (self, entry);
      g_signal_emit (self, signals[FINISHED], 0, job_id, TRUE);
    }
  else
    settle (self, entry, error);
  start_due (self);
}

static void
run_entry (DopysOutbox *self, Entry *entry)
{
  Running *running = g_new0 (Running, 1);

  running->outbox = g_object_ref (self);
  running->job_id = g_strdup (entry->job_id);
  entry->cancellable = g_cancellable_new ();
  entry->sending_at = 0;
  set_state (entry, DOPYS_ENTRY_RUNNING);
  dopys_publisher_resume_async (self->publisher, entry->job_id, entry->cancellable, ran_cb, running);
}

static void
start_due (DopysOutbox *self)
{
  guint running = 0;

  for (guint i = 0; i < self->entries->len; i++)
    running += ((Entry *) g_ptr_array_index (self->entries, i))->state == DOPYS_ENTRY_RUNNING;
  for (guint i = 0; i < self->entries->len && running < PLACES; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      if (entry->state != DOPYS_ENTRY_DUE || (self->held_back && !entry->insisted))
        continue;
      run_entry (self, entry);
      running++;
    }
}

/* ---- what happens meanwhile ---- */

static void
progress_cb (DopysPublisher *publisher, const char *job_id, DopysOutbox *self)
{
  Entry *entry = find_entry (self, job_id);
  g_autoptr (DopysJobProgress) progress = NULL;

  if (entry == NULL)
    return;
  progress = dopys_publisher_dup_progress (publisher, job_id);
  if (progress)
    {
      double rate = dopys_outbox_entry_follow (entry, progress);
      self->rate = rate > 0 ? rate : self->rate;
    }
  g_signal_emit (self, signals[CHANGED], 0, job_id);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysOutbox) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = dopys_publisher_list_unfinished_finish (DOPYS_PUBLISHER (source), result, &error);

  if (all == NULL)
    {
      g_message ("Unfinished jobs could not be read: %s", error->message);
      return;
    }
  for (guint i = 0; i < all->len; i++)
    {
      const DopysJobProgress *progress = g_ptr_array_index (all, i);
      gboolean held = progress->paused || progress->state == DOPYS_JOB_STOPPED;
      add_entry (self, progress->job_id, held ? DOPYS_ENTRY_HELD : DOPYS_ENTRY_DUE);
      g_signal_emit (self, signals[CHANGED], 0, progress->job_id);
    }
  start_due (self);
}

static void
network_changed_cb (DopysOutbox *self, gboolean available)
{
  /* The next request is the real probe: a network is no way to the site yet. */
  if (available)
    dopys_outbox_retry_waiting (self);
}

/* ---- the object ---- */

static void
dopys_outbox_dispose (GObject *object)
{
  DopysOutbox *self = DOPYS_OUTBOX (object);

  g_ptr_array_set_size (self->entries, 0);
  g_clear_object (&self->publisher);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dopys_outbox_parent_class)->dispose (object);
}

static void
dopys_outbox_finalize (GObject *object)
{
  g_ptr_array_unref (DOPYS_OUTBOX (object)->entries);
  G_OBJECT_CLASS (dopys_outbox_parent_class)->finalize (object);
}

static void
dopys_outbox_class_init (DopysOutboxClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_outbox_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_outbox_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FINISHED] = g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                    G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
dopys_outbox_init (DopysOutbox *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_outbox_entry_free);
  self->first_pause_ms = FIRST_PAUSE_MS;
}

DopysOutbox *
dopys_outbox_new (DopysPublisher *publisher)
{
  DopysOutbox *self = g_object_new (DOPYS_TYPE_OUTBOX, NULL);
  self->publisher = g_object_ref (publisher);
  g_signal_connect_object (publisher, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_DEFAULT);
  return self;
}

void
dopys_outbox_set_first_pause (DopysOutbox *self, guint milliseconds)
{
  self->first_pause_ms = milliseconds;
}

void
dopys_outbox_start (DopysOutbox *self)
{
  if (self->monitor)
    return;
  self->monitor = g_object_ref (g_network_monitor_get_default ());
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
  dopys_publisher_list_unfinished_async (self->publisher, listed_cb, g_object_ref (self));
}

void
dopys_outbox_set_held_back (DopysOutbox *self, gboolean held_back)
{
  self->held_back = held_back;
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_emit (self, signals[CHANGED], 0, ((Entry *) g_ptr_array_index (self->entries, i))->job_id);
  start_due (self);
}

void
dopys_outbox_retry_waiting (DopysOutbox *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      if (entry->state == DOPYS_ENTRY_LATER)
        {
          entry->failures = 0;
          set_state (entry, DOPYS_ENTRY_DUE);
        }
    }
  start_due (self);
}

static void
make_due (DopysOutbox *self, Entry *entry)
{
  entry->failures = 0;
  if (entry->state == DOPYS_ENTRY_RUNNING)
    {
      /* It was just paused, and its run is not over yet. */
      entry->at_once = g_cancellable_is_cancelled (entry->cancellable);
      return;
    }
  set_state (entry, DOPYS_ENTRY_DUE);
  start_due (self);
}

static void
enqueued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DopysOutbox *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *job_id = dopys_publisher_enqueue_finish (DOPYS_PUBLISHER (source), result, &error);

  if (job_id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  make_due (self, add_entry (self, job_id, DOPYS_ENTRY_DUE));
  g_task_return_pointer (task, job_id, g_free);
}

void
dopys_outbox_publish_async (DopysOutbox *self, const DopysPublishRequest *request, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  dopys_publisher_enqueue_async (self->publisher, request, enqueued_cb, task);
}

char *
dopys_outbox_publish_finish (DopysOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
paused_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysJobProgress) done = dopys_publisher_finish (DOPYS_PUBLISHER (source), result, NULL);
}

void
dopys_outbox_pause (DopysOutbox *self, const char *job_id)
{
  Entry *entry = find_entry (self, job_id);
  g_autoptr (GCancellable) cancelled = NULL;

  if (entry == NULL || entry->state == DOPYS_ENTRY_HELD)
    return;
  if (entry->state == DOPYS_ENTRY_RUNNING)
    {
      g_cancellable_cancel (entry->cancellable); /* settle() goes on */
      return;
    }
  cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled); /* such a run only stores that the job is paused */
  set_state (entry, DOPYS_ENTRY_HELD);
  dopys_publisher_resume_async (self->publisher, job_id, cancelled, paused_cb, NULL);
}

void
dopys_outbox_try_now (DopysOutbox *self, const char *job_id)
{
  Entry *entry = find_entry (self, job_id);

  if (entry == NULL)
    return;
  entry->insisted = TRUE;
  make_due (self, entry);
}

void
dopys_outbox_cancel (DopysOutbox *self, const char *job_id)
{
  Entry *entry = find_entry (self, job_id);

  if (entry == NULL)
    return;
  entry->giving_up = TRUE;
  if (entry->state == DOPYS_ENTRY_RUNNING)
    g_cancellable_cancel (entry->cancellable); /* settle() goes on */
  else
    give_up (self, entry);
}

typedef struct
{
  char *job_id;
  gboolean keep_ours;
} Settlement;

static void
settlement_free (Settlement *settlement)
{
  g_free (settlement->job_id);
  g_free (settlement);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DopysOutbox *self = g_task_get_source_object (task);
  const Settlement *settlement = g_task_get_task_data (task);
  Entry *entry = find_entry (self, settlement->job_id);
  GError *error = NULL;

  if (!dopys_publisher_settle_finish (DOPYS_PUBLISHER (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (settlement->keep_ours)
    dopys_outbox_try_now (self, settlement->job_id);
  else if (entry)
    remove_entry (self, entry);
  g_task_return_boolean (task, TRUE);
}

void
dopys_outbox_settle_async (DopysOutbox *self, const char *job_id, gboolean keep_ours, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Settlement *settlement = g_new0 (Settlement, 1);

  settlement->job_id = g_strdup (job_id);
  settlement->keep_ours = keep_ours;
  g_task_set_task_data (task, settlement, (GDestroyNotify) settlement_free);
  dopys_publisher_settle_async (self->publisher, job_id, keep_ours, settled_cb, task);
}

gboolean
dopys_outbox_settle_finish (DopysOutbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
dopys_outbox_dup_job_of (DopysOutbox *self, const char *article_id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      g_autoptr (DopysJobProgress) progress = dopys_publisher_dup_progress (self->publisher, entry->job_id);
      if (progress && g_strcmp0 (progress->article_id, article_id) == 0)
        return g_strdup (entry->job_id);
    }
  return NULL;
}

/* ---- telling people ---- */

char *
dopys_outbox_dup_text (DopysOutbox *self, const char *job_id)
{
  const Entry *entry = find_entry (self, job_id);
  g_autoptr (DopysJobProgress) progress = NULL;

  if (entry == NULL)
    return NULL;
  progress = dopys_publisher_dup_progress (self->publisher, job_id);
  return dopys_outbox_entry_dup_text (entry, progress, self->held_back);
}

char *
dopys_outbox_dup_estimate (DopysOutbox *self, guint n_photos)
{
  return dopys_job_text_estimate (n_photos, self->rate);
}

gboolean
dopys_outbox_is_active (DopysOutbox *self, const char *job_id)
{
  const Entry *entry = find_entry (self, job_id);
  return entry && entry->state != DOPYS_ENTRY_HELD && !entry->giving_up;
}
