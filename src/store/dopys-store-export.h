/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The library as one file: a tar archive with a copy of the database first, then originals of photos and own words.
 *
 * A file from outside is not trusted: only names of these forms are taken, an original only if it is what its name
 * says, and everything goes into a folder of its own first. Blocking.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dopys_store_export_write (const char *folder, const char *path, GError **error);
/* Unpacks into a new folder inside folder; transfer full. NULL with INVALID, DAMAGED_FILE, NO_SPACE, STORAGE. */
char *dopys_store_export_unpack (const char *folder, const char *path, GError **error);
/* Moves originals and own words of the unpacked into folder where they are not there yet. */
gboolean dopys_store_export_take_files (const char *unpacked, const char *folder, GError **error);
/* Removes the unpacked with all it holds. */
void dopys_store_export_remove (const char *unpacked);

G_END_DECLS
