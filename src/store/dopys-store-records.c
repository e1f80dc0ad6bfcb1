/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-records.h"

#include "dopys-error.h"
#include "dopys-library.h"
#include "dopys-store-values.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define DONE GINT_TO_POINTER (TRUE)

/* Binds texts to the parameters from 1 on; the list ends with &end. */
static const char end;

static gboolean
bind_texts (sqlite3_stmt *statement, const char *first, ...)
{
  va_list texts;
  int at = 1;

  va_start (texts, first);
  for (const char *text = first; text != &end; text = va_arg (texts, const char *))
    dopys_sql_bind_text (statement, at++, text);
  va_end (texts);
  return TRUE;
}

/* Runs a statement whose only parameter is a text. */
static gpointer
run_with_text (sqlite3 *db, const char *sql, const char *text, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (db, sql, error);
  return statement && bind_texts (statement, text, &end) && dopys_sql_step (statement, NULL, error) ? DONE : NULL;
}

/* A statement with one text bound and its first row read; NULL with NOT_FOUND where there is none. */
static sqlite3_stmt *
find_row (sqlite3 *db, const char *sql, const char *text, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (db, sql, error);
  gboolean row;

  if (statement == NULL || !bind_texts (statement, text, &end) || !dopys_sql_step (statement, &row, error))
    return NULL;
  if (row)
    return g_steal_pointer (&statement);
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND, _ ("The library does not hold this any more."));
  return NULL;
}

typedef gpointer (*ReadFunc) (sqlite3_stmt *statement);

static gpointer
read_all (sqlite3 *db, const char *sql, ReadFunc read, GDestroyNotify free_record, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (db, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (free_record);
  gboolean row;

  if (statement == NULL)
    return NULL;
  do
    {
      if (!dopys_sql_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (records, read (statement));
    }
  while (row);
  return g_steal_pointer (&records);
}

/* ---- photos ---- */

gpointer
dopys_store_photos_save (sqlite3 *db, gpointer data, GError **error)
{
  const DopysPhotoInfo *info = data;
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db,
                         "INSERT INTO photos (id, name, mime_type, width, height, bytes, taken, has_location)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO NOTHING",
                         error);

  if (statement == NULL)
    return NULL;
  bind_texts (statement, info->id, info->name, info->mime_type, &end);
  sqlite3_bind_int64 (statement, 4, info->width);
  sqlite3_bind_int64 (statement, 5, info->height);
  sqlite3_bind_int64 (statement, 6, (gint64) info->bytes);
  if (info->taken)
    sqlite3_bind_int64 (statement, 7, g_date_time_to_unix_usec (info->taken));
  sqlite3_bind_int (statement, 8, info->has_location);
  return dopys_sql_step (statement, NULL, error) ? DONE : NULL;
}

gpointer
dopys_store_photos_load (sqlite3 *db, gpointer id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = find_row (
      db, "SELECT name, mime_type, width, height, bytes, taken, has_location FROM photos WHERE id = ?", id, error);

  if (statement == NULL)
    return NULL;
  DopysPhotoInfo *info = g_new0 (DopysPhotoInfo, 1);
  info->id = g_strdup (id);
  info->name = dopys_sql_dup_text (statement, 0);
  info->mime_type = dopys_sql_dup_text (statement, 1);
  info->width = (guint) sqlite3_column_int64 (statement, 2);
  info->height = (guint) sqlite3_column_int64 (statement, 3);
  info->bytes = (guint64) sqlite3_column_int64 (statement, 4);
  if (sqlite3_column_type (statement, 5) != SQLITE_NULL)
    info->taken = g_date_time_new_from_unix_local_usec (sqlite3_column_int64 (statement, 5));
  info->has_location = sqlite3_column_int (statement, 6) != 0;
  return info;
}

/* ---- sites ---- */

gpointer
dopys_store_sites_save (sqlite3 *db, gpointer data, GError **error)
{
  const DopysSiteRecord *site = data;
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db,
      "INSERT INTO sites (id, kind, name, url, api, user, time_zone) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
      " ON CONFLICT (id) DO UPDATE SET kind = ?2, name = ?3, url = ?4, api = ?5, user = ?6, time_zone = ?7",
      error);

  if (statement == NULL)
    return NULL;
  bind_texts (statement, site->id, site->kind, site->name, site->url, site->api, site->user, site->time_zone, &end);
  return dopys_sql_step (statement, NULL, error) ? DONE : NULL;
}

