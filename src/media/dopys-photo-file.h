/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that somebody wants to add as a photo: whether it may be one at all, and its bytes into our own file. */
#pragma once

#include <gio/gio.h>

#include "dopys-new-file.h"

G_BEGIN_DECLS

/* Refuses what is no file with a sentence: NOT_FOUND, a folder, a pipe, empty, TOO_LARGE, STORAGE. */
gboolean dopys_photo_file_check (GFile *file, const char *name, GCancellable *cancellable, GError **error);
/* Copies the file, of whatever kind of place, and gives the SHA-256 of the copy as hex and its size. Errors: as check,
 * NO_SPACE, CANCELLED. */
char *dopys_photo_file_copy (GFile *file, const char *name, DopysNewFile *to, guint64 *size, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
