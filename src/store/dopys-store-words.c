/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-words.h"

#include "dopys-fold.h"
#include "dopys-store-blob.h"

/* For searching: apostrophes of every kind go, so that all spellings of «п’ять» are one word. */
static char *
fold_apostrophes (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!dopys_fold_is_apostrophe (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static gboolean
insert_words (sqlite3 *db, gint64 number, const char *title, const char *text, GError **error)
{
  g_autofree char *folded_title = fold_apostrophes (title ? title : "");
  g_autofree char *folded_text = fold_apostrophes (text);
  g_autoptr (sqlite3_stmt) words =
      dopys_sql_prepare (db, "INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)", error);

  if (words == NULL)
    return FALSE;
  sqlite3_bind_int64 (words, 1, number);
  dopys_sql_bind_text (words, 2, folded_title);
  dopys_sql_bind_text (words, 3, folded_text);
  return dopys_sql_step (words, NULL, error);
}

gboolean
dopys_store_words_save (sqlite3 *db, const DopysArticle *article, const char *text, GError **error)
{
  g_autoptr (sqlite3_stmt) number = dopys_sql_prepare (db, "SELECT number FROM articles WHERE id = ?", error);
  gboolean row;

  if (number == NULL)
    return FALSE;
  dopys_sql_bind_text (number, 1, article->id);
  return dopys_store_words_delete (db, article->id, error) && dopys_sql_step (number, &row, error) &&
         (!row || insert_words (db, sqlite3_column_int64 (number, 0), article->title, text, error));
}

gboolean
dopys_store_words_delete (sqlite3 *db, const char *article_id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db, "DELETE FROM article_words WHERE rowid = (SELECT number FROM articles WHERE id = ?)", error);

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, article_id);
  return dopys_sql_step (statement, NULL, error);
}

gboolean
dopys_store_words_fill (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) articles = dopys_sql_prepare (db,
                                                         "SELECT number, title, document FROM articles"
                                                         " WHERE NOT (SELECT EXISTS (SELECT 1 FROM article_words))",
                                                         error);
  gboolean row;

  while (articles && dopys_sql_step (articles, &row, error))
    {
      if (!row)
        return TRUE;
      g_autoptr (GBytes) bytes = dopys_sql_dup_bytes (articles, 2);
      g_autoptr (DopysDocument) document = bytes ? dopys_store_blob_to_document (bytes, NULL) : NULL;
      g_autofree char *text = document ? dopys_document_dup_text (document) : g_strdup ("");
      const char *title = (const char *) sqlite3_column_text (articles, 1);
      if (!insert_words (db, sqlite3_column_int64 (articles, 0), title, text, error))
        return FALSE;
    }
  return FALSE;
}

char *
dopys_store_words_match (const char *query)
{
  g_autofree char *folded = fold_apostrophes (query);
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (GRegex) word = g_regex_new ("[\\p{L}\\p{N}]+", 0, 0, NULL);
  g_autoptr (GMatchInfo) found = NULL;

  for (g_regex_match (word, folded, 0, &found); g_match_info_matches (found); g_match_info_next (found, NULL))
    {
      g_autofree char *text = g_match_info_fetch (found, 0);
      g_string_append_printf (match, "\"%s\"* ", text);
    }
  return match->len ? g_strdup (match->str) : NULL;
}
