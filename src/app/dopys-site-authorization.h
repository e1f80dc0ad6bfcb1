/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* «Allow in the browser»: the site's own page makes an application password and hands it to this program by an address
 * of the program's own scheme (dopys:), which the desktop opens with it.
 *
 * What comes back is believed only if it carries the secret that went out with the request, so that no page and no
 * other program can hand in a site or password of its own.  The site's address is taken from what was typed, never from
 * the answer. Pure but for making the secret.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A secret for one request. Transfer full. */
char *dopys_site_authorization_new_secret (void);
/* The page to show in the browser. page: the site's address for granting, from discovery. Transfer full. */
char *dopys_site_authorization_dup_page (const char *page, const char *secret);

/* Whether an address is an answer to a request of this program at all. */
gboolean dopys_site_authorization_is_answer (const char *uri);
/* user, password: (out). FALSE with CANCELLED of G_IO_ERROR where the person refused in the browser, with INVALID for
 * an answer that belongs to no request of ours. */
gboolean dopys_site_authorization_read (const char *uri, const char *secret, char **user, char **password,
                                        GError **error);

G_END_DECLS
