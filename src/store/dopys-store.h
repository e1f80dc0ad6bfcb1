/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store: articles, photos, sites, jobs and uploads in one SQLite file, used on the store's own thread.
 *
 * All functions are asynchronous at the border (the *_async ones never block the caller); the *_sync ones wait and are
 * for worker threads and programs without a main loop.  Writes are durable when the callback runs (WAL,
 * synchronous=FULL). Signals, in the main context where the store was made:  articles-changed (const char *id; NULL:
 * many), also where its publishing went on, and sites-changed ().
 */
#pragma once

#include "dopys-article.h"
#include "dopys-history-step.h"
#include "dopys-library.h"
#include "dopys-store-values.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_STORE (dopys_store_get_type ())
G_DECLARE_FINAL_TYPE (DopysStore, dopys_store, DOPYS, STORE, GObject)

/* Opens or makes dopys.db in the folder (made if missing). Errors: STORAGE, NEWER_LIBRARY, DAMAGED_LIBRARY, NO_SPACE.
 * Blocking (milliseconds). */
DopysStore *dopys_store_open (const char *folder, GError **error);
/* Waits for what is queued, then closes; idempotent. Also done by dispose. */
void dopys_store_close (DopysStore *self);
const char *dopys_store_get_folder (DopysStore *self);

/* ---- backup and move; all blocking, for worker threads ---- */

/* Today's copy of the database in the library's folder, where it is not there yet: see dopys-store-copies. */
gboolean dopys_store_make_daily_copy_sync (DopysStore *self, GError **error);
/* Everything in one file: articles with their history, sites without passwords, originals of photos, own words. */
gboolean dopys_store_export_sync (DopysStore *self, const char *path, GError **error);
/* Adds what such a file holds.  An article that is here too stays as it was changed last; the other version goes into
 * its history. What was waiting to be sent is not sent from here. n_articles: (out): how many came or changed. Errors:
 * INVALID (not such a file), DAMAGED_FILE, NEWER_LIBRARY, NO_SPACE, STORAGE; then nothing has changed here. */
gboolean dopys_store_import_sync (DopysStore *self, const char *path, guint *n_articles, GError **error);

/* ---- articles ---- */

