/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The content of a post as its page shows it. */
#pragma once

#include "dopys-site-data.h"

G_BEGIN_DECLS

/* Block comments go; each picture of the library becomes a link to the whole picture, with its size, loaded when it is
 * needed. Transfer full. */
char *dopys_site_content_render (DopysSiteData *data, const char *content);
/* Without block comments and with embedded videos as links; pictures stay as they are. Transfer full. */
char *dopys_site_content_without_blocks (const char *content);
/* The text alone, on one line. Transfer full. */
char *dopys_site_content_text (const char *content);
/* The lead photo, or the first picture in the text; 0 if there is none. */
gint64 dopys_site_content_cover (DopysSiteData *data, gint64 lead, const char *content);

G_END_DECLS
