/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the options for trying the program bring in at start: a site from a file of credentials, a sample from a folder.
 */
#pragma once

#include "dopys-workspace.h"

G_BEGIN_DECLS

/* path: lines SITE_URL=, SITE_USER=, SITE_PASSWORD=; the address must be this computer's own.  Connects the site if it
 * is not connected yet, and remembers its password in any case. Blocking; errors are whole sentences. */
gboolean dopys_provision_site (DopysWorkspace *workspace, const char *path, GError **error);
/* folder: article.html and its photos.  Puts it in as a draft where there is no article yet; id: (out) (optional): of
 * the article, NULL where none was put in. Transfer full. Blocking. */
gboolean dopys_provision_sample (DopysWorkspace *workspace, const char *folder, char **id, GError **error);

G_END_DECLS
