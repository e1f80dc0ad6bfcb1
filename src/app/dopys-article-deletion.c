/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-deletion.h"

#include <glib/gi18n-lib.h>

#include "dopys-toast.h"

typedef struct
{
  DopysStore *store;
  AdwToastOverlay *toasts;
  DopysArticle *article;
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *deletion = data;

  g_object_unref (deletion->store);
  g_object_unref (deletion->toasts);
  g_clear_pointer (&deletion->article, dopys_article_free);
  g_free (deletion);
}

static void
deletion_closure_free (gpointer data, GClosure *closure)
{
  deletion_free (data);
}

static void
tell (AdwToastOverlay *toasts, const char *text)
{
  dopys_toast_show (GTK_WIDGET (toasts), adw_toast_new (text));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwToastOverlay) toasts = user_data;
  g_autoptr (GError) error = NULL;

  if (!dopys_store_save_article_finish (DOPYS_STORE (source), result, &error))
    tell (toasts, error->message);
}

static void
restore_cb (AdwToast *toast, Deletion *deletion)
{
  dopys_store_save_article_async (deletion->store, deletion->article, NULL, restored_cb,
                                  g_object_ref (deletion->toasts));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Deletion *deletion = user_data;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!dopys_store_delete_article_finish (DOPYS_STORE (source), result, &error))
    {
      tell (deletion->toasts, error->message);
      deletion_free (deletion);
      return;
    }
  toast = adw_toast_new (deletion->article->remote_id > 0 ? _ ("Deleted here; it stays on the site")
                                                          : _ ("Article deleted"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (restore_cb), deletion, deletion_closure_free,
                         G_CONNECT_DEFAULT);
  dopys_toast_show (GTK_WIDGET (deletion->toasts), toast);
}

static void
loaded_for_deletion_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Deletion *deletion = user_data;
  g_autoptr (GError) error = NULL;

  deletion->article = dopys_store_load_article_finish (DOPYS_STORE (source), result, &error);
  if (!deletion->article)
    {
      tell (deletion->toasts, error->message);
      deletion_free (deletion);
      return;
    }
  dopys_store_delete_article_async (DOPYS_STORE (source), deletion->article->id, NULL, deleted_cb, deletion);
}

void
dopys_article_deletion_begin (DopysStore *store, AdwToastOverlay *toasts, const char *id)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->store = g_object_ref (store);
  deletion->toasts = g_object_ref (toasts);
  dopys_store_load_article_async (store, id, NULL, loaded_for_deletion_cb, deletion);
}
