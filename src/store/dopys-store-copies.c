/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-copies.h"

#include "dopys-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FOLDER "copies"
#define PREFIX "dopys-"
#define MARK "damaged"
#define PAGES_AT_ONCE 256
#define BUSY_PAUSE_MS 20
#define BUSY_TIMEOUT_MS 10000

static gboolean
fail (int code, GError **error)
{
  g_set_error (error, DOPYS_ERROR, code == ENOSPC || code == EDQUOT ? DOPYS_ERROR_NO_SPACE : DOPYS_ERROR_STORAGE,
               _ ("The copy of the library could not be written (%s). The library itself is as it was."),
               g_strerror (code));
  return FALSE;
}

/* ---- checking ---- */

gboolean
dopys_store_copies_check (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (db, "PRAGMA quick_check (1)", error);
  gboolean row;

  if (statement == NULL || !dopys_sql_step (statement, &row, error))
    return FALSE;
  if (row && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    return TRUE;
  dopys_sql_set_damaged (error);
  return FALSE;
}

gboolean
dopys_store_copies_check_marked (const char *folder, sqlite3 *db, GError **error)
{
  g_autofree char *mark = g_build_filename (folder, FOLDER, MARK, NULL);

  if (!g_file_test (mark, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!dopys_store_copies_check (db, error))
    return FALSE;
  g_unlink (mark);
  return TRUE;
}

/* ---- copying ---- */

/* A few pages at a time: whoever writes meanwhile waits for milliseconds only. */
static gboolean
copy_pages (sqlite3 *from, sqlite3 *to, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int code = SQLITE_OK;
  guint waited = 0;

  while (backup && (code = sqlite3_backup_step (backup, PAGES_AT_ONCE)) != SQLITE_DONE && waited < BUSY_TIMEOUT_MS)
    {
      if (code != SQLITE_OK && code != SQLITE_BUSY && code != SQLITE_LOCKED)
        break;
      if (code != SQLITE_OK)
        waited += (guint) sqlite3_sleep (BUSY_PAUSE_MS);
    }
  if (backup)
    sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return TRUE;
  dopys_sql_set_error (to, error);
  return FALSE;
}

static gboolean
copy_database (const char *source, const char *target, GError **error)
{
  sqlite3 *from = NULL, *to = NULL;
  gboolean copied = FALSE;

  g_unlink (target);
  if (sqlite3_open_v2 (source, &from, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    dopys_sql_set_error (from, error);
  else if (sqlite3_open_v2 (target, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
    dopys_sql_set_error (to, error);
  else
    copied = copy_pages (from, to, error) && dopys_sql_exec (to, "PRAGMA journal_mode = DELETE", error) &&
             dopys_store_copies_check (to, error);
  sqlite3_close (from);
  sqlite3_close (to);
  if (!copied)
    g_unlink (target);
  return copied;
}

static gboolean
sync_file (const char *path)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = descriptor >= 0 && fsync (descriptor) == 0;

  if (descriptor >= 0)
    close (descriptor);
  return synced;
}

gboolean
dopys_store_copies_write (const char *folder, const char *path, GError **error)
{
  g_autofree char *source = g_build_filename (folder, "dopys.db", NULL);
  g_autofree char *half = g_strconcat (path, ".new", NULL);

  if (!copy_database (source, half, error))
    return FALSE;
  if (sync_file (half) && g_rename (half, path) == 0)
    return TRUE;
  return fail (errno, error);
}

/* ---- once a day ---- */

void
dopys_store_copy_free (DopysStoreCopy *self)
{
  g_free (self->path);
  g_date_time_unref (self->made);
  g_free (self);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(DopysStoreCopy **) b)->path, (*(DopysStoreCopy **) a)->path);
}

/* "dopys-2026-11-27.db" and nothing else. */
static gboolean
is_copy (const char *name)
{
  return strlen (name) == strlen (PREFIX "2026-11-27.db") && g_str_has_prefix (name, PREFIX) &&
         g_str_has_suffix (name, ".db");
}

GPtrArray *
dopys_store_copies_list (const char *folder)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_store_copy_free);
  g_autofree char *place = g_build_filename (folder, FOLDER, NULL);
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (place, name, NULL);
      GStatBuf about;
      DopysStoreCopy *copy;

      if (!is_copy (name) || g_stat (path, &about) != 0)
        continue;
      copy = g_new0 (DopysStoreCopy, 1);
      copy->path = g_steal_pointer (&path);
      copy->made = g_date_time_new_from_unix_local (about.st_mtime);
      g_ptr_array_add (copies, copy);
    }
  g_ptr_array_sort (copies, compare_newest_first);
  return copies;
}

static void
forget_old (const char *folder)
{
  g_autoptr (GPtrArray) copies = dopys_store_copies_list (folder);

  for (guint i = DOPYS_STORE_COPIES_KEPT; i < copies->len; i++)
    g_unlink (((DopysStoreCopy *) g_ptr_array_index (copies, i))->path);
}

gboolean
dopys_store_copies_make (const char *folder, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, PREFIX "%Y-%m-%d.db");
  g_autofree char *place = g_build_filename (folder, FOLDER, NULL);
  g_autofree char *path = g_build_filename (place, name, NULL);
  g_autofree char *mark = g_build_filename (place, MARK, NULL);
  g_autoptr (GError) failure = NULL;

  if (g_mkdir_with_parents (place, 0700) != 0)
    return fail (errno, error);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!dopys_store_copies_write (folder, path, &failure))
    {
      if (g_error_matches (failure, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_LIBRARY))
        g_file_set_contents (mark, "", 0, NULL);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  forget_old (folder);
  return TRUE;
}

/* ---- going back ---- */

/* The database with what SQLite keeps beside it. */
static gboolean
put_aside (const char *folder, const char *aside)
{
  static const char *const names[] = { "dopys.db-wal", "dopys.db-shm", "dopys.db" };

  if (g_mkdir (aside, 0700) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (folder, names[i], NULL);
      g_autofree char *to = g_build_filename (aside, names[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return FALSE;
    }
  return TRUE;
}

gboolean
dopys_store_copies_restore (const char *folder, const char *path, char **kept, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "damaged-%Y%m%d-%H%M%S-%f");
  g_autofree char *aside = g_build_filename (folder, name, NULL);
  g_autofree char *fresh = g_build_filename (folder, "dopys.db.new", NULL);
  g_autofree char *database = g_build_filename (folder, "dopys.db", NULL);
  g_autofree char *mark = g_build_filename (folder, FOLDER, MARK, NULL);

  if (!copy_database (path, fresh, error))
    return FALSE;
  if (!sync_file (fresh) || !put_aside (folder, aside) || g_rename (fresh, database) != 0)
    return fail (errno, error);
  g_unlink (mark);
  if (kept)
    *kept = g_steal_pointer (&aside);
  return TRUE;
}
