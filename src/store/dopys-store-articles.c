/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-articles.h"

#include "dopys-error.h"
#include "dopys-store-blob.h"
#include "dopys-store-hourly.h"
#include "dopys-store-values.h"
#include "dopys-store-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SNIPPET_CHARACTERS 160
#define LIST_MAX 10000
#define FOUND_MAX 300 /* more than anybody reads through: another letter narrows it */

#define DONE GINT_TO_POINTER (TRUE)

/* ---- values ---- */

static void
bind_list (sqlite3_stmt *statement, int at, char **list)
{
  g_autofree char *joined = list ? g_strjoinv ("\n", list) : NULL;
  dopys_sql_bind_text (statement, at, joined);
}

static char **
dup_list (sqlite3_stmt *statement, int column)
{
  const char *joined = (const char *) sqlite3_column_text (statement, column);
  return joined && *joined ? g_strsplit (joined, "\n", -1) : NULL;
}

static void
bind_time (sqlite3_stmt *statement, int at, GDateTime *time)
{
  if (time)
    sqlite3_bind_int64 (statement, at, g_date_time_to_unix_usec (time));
  else
    sqlite3_bind_null (statement, at);
}

static GDateTime *
dup_time (sqlite3_stmt *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;
  return g_date_time_new_from_unix_local_usec (sqlite3_column_int64 (statement, column));
}

static char *
make_snippet (const char *text)
{
  g_autofree char *head = g_utf8_substring (text, 0, MIN (SNIPPET_CHARACTERS, g_utf8_strlen (text, -1)));
  g_auto (GStrv) lines = g_strsplit_set (head, "\n", -1);
  g_autofree char *joined = g_strjoinv (" ", lines);
  g_auto (GStrv) parts = g_strsplit (joined, "\xef\xbf\xbc", -1); /* the place of a photo */
  return g_strstrip (g_strjoinv ("", parts));
}

static void
first_photo_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  char **cover = user_data;
  if (*cover == NULL && *dopys_photo_get_id (photo))
    *cover = dopys_photo_dup_picture (photo);
}

static char *
find_cover (const DopysArticle *article)
{
  char *cover = NULL;

  if (article->lead)
    first_photo_cb (0, 0, article->lead, &cover);
  dopys_document_foreach_photo (article->document, first_photo_cb, &cover);
  return cover;
}

/* ---- saving ---- */

void
dopys_store_articles_bind (sqlite3_stmt *statement, int first, const DopysArticle *article)
{
  g_autoptr (GBytes) lead = dopys_store_blob_from_lead (article->lead);
  g_autoptr (GBytes) document = dopys_store_blob_from_document (article->document);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  dopys_sql_bind_text (statement, first, article->title);
  dopys_sql_bind_text (statement, first + 1, article->slug);
  dopys_sql_bind_text (statement, first + 2, article->excerpt);
  bind_list (statement, first + 3, article->categories);
  bind_list (statement, first + 4, article->tags);
  dopys_sql_bind_bytes (statement, first + 5, lead);
  dopys_sql_bind_text (statement, first + 6, dopys_status_to_string (article->status));
  bind_time (statement, first + 7, article->date);
  dopys_sql_bind_text (statement, first + 8, article->site_id);
  sqlite3_bind_int64 (statement, first + 9, article->remote_id);
  dopys_sql_bind_text (statement, first + 10, article->remote_url);
  dopys_sql_bind_text (statement, first + 11, article->remote_modified);
  bind_time (statement, first + 12, article->modified ? article->modified : now);
  dopys_sql_bind_bytes (statement, first + 13, document);
}

static gboolean
save_row (sqlite3 *db, const DopysArticle *article, const char *text, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db,
      "INSERT INTO articles (id, title, slug, excerpt, categories, tags, lead, status, date, site_id, remote_id,"
      " remote_url, remote_modified, modified, document, cover, snippet)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
      " ON CONFLICT (id) DO UPDATE SET title = ?2, slug = ?3, excerpt = ?4, categories = ?5, tags = ?6, lead = ?7,"
      " site_id = coalesce (?10, site_id), modified = ?14, document = ?15, cover = ?16, snippet = ?17",
      error);
  g_autofree char *snippet = make_snippet (text);
  g_autofree char *cover = find_cover (article);

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, article->id);
  dopys_store_articles_bind (statement, 2, article);
  dopys_sql_bind_text (statement, 16, cover);
  dopys_sql_bind_text (statement, 17, snippet);
  return dopys_sql_step (statement, NULL, error);
}

