/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A post of a site becomes an article here, to be worked on as if it had been written here. */
#pragma once

#include "dopys-remote.h"
#include "dopys-store.h"

G_BEGIN_DECLS

/* Reads the post and stores it; one that is here already is left as it is, with whatever was changed here since.
 * Returns the article's id. Blocking; for worker threads. */
char *dopys_site_import (DopysStore *store, DopysRemote *remote, const char *site_id, gint64 remote_id,
                         GCancellable *cancellable, GError **error);

G_END_DECLS
