/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another library's database taken into this one, in one transaction: see dopys_store_import_sync(). */
#pragma once

#include "dopys-sql.h"

G_BEGIN_DECLS

typedef struct
{
  const char *path; /* of the other database, prepared */
  guint n_articles; /* set: that came or changed */
} DopysStoreMerge;

/* Brings the other database to the current version and looks through the whole of it. Errors: NEWER_LIBRARY,
 * DAMAGED_LIBRARY, STORAGE. */
gboolean dopys_store_merge_prepare (const char *path, GError **error);
gpointer dopys_store_merge (sqlite3 *db, gpointer merge, GError **error); /* TRUE */

G_END_DECLS
