/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small help for widgets made of templates and rows. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* As gtk_widget_dispose_template(), and also unparents the children that are not bound to a field: for widgets that
 * derive from GtkWidget itself, whose children nobody else unparents. */
void dopys_template_dispose (GtkWidget *widget, GType type);
/* An icon that says nothing the text beside it does not: assistive tools pass over it. */
GtkWidget *dopys_template_icon (const char *name);
/* Lets the labels of all buttons in the widget take several lines, so that they fit where text is large and the window
 * narrow. */
void dopys_template_wrap_buttons (GtkWidget *widget);
/* The same for the titles of preferences groups, which Libadwaita cuts. */
void dopys_template_wrap_titles (GtkWidget *widget);
/* For templates: notify::icon-name of a button whose label gives way to an icon in a narrow window. The label, although
 * gone, would go on to name the button; what the template says of it does from here on. */
void dopys_template_icon_named (GtkWidget *button);
/* gtk_widget_init_template() of a dialog whose width is right for text of the usual size: with larger text it is wider.
 */
void dopys_template_init_dialog (AdwDialog *dialog);

G_END_DECLS
