/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small help for widgets made of templates and rows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_widget_dispose_template(), and also unparents the children that are not bound to a field: for widgets that
 * derive from GtkWidget itself, whose children nobody else unparents. */
void dopys_template_dispose (GtkWidget *widget, GType type);
/* An icon that says nothing the text beside it does not: assistive tools pass over it. */
GtkWidget *dopys_template_icon (const char *name);

G_END_DECLS
