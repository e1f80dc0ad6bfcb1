/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-tools.h"

#include <glib/gi18n-lib.h>

#include "dopys-keys.h"

/* ---- actions ---- */

static void
find_action (GSimpleAction *action, GVariant *parameter, gpointer find_bar)
{
  dopys_find_bar_open (find_bar, FALSE);
}

static void
replace_action (GSimpleAction *action, GVariant *parameter, gpointer find_bar)
{
  dopys_find_bar_open (find_bar, TRUE);
}

static void
find_next_action (GSimpleAction *action, GVariant *parameter, gpointer find_bar)
{
  dopys_find_bar_step (find_bar, FALSE);
}

static void
find_previous_action (GSimpleAction *action, GVariant *parameter, gpointer find_bar)
{
  dopys_find_bar_step (find_bar, TRUE);
}

/* ---- keys ---- */

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_f, GDK_CONTROL_MASK, "tools.find" },
  { GDK_KEY_h, GDK_CONTROL_MASK, "tools.replace" },
  { GDK_KEY_F3, 0, "tools.find-next" },
  { GDK_KEY_F3, GDK_SHIFT_MASK, "tools.find-previous" },
  { GDK_KEY_g, GDK_CONTROL_MASK, "tools.find-next" },
  { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "tools.find-previous" },
};

/* The shortcuts are the whole window's, but only while the page is what the window shows. */
static gboolean
key_cb (GtkWidget *page, GVariant *action, gpointer user_data)
{
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

static void
add_keys (GtkWidget *page)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint values[DOPYS_KEYS_MAX], n = dopys_keys_for (keys[i].key, keys[i].modifiers, values);
      for (guint j = 0; j < n; j++)
        add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), values[j], keys[i].modifiers, keys[i].action);
    }
  gtk_widget_add_controller (page, controller);
}

/* ---- installing ---- */

void
dopys_article_tools_install (GtkWidget *page, DopysArticleView *view, DopysFindBar *find_bar)
{
  static const GActionEntry find_actions[] = {
    { .name = "find", .activate = find_action },
    { .name = "replace", .activate = replace_action },
    { .name = "find-next", .activate = find_next_action },
    { .name = "find-previous", .activate = find_previous_action },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  dopys_find_bar_set_view (find_bar, view);
  g_action_map_add_action_entries (G_ACTION_MAP (group), find_actions, G_N_ELEMENTS (find_actions), find_bar);
  gtk_widget_insert_action_group (page, "tools", G_ACTION_GROUP (group));
  add_keys (page);
}

void
dopys_article_tools_append_menu (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, _ ("_Find and Replace…"), "tools.replace");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
