/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-thread.h"

typedef struct
{
  DopysStoreFunc func; /* NULL ends the thread */
  GTask *task;         /* NULL where somebody waits */
  GDestroyNotify free_result;
  gpointer data;
  GMutex *mutex;
  GCond *done_cond;
  gboolean *done;
  gpointer result;
  GError *error;
} Request;

struct _DopysStoreThread
{
  sqlite3 *db;
  GAsyncQueue *queue;
  GThread *thread;
};

static void
answer_task (Request *request)
{
  if (request->error)
    g_task_return_error (request->task, request->error);
  else
    g_task_return_pointer (request->task, request->result, request->free_result);
  g_object_unref (request->task);
  g_free (request);
}

static void
answer_waiting (Request *request)
{
  g_mutex_lock (request->mutex);
  *request->done = TRUE;
  g_cond_signal (request->done_cond);
  g_mutex_unlock (request->mutex);
}

static gpointer
thread_func (gpointer user_data)
{
  DopysStoreThread *self = user_data;

  for (;;)
    {
      Request *request = g_async_queue_pop (self->queue);
      if (request->func == NULL)
        {
          g_free (request);
          break;
        }
      request->result = request->func (self->db, request->data, &request->error);
      if (request->task)
        answer_task (request);
      else
        answer_waiting (request);
    }
  sqlite3_close (self->db);
  return NULL;
}

DopysStoreThread *
dopys_store_thread_new (sqlite3 *db)
{
  DopysStoreThread *self = g_new0 (DopysStoreThread, 1);
  self->db = db;
  self->queue = g_async_queue_new ();
  self->thread = g_thread_new ("dopys-store", thread_func, self);
  return self;
}

void
dopys_store_thread_free (DopysStoreThread *self)
{
  g_async_queue_push (self->queue, g_new0 (Request, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}

gpointer
dopys_store_thread_run (DopysStoreThread *self, DopysStoreFunc func, gpointer data, GError **error)
{
  GMutex mutex;
  GCond cond;
  gboolean done = FALSE;
  Request request = { .func = func, .data = data, .mutex = &mutex, .done_cond = &cond, .done = &done };

  g_mutex_init (&mutex);
  g_cond_init (&cond);
  g_async_queue_push (self->queue, &request);
  g_mutex_lock (&mutex);
  while (!done)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
  g_cond_clear (&cond);
  g_mutex_clear (&mutex);
  if (request.error)
    g_propagate_error (error, request.error);
  return request.result;
}

void
dopys_store_thread_push (DopysStoreThread *self, DopysStoreFunc func, GTask *task, GDestroyNotify free_result)
{
  Request *request = g_new0 (Request, 1);
  request->func = func;
  request->task = task;
  request->data = g_task_get_task_data (task);
  request->free_result = free_result;
  g_async_queue_push (self->queue, request);
}
