/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-reading.h"

#include "dopys-site-access.h"
#include "dopys-site-cache.h"
#include "dopys-site-import.h"

typedef struct
{
  char *site_id;
  DopysRemoteQuestion question; /* owns its strings */
  gint64 remote_id;
  gboolean more;      /* (out) */
  GDateTime *read_at; /* (out) */
} Request;

static void
request_free (Request *request)
{
  g_free (request->site_id);
  g_free ((char *) request->question.search);
  g_free ((char *) request->question.status);
  g_clear_pointer (&request->read_at, g_date_time_unref);
  g_free (request);
}

static Request *
request_new (const char *site_id, const DopysRemoteQuestion *question)
{
  Request *request = g_new0 (Request, 1);

  request->site_id = g_strdup (site_id);
  request->question = *question;
  request->question.search = g_strdup (question->search);
  request->question.status = g_strdup (question->status);
  return request;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  g_autoptr (DopysRemote) remote = dopys_site_access_open_sync (source, request->site_id, cancellable, &error);
  GPtrArray *posts =
      remote ? dopys_remote_list_posts (remote, &request->question, &request->more, cancellable, &error) : NULL;

  if (posts)
    dopys_site_cache_save (request->site_id, &request->question, posts);
  if (posts)
    g_task_return_pointer (task, posts, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dopys_site_reading_list_async (DopysStore *store, const char *site_id, const DopysRemoteQuestion *question,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_task_data (task, request_new (site_id, question), (GDestroyNotify) request_free);
  g_task_run_in_thread (task, list_in_thread);
}

GPtrArray *
dopys_site_reading_list_finish (DopysStore *store, GAsyncResult *result, gboolean *more, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  *more = ((Request *) g_task_get_task_data (G_TASK (result)))->more;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
recall_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;

  g_task_return_pointer (task, dopys_site_cache_load (request->site_id, &request->question, &request->read_at),
                         (GDestroyNotify) g_ptr_array_unref);
}

void
dopys_site_reading_recall_async (DopysStore *store, const char *site_id, const DopysRemoteQuestion *question,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_task_data (task, request_new (site_id, question), (GDestroyNotify) request_free);
  g_task_run_in_thread (task, recall_in_thread);
}

GPtrArray *
dopys_site_reading_recall_finish (DopysStore *store, GAsyncResult *result, GDateTime **read_at, GError **error)
{
  Request *request = g_task_get_task_data (G_TASK (result));
  GPtrArray *posts = g_task_propagate_pointer (G_TASK (result), error);

  *read_at = posts ? g_steal_pointer (&request->read_at) : NULL;
  return posts;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  g_autoptr (DopysRemote) remote = dopys_site_access_open_sync (source, request->site_id, cancellable, &error);
  char *id =
      remote ? dopys_site_import (source, remote, request->site_id, request->remote_id, cancellable, &error) : NULL;

  if (id)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

void
dopys_site_reading_open_async (DopysStore *store, const char *site_id, gint64 remote_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->site_id = g_strdup (site_id);
  request->remote_id = remote_id;
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, open_in_thread);
}

char *
dopys_site_reading_open_finish (DopysStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
