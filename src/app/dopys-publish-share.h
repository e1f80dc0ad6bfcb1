/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article that has just become public, for other places: a text for social networks, code for other sites, and its
 * address as a QR code for what is printed.
 *
 * Signals: notice (const char *text): something was copied or saved, or could not be.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-article.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_SHARE (dopys_publish_share_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishShare, dopys_publish_share, DOPYS, PUBLISH_SHARE, GtkWidget)

void dopys_publish_share_show (DopysPublishShare *self, const DopysArticle *article, const char *url);

G_END_DECLS