static gboolean
save_post_row (sqlite3 *db, const DopysPostRecord *post, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db,
                         "INSERT OR REPLACE INTO posts (article_id, site_id, remote_id, url, modified, digest, status,"
                         " date) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         error);

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, post->article_id);
  dopys_sql_bind_text (statement, 2, post->site_id);
  sqlite3_bind_int64 (statement, 3, post->remote_id);
  dopys_sql_bind_text (statement, 4, post->url);
  dopys_sql_bind_text (statement, 5, post->remote_modified);
  dopys_sql_bind_text (statement, 6, post->digest);
  dopys_sql_bind_text (statement, 7, dopys_status_to_string (post->status));
  bind_time (statement, 8, post->date);
  return dopys_sql_step (statement, NULL, error);
}

/* An article that was read from a site is known to be there. */
static gboolean
save_first_post (sqlite3 *db, const DopysArticle *article, GError **error)
{
  const DopysPostRecord post = {
    .article_id = article->id,
    .site_id = article->site_id,
    .remote_id = article->remote_id,
    .url = article->remote_url,
    .remote_modified = article->remote_modified,
    .status = article->status,
    .date = article->date,
  };
  return post.remote_id <= 0 || post.site_id == NULL || save_post_row (db, &post, error);
}

/* What the site said is publishing's to write: a window that was opened before must not take it back with its next
 * save, nor carry it over to another site. */
static gboolean
copy_post (sqlite3 *db, const char *article_id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db,
                         "UPDATE articles SET remote_id = coalesce (posts.remote_id, 0), remote_url = posts.url,"
                         " remote_modified = posts.modified, status = coalesce (posts.status, articles.status),"
                         " date = iif (posts.status IS NULL, articles.date, posts.date)"
                         " FROM (SELECT ?1 AS wanted) LEFT JOIN posts ON posts.article_id = wanted AND posts.site_id ="
                         " (SELECT site_id FROM articles WHERE id = ?1) WHERE articles.id = wanted",
                         error);

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, article_id);
  return dopys_sql_step (statement, NULL, error);
}

