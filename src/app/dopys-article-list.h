/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The articles of the store as a list model of DopysArticleItem, in the sections of the sidebar (GtkSectionModel):
 * drafts, in the queue, on the site; newest first in each.
 *
 * Follows the store and the publisher; reads in the background, one read at a time.  Items stay while their article
 * stays, so that selection and scroll position do.
 */
#pragma once

#include "dopys-article-item.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_ARTICLE_LIST (dopys_article_list_get_type ())
/* Property: loaded (boolean), whether the store was read at least once. Signal: refreshed (). */
G_DECLARE_FINAL_TYPE (DopysArticleList, dopys_article_list, DOPYS, ARTICLE_LIST, GObject)

DopysArticleList *dopys_article_list_new (DopysWorkspace *workspace);
/* Words to look for; "" for all. */
void dopys_article_list_set_query (DopysArticleList *self, const char *query);
const char *dopys_article_list_get_query (DopysArticleList *self);
gboolean dopys_article_list_get_loaded (DopysArticleList *self);
/* G_MAXUINT if it is not in the list. */
guint dopys_article_list_find (DopysArticleList *self, const char *id);

G_END_DECLS
