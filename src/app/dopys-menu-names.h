/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names for the items of menus.  GTK 4.18 says of an item that a label names it, and hides that label from assistive
 * tools: a screen reader would say “menu item” for each of them.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From here on, each menu of the program has its items named when it opens. Once, after GTK was initialized. */
void dopys_menu_names_watch (void);

G_END_DECLS
