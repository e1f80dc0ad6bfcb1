/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-look.h"

#include <glib/gi18n-lib.h>

#include "dopys-site-access.h"

#define FIRST_SECONDS 20
#define EVERY_SECONDS (5 * 60)

/* ---- one article ---- */

typedef struct
{
  char *article_id;
  char *site_id;
  DopysLook look; /* (out) */
} Request;

static void
request_free (Request *request)
{
  g_free (request->article_id);
  g_free (request->site_id);
  g_free (request);
}

static gboolean
look_sync (DopysStore *store, const char *article_id, const char *site_id, DopysLook *look, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (DopysRemote) remote = dopys_site_access_open_sync (store, site_id, cancellable, error);

  return remote && dopys_site_look (store, remote, article_id, site_id, look, cancellable, error);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;

  if (look_sync (source, request->article_id, request->site_id, &request->look, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dopys_publish_look_async (DopysStore *store, const char *article_id, const char *site_id, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->article_id = g_strdup (article_id);
  request->site_id = g_strdup (site_id);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, look_in_thread);
}

gboolean
dopys_publish_look_finish (DopysStore *store, GAsyncResult *result, DopysLook *look, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  *look = ((Request *) g_task_get_task_data (G_TASK (result)))->look;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- those whose time has come ---- */

typedef struct
{
  GApplication *application; /* borrowed: the watch goes with it */
  DopysStore *store;
  GHashTable *told; /* ids of articles the person knows of */
  GCancellable *cancellable;
  guint timeout;
} Watch;

/* Titles of the articles that were missed, by their ids. */
static void
due_in_thread (GTask *task, gpointer store, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GError *error = NULL;
  g_autoptr (GPtrArray) posts = dopys_store_list_due_posts_sync (store, now, &error);
  GHashTable *missed;

  if (!posts)
    {
      g_task_return_error (task, error);
      return;
    }
  missed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < posts->len; i++)
    {
      const DopysPostRecord *post = g_ptr_array_index (posts, i);
      g_autoptr (DopysArticle) article = dopys_store_load_article_sync (store, post->article_id, NULL);
      DopysLook look;

      if (article && look_sync (store, post->article_id, post->site_id, &look, cancellable, NULL) &&
          look == DOPYS_LOOK_MISSED)
        g_hash_table_insert (missed, g_strdup (post->article_id), g_strdup (article->title ? article->title : ""));
    }
  g_task_return_pointer (task, missed, (GDestroyNotify) g_hash_table_unref);
}

static void
tell (Watch *watch, const char *article_id, const char *title)
{
  g_autoptr (GNotification) notification = g_notification_new (_ ("The site missed the time of an article"));
  g_autofree char *body = g_strdup_printf (_ ("“%s” was to be public by now. Open it here and publish it."),
                                           *title ? title : _ ("Untitled"));

  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_URGENT);
  g_application_send_notification (watch->application, article_id, notification);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) missed = g_task_propagate_pointer (G_TASK (result), &error);
  GHashTableIter iter;
  gpointer id, title;

  /* Cancelled: the watch is gone. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || !missed)
    return;
  g_hash_table_iter_init (&iter, missed);
  while (g_hash_table_iter_next (&iter, &id, &title))
    if (g_hash_table_add (watch->told, g_strdup (id)))
      tell (watch, id, title);
}

static gboolean
ask_cb (gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (GTask) task = g_task_new (watch->store, watch->cancellable, asked_cb, watch);

  g_task_run_in_thread (task, due_in_thread);
  watch->timeout = g_timeout_add_seconds (EVERY_SECONDS, ask_cb, watch);
  return G_SOURCE_REMOVE;
}

static void
watch_free (Watch *watch)
{
  g_source_remove (watch->timeout);
  g_cancellable_cancel (watch->cancellable);
  g_object_unref (watch->cancellable);
  g_object_unref (watch->store);
  g_hash_table_unref (watch->told);
  g_free (watch);
}

void
dopys_publish_look_watch (GApplication *application, DopysWorkspace *workspace)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->application = application;
  watch->store = g_object_ref (dopys_workspace_get_store (workspace));
  watch->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  watch->cancellable = g_cancellable_new ();
  watch->timeout = g_timeout_add_seconds (FIRST_SECONDS, ask_cb, watch);
  g_object_set_data_full (G_OBJECT (workspace), "dopys-publish-look", watch, (GDestroyNotify) watch_free);
}
