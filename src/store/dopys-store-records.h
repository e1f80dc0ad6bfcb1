/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Photos, sites, jobs and uploads in SQL: DopysStoreFuncs, run on the store's thread. */
#pragma once

#include "dopys-sql.h"
#include "dopys-store-values.h"

G_BEGIN_DECLS

/* What is asked of the uploads: by rendition or by remote_id. */
typedef struct
{
  const char *site_id;
  const char *rendition;
  gint64 remote_id;
  char *found_url;   /* (out) */
  char *found_photo; /* (out) */
} DopysUploadQuery;

typedef struct
{
  const DopysJobRecord *job;
  const DopysUpload *uploads;
  guint n_uploads;
} DopysStoredJob;

gpointer dopys_store_photos_save (sqlite3 *db, gpointer info, GError **error);
gpointer dopys_store_photos_load (sqlite3 *db, gpointer id, GError **error);
gpointer dopys_store_sites_save (sqlite3 *db, gpointer site, GError **error);
gpointer dopys_store_sites_list (sqlite3 *db, gpointer unused, GError **error);
gpointer dopys_store_sites_load (sqlite3 *db, gpointer id, GError **error);
/* Of a site: its id and photos. */
gpointer dopys_store_sites_save_wish (sqlite3 *db, gpointer site, GError **error);
gpointer dopys_store_sites_delete (sqlite3 *db, gpointer id, GError **error);
/* Of a DopysStoredJob, in one transaction. */
gpointer dopys_store_jobs_save (sqlite3 *db, gpointer stored_job, GError **error);
gpointer dopys_store_jobs_load (sqlite3 *db, gpointer id, GError **error);
gpointer dopys_store_jobs_list (sqlite3 *db, gpointer unfinished_only, GError **error);
/* The id of its article, transfer full; "" where there was no such job. */
gpointer dopys_store_jobs_delete (sqlite3 *db, gpointer id, GError **error);
/* TRUE if known, with remote_id and found_url filled. */
gpointer dopys_store_uploads_find (sqlite3 *db, gpointer upload, GError **error);
/* By remote_id: TRUE if found_photo is filled. */
gpointer dopys_store_uploads_find_photo (sqlite3 *db, gpointer upload, GError **error);
gpointer dopys_store_uploads_forget (sqlite3 *db, gpointer upload, GError **error);

G_END_DECLS
