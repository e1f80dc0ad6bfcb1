/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The articles of a site: searched and filtered there, read page by page, one opened to be worked on.
 *
 * Signal: opened (const char *id): the article is here now.
 */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SITE_ARTICLES (dopys_site_articles_get_type ())
G_DECLARE_FINAL_TYPE (DopysSiteArticles, dopys_site_articles, DOPYS, SITE_ARTICLES, AdwDialog)

AdwDialog *dopys_site_articles_new (DopysWorkspace *workspace, const char *site_id);

G_END_DECLS
