/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offers completions below a text field while somebody types in it, and is never in the way: keys mean what they always
 * do until Down was pressed, which chooses; then Enter puts the chosen one in.  Escape closes the offer.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Appends completions (of DopysCompletion, see dopys-phrases.h) for what stands before the caret. */
typedef void (*DopysCompleteFunc) (GtkWidget *field, const char *before, GPtrArray *completions, gpointer user_data);

#define DOPYS_TYPE_COMPLETER (dopys_completer_get_type ())
G_DECLARE_FINAL_TYPE (DopysCompleter, dopys_completer, DOPYS, COMPLETER, GtkPopover)

/* Parented to a widget that holds the fields, which lays it out with gtk_popover_present() and unparents it; it sees
 * the keys before the fields do. user_data must live as long as that widget. */
DopysCompleter *dopys_completer_new (GtkWidget *parent, DopysCompleteFunc func, gpointer user_data);
/* Somebody typed in the field: a GtkTextView or a GtkEditable within the parent. */
void dopys_completer_typed (DopysCompleter *self, GtkWidget *field);
void dopys_completer_close (DopysCompleter *self);

G_END_DECLS
