/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading articles from connected sites, off the main loop: page by page, and one to work on. */
#pragma once

#include "dopys-remote.h"
#include "dopys-store.h"

G_BEGIN_DECLS

/* question: copied. Result: of DopysRemotePostState, without content, newest first; more: whether there is another
 * page. */
void dopys_site_reading_list_async (DopysStore *store, const char *site_id, const DopysRemoteQuestion *question,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dopys_site_reading_list_finish (DopysStore *store, GAsyncResult *result, gboolean *more, GError **error);
/* What the site answered the last time. Result: as above, or NULL without error. read_at: (out): when that was. */
void dopys_site_reading_recall_async (DopysStore *store, const char *site_id, const DopysRemoteQuestion *question,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dopys_site_reading_recall_finish (DopysStore *store, GAsyncResult *result, GDateTime **read_at,
                                             GError **error);
/* The post becomes an article here, unless it is one. Result: the article's id. */
void dopys_site_reading_open_async (DopysStore *store, const char *site_id, gint64 remote_id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
char *dopys_site_reading_open_finish (DopysStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
