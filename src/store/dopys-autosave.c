/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-autosave.h"

#define DELAY_MS 300
#define RETRY_MS 2000

struct _DopysAutosave
{
  GObject parent_instance;
  DopysStore *store;
  const DopysAutosaveSource *source;
  gpointer user_data;
  DopysSaveState state;
  char *message;
  guint timeout;
  gboolean dirty; /* changed since the last write was begun */
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (DopysAutosave, dopys_autosave, G_TYPE_OBJECT)

static guint state_changed_signal;

static void schedule (DopysAutosave *self, guint delay);

static void
set_state (DopysAutosave *self, DopysSaveState state, const char *message)
{
  if (self->state == state && g_strcmp0 (self->message, message) == 0)
    return;
  self->state = state;
  g_set_str (&self->message, message);
  g_signal_emit (self, state_changed_signal, 0);
}

static DopysHistoryChanges *
take_changes (DopysAutosave *self)
{
  return self->source->take_changes ? self->source->take_changes (self->user_data) : NULL;
}

static void
lose_changes (DopysAutosave *self)
{
  if (self->source->changes_lost)
    self->source->changes_lost (self->user_data);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysAutosave) self = user_data;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (dopys_store_save_article_finish (DOPYS_STORE (source), result, &error))
    {
      set_state (self, self->dirty ? DOPYS_SAVE_PENDING : DOPYS_SAVE_SAVED, NULL);
      if (self->dirty && self->timeout == 0)
        schedule (self, DELAY_MS);
      return;
    }
  lose_changes (self);
  self->dirty = TRUE;
  set_state (self, DOPYS_SAVE_FAILED, error->message);
  if (self->timeout == 0)
    schedule (self, RETRY_MS);
}

static gboolean
write_cb (gpointer user_data)
{
  DopysAutosave *self = user_data;

  self->timeout = 0;
  if (self->writing)
    return G_SOURCE_REMOVE; /* saved_cb() goes on */
  g_autoptr (DopysArticle) article = self->source->dup_article (self->user_data);
  self->dirty = FALSE;
  self->writing = TRUE;
  dopys_store_save_draft_async (self->store, article, take_changes (self), NULL, saved_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
schedule (DopysAutosave *self, guint delay)
{
  self->timeout = g_timeout_add (delay, write_cb, self);
}

static void
dopys_autosave_dispose (GObject *object)
{
  DopysAutosave *self = DOPYS_AUTOSAVE (object);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->store);
  g_clear_pointer (&self->message, g_free);
  G_OBJECT_CLASS (dopys_autosave_parent_class)->dispose (object);
}

static void
dopys_autosave_class_init (DopysAutosaveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_autosave_dispose;
  state_changed_signal =
      g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_autosave_init (DopysAutosave *self)
{
}

DopysAutosave *
dopys_autosave_new (DopysStore *store, const DopysAutosaveSource *source, gpointer user_data)
{
  DopysAutosave *self = g_object_new (DOPYS_TYPE_AUTOSAVE, NULL);
  self->store = g_object_ref (store);
  self->source = source;
  self->user_data = user_data;
  return self;
}

void
dopys_autosave_touch (DopysAutosave *self)
{
  self->dirty = TRUE;
  if (self->state == DOPYS_SAVE_SAVED)
    set_state (self, DOPYS_SAVE_PENDING, NULL);
  if (self->timeout == 0 && !self->writing)
    schedule (self, DELAY_MS);
}

DopysSaveState
dopys_autosave_get_state (DopysAutosave *self, const char **message)
{
  if (message)
    *message = self->message;
  return self->state;
}

gboolean
dopys_autosave_flush (DopysAutosave *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!self->dirty && !self->writing && self->state == DOPYS_SAVE_SAVED)
    return TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_autoptr (DopysArticle) article = self->source->dup_article (self->user_data);
  if (dopys_store_save_draft_sync (self->store, article, take_changes (self), &failure))
    {
      self->dirty = FALSE;
      set_state (self, DOPYS_SAVE_SAVED, NULL);
      return TRUE;
    }
  lose_changes (self);
  set_state (self, DOPYS_SAVE_FAILED, failure->message);
  schedule (self, RETRY_MS);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
