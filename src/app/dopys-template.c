/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-template.h"

/* Of the longest label of a button in one line that fits a phone. */
#define LINE_CHARS 28

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

/* How much larger than usual the text is, up to twice. */
static double
text_scale (GtkWidget *widget)
{
  int dpi = 0; /* in 1024th; -1 where the desktop does not say */

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return CLAMP (dpi / 1024.0 / 96, 1, 2);
}

void
dopys_template_wrap_buttons (GtkWidget *widget)
{
  GtkWidget *child = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  if (GTK_IS_LABEL (child))
    {
      gtk_label_set_wrap (GTK_LABEL (child), TRUE);
      gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
      gtk_label_set_max_width_chars (GTK_LABEL (child), (int) (LINE_CHARS / text_scale (child)));
      return;
    }
  for (child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    dopys_template_wrap_buttons (child);
}

void
dopys_template_wrap_titles (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading") &&
      gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP))
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (!ADW_IS_PREFERENCES_ROW (child))
      dopys_template_wrap_titles (child);
}

void
dopys_template_icon_named (GtkWidget *button)
{
  if (gtk_button_get_icon_name (GTK_BUTTON (button)))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

void
dopys_template_init_dialog (AdwDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
  adw_dialog_set_content_width (dialog,
                                (int) (adw_dialog_get_content_width (dialog) * text_scale (GTK_WIDGET (dialog))));
}
