/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-page-keys.h"

#include <adwaita.h>

#include "dopys-keys.h"

static gboolean
key_cb (GtkWidget *page, GVariant *action, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  if (focus && gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG))
    return FALSE;
  return gtk_widget_get_mapped (page) && gtk_widget_activate_action (page, g_variant_get_string (action, NULL), NULL);
}

static void
add_shortcut (GtkShortcutController *controller, guint key, GdkModifierType modifiers, const char *action)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_callback_action_new (key_cb, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (action));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

void
dopys_page_keys_add (GtkWidget *page, const DopysPageKey *keys, gsize n_keys)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE); /* a text view has a use for F7 */
  for (gsize i = 0; i < n_keys; i++)
    {
      guint values[DOPYS_KEYS_MAX], n = dopys_keys_for (keys[i].key, keys[i].modifiers, values);
      for (guint j = 0; j < n; j++)
        add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), values[j], keys[i].modifiers, keys[i].action);
    }
  gtk_widget_add_controller (page, controller);
}
