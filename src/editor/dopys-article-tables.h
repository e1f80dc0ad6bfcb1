/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of an article view: their widgets, the one cell that is being edited, and how the caret gets there and
 * out.
 *
 * While a cell is active, the session's caret stands before the table; the cell stops being active when it goes
 * elsewhere. Every change of a cell is an edit of the session. Signal: active-changed (), when another cell, or none,
 * is active.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-paster.h"
#include "dopys-session.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_ARTICLE_TABLES (dopys_article_tables_get_type ())
G_DECLARE_FINAL_TYPE (DopysArticleTables, dopys_article_tables, DOPYS, ARTICLE_TABLES, GObject)

/* view: owns the result; not referenced. */
DopysArticleTables *dopys_article_tables_new (GtkTextView *view, DopysPaster *paster);
/* Lets everything go; for the view's dispose. */
void dopys_article_tables_close (DopysArticleTables *self);
/* session: (nullable) */
void dopys_article_tables_set_session (DopysArticleTables *self, DopysSession *session);

/* Puts a widget for the table at the anchor. */
void dopys_article_tables_add (DopysArticleTables *self, GtkTextChildAnchor *anchor, DopysTable *table);
/* The table at the anchor is another now. */
void dopys_article_tables_update (DopysArticleTables *self, GtkTextChildAnchor *anchor, DopysTable *table);
void dopys_article_tables_set_column (DopysArticleTables *self, int width);
/* Shows what is selected as selected, and lets the active cell go where the caret went elsewhere. */
void dopys_article_tables_follow_selection (DopysArticleTables *self);

/* Puts an empty table with a header at the caret, and the caret into its first cell. */
void dopys_article_tables_insert (DopysArticleTables *self, guint n_rows, guint n_columns);
/* The editor of the active cell; NULL if none is active. Borrowed. */
GtkWidget *dopys_article_tables_get_editor (DopysArticleTables *self);
/* Its session; NULL if none is active. Borrowed. */
DopysSession *dopys_article_tables_get_session (DopysArticleTables *self);
/* The table with the active cell, or the one that is selected; NULL. Borrowed. */
DopysTable *dopys_article_tables_get_table (DopysArticleTables *self);

/* An arrow or Enter at the caret of the text: into a table, if it leads there. */
gboolean dopys_article_tables_enter (DopysArticleTables *self, guint keyval);

G_END_DECLS
