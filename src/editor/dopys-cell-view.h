/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor that lies over the one cell of a table that is being edited.
 *
 * It has a session of its own with one paragraph, which never reaches the history or the store: each change is told to
 * the owner, who makes it an edit of the article.  Character styles and links are the "article." actions of the article
 * view, here for the cell; undo is left to the article view, up to which its keys go.
 * Signals:
 *   edited (DopysBlock *cell, DopysStepKind kind)    the paragraph changed, and by what
 *   table-pasted (DopysTable *table)                 a table was pasted; the cell stayed as it was
 *   left (DopysCellWay way)                          the caret wants to go to another cell or out
 *   command (DopysTableCommand command)              something is to be done to the table
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-paster.h"
#include "dopys-session.h"
#include "dopys-table-command.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_CELL_VIEW (dopys_cell_view_get_type ())
G_DECLARE_FINAL_TYPE (DopysCellView, dopys_cell_view, DOPYS, CELL_VIEW, GtkTextView)

/* paster: of the article view; its pictures have no place in a cell. */
GtkWidget *dopys_cell_view_new (DopysPaster *paster);
/* Shows another paragraph; caret: a position in it, clamped. The same paragraph keeps its caret unless moved. */
void dopys_cell_view_show (DopysCellView *self, DopysBlock *cell, guint caret);
/* The paragraph as it became by an edit from elsewhere, such as undo: the caret goes to where it changed. */
void dopys_cell_view_update (DopysCellView *self, DopysBlock *cell);
DopysSession *dopys_cell_view_get_session (DopysCellView *self);

G_END_DECLS
