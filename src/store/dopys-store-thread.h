/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's own thread: runs functions on the connection, one after the other, in the order they were given. */
#pragma once

#include <gio/gio.h>

#include "dopys-sql.h"

G_BEGIN_DECLS

typedef struct _DopysStoreThread DopysStoreThread;

/* Runs on the store's thread. A NULL result means an error or, where the caller allows it, nothing. */
typedef gpointer (*DopysStoreFunc) (sqlite3 *db, gpointer data, GError **error);

/* Takes the connection, which is closed with the thread. */
DopysStoreThread *dopys_store_thread_new (sqlite3 *db);
/* Finishes what is queued, then ends. */
void dopys_store_thread_free (DopysStoreThread *self);
/* Waits for the result; data stays the caller's. */
gpointer dopys_store_thread_run (DopysStoreThread *self, DopysStoreFunc func, gpointer data, GError **error);
/* Answers the task, whose task data is handed to the function; free_result frees a result nobody takes. Takes the task.
 */
void dopys_store_thread_push (DopysStoreThread *self, DopysStoreFunc func, GTask *task, GDestroyNotify free_result);

G_END_DECLS
