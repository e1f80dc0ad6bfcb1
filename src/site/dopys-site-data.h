/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The practice site's data: one SQLite file and a folder of pictures. Used on the main thread only. */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* @base: "http://127.0.0.1:PORT". @folder: holds site.db, uploads/, credentials.env. */
typedef struct
{
  sqlite3 *db;
  char *folder;
  char *base;
  char *title;
  GTimeZone *zone; /* Europe/Kyiv */
} DopysSiteData;

/* Opens or makes the folder. */
DopysSiteData *dopys_site_data_open (const char *folder, const char *title, GError **error);
/* Whether anybody can sign in. */
gboolean dopys_site_has_password (DopysSiteData *self);
void dopys_site_data_free (DopysSiteData *self);

#define DOPYS_SITE_USER "redaktor"

/* A statement with parameters bound from 1: format has a character for each, s text, i gint64. Never NULL: a fault in
 * our own SQL ends the program. Free with sqlite3_finalize(). */
sqlite3_stmt *dopys_site_query (DopysSiteData *self, const char *sql, const char *format, ...);
/* The same for a statement without rows. */
void dopys_site_exec (DopysSiteData *self, const char *sql, const char *format, ...);

/* One more application password, kept as a digest only. Transfer full. */
char *dopys_site_new_password (DopysSiteData *self);
gboolean dopys_site_password_matches (DopysSiteData *self, const char *user, const char *password);

/* Times are stored as UTC "2026-11-23T10:30:00". */
char *dopys_site_now (void);
/* The same moment in the site's zone. Transfer full. */
GDateTime *dopys_site_local_time (DopysSiteData *self, const char *utc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
