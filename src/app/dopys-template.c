/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-template.h"

void
dopys_template_dispose (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)))
    gtk_widget_unparent (child);
}

GtkWidget *
dopys_template_icon (const char *name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

void
dopys_template_init_dialog (AdwDialog *dialog)
{
  int dpi = 0; /* in 1024th; -1 where the desktop does not say */

  gtk_widget_init_template (GTK_WIDGET (dialog));
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (dialog)), "gtk-xft-dpi", &dpi, NULL);
  adw_dialog_set_content_width (dialog, adw_dialog_get_content_width (dialog) * CLAMP (dpi / 1024.0 / 96, 1, 2));
}
