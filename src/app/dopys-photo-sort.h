/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sorting photos by what is known of their originals. */
#pragma once

#include "dopys-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_PHOTO_SORT_OLDEST, /* by the time taken */
  DOPYS_PHOTO_SORT_NEWEST,
  DOPYS_PHOTO_SORT_NAME, /* numbers by their value */
  DOPYS_PHOTO_SORT_LARGEST,
} DopysPhotoSort;

/* The words of menus: "oldest", "newest", "name", "largest". FALSE for another. */
gboolean dopys_photo_sort_from_string (const char *word, DopysPhotoSort *by);
/* photos: of DopysPhoto, sorted in place. infos: as below. Photos of which the key is not known go to the end; equal
 * ones keep their order. */
void dopys_photo_sort (GPtrArray *photos, GHashTable *infos, DopysPhotoSort by);
/* What the store knows of these photos, read in a thread: id → DopysPhotoInfo. Photos of sites are not in it. */
void dopys_photo_sort_load_async (DopysStore *store, GPtrArray *photos, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/* Transfer full; NULL only where it was cancelled. */
GHashTable *dopys_photo_sort_load_finish (DopysStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
