/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-data.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>

#define DEFAULT_TITLE "Вербівська районна державна адміністрація (навчальний сайт)"

static const char schema[] =
    "CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT);"
    "CREATE TABLE IF NOT EXISTS posts (id INTEGER PRIMARY KEY AUTOINCREMENT, slug TEXT NOT NULL DEFAULT '',"
    "  status TEXT NOT NULL, title TEXT NOT NULL DEFAULT '', content TEXT NOT NULL DEFAULT '',"
    "  excerpt TEXT NOT NULL DEFAULT '', date_gmt TEXT NOT NULL, modified_gmt TEXT NOT NULL,"
    "  lead INTEGER NOT NULL DEFAULT 0, categories TEXT NOT NULL DEFAULT '', tags TEXT NOT NULL DEFAULT '');"
    "CREATE TABLE IF NOT EXISTS revisions (id INTEGER PRIMARY KEY, post INTEGER NOT NULL, title TEXT, content TEXT,"
    "  modified_gmt TEXT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS media (id INTEGER PRIMARY KEY AUTOINCREMENT, slug TEXT NOT NULL, file TEXT NOT NULL,"
    "  mime TEXT NOT NULL, width INTEGER, height INTEGER, alt TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '',"
    "  caption TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', post INTEGER NOT NULL DEFAULT 0,"
    "  date_gmt TEXT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS terms (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, slug TEXT NOT "
    "NULL,"
    "  parent INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE IF NOT EXISTS views (post INTEGER NOT NULL, visitor TEXT NOT NULL, hour TEXT NOT NULL,"
    "  PRIMARY KEY (post, visitor, hour)) WITHOUT ROWID;"
    "INSERT OR IGNORE INTO terms (id, kind, name, slug) VALUES (1, 'category', 'Без категорії', 'bez-katehorii'),"
    "  (2, 'category', 'Новини', 'novyny'), (3, 'category', 'Оголошення', 'oholoshennia');"
    "INSERT OR IGNORE INTO sqlite_sequence (name, seq) VALUES ('posts', 10), ('media', 100);";

static sqlite3_stmt *
prepare (DopysSiteData *self, const char *sql, const char *format, va_list values)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("dopys-site: %s: %s", sqlite3_errmsg (self->db), sql);
  for (int at = 0; format[at]; at++)
    if (format[at] == 's')
      sqlite3_bind_text (statement, at + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
    else
      sqlite3_bind_int64 (statement, at + 1, va_arg (values, gint64));
  return statement;
}

sqlite3_stmt *
dopys_site_query (DopysSiteData *self, const char *sql, const char *format, ...)
{
  va_list values;
  va_start (values, format);
  sqlite3_stmt *statement = prepare (self, sql, format, values);
  va_end (values);
  return statement;
}

void
dopys_site_exec (DopysSiteData *self, const char *sql, const char *format, ...)
{
  va_list values;
  va_start (values, format);
  g_autoptr (sqlite3_stmt) statement = prepare (self, sql, format, values);
  va_end (values);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_warning ("dopys-site: %s", sqlite3_errmsg (self->db));
}

/* Passwords are compared without what is no letter or digit, as WordPress does. */
static char *
digest (const char *password)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  for (const char *p = password; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (plain, *p);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, plain->str, -1);
}

gboolean
dopys_site_password_matches (DopysSiteData *self, const char *user, const char *password)
{
  g_autofree char *given = digest (password);
  g_autoptr (sqlite3_stmt) row =
      dopys_site_query (self, "SELECT 1 FROM settings WHERE name LIKE 'password%' AND value = ?", "s", given);
  return g_str_equal (user, DOPYS_SITE_USER) && sqlite3_step (row) == SQLITE_ROW;
}

char *
dopys_site_new_password (DopysSiteData *self)
{
  static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  GString *password = g_string_new (NULL);

  for (guint i = 0; i < 24; i++)
    g_string_append_c (password, letters[g_random_int_range (0, sizeof letters - 1)]);
  g_autofree char *kept = digest (password->str);
  g_autofree char *name = g_strdup_printf ("password-%.8s", kept);
  dopys_site_exec (self, "INSERT INTO settings (name, value) VALUES (?, ?)", "ss", name, kept);
  return g_string_free (password, FALSE);
}

gboolean
dopys_site_has_password (DopysSiteData *self)
{
  g_autoptr (sqlite3_stmt) known = dopys_site_query (self, "SELECT 1 FROM settings WHERE name LIKE 'password%'", "");
  return sqlite3_step (known) == SQLITE_ROW;
}

DopysSiteData *
dopys_site_data_open (const char *folder, const char *title, GError **error)
{
  g_autofree char *uploads = g_build_filename (folder, "uploads", NULL);
  g_autofree char *file = g_build_filename (folder, "site.db", NULL);
  sqlite3 *db = NULL;
  char *message = NULL;

  if (g_mkdir_with_parents (uploads, 0755) != 0 || sqlite3_open (file, &db) != SQLITE_OK ||
      sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_exec (db, schema, NULL, NULL, &message) != SQLITE_OK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The folder “%s” cannot hold a site: %s"), folder,
                   message ? message : g_strerror (errno));
      sqlite3_free (message);
      sqlite3_close (db);
      return NULL;
    }
  DopysSiteData *self = g_new0 (DopysSiteData, 1);
  self->db = db;
  self->folder = g_strdup (folder);
  self->title = g_strdup (title ? title : DEFAULT_TITLE);
  self->zone = g_time_zone_new_identifier ("Europe/Kyiv");
  if (self->zone == NULL)
    self->zone = g_time_zone_new_offset (2 * 3600);
  return self;
}

void
dopys_site_data_free (DopysSiteData *self)
{
  sqlite3_close (self->db);
  g_free (self->folder);
  g_free (self->base);
  g_free (self->title);
  g_time_zone_unref (self->zone);
  g_free (self);
}

char *
dopys_site_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
}

GDateTime *
dopys_site_local_time (DopysSiteData *self, const char *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (utc, zone);
  return time ? g_date_time_to_timezone (time, self->zone) : g_date_time_new_now (self->zone);
}
