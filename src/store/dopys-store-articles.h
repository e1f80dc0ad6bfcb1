/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles, and what sites said of them, in SQL: DopysStoreFuncs, run on the store's thread. */
#pragma once

#include "dopys-article.h"
#include "dopys-sql.h"

G_BEGIN_DECLS

/* For other tables that hold whole articles: binds, from parameter @first on, title, slug, excerpt, categories, tags,
 * lead, status, date, site_id, remote_id, remote_url, remote_modified, modified; the last parameter bound is the
 * document. Fourteen in all. */
void dopys_store_articles_bind (sqlite3_stmt *statement, int first, const DopysArticle *article);
/* Reads the same fourteen from column 0 on. */
DopysArticle *dopys_store_articles_read (sqlite3_stmt *statement, const char *id, GError **error);

/* Within a transaction: the article with its words, what the site said, and the hourly revision. */
gboolean dopys_store_articles_save_all (sqlite3 *db, const DopysArticle *article, GError **error);
gpointer dopys_store_articles_load (sqlite3 *db, gpointer id, GError **error);    /* DopysArticle */
gpointer dopys_store_articles_delete (sqlite3 *db, gpointer id, GError **error);  /* TRUE */
gpointer dopys_store_articles_list (sqlite3 *db, gpointer query, GError **error); /* GPtrArray of DopysArticleRow */
/* id_and_query: strv. DopysArticleRow, NULL without error where it is not found. */
gpointer dopys_store_articles_find (sqlite3 *db, gpointer id_and_query, GError **error);
/* DopysPostRecord: known to the site, and copied to the article. */
gpointer dopys_store_posts_save (sqlite3 *db, gpointer post, GError **error); /* TRUE */
/* key: DopysPostRecord with article_id and site_id. DopysPostRecord; NULL without error where there is none. */
gpointer dopys_store_posts_load (sqlite3 *db, gpointer key, GError **error);
/* key: DopysPostRecord with article_id and site_id: the article is not there any more. */
gpointer dopys_store_posts_forget (sqlite3 *db, gpointer key, GError **error); /* TRUE */
/* date: GDateTime. GPtrArray of DopysPostRecord that were to be public before it and are not known to be. */
gpointer dopys_store_posts_list_due (sqlite3 *db, gpointer date, GError **error);
/* key: with site_id and remote_id. The article's id; NULL without error where none is that post. */
gpointer dopys_store_posts_find (sqlite3 *db, gpointer key, GError **error);

G_END_DECLS
