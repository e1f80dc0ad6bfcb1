/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who signs in at a WordPress site, and what they may do there.
 *
 * A wrong password is treated by WordPress as a visitor, who may read: so only users/me tells.  Rights come from the
 * capabilities there; where a plugin hides them, from the Allow header of the lists.
 */
#pragma once

#include "dopys-remote.h"
#include "dopys-wp-api.h"

G_BEGIN_DECLS

/* Of DopysRemoteTerm; none for a user who may name nobody but themselves. */
GPtrArray *dopys_wp_account_list_authors (DopysWpApi *api, GCancellable *cancellable, GError **error);
DopysRemoteAccount *dopys_wp_account_check (DopysWpApi *api, GCancellable *cancellable, GError **error);

/* What the root of the interface says of the site. FALSE if it is none of WordPress. */
gboolean dopys_wp_account_is_wordpress (JsonObject *root);
/* IANA name, else the offset as "+02:00". */
char *dopys_wp_account_dup_time_zone (JsonObject *root);

#define DOPYS_WP_ROOT_FIELDS "name,url,home,gmt_offset,timezone_string,namespaces,authentication"

G_END_DECLS
