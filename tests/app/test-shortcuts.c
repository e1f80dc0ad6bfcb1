/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every key that is bound to a command of the text, of its page or of the window is in the window of shortcuts. */
#include <string.h>

#include "dopys-application.h"
#include "dopys-article-page.h"
#include "dopys-article-view.h"
#include "dopys-window.h"

/* The accelerators of data/ui/shortcuts.ui, as GTK writes them. Transfer full. */
static GHashTable *
read_listed (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "ui", "shortcuts.ui", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("name=\"accelerator\">([^<]*)<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GHashTable *listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *accelerators = g_match_info_fetch (match, 1);
      g_autoptr (GString) plain = g_string_new (accelerators);
      g_auto (GStrv) words = NULL;

      g_string_replace (plain, "&lt;", "<", 0);
      g_string_replace (plain, "&gt;", ">", 0);
      words = g_strsplit_set (plain->str, " +", -1);
      for (guint i = 0; words[i]; i++)
        {
          guint key;
          GdkModifierType modifiers;
          if (gtk_accelerator_parse (words[i], &key, &modifiers) && key)
            g_hash_table_add (listed, gtk_accelerator_name (gdk_keyval_to_lower (key), modifiers));
        }
    }
  return listed;
}

/* A key of the Ukrainian layout, of the number pad, or another sign of the same key: listed under its Latin letter or
 * digit. */
static gboolean
is_double (guint keyval)
{
  gunichar sign = gdk_keyval_to_unicode (keyval);

  return sign >= 128 || (sign && strchr ("!@#$%^&*()\"№;:?=", (int) sign)) || keyval == GDK_KEY_KP_Enter ||
         keyval == GDK_KEY_KP_Add || keyval == GDK_KEY_KP_Subtract;
}

/* NULL where the key does not name one. Keys of pages (dopys-page-keys) name theirs in the arguments. */
static const char *
get_action (GtkShortcut *shortcut)
{
  GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
  GVariant *arguments = gtk_shortcut_get_arguments (shortcut);

  if (GTK_IS_NAMED_ACTION (action))
    return gtk_named_action_get_action_name (GTK_NAMED_ACTION (action));
  if (GTK_IS_CALLBACK_ACTION (action) && arguments && g_variant_is_of_type (arguments, G_VARIANT_TYPE_STRING))
    return g_variant_get_string (arguments, NULL);
  return NULL;
}

static void
check_shortcut (GtkShortcut *shortcut, const char *prefix, GHashTable *listed, guint *n)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
  const char *name = get_action (shortcut);
  guint keyval;

  if (!GTK_IS_KEYVAL_TRIGGER (trigger) || !name)
    return;
  keyval = gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger));
  if (!g_str_has_prefix (name, prefix) || is_double (keyval))
    return;
  g_autofree char *accelerator =
      gtk_accelerator_name (keyval, gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)));
  if (!g_hash_table_contains (listed, accelerator))
    {
      g_test_message ("%s does %s and is not in the list", accelerator, name);
      g_test_fail ();
    }
  (*n)++;
}

/* How many keys of the widget are bound to actions with this prefix; each has to be listed. */
static guint
check_widget (GtkWidget *widget, const char *prefix)
{
  g_autoptr (GHashTable) listed = read_listed ();
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0;
           GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          check_shortcut (shortcut, prefix, listed, &n);
        }
    }
  return n;
}

static void
test_text (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (dopys_article_view_new ());

  g_assert_cmpuint (check_widget (view, "article."), >, 25);
}

static void
test_window (void)
{
  GtkWidget *window = g_object_new (DOPYS_TYPE_WINDOW, NULL);

  g_assert_cmpuint (check_widget (window, "win."), >=, 4);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_page (void)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (DOPYS_TYPE_ARTICLE_PAGE, NULL));

  g_assert_cmpuint (check_widget (page, "display."), >=, 8);
  g_assert_cmpuint (check_widget (page, "page."), ==, 1);
  g_object_unref (page);
}

int
main (int argc, char **argv)
{
  g_autoptr (DopysApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = dopys_application_new (); /* for its resources */
  g_test_add_func ("/shortcuts/text", test_text);
  g_test_add_func ("/shortcuts/page", test_page);
  g_test_add_func ("/shortcuts/window", test_window);
  return g_test_run ();
}
