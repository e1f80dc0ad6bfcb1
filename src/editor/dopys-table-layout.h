/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the cells of a table are, and their text laid out.
 *
 * Coordinates are pixels of the widget that shows the table, from its top left corner.  Only cells that changed since
 * the last time are laid out again.  The caption counts as a cell: its row is the number of rows.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-block.h"

G_BEGIN_DECLS

typedef struct _DopysTableLayout DopysTableLayout;

/* Between the lines of the table and the text of a cell. */
#define DOPYS_TABLE_PADDING_X 9
#define DOPYS_TABLE_PADDING_Y 6
/* Of the caption's letters. */
#define DOPYS_TABLE_CAPTION_SCALE 0.9

/* widget gives font and language; borrowed, it owns the layout. */
DopysTableLayout *dopys_table_layout_new (GtkWidget *widget);
void dopys_table_layout_free (DopysTableLayout *self);
/* caption: whether it has a place though it is empty. */
void dopys_table_layout_update (DopysTableLayout *self, DopysTable *table, int width, gboolean caption);
/* The font changed: everything is laid out anew at the next update. */
void dopys_table_layout_forget (DopysTableLayout *self);

int dopys_table_layout_get_height (DopysTableLayout *self);
/* Of the rows alone, without the caption. */
int dopys_table_layout_get_grid_height (DopysTableLayout *self);
/* The whole cell with its padding; FALSE: no caption is shown. */
gboolean dopys_table_layout_get_place (DopysTableLayout *self, guint row, guint column, GdkRectangle *place);
/* Borrowed; the place of the text is that of the cell within its padding. */
PangoLayout *dopys_table_layout_get_text (DopysTableLayout *self, guint row, guint column);
/* The cell at a point, or the nearest one. */
void dopys_table_layout_find (DopysTableLayout *self, double x, double y, guint *row, guint *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysTableLayout, dopys_table_layout_free)

G_END_DECLS
