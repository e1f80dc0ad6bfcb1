/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks do not keep the checker alive: the thread may be the last to let a task go, and cannot end itself.  Who waits
 * for an answer keeps the checker. */

#include "dopys-spell-checker.h"

struct _DopysSpellChecker
{
  GObject parent_instance;
  GAsyncQueue *queue; /* of Order */
  GThread *thread;
};

G_DEFINE_FINAL_TYPE (DopysSpellChecker, dopys_spell_checker, G_TYPE_OBJECT)

typedef struct
{
  GTask *task; /* NULL: the end */
  GPtrArray *blocks;
  char *word;
  gunichar apostrophe;
} Order;

typedef struct
{
  GAsyncQueue *queue;
  DopysSpelling *spelling;
} Work;

static void
order_free (Order *order)
{
  g_clear_object (&order->task);
  g_clear_pointer (&order->blocks, g_ptr_array_unref);
  g_free (order->word);
  g_free (order);
}

static void
free_found (gpointer found)
{
  g_clear_pointer ((GArray **) &found, g_array_unref);
}

static GPtrArray *
check_blocks (DopysSpelling *spelling, GPtrArray *blocks, GCancellable *cancellable)
{
  GPtrArray *results = g_ptr_array_new_full (blocks->len, free_found);

  for (guint i = 0; i < blocks->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (results, dopys_spelling_check_block (spelling, g_ptr_array_index (blocks, i)));
  return results;
}

static void
serve (DopysSpelling *spelling, Order *order)
{
  GCancellable *cancellable = g_task_get_cancellable (order->task);

  if (g_task_return_error_if_cancelled (order->task))
    return;
  if (order->blocks)
    g_task_return_pointer (order->task, check_blocks (spelling, order->blocks, cancellable),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_pointer (order->task, dopys_spelling_suggest (spelling, order->word, order->apostrophe),
                           (GDestroyNotify) g_strfreev);
}

static gpointer
run (gpointer data)
{
  g_autofree Work *work = data;
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      Order *order = g_async_queue_pop (work->queue);
      goes_on = order->task != NULL;
      if (goes_on)
        serve (work->spelling, order);
      order_free (order);
    }
  dopys_spelling_free (work->spelling);
  g_async_queue_unref (work->queue);
  return NULL;
}

/* ---- the object ---- */

/* What is still in the queue is answered first. */
static void
dopys_spell_checker_dispose (GObject *object)
{
  DopysSpellChecker *self = DOPYS_SPELL_CHECKER (object);

  if (self->thread)
    {
      g_async_queue_push (self->queue, g_new0 (Order, 1));
      g_thread_join (g_steal_pointer (&self->thread));
    }
  g_clear_pointer (&self->queue, g_async_queue_unref);
  G_OBJECT_CLASS (dopys_spell_checker_parent_class)->dispose (object);
}

static void
dopys_spell_checker_class_init (DopysSpellCheckerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_spell_checker_dispose;
}

static void
dopys_spell_checker_init (DopysSpellChecker *self)
{
}

DopysSpellChecker *
dopys_spell_checker_new (DopysSpelling *spelling)
{
  DopysSpellChecker *self = g_object_new (DOPYS_TYPE_SPELL_CHECKER, NULL);
  Work *work = g_new0 (Work, 1);

  self->queue = g_async_queue_new_full ((GDestroyNotify) order_free);
  work->queue = g_async_queue_ref (self->queue);
  work->spelling = spelling;
  self->thread = g_thread_new ("spelling", run, work);
  return self;
}

void
dopys_spell_checker_check_async (DopysSpellChecker *self, GPtrArray *blocks, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Order *order = g_new0 (Order, 1);

  order->task = g_task_new (NULL, cancellable, callback, user_data);
  order->blocks = g_ptr_array_ref (blocks);
  g_async_queue_push (self->queue, order);
}

GPtrArray *
dopys_spell_checker_check_finish (DopysSpellChecker *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dopys_spell_checker_suggest_async (DopysSpellChecker *self, const char *written, gunichar apostrophe,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Order *order = g_new0 (Order, 1);

  order->task = g_task_new (NULL, cancellable, callback, user_data);
  order->word = g_strdup (written);
  order->apostrophe = apostrophe;
  g_async_queue_push_front (self->queue, order);
}

char **
dopys_spell_checker_suggest_finish (DopysSpellChecker *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
