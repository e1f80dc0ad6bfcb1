/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's face: hands functions to its thread and tells of changes in the main context where it was made. */

#include "dopys-store.h"

#include "dopys-error.h"
#include "dopys-store-articles.h"
#include "dopys-store-copies.h"
#include "dopys-store-export.h"
#include "dopys-store-history.h"
#include "dopys-store-merge.h"
#include "dopys-store-records.h"
#include "dopys-store-revisions.h"
#include "dopys-store-schema.h"
#include "dopys-store-thread.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

struct _DopysStore
{
  GObject parent_instance;
  DopysStoreThread *thread;
  GMainContext *context;
  char *folder;
};

G_DEFINE_FINAL_TYPE (DopysStore, dopys_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_ARTICLES_CHANGED,
  SIGNAL_SITES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- telling ---- */

typedef struct
{
  GWeakRef store;
  guint signal;
  char *detail;
} Notice;

static void
notice_free (Notice *notice)
{
  g_weak_ref_clear (&notice->store);
  g_free (notice->detail);
  g_free (notice);
}

static gboolean
notice_cb (gpointer user_data)
{
  Notice *notice = user_data;
  g_autoptr (DopysStore) self = g_weak_ref_get (&notice->store);

  if (self && notice->signal == SIGNAL_ARTICLES_CHANGED)
    g_signal_emit (self, signals[notice->signal], 0, notice->detail);
  else if (self)
    g_signal_emit (self, signals[notice->signal], 0);
  return G_SOURCE_REMOVE;
}

static void
tell (DopysStore *self, guint signal, const char *detail)
{
  Notice *notice = g_new0 (Notice, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_weak_ref_init (&notice->store, self);
  notice->signal = signal;
  notice->detail = g_strdup (detail);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, notice_cb, notice, (GDestroyNotify) notice_free);
  g_source_attach (source, self->context);
}

/* ---- the object ---- */

void
dopys_store_close (DopysStore *self)
{
  g_clear_pointer (&self->thread, dopys_store_thread_free);
}

static void
dopys_store_dispose (GObject *object)
{
  DopysStore *self = DOPYS_STORE (object);
  dopys_store_close (self);
  g_clear_pointer (&self->context, g_main_context_unref);
  G_OBJECT_CLASS (dopys_store_parent_class)->dispose (object);
}

static void
dopys_store_finalize (GObject *object)
{
  g_free (DOPYS_STORE (object)->folder);
  G_OBJECT_CLASS (dopys_store_parent_class)->finalize (object);
}

static void
dopys_store_class_init (DopysStoreClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_store_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_store_finalize;
  signals[SIGNAL_ARTICLES_CHANGED] =
      g_signal_new ("articles-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SITES_CHANGED] =
      g_signal_new ("sites-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_store_init (DopysStore *self)
{
  self->context = g_main_context_ref_thread_default ();
}

DopysStore *
dopys_store_open (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;
      g_set_error (error, DOPYS_ERROR, code == ENOSPC ? DOPYS_ERROR_NO_SPACE : DOPYS_ERROR_STORAGE,
                   _ ("The folder for articles “%s” could not be made: %s."), folder, g_strerror (code));
      return NULL;
    }
  g_autofree char *path = g_build_filename (folder, "dopys.db", NULL);
  sqlite3 *db = dopys_store_schema_open (path, error);
  if (db && !dopys_store_copies_check_marked (folder, db, error))
    g_clear_pointer (&db, sqlite3_close);
  if (db == NULL)
    return NULL;
  DopysStore *self = g_object_new (DOPYS_TYPE_STORE, NULL);
  self->thread = dopys_store_thread_new (db);
  self->folder = g_strdup (folder);
  return self;
}

const char *
dopys_store_get_folder (DopysStore *self)
{
  return self->folder;
}

static gpointer
run (DopysStore *self, DopysStoreFunc func, gconstpointer data, GError **error)
{
  g_return_val_if_fail (self->thread != NULL, NULL);
  return dopys_store_thread_run (self->thread, func, (gpointer) data, error);
}

static gboolean
run_and_tell (DopysStore *self, DopysStoreFunc func, gconstpointer data, guint signal, const char *detail,
              GError **error)
{
  if (run (self, func, data, error) == NULL)
    return FALSE;
  tell (self, signal, detail);
  return TRUE;
}

static void
push (DopysStore *self, DopysStoreFunc func, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result,
      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  /* What was begun is finished: a save that is cancelled half-way would be a loss. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, free_data);
  if (self->thread)
    {
      dopys_store_thread_push (self->thread, func, task, free_result);
      return;
    }
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The library of articles is closed."));
  g_object_unref (task);
}

/* ---- backup and move ---- */

gboolean
dopys_store_make_daily_copy_sync (DopysStore *self, GError **error)
{
  return dopys_store_copies_make (self->folder, error);
}

gboolean
dopys_store_export_sync (DopysStore *self, const char *path, GError **error)
{
  return dopys_store_export_write (self->folder, path, error);
}

gboolean
dopys_store_import_sync (DopysStore *self, const char *path, guint *n_articles, GError **error)
{
  g_autofree char *unpacked = dopys_store_export_unpack (self->folder, path, error);
  g_autofree char *database = unpacked ? g_build_filename (unpacked, "dopys.db", NULL) : NULL;
  DopysStoreMerge merge = { .path = database };
  gboolean merged = unpacked && dopys_store_merge_prepare (database, error) &&
                    dopys_store_export_take_files (unpacked, self->folder, error) &&
                    run (self, dopys_store_merge, &merge, error) != NULL;

  if (unpacked)
    dopys_store_export_remove (unpacked);
  *n_articles = merge.n_articles;
  if (merged)
    tell (self, SIGNAL_SITES_CHANGED, NULL);
  if (merged)
    tell (self, SIGNAL_ARTICLES_CHANGED, NULL);
  return merged;
}

/* ---- articles ---- */

static DopysStoredHistory *
stored_history_new (const DopysArticle *article, DopysHistoryChanges *changes)
{
  DopysStoredHistory *stored = g_new0 (DopysStoredHistory, 1);

  stored->article = dopys_article_copy (article);
  stored->changes = changes;
  return stored;
}

void
dopys_store_save_article_async (DopysStore *self, const DopysArticle *article, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  dopys_store_save_draft_async (self, article, NULL, cancellable, callback, user_data);
}

gboolean
dopys_store_save_article_finish (DopysStore *self, GAsyncResult *result, GError **error)
{
  const DopysStoredHistory *stored = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_pointer (G_TASK (result), error) == NULL)
    return FALSE;
  tell (self, SIGNAL_ARTICLES_CHANGED, stored->article->id);
  return TRUE;
}

gboolean
dopys_store_save_article_sync (DopysStore *self, const DopysArticle *article, GError **error)
{
  return dopys_store_save_draft_sync (self, article, NULL, error);
}

void
dopys_store_save_draft_async (DopysStore *self, const DopysArticle *article, DopysHistoryChanges *changes,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, dopys_store_history_save, stored_history_new (article, changes),
        (GDestroyNotify) dopys_stored_history_free, NULL, cancellable, callback, user_data);
}

gboolean
dopys_store_save_draft_sync (DopysStore *self, const DopysArticle *article, DopysHistoryChanges *changes,
                             GError **error)
{
  DopysStoredHistory *stored = stored_history_new (article, changes);
  gboolean saved = run_and_tell (self, dopys_store_history_save, stored, SIGNAL_ARTICLES_CHANGED, article->id, error);

  dopys_stored_history_free (stored);
  return saved;
}

void
dopys_store_load_history_async (DopysStore *self, const DopysArticle *article, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, dopys_store_history_load, dopys_article_copy (article), (GDestroyNotify) dopys_article_free,
        (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
dopys_store_load_history_finish (DopysStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dopys_store_load_article_async (DopysStore *self, const char *id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, dopys_store_articles_load, g_strdup (id), g_free, (GDestroyNotify) dopys_article_free, cancellable,
        callback, user_data);
}

DopysArticle *
dopys_store_load_article_finish (DopysStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

DopysArticle *
dopys_store_load_article_sync (DopysStore *self, const char *id, GError **error)
{
  return run (self, dopys_store_articles_load, id, error);
}

void
dopys_store_delete_article_async (DopysStore *self, const char *id, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, dopys_store_articles_delete, g_strdup (id), g_free, NULL, cancellable, callback, user_data);
}

gboolean
dopys_store_delete_article_finish (DopysStore *self, GAsyncResult *result, GError **error)
{
  if (g_task_propagate_pointer (G_TASK (result), error) == NULL)
    return FALSE;
  tell (self, SIGNAL_ARTICLES_CHANGED, g_task_get_task_data (G_TASK (result)));
  return TRUE;
}

void
dopys_store_list_articles_async (DopysStore *self, const char *query, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, dopys_store_articles_list, g_strdup (query ? query : ""), g_free, (GDestroyNotify) g_ptr_array_unref,
        cancellable, callback, user_data);
}

GPtrArray *
dopys_store_list_articles_finish (DopysStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dopys_store_find_row_async (DopysStore *self, const char *id, const char *query, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, dopys_store_articles_find, g_strdupv ((char *[]) { (char *) id, (char *) query, NULL }),
        (GDestroyNotify) g_strfreev, (GDestroyNotify) dopys_article_row_free, cancellable, callback, user_data);
}

DopysArticleRow *
dopys_store_find_row_finish (DopysStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GPtrArray *
dopys_store_list_articles_sync (DopysStore *self, const char *query, GError **error)
{
  return run (self, dopys_store_articles_list, query ? query : "", error);
}

gboolean
dopys_store_save_post_sync (DopysStore *self, const DopysPostRecord *post, GError **error)
{
  return run_and_tell (self, dopys_store_posts_save, post, SIGNAL_ARTICLES_CHANGED, post->article_id, error);
}

gboolean
dopys_store_forget_post_sync (DopysStore *self, const char *article_id, const char *site_id, GError **error)
{
  const DopysPostRecord key = { .article_id = (char *) article_id, .site_id = (char *) site_id };
  return run_and_tell (self, dopys_store_posts_forget, &key, SIGNAL_ARTICLES_CHANGED, article_id, error);
}

DopysPostRecord *
dopys_store_load_post_sync (DopysStore *self, const char *article_id, const char *site_id, GError **error)
{
  const DopysPostRecord key = { .article_id = (char *) article_id, .site_id = (char *) site_id };
  return run (self, dopys_store_posts_load, &key, error);
}

char *
dopys_store_find_post_sync (DopysStore *self, const char *site_id, gint64 remote_id, GError **error)
{
  const DopysPostRecord key = { .site_id = (char *) site_id, .remote_id = remote_id };
  return run (self, dopys_store_posts_find, &key, error);
}

GPtrArray *
dopys_store_list_due_posts_sync (DopysStore *self, GDateTime *date, GError **error)
{
  return run (self, dopys_store_posts_list_due, date, error);
}

/* ---- earlier states of articles ---- */

gboolean
dopys_store_save_revision_sync (DopysStore *self, const DopysArticle *article, DopysRevisionKind kind, const char *note,
                                GError **error)
{
  const DopysNewRevision revision = { article, kind, note };
  return run (self, dopys_store_revisions_save, &revision, error) != NULL;
}

GPtrArray *
dopys_store_list_revisions_sync (DopysStore *self, const char *article_id, GError **error)
{
  return run (self, dopys_store_revisions_list, article_id, error);
}

DopysArticle *
dopys_store_load_revision_sync (DopysStore *self, gint64 number, GError **error)
{
  return run (self, dopys_store_revisions_load, &number, error);
}

/* ---- photos ---- */

gboolean
dopys_store_save_photo_sync (DopysStore *self, const DopysPhotoInfo *info, GError **error)
{
  return run (self, dopys_store_photos_save, info, error) != NULL;
}

void
dopys_store_save_photo_async (DopysStore *self, const DopysPhotoInfo *info, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  push (self, dopys_store_photos_save, dopys_photo_info_copy (info), (GDestroyNotify) dopys_photo_info_free, NULL, NULL,
        callback, user_data);
}

gboolean
dopys_store_save_photo_finish (DopysStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

DopysPhotoInfo *
dopys_store_load_photo_sync (DopysStore *self, const char *id, GError **error)
{
  return run (self, dopys_store_photos_load, id, error);
}

/* ---- sites ---- */

gboolean
dopys_store_save_site_sync (DopysStore *self, const DopysSiteRecord *site, GError **error)
{
  return run_and_tell (self, dopys_store_sites_save, site, SIGNAL_SITES_CHANGED, NULL, error);
}

GPtrArray *
dopys_store_list_sites_sync (DopysStore *self, GError **error)
{
  return run (self, dopys_store_sites_list, NULL, error);
}

DopysSiteRecord *
dopys_store_load_site_sync (DopysStore *self, const char *id, GError **error)
{
  return run (self, dopys_store_sites_load, id, error);
}

gboolean
dopys_store_save_photo_wish_sync (DopysStore *self, const char *site_id, const DopysPhotoWish *wish, GError **error)
{
  const DopysSiteRecord site = { .id = (char *) site_id, .photos = *wish };
  return run (self, dopys_store_sites_save_wish, &site, error) != NULL;
}

gboolean
dopys_store_delete_site_sync (DopysStore *self, const char *id, GError **error)
{
  return run_and_tell (self, dopys_store_sites_delete, id, SIGNAL_SITES_CHANGED, NULL, error);
}

/* ---- jobs ---- */

gboolean
dopys_store_save_job_sync (DopysStore *self, const DopysJobRecord *job, const DopysUpload *uploads, guint n_uploads,
                           GError **error)
{
  const DopysStoredJob stored = { job, uploads, n_uploads };
  return run_and_tell (self, dopys_store_jobs_save, &stored, SIGNAL_ARTICLES_CHANGED, job->article_id, error);
}

DopysJobRecord *
dopys_store_load_job_sync (DopysStore *self, const char *id, GError **error)
{
  return run (self, dopys_store_jobs_load, id, error);
}

GPtrArray *
dopys_store_list_jobs_sync (DopysStore *self, gboolean unfinished_only, GError **error)
{
  return run (self, dopys_store_jobs_list, GINT_TO_POINTER (unfinished_only), error);
}

gboolean
dopys_store_delete_job_sync (DopysStore *self, const char *id, GError **error)
{
  g_autofree char *article_id = run (self, dopys_store_jobs_delete, id, error);

  if (article_id == NULL)
    return FALSE;
  tell (self, SIGNAL_ARTICLES_CHANGED, article_id);
  return TRUE;
}

/* ---- uploads ---- */

gboolean
dopys_store_find_upload_sync (DopysStore *self, const char *site_id, const char *rendition, gint64 *remote_id,
                              char **url, GError **error)
{
  DopysUploadQuery upload = { .site_id = site_id, .rendition = rendition };
  if (run (self, dopys_store_uploads_find, &upload, error) == NULL)
    return FALSE;
  *remote_id = upload.remote_id;
  *url = upload.found_url;
  return TRUE;
}

char *
dopys_store_find_uploaded_photo_sync (DopysStore *self, const char *site_id, gint64 remote_id, GError **error)
{
  DopysUploadQuery upload = { .site_id = site_id, .remote_id = remote_id };
  return run (self, dopys_store_uploads_find_photo, &upload, error) ? upload.found_photo : NULL;
}

gboolean
dopys_store_forget_upload_sync (DopysStore *self, const char *site_id, gint64 remote_id, GError **error)
{
  const DopysUploadQuery upload = { .site_id = site_id, .remote_id = remote_id };
  return run (self, dopys_store_uploads_forget, &upload, error) != NULL;
}
