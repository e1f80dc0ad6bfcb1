/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-announce.h"

/* GTK 4.18 drops what is announced by a widget that no assistive tool has looked at yet, which is most of them. Of the
 * focus it has always told; where the widget with the focus is only part of a field, under the name of the field. */
void
dopys_announce (GtkWidget *widget, const char *text, GtkAccessibleAnnouncementPriority priority)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *told = root ? gtk_root_get_focus (root) : NULL;

  while (told && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (told)) == GTK_ACCESSIBLE_ROLE_NONE)
    told = gtk_widget_get_parent (told);
  if (root)
    gtk_accessible_announce (GTK_ACCESSIBLE (told ? told : GTK_WIDGET (root)), text, priority);
}
