/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Posts of a WordPress site, created exactly once.
 *
 * A new post carries a token as its slug until it is updated with its own.  WordPress keeps slugs apart by "-2", "-3",
 * also among drafts, so an answer whose slug is not the token says that an earlier attempt had landed: the lowest id is
 * kept, and the other drafts with the token are deleted for good.  Titles and excerpts are text here and HTML there.
 */
#pragma once

#include "dopys-remote.h"
#include "dopys-wp-api.h"

G_BEGIN_DECLS

DopysRemotePostState *dopys_wp_posts_create (DopysWpApi *api, const char *token, const DopysRemotePost *post,
                                             GCancellable *cancellable, GError **error);
DopysRemotePostState *dopys_wp_posts_find (DopysWpApi *api, const char *token, GCancellable *cancellable,
                                           GError **error);
DopysRemotePostState *dopys_wp_posts_update (DopysWpApi *api, gint64 id, const DopysRemotePost *post,
                                             GCancellable *cancellable, GError **error);
DopysRemotePostState *dopys_wp_posts_get (DopysWpApi *api, gint64 id, GCancellable *cancellable, GError **error);
GPtrArray *dopys_wp_posts_list (DopysWpApi *api, const DopysRemoteQuestion *question, gboolean *more,
                                GCancellable *cancellable, GError **error);
gboolean dopys_wp_posts_delete (DopysWpApi *api, gint64 id, GCancellable *cancellable, GError **error);

/* The token itself and the slugs that WordPress gives to its doubles, joined by commas: what to ask for. */
char *dopys_wp_posts_token_slugs (const char *token);
/* Whether a slug is the token with such a number. */
gboolean dopys_wp_posts_is_double (const char *slug, const char *token);

G_END_DECLS
