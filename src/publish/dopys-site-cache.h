/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a site last answered to a question about its articles, so that the list is there at once, and without a network.
 *
 * The first page of each question without a search is kept, in the user's cache. Nothing depends on it: where it cannot
 * be written or read, there is none. All calls block.
 */
#pragma once

#include "dopys-remote.h"

G_BEGIN_DECLS

/* posts: of DopysRemotePostState. */
void dopys_site_cache_save (const char *site_id, const DopysRemoteQuestion *question, GPtrArray *posts);
/* NULL where nothing is kept. read_at: (out) (optional): when the site answered. Hostile input. */
GPtrArray *dopys_site_cache_load (const char *site_id, const DopysRemoteQuestion *question, GDateTime **read_at);
/* With the site its lists go. */
void dopys_site_cache_forget (const char *site_id);

G_END_DECLS
