/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list or grid that has rows only while somebody looks at it.
 *
 * GTK makes up to 200 rows at once, in a list that is out of sight too: half a second for photos, which whoever writes
 * the text while photos arrive must not wait.  So the view gives its model away when it is unmapped; the selection
 * stays in the model.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* view: a widget with the property "model". From now on, for its life. */
void dopys_list_rest_install (GtkWidget *view);
/* Gives it its rows, for whoever wants to scroll to one; they also come when it is mapped. TRUE if it had none. */
gboolean dopys_list_rest_wake (GtkWidget *view);

G_END_DECLS
