/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-sql.h"

#include "dopys-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

void
dopys_sql_set_damaged (GError **error)
{
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_LIBRARY,
                       _ ("The library of articles on this computer is damaged and cannot be read. Nothing was changed "
                          "in it, and photos are not affected."));
}

void
dopys_sql_set_error (sqlite3 *db, GError **error)
{
  int code = sqlite3_errcode (db) & 0xff, cause = sqlite3_system_errno (db);

  /* Its own files beside the database fail as input and output errors. */
  if (code == SQLITE_FULL || (code != SQLITE_OK && (cause == ENOSPC || cause == EDQUOT)))
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NO_SPACE,
                         _ ("The disk is full, so the last changes could not be saved yet. Nothing that was saved is "
                            "lost. Free some space; while it is open, the program goes on saving by itself."));
  else if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
    dopys_sql_set_damaged (error);
  else
    g_set_error (
        error, DOPYS_ERROR, DOPYS_ERROR_STORAGE,
        _ ("The library of articles could not be read or written (%s). Nothing that was saved is lost; try again, and "
           "check the disk."),
        sqlite3_errmsg (db));
}

sqlite3_stmt *
dopys_sql_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    dopys_sql_set_error (db, error);
  return statement;
}

gboolean
dopys_sql_step (sqlite3_stmt *statement, gboolean *row, GError **error)
{
  int code = sqlite3_step (statement);

  if (row)
    *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  dopys_sql_set_error (sqlite3_db_handle (statement), error);
  return FALSE;
}

gboolean
dopys_sql_exec (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  dopys_sql_set_error (db, error);
  return FALSE;
}

void
dopys_sql_bind_text (sqlite3_stmt *statement, int at, const char *text)
{
  sqlite3_bind_text (statement, at, text, -1, SQLITE_TRANSIENT);
}

void
dopys_sql_bind_bytes (sqlite3_stmt *statement, int at, GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = bytes ? g_bytes_get_data (bytes, &size) : NULL;
  if (data)
    sqlite3_bind_blob64 (statement, at, data, size, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (statement, at);
}

char *
dopys_sql_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

GBytes *
dopys_sql_dup_bytes (sqlite3_stmt *statement, int column)
{
  gconstpointer data = sqlite3_column_blob (statement, column);
  return data ? g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, column)) : NULL;
}
