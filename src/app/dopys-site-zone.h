/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a site still has the time zone it had when it was connected: its administrator may have changed it, and what
 * is scheduled by the old one would come out at another hour. */
#pragma once

#include "dopys-store.h"

G_BEGIN_DECLS

/* Asks the site and keeps the answer. Result: the zone as the site names it now, transfer full; NULL without error
 * where it is the one that was known. */
void dopys_site_zone_read_async (DopysStore *store, const char *site_id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
char *dopys_site_zone_read_finish (DopysStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
