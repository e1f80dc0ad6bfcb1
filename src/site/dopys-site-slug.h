/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Slugs as WordPress makes them: lower case, what is not Latin percent-encoded, unique within a table. */
#pragma once

#include "dopys-site-data.h"

G_BEGIN_DECLS

char *dopys_site_slug_sanitize (const char *text);
/* table: "posts" or "media". own_id is not counted as another. Transfer full: slug, slug-2, slug-3… */
char *dopys_site_slug_unique (DopysSiteData *data, const char *table, const char *slug, gint64 own_id);

G_END_DECLS
