/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-phrases.h"

#define MAX_ARTICLES 200

static void
add_body_names (DopysPhrases *phrases, DopysDocument *document)
{
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);

      if (dopys_block_is_text (block))
        dopys_phrases_add_text (phrases, dopys_block_get_text (block));
    }
}

DopysPhrases *
dopys_photo_phrases_of_article (DopysPhotoList *photos, DopysPhotoItem *except)
{
  DopysPhrases *phrases = dopys_phrases_new ();
  const DopysArticle *article = dopys_draft_get_article (dopys_photo_list_get_draft (photos));

  for (guint i = 0; i < dopys_photo_list_get_n (photos); i++)
    {
      DopysPhotoItem *item = dopys_photo_list_get (photos, i);

      if (item != except)
        dopys_phrases_add_photo (phrases, dopys_photo_item_get_photo (item));
    }
  dopys_phrases_add_text (phrases, article->title);
  dopys_phrases_add_text (phrases, article->excerpt);
  add_body_names (phrases, article->document);
  return phrases;
}

static void
add_photo_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  dopys_phrases_add_photo (user_data, photo);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *except_id = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dopys_store_list_articles_sync (source, "", &error);
  g_autoptr (DopysPhrases) phrases = dopys_phrases_new ();

  for (guint i = 0; rows && i < MIN (rows->len, MAX_ARTICLES) && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *id = ((DopysArticleRow *) g_ptr_array_index (rows, i))->id;
      /* One that cannot be read, or went meanwhile, has nothing to offer. */
      g_autoptr (DopysArticle) article =
          g_str_equal (id, except_id) ? NULL : dopys_store_load_article_sync (source, id, NULL);

      if (!article)
        continue;
      if (article->lead)
        dopys_phrases_add_photo (phrases, article->lead);
      dopys_document_foreach_photo (article->document, add_photo_cb, phrases);
      dopys_phrases_add_text (phrases, article->title);
    }
  if (rows)
    g_task_return_pointer (task, g_steal_pointer (&phrases), (GDestroyNotify) dopys_phrases_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dopys_photo_phrases_load_async (DopysStore *store, const char *except_id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (except_id), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

DopysPhrases *
dopys_photo_phrases_load_finish (DopysStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
