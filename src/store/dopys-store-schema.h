/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of the library, and how an older library becomes a current one. */
#pragma once

#include "dopys-sql.h"

G_BEGIN_DECLS

/* Opens the file for reading and writing, durable (WAL, synchronous=FULL), with foreign keys, at the current version.
 * NULL with STORAGE, NO_SPACE or NEWER_LIBRARY; a newer library is left as it is. */
sqlite3 *dopys_store_schema_open (const char *path, GError **error);

G_END_DECLS
