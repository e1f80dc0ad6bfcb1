/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the phrases that complete descriptions come from: the open article, and the ones before it in the store. */
#pragma once

#include "dopys-photo-list.h"
#include "dopys-phrases.h"
#include "dopys-store.h"

G_BEGIN_DECLS

/* Of the open article: its other photos, and the names in its text. except: (nullable): a photo that is being
 * described. Transfer full. */
DopysPhrases *dopys_photo_phrases_of_article (DopysPhotoList *photos, DopysPhotoItem *except);
/* Of the newest articles but this one, read in a thread. */
void dopys_photo_phrases_load_async (DopysStore *store, const char *except_id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
/* Transfer full; NULL where it was cancelled or the store cannot be read. */
DopysPhrases *dopys_photo_phrases_load_finish (DopysStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
