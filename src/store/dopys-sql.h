/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite in a few words: statements that free themselves, and errors as sentences. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* NULL with an error. */
sqlite3_stmt *dopys_sql_prepare (sqlite3 *db, const char *sql, GError **error);
/* One row read: TRUE and *row says whether there was one. */
gboolean dopys_sql_step (sqlite3_stmt *statement, gboolean *row, GError **error);
/* A statement without parameters and results. */
gboolean dopys_sql_exec (sqlite3 *db, const char *sql, GError **error);
/* Sets DAMAGED_LIBRARY. */
void dopys_sql_set_damaged (GError **error);
/* Takes nothing, sets NO_SPACE, DAMAGED_LIBRARY or STORAGE from the connection's last error. */
void dopys_sql_set_error (sqlite3 *db, GError **error);

/* Parameters from 1. NULL texts become NULL; texts and blobs are copied. */
void dopys_sql_bind_text (sqlite3_stmt *statement, int at, const char *text);
void dopys_sql_bind_bytes (sqlite3_stmt *statement, int at, GBytes *bytes);
/* Columns from 0. Transfer full; NULL for NULL. */
char *dopys_sql_dup_text (sqlite3_stmt *statement, int column);
GBytes *dopys_sql_dup_bytes (sqlite3_stmt *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