static gboolean
is_known (sqlite3 *db, const char *id, gboolean *known, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (db, "SELECT 1 FROM articles WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, id);
  return dopys_sql_step (statement, known, error);
}

gboolean
dopys_store_articles_save_all (sqlite3 *db, const DopysArticle *article, GError **error)
{
  g_autofree char *text = dopys_document_dup_text (article->document);
  gboolean known;

  return is_known (db, article->id, &known, error) && dopys_store_hourly_keep (db, article->id, error) &&
         save_row (db, article, text, error) && dopys_store_words_save (db, article, text, error) &&
         (known || save_first_post (db, article, error)) && copy_post (db, article->id, error);
}

static gboolean
set_site (sqlite3 *db, const DopysPostRecord *post, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (db, "UPDATE articles SET site_id = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, post->article_id);
  dopys_sql_bind_text (statement, 2, post->site_id);
  return dopys_sql_step (statement, NULL, error);
}

gpointer
dopys_store_posts_save (sqlite3 *db, gpointer data, GError **error)
{
  const DopysPostRecord *post = data;

  if (!dopys_sql_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;
  if (save_post_row (db, post, error) && (post->beside || set_site (db, post, error)) &&
      copy_post (db, post->article_id, error) && dopys_sql_exec (db, "COMMIT", error))
    return DONE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return NULL;
}

gpointer
dopys_store_posts_load (sqlite3 *db, gpointer data, GError **error)
{
  const DopysPostRecord *key = data;
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db, "SELECT remote_id, url, modified, digest, status, date FROM posts WHERE article_id = ? AND site_id = ?",
      error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  dopys_sql_bind_text (statement, 1, key->article_id);
  dopys_sql_bind_text (statement, 2, key->site_id);
  if (!dopys_sql_step (statement, &row, error) || !row)
    return NULL;
  DopysPostRecord *post = g_new0 (DopysPostRecord, 1);
  post->article_id = g_strdup (key->article_id);
  post->site_id = g_strdup (key->site_id);
  post->remote_id = sqlite3_column_int64 (statement, 0);
  post->url = dopys_sql_dup_text (statement, 1);
  post->remote_modified = dopys_sql_dup_text (statement, 2);
  post->digest = dopys_sql_dup_text (statement, 3);
  dopys_status_from_string ((const char *) sqlite3_column_text (statement, 4), &post->status);
  post->date = dup_time (statement, 5);
  return post;
}

gpointer
dopys_store_posts_find (sqlite3 *db, gpointer data, GError **error)
{
  const DopysPostRecord *key = data;
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db, "SELECT article_id FROM posts WHERE site_id = ? AND remote_id = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  dopys_sql_bind_text (statement, 1, key->site_id);
  sqlite3_bind_int64 (statement, 2, key->remote_id);
  return dopys_sql_step (statement, &row, error) && row ? dopys_sql_dup_text (statement, 0) : NULL;
}

gpointer
dopys_store_posts_forget (sqlite3 *db, gpointer data, GError **error)
{
  const DopysPostRecord *key = data;
  g_autoptr (sqlite3_stmt) post =
      dopys_sql_prepare (db, "DELETE FROM posts WHERE article_id = ? AND site_id = ?", error);
  g_autoptr (sqlite3_stmt) article =
      dopys_sql_prepare (db, "UPDATE articles SET status = 'draft', date = NULL WHERE id = ? AND site_id = ?", error);

  if (post == NULL || article == NULL)
    return NULL;
  dopys_sql_bind_text (post, 1, key->article_id);
  dopys_sql_bind_text (post, 2, key->site_id);
  dopys_sql_bind_text (article, 1, key->article_id);
  dopys_sql_bind_text (article, 2, key->site_id);
  if (!dopys_sql_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;
  if (dopys_sql_step (post, NULL, error) && dopys_sql_step (article, NULL, error) &&
      copy_post (db, key->article_id, error) && dopys_sql_exec (db, "COMMIT", error))
    return DONE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return NULL;
}

gpointer
dopys_store_posts_list_due (sqlite3 *db, gpointer date, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db, "SELECT article_id, site_id, remote_id, date FROM posts WHERE status = 'future' AND date < ?", error);
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_post_record_free);
  gboolean row = FALSE;

  if (statement == NULL)
    return NULL;
  bind_time (statement, 1, date);
  for (;;)
    {
      if (!dopys_sql_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&posts);
      DopysPostRecord *post = g_new0 (DopysPostRecord, 1);
      post->article_id = dopys_sql_dup_text (statement, 0);
      post->site_id = dopys_sql_dup_text (statement, 1);
      post->remote_id = sqlite3_column_int64 (statement, 2);
      post->status = DOPYS_STATUS_FUTURE;
      post->date = dup_time (statement, 3);
      g_ptr_array_add (posts, post);
    }
}

gpointer
dopys_store_articles_delete (sqlite3 *db, gpointer id, GError **error)
{
  g_autoptr (sqlite3_stmt) article = dopys_sql_prepare (db, "DELETE FROM articles WHERE id = ?", error);

  if (article == NULL)
    return NULL;
  dopys_sql_bind_text (article, 1, id);
  if (!dopys_sql_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;
  if (dopys_store_words_delete (db, id, error) && dopys_sql_step (article, NULL, error) &&
      dopys_sql_exec (db, "COMMIT", error))
    return DONE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return NULL;
}

/* ---- reading ---- */

DopysArticle *
dopys_store_articles_read (sqlite3_stmt *statement, const char *id, GError **error)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autoptr (GBytes) lead = dopys_sql_dup_bytes (statement, 5);
  g_autoptr (GBytes) bytes = dopys_sql_dup_bytes (statement, 13);
  DopysDocument *document = bytes ? dopys_store_blob_to_document (bytes, error) : NULL;

  if (document == NULL)
    return NULL;
  dopys_document_unref (article->document);
  article->document = document;
  g_set_str (&article->id, id);
  article->title = dopys_sql_dup_text (statement, 0);
  article->slug = dopys_sql_dup_text (statement, 1);
  article->excerpt = dopys_sql_dup_text (statement, 2);
  article->categories = dup_list (statement, 3);
  article->tags = dup_list (statement, 4);
  article->lead = lead ? dopys_store_blob_to_lead (lead, error) : NULL;
  if (lead && article->lead == NULL)
    return NULL;
  dopys_status_from_string ((const char *) sqlite3_column_text (statement, 6), &article->status);
  article->date = dup_time (statement, 7);
  article->site_id = dopys_sql_dup_text (statement, 8);
  article->remote_id = sqlite3_column_int64 (statement, 9);
  article->remote_url = dopys_sql_dup_text (statement, 10);
  article->remote_modified = dopys_sql_dup_text (statement, 11);
  g_clear_pointer (&article->modified, g_date_time_unref);
  article->modified = dup_time (statement, 12);
  return g_steal_pointer (&article);
}

gpointer
dopys_store_articles_load (sqlite3 *db, gpointer id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db,
      "SELECT title, slug, excerpt, categories, tags, lead, status, date, site_id, remote_id, remote_url,"
      " remote_modified, modified, document FROM articles WHERE id = ?",
      error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  dopys_sql_bind_text (statement, 1, id);
  if (!dopys_sql_step (statement, &row, error))
    return NULL;
  if (row)
    return dopys_store_articles_read (statement, id, error);
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND, _ ("The article is no longer in the library."));
  return NULL;
}

static DopysArticleRow *
read_row (sqlite3_stmt *statement)
{
  DopysArticleRow *row = g_new0 (DopysArticleRow, 1);
  row->id = dopys_sql_dup_text (statement, 0);
  row->title = dopys_sql_dup_text (statement, 1);
  row->cover = dopys_sql_dup_text (statement, 2);
  row->snippet = dopys_sql_dup_text (statement, 3);
  dopys_status_from_string ((const char *) sqlite3_column_text (statement, 4), &row->status);
  row->site_id = dopys_sql_dup_text (statement, 5);
  row->remote_id = sqlite3_column_int64 (statement, 6);
  row->remote_url = dopys_sql_dup_text (statement, 7);
  row->modified = dup_time (statement, 8);
  row->job_id = dopys_sql_dup_text (statement, 9);
  return row;
}

#define ROW_COLUMNS                                                                                                    \
  "SELECT id, title, cover, snippet, status, site_id, remote_id, remote_url, modified,"                                \
  " (SELECT id FROM jobs WHERE article_id = articles.id AND NOT done LIMIT 1) FROM articles "

gpointer
dopys_store_articles_find (sqlite3 *db, gpointer id_and_query, GError **error)
{
  char **texts = id_and_query;
  g_autofree char *match = dopys_store_words_match (texts[1]);
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db,
      match ? ROW_COLUMNS "WHERE id = ?1 AND EXISTS (SELECT 1 FROM article_words WHERE article_words MATCH ?2"
                          " AND rowid = articles.number)"
            : ROW_COLUMNS "WHERE id = ?1",
      error);
  gboolean found;

  if (statement == NULL)
    return NULL;
  dopys_sql_bind_text (statement, 1, texts[0]);
  if (match)
    dopys_sql_bind_text (statement, 2, match);
  return dopys_sql_step (statement, &found, error) && found ? read_row (statement) : NULL;
}

