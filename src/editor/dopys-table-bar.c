/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-table-bar.h"

#include "dopys-table-command.h"

#include <glib/gi18n-lib.h>

struct _DopysTableBar
{
  GtkWidget parent_instance;
  GtkWidget *buttons[DOPYS_TABLE_N_COMMANDS]; /* NULL for commands without an icon */
  GtkWidget *target;                          /* weak */
  gboolean showing;                           /* what is shown follows the table: no action */
};

G_DEFINE_FINAL_TYPE (DopysTableBar, dopys_table_bar, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkWidget *button, DopysTableBar *self)
{
  const DopysTableCommandInfo *info = g_object_get_data (G_OBJECT (button), "info");

  if (self->showing || self->target == NULL)
    return;
  gtk_widget_grab_focus (self->target);
  gtk_widget_activate_action (self->target, info->action, NULL);
}

/* With its key, as in all tooltips of the format bar. */
static char *
make_tooltip (const DopysTableCommandInfo *info)
{
  g_autofree char *key = info->key ? gtk_accelerator_get_label (info->key, info->modifiers) : NULL;

  return key ? g_strdup_printf ("%s (%s)", _ (info->label), key) : g_strdup (_ (info->label));
}

static GtkWidget *
make_button (DopysTableBar *self, DopysTableCommand command)
{
  const DopysTableCommandInfo *info = dopys_table_command_get_info (command);
  GtkWidget *button = command == DOPYS_TABLE_HEADER ? gtk_toggle_button_new () : gtk_button_new ();
  g_autofree char *tooltip = make_tooltip (info);

  gtk_button_set_icon_name (GTK_BUTTON (button), info->icon);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data (G_OBJECT (button), "info", (gpointer) info);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
dopys_table_bar_dispose (GObject *object)
{
  DopysTableBar *self = DOPYS_TABLE_BAR (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->target);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dopys_table_bar_parent_class)->dispose (object);
}

static void
dopys_table_bar_class_init (DopysTableBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_table_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dopys_table_bar_init (DopysTableBar *self)
{
  static const DopysTableCommand starts_group[] = { DOPYS_TABLE_ROW_ABOVE, DOPYS_TABLE_REMOVE_ROW, DOPYS_TABLE_HEADER,
                                                    DOPYS_TABLE_REMOVE };
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 2);
  for (guint i = 0; i < DOPYS_TABLE_N_COMMANDS; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (starts_group); j++)
        if (starts_group[j] == i)
          gtk_widget_set_parent (gtk_separator_new (GTK_ORIENTATION_VERTICAL), GTK_WIDGET (self));
      if (dopys_table_command_get_info (i)->icon)
        gtk_widget_set_parent (self->buttons[i] = make_button (self, i), GTK_WIDGET (self));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table"), -1);
}

GtkWidget *
dopys_table_bar_new (void)
{
  return g_object_new (DOPYS_TYPE_TABLE_BAR, NULL);
}

void
dopys_table_bar_show (DopysTableBar *self, DopysTable *table, GtkWidget *target)
{
  g_return_if_fail (DOPYS_IS_TABLE_BAR (self));

  g_set_weak_pointer (&self->target, table ? target : NULL);
  if (table == NULL)
    return;
  self->showing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[DOPYS_TABLE_HEADER]), dopys_table_get_header (table));
  gtk_widget_set_sensitive (self->buttons[DOPYS_TABLE_REMOVE_ROW], dopys_table_get_n_rows (table) > 1);
  gtk_widget_set_sensitive (self->buttons[DOPYS_TABLE_REMOVE_COLUMN], dopys_table_get_n_columns (table) > 1);
  self->showing = FALSE;
}
