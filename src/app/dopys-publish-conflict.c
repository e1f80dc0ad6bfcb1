/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-conflict.h"

#include <glib/gi18n-lib.h>

#include "dopys-error.h"

static void
load_thread (GTask *task, gpointer source, gpointer article_id, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = dopys_store_list_revisions_sync (source, article_id, &error);
  DopysArticle *article = NULL;

  for (guint i = 0; rows && i < rows->len && article == NULL && error == NULL; i++)
    {
      const DopysRevisionRow *row = g_ptr_array_index (rows, i);
      if (row->kind == DOPYS_REVISION_SITE)
        article = dopys_store_load_revision_sync (source, row->number, &error);
    }
  if (article)
    g_task_return_pointer (task, article, (GDestroyNotify) dopys_article_free);
  else if (error)
    g_task_return_error (task, error);
  else
    g_task_return_new_error_literal (task, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND,
                                     _ ("The version of the site was not kept. Try again: it will be read anew."));
}

void
dopys_publish_conflict_load_async (DopysStore *store, const char *article_id, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);

  g_task_set_task_data (task, g_strdup (article_id), g_free);
  g_task_run_in_thread (task, load_thread);
}

DopysArticle *
dopys_publish_conflict_load_finish (DopysStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dopys_publish_conflict_take_over (DopysDraft *draft, const DopysArticle *version)
{
  const DopysSelection start = { 0, 0 };

  dopys_draft_set_title (draft, version->title);
  dopys_draft_set_excerpt (draft, version->excerpt);
  dopys_draft_set_categories (draft, (const char *const *) version->categories);
  dopys_draft_set_tags (draft, (const char *const *) version->tags);
  dopys_draft_set_lead (draft, version->lead);
  dopys_session_apply (dopys_draft_get_session (draft), DOPYS_STEP_OTHER, version->document, start);
}
