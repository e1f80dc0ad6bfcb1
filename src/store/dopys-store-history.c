/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-history.h"

#include "dopys-store-articles.h"
#include "dopys-store-blob.h"

#define DONE GINT_TO_POINTER (TRUE)

void
dopys_stored_history_free (DopysStoredHistory *self)
{
  g_clear_pointer (&self->article, dopys_article_free);
  g_clear_pointer (&self->changes, dopys_history_changes_free);
  g_free (self);
}

/* ---- saving ---- */

static gboolean
remove_all (sqlite3 *db, const char *article_id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (db, "DELETE FROM history WHERE article_id = ?", error);

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, article_id);
  return dopys_sql_step (statement, NULL, error);
}

static gboolean
remove_steps (sqlite3 *db, const char *article_id, GArray *serials, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db, "DELETE FROM history WHERE article_id = ? AND serial = ?", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < serials->len; i++)
    {
      sqlite3_reset (statement);
      dopys_sql_bind_text (statement, 1, article_id);
      sqlite3_bind_int64 (statement, 2, g_array_index (serials, gint64, i));
      if (!dopys_sql_step (statement, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
bind_step (sqlite3_stmt *statement, const char *article_id, const DopysHistoryStep *step)
{
  g_autoptr (GVariant) difference = g_variant_ref_sink (dopys_history_step_to_variant (step));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (difference);
  g_autoptr (GBytes) lead = dopys_store_blob_from_lead (step->lead);

  dopys_sql_bind_text (statement, 1, article_id);
  sqlite3_bind_int64 (statement, 2, step->serial);
  sqlite3_bind_int (statement, 3, step->redo);
  sqlite3_bind_int (statement, 4, step->kind);
  sqlite3_bind_int64 (statement, 5, step->selection.anchor);
  sqlite3_bind_int64 (statement, 6, step->selection.caret);
  sqlite3_bind_int (statement, 7, step->knows_lead);
  dopys_sql_bind_bytes (statement, 8, lead);
  dopys_sql_bind_bytes (statement, 9, bytes);
}

static gboolean
put_steps (sqlite3 *db, const char *article_id, GPtrArray *steps, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db,
      "INSERT OR REPLACE INTO history (article_id, serial, redo, kind, anchor, caret, knows_lead, lead,"
      " difference) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      sqlite3_reset (statement);
      bind_step (statement, article_id, g_ptr_array_index (steps, i));
      if (!dopys_sql_step (statement, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_changes (sqlite3 *db, const char *article_id, const DopysHistoryChanges *changes, GError **error)
{
  return (!changes->all || remove_all (db, article_id, error)) &&
         remove_steps (db, article_id, changes->removed, error) && put_steps (db, article_id, changes->steps, error);
}

static gboolean
remove_misfits (sqlite3 *db, const DopysArticle *article, GError **error)
{
  g_autoptr (GBytes) document = dopys_store_blob_from_document (article->document);
  g_autoptr (sqlite3_stmt) statement = dopys_sql_prepare (
      db,
      "DELETE FROM history WHERE article_id = ?1 AND EXISTS (SELECT 1 FROM articles WHERE id = ?1 AND document <> ?2)",
      error);

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, article->id);
  dopys_sql_bind_bytes (statement, 2, document);
  return dopys_sql_step (statement, NULL, error);
}

gpointer
dopys_store_history_save (sqlite3 *db, gpointer data, GError **error)
{
  const DopysStoredHistory *stored = data;

  if (!dopys_sql_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;
  if ((stored->changes || remove_misfits (db, stored->article, error)) &&
      dopys_store_articles_save_all (db, stored->article, error) &&
      (!stored->changes || save_changes (db, stored->article->id, stored->changes, error)) &&
      dopys_sql_exec (db, "COMMIT", error))
    return DONE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return NULL;
}

/* ---- loading ---- */

/* NULL if the row does not fit. */
static DopysHistoryStep *
read_step (sqlite3_stmt *statement, DopysDocument *next)
{
  g_autoptr (DopysHistoryStep) step = g_new0 (DopysHistoryStep, 1);
  g_autoptr (GBytes) lead = dopys_sql_dup_bytes (statement, 6);
  g_autoptr (GBytes) bytes = dopys_sql_dup_bytes (statement, 7);
  int kind = sqlite3_column_int (statement, 2);

  step->serial = sqlite3_column_int64 (statement, 0);
  step->redo = sqlite3_column_int (statement, 1) != 0;
  step->kind = kind >= 0 && kind < DOPYS_STEP_N_KINDS ? (DopysStepKind) kind : DOPYS_STEP_OTHER;
  step->selection.anchor = (guint) CLAMP (sqlite3_column_int64 (statement, 3), 0, G_MAXUINT);
  step->selection.caret = (guint) CLAMP (sqlite3_column_int64 (statement, 4), 0, G_MAXUINT);
  step->knows_lead = sqlite3_column_int (statement, 5) != 0;
  step->lead = lead ? dopys_store_blob_to_lead (lead, NULL) : NULL;
  step->next = dopys_document_ref (next);
  step->document =
      bytes ? dopys_history_step_read (g_variant_new_from_bytes (G_VARIANT_TYPE ("(uumv)"), bytes, FALSE), next) : NULL;
  return step->document ? g_steal_pointer (&step) : NULL;
}

/* The steps of one stack. */
static gboolean
load_stack (sqlite3 *db, const DopysArticle *article, gboolean redo, GPtrArray *steps, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      dopys_sql_prepare (db,
                         "SELECT serial, redo, kind, anchor, caret, knows_lead, lead, difference FROM history"
                         " WHERE article_id = ? AND redo = ? ORDER BY serial DESC",
                         error);
  DopysDocument *next = article->document;
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  dopys_sql_bind_text (statement, 1, article->id);
  sqlite3_bind_int (statement, 2, redo);
  while (dopys_sql_step (statement, &row, error))
    {
      DopysHistoryStep *step = row ? read_step (statement, next) : NULL;
      if (step == NULL)
        return TRUE;
      g_ptr_array_add (steps, step);
      next = step->document;
    }
  return FALSE;
}

gpointer
dopys_store_history_load (sqlite3 *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_history_step_free);

  if (load_stack (db, data, FALSE, steps, error) && load_stack (db, data, TRUE, steps, error))
    return g_steal_pointer (&steps);
  return NULL;
}
