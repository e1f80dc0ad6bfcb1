/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The public pages, in Ukrainian: each gives a whole HTML (or RSS) text. All transfer full. */
#pragma once

#include "dopys-site-data.h"

G_BEGIN_DECLS

/* page from 1. category: slug or NULL; search: words or NULL. */
char *dopys_site_page_list (DopysSiteData *data, const char *category, const char *search, gint64 page);
/* NULL if there is no such published article. visitor: who is counted, once an hour. */
char *dopys_site_page_article (DopysSiteData *data, gint64 id, const char *visitor);
/* The small card for other sites. NULL as above. */
char *dopys_site_page_embed (DopysSiteData *data, gint64 id);
char *dopys_site_page_feed (DopysSiteData *data);
/* A page that says one thing. title and body: HTML. */
char *dopys_site_page_notice (DopysSiteData *data, const char *title, const char *body);
char *dopys_site_page_missing (DopysSiteData *data);
/* The id of the published article with this slug, 0 if there is none. */
gint64 dopys_site_page_find (DopysSiteData *data, const char *slug);

G_END_DECLS
