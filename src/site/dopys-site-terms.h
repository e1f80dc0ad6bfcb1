/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Categories and tags over REST. */
#pragma once

#include "dopys-site-reply.h"

G_BEGIN_DECLS

/* kind: "category" or "tag"; rest: after the collection, "" or "/ID". */
void dopys_site_terms_handle (DopysSiteRequest *request, const char *kind, const char *rest);
/* "Новини, Оголошення" for a list of ids "2,3", as text. Transfer full. */
char *dopys_site_terms_names (DopysSiteData *data, const char *ids);

G_END_DECLS
