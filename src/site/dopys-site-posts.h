/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Posts over REST. */
#pragma once

#include "dopys-site-reply.h"

G_BEGIN_DECLS

/* rest: after the collection: "", "/ID" or "/ID/revisions". */
void dopys_site_posts_handle (DopysSiteRequest *request, const char *rest);
/* Scheduled posts whose time has come are published. */
void dopys_site_posts_publish_due (DopysSiteData *data);
/* The public address of a post. Transfer full. */
char *dopys_site_post_link (DopysSiteData *data, gint64 id, const char *slug, const char *status, const char *date_gmt);

G_END_DECLS