static gpointer
read_site (sqlite3_stmt *statement)
{
  DopysSiteRecord *site = g_new0 (DopysSiteRecord, 1);
  site->id = dopys_sql_dup_text (statement, 0);
  site->kind = dopys_sql_dup_text (statement, 1);
  site->name = dopys_sql_dup_text (statement, 2);
  site->url = dopys_sql_dup_text (statement, 3);
  site->api = dopys_sql_dup_text (statement, 4);
  site->user = dopys_sql_dup_text (statement, 5);
  site->time_zone = dopys_sql_dup_text (statement, 6);
  site->photos.kind = (DopysPhotoKind) CLAMP (sqlite3_column_int (statement, 7), 0, DOPYS_PHOTO_KIND_WEBP);
  site->photos.max_bytes = (guint64) MAX (sqlite3_column_int64 (statement, 8), 0);
  site->photos.name_author = sqlite3_column_int (statement, 9) != 0;
  return site;
}

#define SITE_COLUMNS                                                                                                   \
  "SELECT id, kind, name, url, api, user, time_zone, photo_kind, photo_bytes, photo_author FROM sites "

gpointer
dopys_store_sites_list (sqlite3 *db, gpointer unused, GError **error)
{
  return read_all (db, SITE_COLUMNS "ORDER BY name, id", read_site, (GDestroyNotify) dopys_site_record_free, error);
}

gpointer
dopys_store_sites_load (sqlite3 *db, gpointer id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = find_row (db, SITE_COLUMNS "WHERE id = ?", id, error);
  return statement ? read_site (statement) : NULL;
}

gpointer
dopys_store_sites_save_wish (sqlite3 *db, gpointer data, GError **error)
{
  const DopysSiteRecord *site = data;
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db, "UPDATE sites SET photo_kind = ?2, photo_bytes = ?3, photo_author = ?4 WHERE id = ?1", error);

  if (statement == NULL)
    return NULL;
  bind_texts (statement, site->id, &end);
  sqlite3_bind_int (statement, 2, (int) site->photos.kind);
  sqlite3_bind_int64 (statement, 3, (gint64) site->photos.max_bytes);
  sqlite3_bind_int (statement, 4, site->photos.name_author);
  return dopys_sql_step (statement, NULL, error) ? DONE : NULL;
}

gpointer
dopys_store_sites_delete (sqlite3 *db, gpointer id, GError **error)
{
  return run_with_text (db, "DELETE FROM sites WHERE id = ?", id, error);
}

/* The front page without what may be written in several ways. */
static char *
fold_address (const char *url)
{
  const char *rest = url ? strstr (url, "://") : NULL;
  char *folded = g_ascii_strdown (rest ? rest + 3 : url ? url : "", -1);
  gsize length = strlen (folded);

  while (length > 0 && folded[length - 1] == '/')
    folded[--length] = '\0';
  return folded;
}

gboolean
dopys_site_record_is (const DopysSiteRecord *self, const char *api, const char *url, const char *user)
{
  g_autofree char *ours = fold_address (self->url);
  g_autofree char *theirs = fold_address (url);

  if (g_strcmp0 (self->user, user) != 0)
    return FALSE;
  return (api && g_strcmp0 (self->api, api) == 0) || (*theirs && strcmp (ours, theirs) == 0);
}

DopysSiteRecord *
dopys_site_record_copy (const DopysSiteRecord *self)
{
  DopysSiteRecord *copy = g_new0 (DopysSiteRecord, 1);
  copy->id = g_strdup (self->id);
  copy->kind = g_strdup (self->kind);
  copy->name = g_strdup (self->name);
  copy->url = g_strdup (self->url);
  copy->api = g_strdup (self->api);
  copy->user = g_strdup (self->user);
  copy->time_zone = g_strdup (self->time_zone);
  copy->photos = self->photos;
  return copy;
}

void
dopys_site_record_free (DopysSiteRecord *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->name);
  g_free (self->url);
  g_free (self->api);
  g_free (self->user);
  g_free (self->time_zone);
  g_free (self);
}

/* ---- jobs ---- */

static gboolean
save_job (sqlite3 *db, const DopysJobRecord *job, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db,
                         "INSERT INTO jobs (id, article_id, site_id, state, done, modified)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                         " ON CONFLICT (id) DO UPDATE SET state = ?4, done = ?5, modified = ?6",
                         error);

  if (statement == NULL)
    return FALSE;
  bind_texts (statement, job->id, job->article_id, job->site_id, &end);
  dopys_sql_bind_bytes (statement, 4, job->state);
  sqlite3_bind_int (statement, 5, job->done);
  sqlite3_bind_int64 (statement, 6, g_get_real_time ());
  return dopys_sql_step (statement, NULL, error);
}

