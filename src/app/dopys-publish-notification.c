/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-notification.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

typedef struct
{
  GApplication *application; /* borrowed: the handler goes with it */
  DopysWorkspace *workspace; /* borrowed, as the one that owns the outbox */
} Watch;

static void
watch_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static gboolean
is_looked_at (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  return window && gtk_window_is_active (window);
}

static void
send (GApplication *application, const DopysJobProgress *progress, const char *title, gboolean done)
{
  g_autoptr (GNotification) notification =
      g_notification_new (done ? _ ("The article is on the site") : _ ("Publishing needs your decision"));
  g_autofree char *reason = NULL;

  if (!done && progress->error)
    reason = g_strdup_printf ("%s\n%s", title, progress->error->message);
  g_notification_set_default_action_and_target (notification, "app.open-article", "s", progress->article_id);
  g_notification_set_body (notification, reason ? reason : title);
  if (!done)
    g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_application_send_notification (application, progress->job_id, notification);
}

typedef struct
{
  GApplication *application;
  DopysJobProgress *progress;
  gboolean done;
} Told;

static void
article_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Told *told = user_data;
  g_autoptr (DopysArticle) article = dopys_store_load_article_finish (DOPYS_STORE (source), result, NULL);
  const char *title = article && article->title && *article->title ? article->title : _ ("Untitled");

  send (told->application, told->progress, title, told->done);
  g_application_release (told->application);
  g_object_unref (told->application);
  dopys_job_progress_free (told->progress);
  g_free (told);
}

static void
finished_cb (DopysOutbox *outbox, const char *job_id, gboolean done, Watch *watch)
{
  g_autoptr (DopysJobProgress) progress =
      dopys_publisher_dup_progress (dopys_workspace_get_publisher (watch->workspace), job_id);
  Told *told;

  if (progress == NULL || is_looked_at (watch->application))
    return;
  told = g_new0 (Told, 1);
  told->application = g_object_ref (watch->application);
  g_application_hold (told->application); /* the last window may be gone */
  told->done = done;
  told->progress = g_steal_pointer (&progress);
  dopys_store_load_article_async (dopys_workspace_get_store (watch->workspace), told->progress->article_id, NULL,
                                  article_loaded_cb, told);
}

void
dopys_publish_notification_watch (GApplication *application, DopysWorkspace *workspace)
{
  Watch *watch = g_new0 (Watch, 1);
  GClosure *closure = g_cclosure_new (G_CALLBACK (finished_cb), watch, watch_free);

  watch->application = application;
  watch->workspace = workspace;
  g_object_watch_closure (G_OBJECT (application), closure);
  g_signal_connect_closure (dopys_workspace_get_outbox (workspace), "finished", closure, FALSE);
}
