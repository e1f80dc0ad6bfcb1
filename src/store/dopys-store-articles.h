/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles in SQL: DopysStoreFuncs, run on the store's thread. */
#pragma once

#include "dopys-article.h"
#include "dopys-sql.h"

G_BEGIN_DECLS

/* What publishing learnt of an article. */
typedef struct
{
  const char *article_id;
  const char *site_id;
  gint64 remote_id;
  const char *url;
  const char *remote_modified;
  DopysStatus status;
} DopysRemoteFacts;

gpointer dopys_store_articles_save (sqlite3 *db, gpointer article, GError **error); /* TRUE */
gpointer dopys_store_articles_load (sqlite3 *db, gpointer id, GError **error);      /* DopysArticle */
gpointer dopys_store_articles_delete (sqlite3 *db, gpointer id, GError **error);    /* TRUE */
gpointer dopys_store_articles_list (sqlite3 *db, gpointer query, GError **error);   /* GPtrArray of DopysArticleRow */
gpointer dopys_store_articles_set_remote (sqlite3 *db, gpointer facts, GError **error); /* TRUE */

G_END_DECLS
