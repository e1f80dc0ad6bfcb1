/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-merge.h"

#include "dopys-error.h"
#include "dopys-store-articles.h"
#include "dopys-store-copies.h"
#include "dopys-store-revisions.h"
#include "dopys-store-schema.h"
#include "dopys-store-values.h"

#define COLUMNS                                                                                                        \
  "title, slug, excerpt, categories, tags, lead, status, date, site_id, remote_id, remote_url, remote_modified,"       \
  " modified, document"

/* A site that both know is one, whatever each calls it. */
static const char map_sites[] =
    "CREATE TEMP TABLE site_map AS SELECT o.id AS theirs, coalesce ((SELECT m.id FROM main.sites m WHERE m.id = o.id),"
    " (SELECT m.id FROM main.sites m WHERE m.api = o.api AND m.user = o.user), o.id) AS ours FROM other.sites o;"
    "INSERT OR IGNORE INTO main.sites SELECT * FROM other.sites WHERE id IN (SELECT ours FROM temp.site_map);"
    "INSERT OR IGNORE INTO main.photos SELECT * FROM other.photos;"
    "CREATE TEMP TABLE fresh AS SELECT id FROM other.articles WHERE id NOT IN (SELECT id FROM main.articles);";

static const char take_rest[] =
    "INSERT OR REPLACE INTO main.posts SELECT p.article_id, ours, p.remote_id, p.url, p.modified, p.digest, p.status,"
    " p.date FROM other.posts p JOIN temp.site_map ON theirs = p.site_id WHERE p.article_id IN temp.fresh;"
    "INSERT INTO main.revisions (article_id, made, kind, note, " COLUMNS
    ") SELECT r.article_id, r.made, r.kind, r.note,"
    " r.title, r.slug, r.excerpt, r.categories, r.tags, r.lead, r.status, r.date,"
    " (SELECT ours FROM temp.site_map WHERE theirs = r.site_id), r.remote_id, r.remote_url, r.remote_modified,"
    " r.modified, r.document FROM other.revisions r WHERE r.article_id IN (SELECT id FROM main.articles) AND NOT EXISTS"
    " (SELECT 1 FROM main.revisions m WHERE m.article_id = r.article_id AND m.made = r.made AND m.kind = r.kind);"
    "INSERT OR IGNORE INTO main.history SELECT * FROM other.history WHERE article_id IN temp.fresh;"
    "INSERT OR IGNORE INTO main.uploads (site_id, rendition, remote_id, url, photo_id) SELECT ours, u.rendition,"
    " u.remote_id, u.url, u.photo_id FROM other.uploads u JOIN temp.site_map ON theirs = u.site_id;";

gboolean
dopys_store_merge_prepare (const char *path, GError **error)
{
  sqlite3 *db = dopys_store_schema_open (path, error);
  gboolean sound = db && dopys_store_copies_check (db, error);

  sqlite3_close (db);
  return sound;
}

/* Whether this very state of the article is among its earlier ones. */
static gboolean
is_kept (sqlite3 *db, const DopysArticle *article, gboolean *kept, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db, "SELECT 1 FROM main.revisions WHERE article_id = ? AND modified = ?", error);

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, article->id);
  sqlite3_bind_int64 (statement, 2, g_date_time_to_unix_usec (article->modified));
  return dopys_sql_step (statement, kept, error);
}

/* ours: (nullable). The one that was changed last is the article, the other an earlier state of it. */
static gboolean
take_article (sqlite3 *db, DopysArticle *theirs, DopysArticle *ours, DopysStoreMerge *merge, GError **error)
{
  gint64 difference = ours ? g_date_time_difference (theirs->modified, ours->modified) : 1;
  const DopysNewRevision older = { difference > 0 ? ours : theirs, DOPYS_REVISION_REPLACED, NULL };

  gboolean kept = FALSE;

  if (difference == 0)
    return TRUE;
  if (ours && (!is_kept (db, older.article, &kept, error) || (kept && difference < 0)))
    return kept;
  merge->n_articles++;
  if (difference > 0 && !dopys_store_articles_save_all (db, theirs, error))
    return FALSE;
  return !ours || kept || dopys_store_revisions_save (db, (gpointer) &older, error) != NULL;
}

static gboolean
take_articles (sqlite3 *db, DopysStoreMerge *merge, GError **error)
{
  g_autoptr (sqlite3_stmt) all =
      dopys_sql_prepare (db,
                         "SELECT title, slug, excerpt, categories, tags, lead, status, date,"
                         " (SELECT ours FROM temp.site_map WHERE theirs = site_id), remote_id, remote_url,"
                         " remote_modified, modified, document, id, id IN temp.fresh FROM other.articles",
                         error);
  gboolean row = FALSE;

  if (all == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (DopysArticle) theirs = NULL;
      g_autoptr (DopysArticle) ours = NULL;
      g_autofree char *id = NULL;

      if (!dopys_sql_step (all, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = dopys_sql_dup_text (all, 14);
      theirs = dopys_store_articles_read (all, id, error);
      if (!theirs)
        return FALSE;
      if (!sqlite3_column_int (all, 15) && !(ours = dopys_store_articles_load (db, id, error)))
        return FALSE;
      if (!take_article (db, theirs, ours, merge, error))
        return FALSE;
    }
}

static gboolean
attach (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (db, "ATTACH ? AS other", error);

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, path);
  return dopys_sql_step (statement, NULL, error);
}

gpointer
dopys_store_merge (sqlite3 *db, gpointer data, GError **error)
{
  DopysStoreMerge *merge = data;
  gboolean merged;

  if (!attach (db, merge->path, error))
    return NULL;
  merged = dopys_sql_exec (db, "BEGIN IMMEDIATE", error) && dopys_sql_exec (db, map_sites, error) &&
           take_articles (db, merge, error) && dopys_sql_exec (db, take_rest, error) &&
           dopys_sql_exec (db, "DROP TABLE temp.site_map; DROP TABLE temp.fresh; COMMIT", error);
  if (!merged)
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_exec (db, "DETACH other", NULL, NULL, NULL);
  return merged ? GINT_TO_POINTER (TRUE) : NULL;
}
