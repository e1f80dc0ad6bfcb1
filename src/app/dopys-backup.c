/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-backup.h"

#include <glib/gi18n-lib.h>

#define FIRST_LOOK_SECONDS 5
#define LOOK_SECONDS 3600

static void
tell (GtkWidget *window, const char *text)
{
  gtk_widget_activate_action (window, "win.tell", "s", text);
}

/* ---- once a day ---- */

typedef struct
{
  GWeakRef workspace;
  GApplication *application; /* outlives its workspace */
} Watch;

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer application)
{
  GtkWindow *window = gtk_application_get_active_window (application);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) || !window)
    return;
  text =
      g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_LIBRARY)
          ? g_strdup (_ ("The library of articles is damaged. Close the program and open it again: it offers the last "
                         "good copy."))
          : g_strdup (error->message);
  tell (GTK_WIDGET (window), text);
}

static void
copy_in_thread (GTask *task, gpointer workspace, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dopys_store_make_daily_copy_sync (dopys_workspace_get_store (workspace), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
look_cb (gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (DopysWorkspace) workspace = g_weak_ref_get (&watch->workspace);
  g_autoptr (GTask) task = NULL;

  if (!workspace)
    return G_SOURCE_REMOVE;
  task = g_task_new (workspace, NULL, copied_cb, watch->application);
  g_task_run_in_thread (task, copy_in_thread);
  return G_SOURCE_CONTINUE;
}

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_weak_ref_clear (&watch->workspace);
  g_free (watch);
}

static void
first_look_cb (gpointer user_data)
{
  look_cb (user_data);
  watch_free (user_data);
}

static Watch *
watch_new (GApplication *application, DopysWorkspace *workspace)
{
  Watch *watch = g_new0 (Watch, 1);

  g_weak_ref_init (&watch->workspace, workspace);
  watch->application = application;
  return watch;
}

void
dopys_backup_watch (GApplication *application, DopysWorkspace *workspace)
{
  g_timeout_add_seconds_once (FIRST_LOOK_SECONDS, first_look_cb, watch_new (application, workspace));
  g_timeout_add_seconds_full (G_PRIORITY_LOW, LOOK_SECONDS, look_cb, watch_new (application, workspace), watch_free);
}

/* ---- everything in one file ---- */

typedef struct
{
  DopysWorkspace *workspace;
  GtkWidget *window;
  char *path;
  gboolean export;
  guint n_articles;
} Transfer;

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_object_unref (transfer->workspace);
  g_object_unref (transfer->window);
  g_free (transfer->path);
  g_free (transfer);
}

static void
transfer_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Transfer *transfer = data;
  DopysStore *store = dopys_workspace_get_store (transfer->workspace);
  GError *error = NULL;
  gboolean done = transfer->export ? dopys_store_export_sync (store, transfer->path, &error)
                                   : dopys_store_import_sync (store, transfer->path, &transfer->n_articles, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
transferred_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Transfer *transfer = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    text = g_strdup (error->message);
  else if (transfer->export)
    text = g_strdup (_ ("Everything is in the file. It holds no passwords: enter them again on the other computer."));
  else if (transfer->n_articles == 0)
    text = g_strdup (_ ("All that the file holds was here already"));
  else
    text = g_strdup_printf (ngettext ("%u article was brought in", "%u articles were brought in", transfer->n_articles),
                            transfer->n_articles);
  tell (transfer->window, text);
}

static void
begin_transfer (Transfer *transfer)
{
  g_autoptr (GTask) task = g_task_new (transfer->workspace, NULL, transferred_cb, NULL);

  g_task_set_task_data (task, transfer, transfer_free);
  tell (transfer->window, transfer->export ? _ ("Writing everything to the file…") : _ ("Reading the file…"));
  g_task_run_in_thread (task, transfer_in_thread);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Transfer *transfer = user_data;
  g_autoptr (GFile) file = transfer->export ? gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL)
                                            : gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  transfer->path = file ? g_file_get_path (file) : NULL;
  if (transfer->path)
    begin_transfer (transfer);
  else
    transfer_free (transfer);
}

static GtkFileDialog *
make_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Libraries of Dopys"));
  gtk_file_filter_add_suffix (filter, "dopys");
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_title (dialog, title);
  return dialog;
}

static Transfer *
transfer_new (GtkWindow *window, DopysWorkspace *workspace, gboolean export)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->workspace = g_object_ref (workspace);
  transfer->window = g_object_ref (GTK_WIDGET (window));
  transfer->export = export;
  return transfer;
}

void
dopys_backup_export (GtkWindow *window, DopysWorkspace *workspace)
{
  g_autoptr (GtkFileDialog) dialog = make_dialog (_ ("Save Everything to a File"));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "dopys-%Y-%m-%d.dopys");

  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, window, NULL, chosen_cb, transfer_new (window, workspace, TRUE));
}

void
dopys_backup_import (GtkWindow *window, DopysWorkspace *workspace)
{
  g_autoptr (GtkFileDialog) dialog = make_dialog (_ ("Bring In From a File"));

  gtk_file_dialog_open (dialog, window, NULL, chosen_cb, transfer_new (window, workspace, FALSE));
}
