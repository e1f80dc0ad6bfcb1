/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The panes of the window, between which F6 and Shift+F6 go round: the list, the text, the inspector; on the photo desk
 * the grid and the form.
 *
 * A widget says that it is a pane; those that the window shows at the moment are visited from left to right and from
 * the top down, whatever was folded away or is covered left out.  In each the focus comes back to where it was.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* home: what of the pane, or the pane itself, gets the focus first, and later too unless another field had it last: a
 * button is no place to come back to, and a list knows better than its rows, which are used again for others.  NULL:
 * whatever had it last, at first what Tab reaches. Once for each widget. */
void dopys_panes_mark (GtkWidget *pane, GtkWidget *home);
/* Gives a marked pane that is shown the focus, as F6 does. */
void dopys_panes_enter (GtkWidget *pane);
/* The actions win.next-pane and win.previous-pane with their keys, for the class of the window. */
void dopys_panes_install (GtkWidgetClass *window_class);
/* Remembers from now on where in its panes the focus was. Once for each window. */
void dopys_panes_follow (GtkWindow *window);

G_END_DECLS