static gboolean
save_upload (sqlite3 *db, const char *site_id, const DopysUpload *upload, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db, "INSERT OR REPLACE INTO uploads (site_id, rendition, url, photo_id, remote_id) VALUES (?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  bind_texts (statement, site_id, upload->rendition, upload->url, upload->photo_id, &end);
  sqlite3_bind_int64 (statement, 5, upload->remote_id);
  return dopys_sql_step (statement, NULL, error);
}

gpointer
dopys_store_jobs_save (sqlite3 *db, gpointer data, GError **error)
{
  const DopysStoredJob *stored = data;
  gboolean saved = dopys_sql_exec (db, "BEGIN IMMEDIATE", error);

  if (!saved)
    return NULL;
  for (guint i = 0; saved && i < stored->n_uploads; i++)
    saved = save_upload (db, stored->job->site_id, &stored->uploads[i], error);
  if (saved && save_job (db, stored->job, error) && dopys_sql_exec (db, "COMMIT", error))
    return DONE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return NULL;
}

static gpointer
read_job (sqlite3_stmt *statement)
{
  DopysJobRecord *job = g_new0 (DopysJobRecord, 1);
  job->id = dopys_sql_dup_text (statement, 0);
  job->article_id = dopys_sql_dup_text (statement, 1);
  job->site_id = dopys_sql_dup_text (statement, 2);
  job->state = dopys_sql_dup_bytes (statement, 3);
  job->done = sqlite3_column_int (statement, 4) != 0;
  job->modified = g_date_time_new_from_unix_local_usec (sqlite3_column_int64 (statement, 5));
  return job;
}

#define JOB_COLUMNS "SELECT id, article_id, site_id, state, done, modified FROM jobs "

gpointer
dopys_store_jobs_load (sqlite3 *db, gpointer id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = find_row (db, JOB_COLUMNS "WHERE id = ?", id, error);
  return statement ? read_job (statement) : NULL;
}

gpointer
dopys_store_jobs_list (sqlite3 *db, gpointer unfinished_only, GError **error)
{
  return read_all (db,
                   GPOINTER_TO_INT (unfinished_only) ? JOB_COLUMNS "WHERE NOT done ORDER BY rowid"
                                                     : JOB_COLUMNS "ORDER BY rowid",
                   read_job, (GDestroyNotify) dopys_job_record_free, error);
}

gpointer
dopys_store_jobs_delete (sqlite3 *db, gpointer id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db, "DELETE FROM jobs WHERE id = ? RETURNING article_id", error);
  gboolean row;

  if (statement == NULL || !bind_texts (statement, id, &end) || !dopys_sql_step (statement, &row, error))
    return NULL;
  g_autofree char *article_id = row ? dopys_sql_dup_text (statement, 0) : g_strdup ("");
  return !row || dopys_sql_step (statement, NULL, error) ? g_steal_pointer (&article_id) : NULL;
}

void
dopys_job_record_free (DopysJobRecord *self)
{
  g_free (self->id);
  g_free (self->article_id);
  g_free (self->site_id);
  g_clear_pointer (&self->state, g_bytes_unref);
  g_clear_pointer (&self->modified, g_date_time_unref);
  g_free (self);
}

/* ---- uploads ---- */

gpointer
dopys_store_uploads_find (sqlite3 *db, gpointer data, GError **error)
{
  DopysUploadQuery *upload = data;
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db, "SELECT remote_id, url FROM uploads WHERE site_id = ? AND rendition = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  bind_texts (statement, upload->site_id, upload->rendition, &end);
  if (!dopys_sql_step (statement, &row, error) || !row)
    return NULL;
  upload->remote_id = sqlite3_column_int64 (statement, 0);
  upload->found_url = dopys_sql_dup_text (statement, 1);
  return DONE;
}

gpointer
dopys_store_uploads_find_photo (sqlite3 *db, gpointer data, GError **error)
{
  DopysUploadQuery *upload = data;
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db, "SELECT photo_id FROM uploads WHERE site_id = ? AND remote_id = ? AND photo_id IS NOT NULL", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  bind_texts (statement, upload->site_id, &end);
  sqlite3_bind_int64 (statement, 2, upload->remote_id);
  if (!dopys_sql_step (statement, &row, error) || !row)
    return NULL;
  upload->found_photo = dopys_sql_dup_text (statement, 0);
  return DONE;
}

gpointer
dopys_store_uploads_forget (sqlite3 *db, gpointer data, GError **error)
{
  const DopysUploadQuery *upload = data;
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db, "DELETE FROM uploads WHERE site_id = ? AND remote_id = ?", error);

  if (statement == NULL)
    return NULL;
  bind_texts (statement, upload->site_id, &end);
  sqlite3_bind_int64 (statement, 2, upload->remote_id);
  return dopys_sql_step (statement, NULL, error) ? DONE : NULL;
}
