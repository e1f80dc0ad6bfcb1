/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-hourly.h"

#include "dopys-store-values.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define VALUES                                                                                                         \
  "title, slug, excerpt, categories, tags, lead, status, date, site_id, remote_id, remote_url, remote_modified,"       \
  " modified, document"

gboolean
dopys_store_hourly_keep (sqlite3 *db, const char *article_id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db,
                         "INSERT INTO revisions (article_id, made, kind, " VALUES ") SELECT id, ?2, ?3, " VALUES
                         " FROM articles WHERE id = ?1 AND NOT EXISTS"
                         " (SELECT 1 FROM revisions WHERE article_id = ?1 AND made > ?4)",
                         error);
  gint64 now = g_get_real_time ();

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, article_id);
  sqlite3_bind_int64 (statement, 2, now);
  sqlite3_bind_int (statement, 3, DOPYS_REVISION_WORK);
  sqlite3_bind_int64 (statement, 4, now - HOUR_US);
  return dopys_sql_step (statement, NULL, error);
}
