/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds of site there are. A new one (Ghost, Micropub, a folder) is one more row of the table in the source file.
 */
#pragma once

#include "dopys-remote.h"

G_BEGIN_DECLS

/* Finds out what is at an address as people type it. Blocking. Errors: those of dopys_wordpress_discover(). */
DopysDiscovery *dopys_remote_discover (const char *address, GCancellable *cancellable, GError **error);
/* kind and api: from discovery. Nothing is sent yet. NULL with INVALID for a kind that this version does not know. */
DopysRemote *dopys_remote_open (const char *kind, const char *api, const char *user, const char *password,
                                GError **error);

G_END_DECLS