gpointer
dopys_store_articles_list (sqlite3 *db, gpointer query, GError **error)
{
  g_autofree char *match = dopys_store_words_match (query);
  /* Without the index and the plus all that match are read and sorted, to give the newest few. */
  g_autofree char *sql =
      g_strdup_printf (ROW_COLUMNS "INDEXED BY articles_by_time %s ORDER BY modified DESC LIMIT %d",
                       match ? "WHERE +number IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)" : "",
                       match ? FOUND_MAX : LIST_MAX);
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (db, sql, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_article_row_free);
  gboolean more;

  if (statement == NULL)
    return NULL;
  if (match)
    dopys_sql_bind_text (statement, 1, match);
  do
    {
      if (!dopys_sql_step (statement, &more, error))
        return NULL;
      if (more)
        g_ptr_array_add (rows, read_row (statement));
    }
  while (more);
  return g_steal_pointer (&rows);
}

void
dopys_post_record_free (DopysPostRecord *self)
{
  g_free (self->article_id);
  g_free (self->site_id);
  g_free (self->url);
  g_free (self->remote_modified);
  g_free (self->digest);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self);
}

void
dopys_article_row_free (DopysArticleRow *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->cover);
  g_free (self->snippet);
  g_free (self->site_id);
  g_free (self->remote_url);
  g_free (self->job_id);
  g_clear_pointer (&self->modified, g_date_time_unref);
  g_free (self);
}
