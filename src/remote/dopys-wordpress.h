/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* WordPress over its REST interface (6.8–7.1 measured), an implementation of DopysRemote. */
#pragma once

#include "dopys-remote.h"

G_BEGIN_DECLS

#define DOPYS_WORDPRESS_KIND "wordpress"

#define DOPYS_TYPE_WORDPRESS (dopys_wordpress_get_type ())
G_DECLARE_FINAL_TYPE (DopysWordpress, dopys_wordpress, DOPYS, WORDPRESS, GObject)

/* Finds the interface of the site at an address as people type it ("rada.example", with or without scheme).  Plain http
 * only for this computer (tried first there); https for all others.  Blocking. Errors: NO_NETWORK, NOT_A_SITE, BUSY,
 * BAD_ANSWER, INVALID. */
DopysDiscovery *dopys_wordpress_discover (const char *address, GCancellable *cancellable, GError **error);

/* api: from discovery. Nothing is sent yet. */
DopysRemote *dopys_wordpress_new (const char *api, const char *user, const char *password);

/* For tests: milliseconds that a request may take (0: what suits it), and between two looks at what the site is making.
 */
void dopys_wordpress_set_pace (DopysWordpress *self, guint timeout, guint poll);

G_END_DECLS
