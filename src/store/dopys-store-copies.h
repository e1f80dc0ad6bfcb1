/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of the database that are made by themselves: one a day, the last seven kept in the folder copies/ of the
 * library.  Blocking; for worker threads. The originals of photos are never altered, so the database is all that needs
 * it.
 *
 * A copy that would be damaged is not kept, so a good one is never pushed out by a bad one; instead the library is
 * marked, and the next opening looks at the whole of it (dopys_store_copies_check_marked()).
 */
#pragma once

#include <gio/gio.h>

#include "dopys-sql.h"

G_BEGIN_DECLS

#define DOPYS_STORE_COPIES_KEPT 7

typedef struct
{
  char *path;
  GDateTime *made;
} DopysStoreCopy;

/* Today's copy, where it is not there yet. A library that is in use may be copied. Errors: DAMAGED_LIBRARY, STORAGE,
 * NO_SPACE.
 */
gboolean dopys_store_copies_make (const char *folder, GError **error);
/* The same into a file of any name, replaced if it is there. */
gboolean dopys_store_copies_write (const char *folder, const char *path, GError **error);
/* Of DopysStoreCopy, newest first. */
GPtrArray *dopys_store_copies_list (const char *folder);
/* Puts a copy in the place of the database, which must not be open; what was there is kept beside it in a folder, whose
 * path is put into kept (out) (optional). A kill at any moment leaves the one or the other. */
gboolean dopys_store_copies_restore (const char *folder, const char *path, char **kept, GError **error);

/* Whether the whole database can be read. FALSE with DAMAGED_LIBRARY. */
gboolean dopys_store_copies_check (sqlite3 *db, GError **error);
/* The same where the library was marked; TRUE at once where it was not. */
gboolean dopys_store_copies_check_marked (const char *folder, sqlite3 *db, GError **error);

void dopys_store_copy_free (DopysStoreCopy *self);

G_END_DECLS
