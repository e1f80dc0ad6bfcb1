/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles, and what sites said of them, in SQL: DopysStoreFuncs, run on the store's thread. */
#pragma once

#include "dopys-sql.h"

G_BEGIN_DECLS

gpointer dopys_store_articles_save (sqlite3 *db, gpointer article, GError **error); /* TRUE */
gpointer dopys_store_articles_load (sqlite3 *db, gpointer id, GError **error);      /* DopysArticle */
gpointer dopys_store_articles_delete (sqlite3 *db, gpointer id, GError **error);    /* TRUE */
gpointer dopys_store_articles_list (sqlite3 *db, gpointer query, GError **error);   /* GPtrArray of DopysArticleRow */
/* DopysPostRecord: known to the site, and copied to the article. */
gpointer dopys_store_posts_save (sqlite3 *db, gpointer post, GError **error); /* TRUE */
/* key: DopysPostRecord with article_id and site_id. DopysPostRecord; NULL without error where there is none. */
gpointer dopys_store_posts_load (sqlite3 *db, gpointer key, GError **error);

G_END_DECLS
