/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The version of an article that the site had when a conflict stopped its job: found, and taken over into the draft. */
#pragma once

#include "dopys-draft.h"

G_BEGIN_DECLS

/* The newest that was kept; NOT_FOUND where there is none. */
void dopys_publish_conflict_load_async (DopysStore *store, const char *article_id, GAsyncReadyCallback callback,
                                        gpointer user_data);
DopysArticle *dopys_publish_conflict_load_finish (DopysStore *store, GAsyncResult *result, GError **error);

/* The draft becomes the other version, in one step that can be undone (but for the fields beside the text). */
void dopys_publish_conflict_take_over (DopysDraft *draft, const DopysArticle *version);

G_END_DECLS
