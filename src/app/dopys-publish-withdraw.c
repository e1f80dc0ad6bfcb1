/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-withdraw.h"

#include <glib/gi18n-lib.h>

#include "dopys-publish-lock.h"
#include "dopys-site-access.h"

/* What the site has is kept in the record before it goes. */
static gboolean
take_off (DopysStore *store, const DopysArticle *article, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysPublishLock) lock =
      dopys_publish_lock_try (dopys_store_get_folder (store), article->id, article->site_id, error);
  g_autoptr (DopysRemote) remote =
      lock ? dopys_site_access_open_sync (store, article->site_id, cancellable, error) : NULL;
  g_autofree char *note = g_strdup_printf ("%s\ntrash", article->remote_url ? article->remote_url : "");

  return remote && dopys_store_save_revision_sync (store, article, DOPYS_REVISION_SENT, note, error) &&
         dopys_remote_delete_post (remote, article->remote_id, cancellable, error) &&
         dopys_store_forget_post_sync (store, article->id, article->site_id, error);
}

static void
withdraw_in_thread (GTask *task, gpointer store, gpointer article_id, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (DopysArticle) article = dopys_store_load_article_sync (store, article_id, &error);

  if (article && article->remote_id > 0 && article->site_id && !take_off (store, article, cancellable, &error))
    g_task_return_error (task, error);
  else if (!article)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_strcmp0 (answer, "withdraw") == 0)
    g_task_run_in_thread (task, withdraw_in_thread);
  else
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysPublishWithdrawFunc func = g_object_get_data (G_OBJECT (result), "func");
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    func (_ ("Taken off the site; here it is a draft again"), user_data);
  else
    func (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message, user_data);
}

void
dopys_publish_withdraw (GtkWidget *parent, DopysWorkspace *workspace, const char *article_id,
                        DopysPublishWithdrawFunc func, gpointer user_data)
{
  GTask *task = g_task_new (dopys_workspace_get_store (workspace), NULL, done_cb, user_data);
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Take the Article Off the Site?"),
      _ ("Visitors will not see it any more, and links to it will lead nowhere. On the site it goes to the trash, from "
         "where an editor can bring it back; here it stays as a draft."));

  g_task_set_task_data (task, g_strdup (article_id), g_free);
  g_object_set_data (G_OBJECT (task), "func", func);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "withdraw",
                                  _ ("_Take Off the Site"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "withdraw", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, NULL, answered_cb, task);
}
