/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-trouble.h"

#include <glib/gi18n-lib.h>

#include "dopys-error.h"
#include "dopys-store-copies.h"

static const char *
find_title (const GError *error)
{
  if (g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_NEWER_LIBRARY))
    return _ ("The Articles Are From a Newer Dopys");
  if (g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_NO_SPACE))
    return _ ("The Disk Is Full");
  if (g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_LIBRARY))
    return _ ("The Articles Are Damaged");
  return _ ("The Articles Could Not Be Opened");
}

static void
say (GtkWidget *window, const char *text)
{
  AdwStatusPage *page = g_object_get_data (G_OBJECT (window), "page");
  g_autofree char *safe = g_markup_escape_text (text, -1);

  adw_status_page_set_description (page, safe);
}

/* ---- going back ---- */

static void
restore_in_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dopys_store_copies_restore (g_object_get_data (source, "folder"), path, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkWindow *window = GTK_WINDOW (source);
  GtkApplication *application = gtk_window_get_application (window);
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (window), TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      say (GTK_WIDGET (window), error->message);
      return;
    }
  if (!application)
    return;
  g_application_hold (G_APPLICATION (application));
  gtk_window_destroy (window);
  g_application_activate (G_APPLICATION (application));
  g_application_release (G_APPLICATION (application));
}

static void
restore_cb (AdwActionRow *row, GtkWidget *window)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, restored_cb, NULL);

  gtk_widget_set_sensitive (window, FALSE);
  g_task_set_task_data (task, g_strdup (g_object_get_data (G_OBJECT (row), "path")), g_free);
  g_task_run_in_thread (task, restore_in_thread);
}

static void
add_copy (AdwPreferencesGroup *group, DopysStoreCopy *copy, GtkWidget *window)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *made = g_date_time_format (copy->made, _ ("%-d %B, %H:%M"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), made);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (copy->path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (restore_cb), window, G_CONNECT_DEFAULT);
  adw_preferences_group_add (group, row);
}

void
dopys_trouble_show (GtkApplication *application, const char *folder, const GError *error)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/dopys/Dopys/ui/trouble-window.ui");
  GtkWidget *window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "copies"));
  GObject *page = gtk_builder_get_object (builder, "page");
  gboolean damaged = g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_LIBRARY);
  g_autoptr (GPtrArray) copies = dopys_store_copies_list (folder);

  g_object_set_data_full (G_OBJECT (window), "folder", g_strdup (folder), g_free);
  g_object_set_data (G_OBJECT (window), "page", page);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), find_title (error));
  say (window, error->message);
  for (guint i = 0; damaged && i < copies->len; i++)
    add_copy (group, g_ptr_array_index (copies, i), window);
  gtk_widget_set_visible (GTK_WIDGET (group), damaged && copies->len > 0);
  gtk_window_set_application (GTK_WINDOW (window), application);
  gtk_window_present (GTK_WINDOW (window));
}