void dopys_store_save_article_async (DopysStore *self, const DopysArticle *article, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean dopys_store_save_article_finish (DopysStore *self, GAsyncResult *result, GError **error);
gboolean dopys_store_save_article_sync (DopysStore *self, const DopysArticle *article, GError **error);
/* An article together with what changed in the history of its session (transfer full), in one transaction; finished by
 * dopys_store_save_article_finish(). */
void dopys_store_save_draft_async (DopysStore *self, const DopysArticle *article, DopysHistoryChanges *changes,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dopys_store_save_draft_sync (DopysStore *self, const DopysArticle *article, DopysHistoryChanges *changes,
                                      GError **error);
/* What was stored of the article's history; article: as it was loaded. Of DopysHistoryStep, the newest of each stack
 * first. */
void dopys_store_load_history_async (DopysStore *self, const DopysArticle *article, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dopys_store_load_history_finish (DopysStore *self, GAsyncResult *result, GError **error);
void dopys_store_load_article_async (DopysStore *self, const char *id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
DopysArticle *dopys_store_load_article_finish (DopysStore *self, GAsyncResult *result, GError **error);
DopysArticle *dopys_store_load_article_sync (DopysStore *self, const char *id, GError **error);
void dopys_store_delete_article_async (DopysStore *self, const char *id, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean dopys_store_delete_article_finish (DopysStore *self, GAsyncResult *result, GError **error);
/* query: "" for all; else words matched by prefix in title and text, apostrophes and case equal. Newest first.
 * Result: GPtrArray of DopysArticleRow, transfer full. */
void dopys_store_list_articles_async (DopysStore *self, const char *query, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dopys_store_list_articles_finish (DopysStore *self, GAsyncResult *result, GError **error);
/* What the list has of one article; NULL without error where it is not in the list for that query. */
void dopys_store_find_row_async (DopysStore *self, const char *id, const char *query, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
DopysArticleRow *dopys_store_find_row_finish (DopysStore *self, GAsyncResult *result, GError **error);
GPtrArray *dopys_store_list_articles_sync (DopysStore *self, const char *query, GError **error);
/* What publishing learnt of the article on one site, without touching what the person may have typed meanwhile. */
gboolean dopys_store_save_post_sync (DopysStore *self, const DopysPostRecord *post, GError **error);
/* NULL without error where the article is not on that site. */
DopysPostRecord *dopys_store_load_post_sync (DopysStore *self, const char *article_id, const char *site_id,
                                             GError **error);

/* The article is not on that site any more: here it is a draft again. */
gboolean dopys_store_forget_post_sync (DopysStore *self, const char *article_id, const char *site_id, GError **error);
/* Posts that were to be public before date, and are not known to be. Of DopysPostRecord. */
GPtrArray *dopys_store_list_due_posts_sync (DopysStore *self, GDateTime *date, GError **error);
/* The article that is this post of the site; NULL without error where none is. */
char *dopys_store_find_post_sync (DopysStore *self, const char *site_id, gint64 remote_id, GError **error);

/* ---- earlier states of articles ---- */

/* Each save keeps by itself how the article was, once an hour; these keep and give more. note may be NULL. */
gboolean dopys_store_save_revision_sync (DopysStore *self, const DopysArticle *article, DopysRevisionKind kind,
                                         const char *note, GError **error);
GPtrArray *dopys_store_list_revisions_sync (DopysStore *self, const char *article_id,
                                            GError **error); /* of DopysRevisionRow, newest first */
DopysArticle *dopys_store_load_revision_sync (DopysStore *self, gint64 number, GError **error);

/* ---- photos ---- */

gboolean dopys_store_save_photo_sync (DopysStore *self, const DopysPhotoInfo *info, GError **error);
void dopys_store_save_photo_async (DopysStore *self, const DopysPhotoInfo *info, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean dopys_store_save_photo_finish (DopysStore *self, GAsyncResult *result, GError **error);
/* NULL with NOT_FOUND where the photo is unknown. */
DopysPhotoInfo *dopys_store_load_photo_sync (DopysStore *self, const char *id, GError **error);

/* ---- sites ---- */

gboolean dopys_store_save_site_sync (DopysStore *self, const DopysSiteRecord *site, GError **error);
GPtrArray *dopys_store_list_sites_sync (DopysStore *self, GError **error); /* of DopysSiteRecord, by name */
DopysSiteRecord *dopys_store_load_site_sync (DopysStore *self, const char *id, GError **error);
/* Tells nobody: the list of sites stays what it is. */
gboolean dopys_store_save_photo_wish_sync (DopysStore *self, const char *site_id, const DopysPhotoWish *wish,
                                           GError **error);
gboolean dopys_store_delete_site_sync (DopysStore *self, const char *id, GError **error);

/* ---- jobs: opaque state kept by publish ---- */

/* Together with what the job has placed on its site since it was stored last. */
gboolean dopys_store_save_job_sync (DopysStore *self, const DopysJobRecord *job, const DopysUpload *uploads,
                                    guint n_uploads, GError **error);
DopysJobRecord *dopys_store_load_job_sync (DopysStore *self, const char *id, GError **error);
GPtrArray *dopys_store_list_jobs_sync (DopysStore *self, gboolean unfinished_only,
                                       GError **error); /* of DopysJobRecord, oldest first */
gboolean dopys_store_delete_job_sync (DopysStore *self, const char *id, GError **error);

/* ---- uploads: which rendition is where ---- */

/* FALSE without error if that rendition (SHA-256 of its bytes) is not known on that site. */
gboolean dopys_store_find_upload_sync (DopysStore *self, const char *site_id, const char *rendition, gint64 *remote_id,
                                       char **url, GError **error);
/* What was given as photo_id for what is there under this id; NULL without error where it is none of ours. */
char *dopys_store_find_uploaded_photo_sync (DopysStore *self, const char *site_id, gint64 remote_id, GError **error);
gboolean dopys_store_forget_upload_sync (DopysStore *self, const char *site_id, gint64 remote_id, GError **error);

G_END_DECLS
