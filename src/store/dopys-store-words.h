/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words by which articles are found: the table article_words, one row for each article under its number. */
#pragma once

#include "dopys-article.h"
#include "dopys-sql.h"

G_BEGIN_DECLS

/* The words of an article whose row is stored already; text: that of its document. */
gboolean dopys_store_words_save (sqlite3 *db, const DopysArticle *article, const char *text, GError **error);
gboolean dopys_store_words_delete (sqlite3 *db, const char *article_id, GError **error);
/* Those of all articles where the table is empty: an article whose text cannot be read is found by its title. */
gboolean dopys_store_words_fill (sqlite3 *db, GError **error);

/* Words of a query as prefixes for MATCH: «п'я зустр» → "пя"* "зустр"*. NULL where it has no words. Transfer full. */
char *dopys_store_words_match (const char *query);

G_END_DECLS
