/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The widget that stands in the text for a table.
 *
 * It draws all cells itself, of a long table those near the visible part; its only child is the editor that lies over
 * the active cell, lent by the owner.  The caption counts as a cell: its row is the number of rows.
 * Signal: pressed (guint row, guint column, guint position, guint button).
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-block.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_TABLE_WIDGET (dopys_table_widget_get_type ())
G_DECLARE_FINAL_TYPE (DopysTableWidget, dopys_table_widget, DOPYS, TABLE_WIDGET, GtkWidget)

/* visible: (nullable): the adjustment that scrolls the text around. */
GtkWidget *dopys_table_widget_new (DopysTable *table, GtkAdjustment *visible);
void dopys_table_widget_set_table (DopysTableWidget *self, DopysTable *table);
DopysTable *dopys_table_widget_get_table (DopysTableWidget *self);
/* The width of the text column, in pixels. */
void dopys_table_widget_set_column (DopysTableWidget *self, int width);
/* Selected as a whole. */
void dopys_table_widget_set_selected (DopysTableWidget *self, gboolean selected);

/* Puts the editor over a cell; the widget holds it until it is taken away. */
void dopys_table_widget_activate_cell (DopysTableWidget *self, GtkWidget *editor, guint row, guint column);
/* Takes the editor away. */
void dopys_table_widget_release (DopysTableWidget *self);

/* In the widget's coordinates; FALSE for a caption that is not shown. */
gboolean dopys_table_widget_get_place (DopysTableWidget *self, guint row, guint column, GdkRectangle *place);
/* The column at x. */
guint dopys_table_widget_find_column (DopysTableWidget *self, double x);

G_END_DECLS
