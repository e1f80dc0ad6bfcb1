/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-fixture.h"

#include "app-fixture.h"
#include "dopys-application.h"

static GtkApplication *application; /* borrowed */

GtkApplication *
window_fixture_init (int *argc, char ***argv)
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GError) error = NULL;

  gtk_test_init (argc, argv, NULL);
  /* Dictionaries have words by the hundred thousand, and the sanitizer walks the stack for each. */
  settings = g_settings_new ("org.dopys.Dopys");
  g_settings_set_boolean (settings, "check-spelling", FALSE);
  application = GTK_APPLICATION (dopys_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

void
window_fixture_set_up (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dopys-window-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->workspace = dopys_workspace_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->window = dopys_window_new (application, fixture->workspace);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_mapped (fixture->window));
}

void
window_fixture_tear_down (WindowFixture *fixture, gconstpointer data)
{
  gpointer weak_workspace = fixture->workspace;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  dopys_store_close (dopys_workspace_get_store (fixture->workspace));
  g_object_add_weak_pointer (G_OBJECT (fixture->workspace), &weak_workspace);
  g_object_unref (fixture->workspace);
  /* Nothing keeps it once what was under way is through: a read, a picture, an animation. */
  WAIT_FOR (weak_workspace == NULL);
  app_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

DopysDraft *
window_fixture_new_article (WindowFixture *fixture)
{
  dopys_window_new_article (DOPYS_WINDOW (fixture->window));
  return dopys_window_get_draft (DOPYS_WINDOW (fixture->window));
}

gboolean
window_fixture_focus_is_in (WindowFixture *fixture, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus && gtk_widget_get_ancestor (focus, type);
}

GtkWidget *
window_fixture_find_styled (GtkWidget *root, GType type, const char *css_class)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (!css_class || gtk_widget_has_css_class (root, css_class)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_fixture_find_styled (child, type, css_class);

      if (found)
        return found;
    }
  return NULL;
}

GtkWidget *
window_fixture_find (GtkWidget *root, GType type)
{
  return window_fixture_find_styled (root, type, NULL);
}
