/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The connected sites as a list model of DopysSiteItem, by name; follows the store.
 *
 * Reading happens in a worker thread: the list is empty until it is loaded.
 */
#pragma once

#include "dopys-site-item.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SITE_LIST (dopys_site_list_get_type ())
/* Property: loaded (boolean), whether the store was read at least once. */
G_DECLARE_FINAL_TYPE (DopysSiteList, dopys_site_list, DOPYS, SITE_LIST, GObject)

DopysSiteList *dopys_site_list_new (DopysStore *store);
gboolean dopys_site_list_get_loaded (DopysSiteList *self);
/* Borrowed; NULL beyond the end. */
DopysSiteItem *dopys_site_list_get (DopysSiteList *self, guint position);
/* NULL if there is no such site. Borrowed; position may be NULL. */
DopysSiteItem *dopys_site_list_find (DopysSiteList *self, const char *id, guint *position);

G_END_DECLS
