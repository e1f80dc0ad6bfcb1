/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Earlier states of articles in SQL: DopysStoreFuncs, run on the store's thread. */
#pragma once

#include "dopys-store-values.h"
#include "dopys-sql.h"

G_BEGIN_DECLS

typedef struct
{
  const DopysArticle *article;
  DopysRevisionKind kind;
  const char *note;
} DopysNewRevision;

gpointer dopys_store_revisions_save (sqlite3 *db, gpointer revision, GError **error);   /* TRUE */
gpointer dopys_store_revisions_list (sqlite3 *db, gpointer article_id, GError **error); /* of DopysRevisionRow */
gpointer dopys_store_revisions_load (sqlite3 *db, gpointer number, GError **error);     /* gint64 → DopysArticle */

G_END_DECLS
