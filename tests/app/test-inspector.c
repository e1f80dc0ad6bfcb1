/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inspector comes and goes by its key, by its button and by Escape, in a wide window and in narrow ones. */
#include "app-fixture.h"
#include "dopys-article-page.h"
#include "dopys-inspector.h"
#include "dopys-plain-view.h"
#include "window-fixture.h"

/* Whether a shortcut of the widget's own has a use for Escape. */
static gboolean
take_escape (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GtkShortcutTrigger *escape = gtk_keyval_trigger_new (GDK_KEY_Escape, 0);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);

          taken = taken || (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), escape) &&
                            gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                          gtk_shortcut_get_arguments (shortcut)));
        }
    }
  g_object_unref (escape);
  return taken;
}

/* As the key would: the first one from the focus upwards that has a use for it. */
static void
press_escape (WindowFixture *fixture)
{
  GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  while (widget && !take_escape (widget))
    widget = gtk_widget_get_parent (widget);
}

static GtkWidget *
find_icon_button (GtkWidget *root, const char *icon)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), icon) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_icon_button (child, icon);

      if (found)
        return found;
    }
  return NULL;
}

/* Makes the window so wide, nothing in it focused, and waits for the inspector to be folded away or not. */
static void
set_width (WindowFixture *fixture, int width, AdwOverlaySplitView *split)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_window_unmaximize (GTK_WINDOW (fixture->window));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 700);
  WAIT_FOR (adw_overlay_split_view_get_collapsed (split) == (width < 1000));
  WAIT_FOR (gtk_widget_get_width (fixture->window) <= width + 20);
}

/* Where the inspector covers the text, its key and Escape take the focus along; beside the text it stays. */
static void
test_inspector (WindowFixture *fixture, gconstpointer data)
{
  const int widths[] = { 1300, 800, 360 };
  GtkWidget *page, *title, *button;
  AdwOverlaySplitView *split;

  window_fixture_new_article (fixture);
  page = window_fixture_find (fixture->window, DOPYS_TYPE_ARTICLE_PAGE);
  split = ADW_OVERLAY_SPLIT_VIEW (window_fixture_find (page, ADW_TYPE_OVERLAY_SPLIT_VIEW));
  title = window_fixture_find (adw_overlay_split_view_get_content (split), DOPYS_TYPE_PLAIN_VIEW);
  button = find_icon_button (page, "sidebar-show-right-symbolic");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gboolean covers = i > 0;

      set_width (fixture, widths[i], split);
      WAIT_FOR (gtk_widget_get_mapped (page));
      g_assert_true (adw_overlay_split_view_get_show_sidebar (split) == !covers);
      adw_overlay_split_view_set_show_sidebar (split, FALSE);
      gtk_widget_grab_focus (title);
      gtk_widget_activate_action (page, "display.inspector", NULL);
      g_assert_true (adw_overlay_split_view_get_show_sidebar (split));
      g_assert_true (window_fixture_focus_is_in (fixture, DOPYS_TYPE_INSPECTOR) == covers);
      gtk_widget_activate_action (page, "display.inspector", NULL);
      g_assert_false (adw_overlay_split_view_get_show_sidebar (split));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == title);

      gtk_widget_activate_action (page, "display.inspector", NULL);
      dopys_article_page_focus (DOPYS_ARTICLE_PAGE (page), DOPYS_FIELD_EXCERPT);
      press_escape (fixture);
      g_assert_true (adw_overlay_split_view_get_show_sidebar (split) == !covers);
      g_assert_true (window_fixture_focus_is_in (fixture, DOPYS_TYPE_INSPECTOR) == !covers);

      adw_overlay_split_view_set_show_sidebar (split, FALSE);
      gtk_widget_grab_focus (button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      press_escape (fixture);
      g_assert_true (adw_overlay_split_view_get_show_sidebar (split) == !covers);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == button);
      g_assert_true (gtk_widget_get_mapped (page));
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application = window_fixture_init (&argc, &argv);

  g_test_add ("/inspector/key", WindowFixture, NULL, window_fixture_set_up, test_inspector, window_fixture_tear_down);
  return g_test_run ();
}
