/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for the size of a new table: a grid of squares, with the pointer or the arrows and Enter.
 * Signal: picked (guint rows, guint columns).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOPYS_TYPE_TABLE_PICKER (dopys_table_picker_get_type ())
G_DECLARE_FINAL_TYPE (DopysTablePicker, dopys_table_picker, DOPYS, TABLE_PICKER, GtkPopover)

GtkWidget *dopys_table_picker_new (void);

G_END_DECLS
