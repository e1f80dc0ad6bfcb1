/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A connected site as an item of a list: the store's record with GObject around it.  Immutable. */
#pragma once

#include "dopys-store.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SITE_ITEM (dopys_site_item_get_type ())
/* Property: name (string), what the person sees. */
G_DECLARE_FINAL_TYPE (DopysSiteItem, dopys_site_item, DOPYS, SITE_ITEM, GObject)

DopysSiteItem *dopys_site_item_new (const DopysSiteRecord *record);
const DopysSiteRecord *dopys_site_item_get_record (DopysSiteItem *self);
/* What was chosen in the preferences. */
void dopys_site_item_set_photos (DopysSiteItem *self, const DopysPhotoWish *wish);
const char *dopys_site_item_get_id (DopysSiteItem *self);
/* The site's name, or its address where it has none. */
const char *dopys_site_item_get_name (DopysSiteItem *self);
/* The address without scheme and trailing slash, for labels. Transfer full. */
char *dopys_site_item_dup_host (DopysSiteItem *self);

G_END_DECLS
