/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures over REST: upload with check sum, sizes, descriptions. */
#pragma once

#include "dopys-site-reply.h"

G_BEGIN_DECLS

/* rest: after the collection: "", "/ID" or "/ID/post-process". */
void dopys_site_media_handle (DopysSiteRequest *request, const char *rest);

/* Where a picture is in the given size ("large", "medium_large", "medium", "thumbnail", "full"), the file itself where
 * that size does not exist. Transfer full; NULL for an unknown id. */
char *dopys_site_media_url (DopysSiteData *data, gint64 id, const char *size, int *width, int *height);

G_END_DECLS
