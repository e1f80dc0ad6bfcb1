/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a site wants of photos, as rows below the site's own in the preferences.  Kept as it is chosen. */
#pragma once

#include <adwaita.h>

#include "dopys-site-item.h"
#include "dopys-store.h"

G_BEGIN_DECLS

void dopys_site_photos_add_rows (AdwExpanderRow *row, DopysSiteItem *site, DopysStore *store);

G_END_DECLS
