/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is being brought into the library, written down before it begins, so that after a power cut the person can be
 * told and can go on. A record is a file in imports/ of the library's folder: the article's id, then a URI a line.
 * Thread-safe; the functions block.
 */
#pragma once

#include "dopys-library.h"

G_BEGIN_DECLS

/* files: of GFile, among others that cannot be written down and are passed over. Returns the record's path, NULL where
 * there was nothing to write or no room for it: an import goes on without one. Transfer full. */
char *dopys_import_record_save (DopysLibrary *library, const char *article, GPtrArray *files);
/* The import came to its end, or nobody wants the rest of it. */
void dopys_import_record_remove (const char *path);
/* A record of this article that an earlier run of the program left: its files (of GFile), transfer full, and its path.
 * NULL where there is none. */
GPtrArray *dopys_import_record_find (DopysLibrary *library, const char *article, char **path);

G_END_DECLS
