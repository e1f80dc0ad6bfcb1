/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-import-resume.h"

#include <glib/gi18n-lib.h>

#include "dopys-import-record.h"
#include "dopys-toast.h"

typedef struct
{
  GtkWidget *page;
  DopysWorkspace *workspace;
  char *article;
  DopysDraft *draft;
  DopysImportResumeFunc func;
  GPtrArray *files;
  char *path;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_object_unref (offer->page);
  g_object_unref (offer->workspace);
  g_object_unref (offer->draft);
  g_clear_pointer (&offer->files, g_ptr_array_unref);
  g_free (offer->article);
  g_free (offer->path);
  g_free (offer);
}

static void
offer_closure_free (gpointer data, GClosure *closure)
{
  offer_free (data);
}

/* The new import has a record of its own. */
static void
continue_cb (AdwToast *toast, Offer *offer)
{
  offer->func (offer->files, offer->draft, offer->page);
}

static void
remove_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  dopys_import_record_remove (task_data);
}

/* Taken up or put away: either way it is not told again. */
static void
dismissed_cb (AdwToast *toast, Offer *offer)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, g_strdup (offer->path), g_free);
  g_task_run_in_thread (task, remove_in_thread);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Offer *offer = task_data;

  offer->files =
      dopys_import_record_find (dopys_workspace_get_library (offer->workspace), offer->article, &offer->path);
  g_task_return_boolean (task, offer->files != NULL);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Offer *offer = user_data;
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || !gtk_widget_get_root (offer->page))
    {
      offer_free (offer);
      return;
    }
  title = g_strdup_printf (
      ngettext ("Adding %u photo was interrupted", "Adding %u photos was interrupted", offer->files->len),
      offer->files->len);
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _ ("_Continue"));
  adw_toast_set_timeout (toast, 0);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (continue_cb), offer);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (dismissed_cb), offer, offer_closure_free, G_CONNECT_DEFAULT);
  dopys_toast_show (offer->page, toast);
}

void
dopys_import_resume_offer (GtkWidget *page, DopysWorkspace *workspace, DopysDraft *draft, DopysImportResumeFunc func)
{
  g_autoptr (GTask) task = NULL;
  Offer *offer = g_new0 (Offer, 1);

  offer->page = g_object_ref (page);
  offer->workspace = g_object_ref (workspace);
  offer->draft = g_object_ref (draft);
  offer->article = g_strdup (dopys_draft_get_article (draft)->id);
  offer->func = func;
  task = g_task_new (NULL, NULL, found_cb, offer);
  g_task_set_task_data (task, offer, NULL);
  g_task_run_in_thread (task, find_in_thread);
}
