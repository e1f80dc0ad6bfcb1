/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-help.h"

#include <glib/gi18n-lib.h>

#include "dopys-config.h"

#define HELP_URI "help:dopys"

char *
dopys_help_dup_file (const char *folder, const char *const *languages)
{
  for (guint i = 0; languages[i]; i++)
    {
      g_autofree char *name = g_strconcat (languages[i], ".html", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return g_build_filename (folder, "C.html", NULL);
}

/* What the desktop says there is decides: to ask for an address that nothing opens would show its dialog of programs.
 */
static gboolean
there_is_a_help_program (void)
{
  g_autoptr (GAppInfo) program = g_app_info_get_default_for_uri_scheme ("help");

  return program != NULL;
}

static void
file_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    {
      g_clear_error (&error);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                               _ ("The help could not be opened: no web browser answered."));
    }
}

static void
open_file (GTask *task)
{
  const char *named = g_getenv ("DOPYS_HELP");
  g_autofree char *path = dopys_help_dup_file (named ? named : DOPYS_PKGDATADIR "/help", g_get_language_names ());
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, g_task_get_task_data (task), NULL, file_launched_cb, g_object_ref (task));
}

static void
uri_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, NULL))
    g_task_return_boolean (task, TRUE);
  else
    open_file (task);
}

void
dopys_help_open_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  if (parent)
    g_task_set_task_data (task, g_object_ref (parent), g_object_unref);
  if (there_is_a_help_program ())
    {
      g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (HELP_URI);
      gtk_uri_launcher_launch (launcher, parent, NULL, uri_launched_cb, g_object_ref (task));
    }
  else
    open_file (task);
}

gboolean
dopys_help_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
