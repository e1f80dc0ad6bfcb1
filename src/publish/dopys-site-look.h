/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A look at an article on its site without changing anything there: before it is edited here, and when the site should
 * have published it.
 */
#pragma once

#include "dopys-remote.h"
#include "dopys-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_LOOK_SAME,    /* as we know it; a state that changed by itself has been stored */
  DOPYS_LOOK_CHANGED, /* somebody changed it there: that version is now among the revisions */
  DOPYS_LOOK_GONE,    /* deleted there, or in the trash */
  DOPYS_LOOK_MISSED,  /* still waits for a time that has passed */
} DopysLook;

/* FALSE where the site could not be asked. Blocking; for worker threads. */
gboolean dopys_site_look (DopysStore *store, DopysRemote *remote, const char *article_id, const char *site_id,
                          DopysLook *look, GCancellable *cancellable, GError **error);

G_END_DECLS
