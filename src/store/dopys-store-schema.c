/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-schema.h"

#include "dopys-error.h"
#include "dopys-store-words.h"

#include <glib/gi18n-lib.h>

#define BUSY_TIMEOUT_MS 10000
#define BUSY_PAUSE_US 20000
#define BUSY_ATTEMPTS (BUSY_TIMEOUT_MS * 1000 / BUSY_PAUSE_US)

/* Each step leads from its index to the next version; a step that was released is never changed. */
static const char *const migrations[] = {
  "CREATE TABLE sites (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT, url TEXT, api TEXT, user TEXT, time_zone "
  "TEXT);"
  "CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, slug TEXT, excerpt TEXT,"
  "  categories TEXT, tags TEXT, lead BLOB, status TEXT NOT NULL, date INTEGER,"
  "  site_id TEXT REFERENCES sites (id) ON DELETE SET NULL, remote_id INTEGER NOT NULL DEFAULT 0, remote_url TEXT,"
  "  remote_modified TEXT, modified INTEGER NOT NULL, cover TEXT, snippet TEXT, document BLOB NOT NULL);"
  "CREATE INDEX articles_by_time ON articles (modified DESC);"
  "CREATE VIRTUAL TABLE article_words USING fts5 (title, body, content='', contentless_delete=1, prefix='2 3',"
  "  tokenize=\"unicode61 remove_diacritics 0\");"
  "CREATE TABLE photos (id TEXT PRIMARY KEY, name TEXT, mime_type TEXT, width INTEGER, height INTEGER, bytes INTEGER,"
  "  taken INTEGER, has_location INTEGER NOT NULL);"
  "CREATE TABLE jobs (id TEXT PRIMARY KEY, article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,"
  "  site_id TEXT NOT NULL REFERENCES sites (id) ON DELETE CASCADE, state BLOB NOT NULL, done INTEGER NOT NULL,"
  "  modified INTEGER NOT NULL);"
  "CREATE INDEX jobs_by_article ON jobs (article_id, done);"
  "CREATE TABLE uploads (site_id TEXT NOT NULL REFERENCES sites (id) ON DELETE CASCADE, rendition TEXT NOT NULL,"
  "  remote_id INTEGER NOT NULL, url TEXT, PRIMARY KEY (site_id, rendition));",
  /* What each site last said of an article; the article's own columns repeat it for the site that it belongs to. */
  "CREATE TABLE posts (article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,"
  "  site_id TEXT NOT NULL REFERENCES sites (id) ON DELETE CASCADE, remote_id INTEGER NOT NULL, url TEXT, modified "
  "TEXT,"
  "  digest TEXT, status TEXT NOT NULL, date INTEGER, PRIMARY KEY (article_id, site_id)) WITHOUT ROWID;"
  "INSERT INTO posts SELECT id, site_id, remote_id, remote_url, remote_modified, NULL, status, date FROM articles"
  "  WHERE remote_id > 0 AND site_id IS NOT NULL;",
  /* Earlier states of articles, whole. */
  "CREATE TABLE revisions (number INTEGER PRIMARY KEY, article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE "
  "CASCADE,"
  "  made INTEGER NOT NULL, kind INTEGER NOT NULL, note TEXT, title TEXT, slug TEXT, excerpt TEXT, categories TEXT,"
  "  tags TEXT, lead BLOB, status TEXT NOT NULL, date INTEGER, site_id TEXT, remote_id INTEGER NOT NULL, remote_url "
  "TEXT,"
  "  remote_modified TEXT, modified INTEGER, document BLOB NOT NULL);"
  "CREATE INDEX revisions_by_article ON revisions (article_id, made DESC);",
  /* Which photo of the library an upload shows: known again in what is read from the site. */
  "ALTER TABLE uploads ADD COLUMN photo_id TEXT;"
  "CREATE INDEX uploads_by_remote_id ON uploads (site_id, remote_id);"
  "CREATE INDEX posts_by_remote_id ON posts (site_id, remote_id);",
  /* The steps that can be undone and redone. */
  "CREATE TABLE history (article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, serial INTEGER NOT NULL,"
  "  redo INTEGER NOT NULL, kind INTEGER NOT NULL, anchor INTEGER NOT NULL, caret INTEGER NOT NULL,"
  "  knows_lead INTEGER NOT NULL, lead BLOB, difference BLOB NOT NULL, PRIMARY KEY (article_id, serial)) WITHOUT "
  "ROWID;",
  /* What a site wants of photos: the values of DopysPhotoWish. */
  "ALTER TABLE sites ADD COLUMN photo_kind INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE sites ADD COLUMN photo_bytes INTEGER NOT NULL DEFAULT 0;",
  "ALTER TABLE sites ADD COLUMN photo_author INTEGER NOT NULL DEFAULT 0;",
  /* Where in an article a word stands is never asked: without it the table is a sixth, and searching takes half. */
  "DROP TABLE article_words;"
  "CREATE VIRTUAL TABLE article_words USING fts5 (title, body, content='', contentless_delete=1, detail=none,"
  "  prefix='2 3', tokenize=\"unicode61 remove_diacritics 0\");",
};

