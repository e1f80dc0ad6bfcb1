/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings pictures into the library in worker threads: files from a file manager, textures from the clipboard.
 *
 * One bad file never stops the others: each failure is one sentence in the result.  The order of the sources is kept:
 * photos are handed over as they come, each after those before it.
 */
#pragma once

#include "dopys-workspace.h"

G_BEGIN_DECLS

/* @photos: of DopysPhoto. @infos: of DopysPhotoInfo, the same order. @errors: of char *, one sentence each. @stopped:
 * it was cancelled before all were in. */
typedef struct
{
  GPtrArray *photos;
  GPtrArray *infos;
  GPtrArray *errors;
  gboolean stopped;
} DopysImported;

/**
 * DopysImportWatch:
 * What is told until the callback, in the main context; all (nullable).
 * @found: the sources with the photos of folders in the places of these; of GObject, borrowed
 * @progress: how many were looked at; name: of the source that was begun last, NULL before the first
 * @arrived: the next photos, a few times a second; imported: borrowed, its errors are empty; end: the sources before
 * this one are through
 */
typedef struct
{
  void (*found) (GPtrArray *sources, gpointer user_data);
  void (*progress) (guint done, guint total, const char *name, gpointer user_data);
  void (*arrived) (DopysImported *imported, guint end, gpointer user_data);
  gpointer user_data;
} DopysImportWatch;

/* sources: of GObject, each a GFile or a GdkTexture; borrowed; a folder stands for all photos in it, in the order of
 * their names. watch: (nullable), copied. article: the id of that for which they come, written down with the files
 * until they have been in it for a while.
 */
void dopys_import_async (DopysWorkspace *workspace, const char *article, GPtrArray *sources,
                         const DopysImportWatch *watch, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data);
DopysImported *dopys_imported_new (void);
/* The photos that were not handed over by then, and all errors. Transfer full. What was in when it was cancelled is in:
 * nothing is half done, and what was under way is not there. */
DopysImported *dopys_import_finish (DopysWorkspace *workspace, GAsyncResult *result, GError **error);
void dopys_imported_free (DopysImported *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysImported, dopys_imported_free)

G_END_DECLS
