/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The part of the format bar that is for tables: rows, columns, header, caption. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-block.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_TABLE_BAR (dopys_table_bar_get_type ())
G_DECLARE_FINAL_TYPE (DopysTableBar, dopys_table_bar, DOPYS, TABLE_BAR, GtkWidget)

GtkWidget *dopys_table_bar_new (void);
/* table: (nullable): the one whose cell is edited; target: the editor, which has the actions "table.…". */
void dopys_table_bar_show (DopysTableBar *self, DopysTable *table, GtkWidget *target);

G_END_DECLS
