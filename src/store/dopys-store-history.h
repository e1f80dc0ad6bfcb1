/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo in SQL: the steps of each article's history, as differences that lead away from the stored document.  They are
 * written in the transaction that writes the document, so that they always fit it. DopysStoreFuncs, run on the store's
 * thread.
 */
#pragma once

#include "dopys-article.h"
#include "dopys-history-step.h"
#include "dopys-sql.h"

G_BEGIN_DECLS

/* An article to be written with what changed in its history; changes NULL: it was changed outside of a session, and
 * where that made it another document, the steps lead nowhere any more and go. */
typedef struct
{
  DopysArticle *article;
  DopysHistoryChanges *changes;
} DopysStoredHistory;

void dopys_stored_history_free (DopysStoredHistory *self);

gpointer dopys_store_history_save (sqlite3 *db, gpointer stored_history, GError **error); /* TRUE */
/* article: its id and the document that is stored. GPtrArray of DopysHistoryStep, the newest of each stack first; what
 * does not fit is left out with all that is behind it. */
gpointer dopys_store_history_load (sqlite3 *db, gpointer article, GError **error);

G_END_DECLS
