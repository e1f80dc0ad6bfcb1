/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a widget's template apart when the widget goes. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_widget_dispose_template(), and also unparents the children that are not bound to a field: for widgets that
 * derive from GtkWidget itself, whose children nobody else unparents. */
void dopys_template_dispose (GtkWidget *widget, GType type);

G_END_DECLS
