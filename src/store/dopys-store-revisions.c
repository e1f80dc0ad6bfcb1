/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-revisions.h"

#include "dopys-error.h"
#include "dopys-store-articles.h"

#include <glib/gi18n-lib.h>

#define DONE GINT_TO_POINTER (TRUE)
#define VALUES                                                                                                         \
  "title, slug, excerpt, categories, tags, lead, status, date, site_id, remote_id, remote_url, remote_modified,"       \
  " modified, document"

gpointer
dopys_store_revisions_save (sqlite3 *db, gpointer data, GError **error)
{
  const DopysNewRevision *revision = data;
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db,
                         "INSERT INTO revisions (article_id, made, kind, note, " VALUES ")"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         error);

  if (statement == NULL)
    return NULL;
  dopys_sql_bind_text (statement, 1, revision->article->id);
  sqlite3_bind_int64 (statement, 2, g_get_real_time ());
  sqlite3_bind_int (statement, 3, revision->kind);
  dopys_sql_bind_text (statement, 4, revision->note);
  dopys_store_articles_bind (statement, 5, revision->article);
  return dopys_sql_step (statement, NULL, error) ? DONE : NULL;
}

static DopysRevisionRow *
read_row (sqlite3_stmt *statement)
{
  DopysRevisionRow *row = g_new0 (DopysRevisionRow, 1);
  row->number = sqlite3_column_int64 (statement, 0);
  row->made = g_date_time_new_from_unix_local_usec (sqlite3_column_int64 (statement, 1));
  row->kind = (DopysRevisionKind) CLAMP (sqlite3_column_int (statement, 2), 0, DOPYS_REVISION_REPLACED);
  row->note = dopys_sql_dup_text (statement, 3);
  row->title = dopys_sql_dup_text (statement, 4);
  return row;
}

gpointer
dopys_store_revisions_list (sqlite3 *db, gpointer article_id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db, "SELECT number, made, kind, note, title FROM revisions WHERE article_id = ? ORDER BY made DESC, number DESC",
      error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_revision_row_free);
  gboolean more;

  if (statement == NULL)
    return NULL;
  dopys_sql_bind_text (statement, 1, article_id);
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

gpointer
dopys_store_revisions_load (sqlite3 *db, gpointer data, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db, "SELECT " VALUES ", article_id FROM revisions WHERE number = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, *(const gint64 *) data);
  if (!dopys_sql_step (statement, &row, error))
    return NULL;
  if (row)
    return dopys_store_articles_read (statement, (const char *) sqlite3_column_text (statement, 14), error);
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND,
                       _ ("This version of the article is not kept any more."));
  return NULL;
}

void
dopys_revision_row_free (DopysRevisionRow *self)
{
  g_clear_pointer (&self->made, g_date_time_unref);
  g_free (self->note);
  g_free (self->title);
  g_free (self);
}
