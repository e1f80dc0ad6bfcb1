/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The public pages, in Ukrainian: each gives a whole HTML (or RSS) text. All transfer full. */
#pragma once

#include "dopys-site-data.h"

G_BEGIN_DECLS

/**
 * DopysSitePageText:
 * What the page of an article says; borrowed.
 * @title: plain, as are the following
 * @date: for people
 * @machine: the same for programs
 * @note: (nullable): after the date
 * @categories: names, "" for none
 * @lead: HTML of the lead photo, "" for none
 * @body: HTML
 * @after: HTML after the text
 */
typedef struct
{
  const char *title;
  const char *date;
  const char *machine;
  const char *note;
  const char *categories;
  const char *lead;
  const char *body;
  const char *after;
} DopysSitePageText;

/* head: (nullable): HTML for the head. Of data only title and base are used. */
char *dopys_site_page_write (DopysSiteData *data, const DopysSitePageText *text, const char *head);

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