static gboolean
read_version (sqlite3 *db, guint *version, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (db, "PRAGMA user_version", error);
  gboolean row;
  if (statement == NULL || !dopys_sql_step (statement, &row, error))
    return FALSE;
  *version = (guint) sqlite3_column_int (statement, 0);
  return TRUE;
}

/* In a transaction: the version is read again, because another program may have migrated while this one waited. */
static gboolean
run_migrations (sqlite3 *db, GError **error)
{
  guint version;

  if (!read_version (db, &version, error))
    return FALSE;
  for (; version < G_N_ELEMENTS (migrations); version++)
    {
      g_autofree char *sql = g_strdup_printf ("%s PRAGMA user_version = %u", migrations[version], version + 1);
      if (!dopys_sql_exec (db, sql, error))
        return FALSE;
    }
  return dopys_store_words_fill (db, error);
}

static gboolean
migrate (sqlite3 *db, GError **error)
{
  guint version;

  if (!read_version (db, &version, error))
    return FALSE;
  if (version > G_N_ELEMENTS (migrations))
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NEWER_LIBRARY,
                           _ ("The library of articles was written by a newer version of Dopys. It was left as it is; "
                              "update the program to open it."));
      return FALSE;
    }
  if (version == G_N_ELEMENTS (migrations))
    return TRUE;
  if (dopys_sql_exec (db, "BEGIN IMMEDIATE", error) && run_migrations (db, error) &&
      dopys_sql_exec (db, "COMMIT", error))
    return TRUE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* Where two programs make the library at once, SQLite tells one of them at once that the file is busy instead of
 * waiting as elsewhere: two that upgrade their locks would wait for each other. */
static gboolean
set_up (sqlite3 *db, GError **error)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) failure = NULL;
      if (dopys_sql_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
                          &failure))
        return TRUE;
      if ((sqlite3_errcode (db) & 0xff) != SQLITE_BUSY || i == BUSY_ATTEMPTS)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_usleep (BUSY_PAUSE_US);
    }
}

sqlite3 *
dopys_store_schema_open (const char *path, GError **error)
{
  sqlite3 *db = NULL;
  guint version;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      dopys_sql_set_error (db, error);
      sqlite3_close (db);
      return NULL;
    }
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  /* The version is read before anything that might write: a newer library must stay untouched. Even what its program
   * left in the log when it was killed is not folded in. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (read_version (db, &version, error) && (version > G_N_ELEMENTS (migrations) || set_up (db, error)) &&
      migrate (db, error))
    {
      sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
      return db;
    }
  sqlite3_close (db);
  return NULL;
}
