/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that has no name until it is complete: neither a full disk nor a kill -9 leaves a part of it behind.  (Where
 * the file system cannot do that, it has a temporary name beside its place; a kill can then leave that.)
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DopysNewFile DopysNewFile;

/* folder: exists; where the file will be or a folder of the same file system. Errors: G_IO_ERROR; NO_SPACE also for a
 * used-up quota and a limit of file size. */
DopysNewFile *dopys_new_file_open (const char *folder, GError **error);
/* Closes; what was not kept is gone. */
void dopys_new_file_free (DopysNewFile *self);
gboolean dopys_new_file_write (DopysNewFile *self, const void *data, gsize size, GError **error);
/* Takes on the content of another open file: shared where the file system can do that (TRUE), else nothing happens. */
gboolean dopys_new_file_share (DopysNewFile *self, int from);
/* Another descriptor for reading, at the beginning; the caller closes it. -1 with an error. */
int dopys_new_file_reopen (DopysNewFile *self, GError **error);
/* Gives it its name, with all on the disk. replace: an older file of that name; without, the older one stays. */
gboolean dopys_new_file_keep (DopysNewFile *self, const char *path, gboolean replace, GError **error);

/* All of it at once, replacing an older file. */
gboolean dopys_new_file_save (const char *path, GBytes *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysNewFile, dopys_new_file_free)

G_END_DECLS
