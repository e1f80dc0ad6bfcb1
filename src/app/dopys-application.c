/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-application.h"

#include <glib/gi18n-lib.h>

#include "dopys-background.h"
#include "dopys-backup.h"
#include "dopys-config.h"
#include "dopys-dropped-file.h"
#include "dopys-help.h"
#include "dopys-keys.h"
#include "dopys-menu-names.h"
#include "dopys-practice.h"
#include "dopys-preferences.h"
#include "dopys-provision.h"
#include "dopys-publish-look.h"
#include "dopys-publish-metered.h"
#include "dopys-publish-notification.h"
#include "dopys-resources.h"
#include "dopys-search-provider.h"
#include "dopys-shortcut-row.h"
#include "dopys-trouble.h"
#include "dopys-window.h"

#define SEARCH_STAYS_MS 10000

struct _DopysApplication
{
  AdwApplication parent;

  DopysWorkspace *workspace;
  DopysPractice *practice;
  DopysSearchProvider *search;
  gboolean working; /* the library is not only looked at */
  GError *error;    /* why the workspace could not be opened */
  char *site_from;
  char *sample;
  gboolean new_article; /* to begin with */
};

G_DEFINE_FINAL_TYPE (DopysApplication, dopys_application, ADW_TYPE_APPLICATION)

/* ---- windows ---- */

/* Where the practice site does not come up, publishing to it says so. */
static void
practice_resumed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!dopys_practice_start_finish (DOPYS_PRACTICE (source), result, NULL, &error) && error)
    g_printerr ("%s\n", error->message);
}

static char *
library_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "dopys", NULL);
}

/* The library; NULL leaves the reason in error. A search of the desktop needs no more. */
static DopysWorkspace *
open_workspace (DopysApplication *self)
{
  g_autofree char *folder = NULL;

  if (self->workspace)
    return self->workspace;
  g_clear_error (&self->error);
  folder = library_folder ();
  self->workspace = dopys_workspace_open (folder, &self->error);
  return self->workspace;
}

/* What goes on beside the windows. */
static void
begin_work (DopysApplication *self)
{
  if (self->working)
    return;
  self->working = TRUE;
  g_application_set_inactivity_timeout (G_APPLICATION (self), 0); /* it ends with the last window */
  self->practice = dopys_practice_new (self->workspace);
  dopys_practice_resume_async (self->practice, practice_resumed_cb, NULL);
  dopys_publish_notification_watch (G_APPLICATION (self), self->workspace);
  dopys_background_watch (GTK_APPLICATION (self), self->workspace);
  dopys_publish_metered_watch (self->workspace);
  dopys_publish_look_watch (G_APPLICATION (self), self->workspace);
  dopys_backup_watch (G_APPLICATION (self), self->workspace);
  dopys_outbox_start (dopys_workspace_get_outbox (self->workspace));
}

/* ---- bringing in a sample and a site, in threads ---- */

static void
open_first_window (DopysApplication *self)
{
  GtkWidget *window = dopys_window_new (GTK_APPLICATION (self), self->workspace);

  gtk_window_present (GTK_WINDOW (window));
}

static void
site_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DopysApplication *self = source;
  GError *error = NULL;

  if (dopys_provision_site (self->workspace, self->site_from, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
site_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_printerr ("%s\n", error->message);
  g_application_release (G_APPLICATION (source));
}

/* The keyring may ask the person something: the window must not wait for that. */
static void
connect_site (DopysApplication *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, site_done_cb, NULL);

  g_application_hold (G_APPLICATION (self));
  g_task_set_source_tag (task, connect_site);
  g_task_run_in_thread (task, site_in_thread);
}

static void
sample_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DopysApplication *self = source;
  GError *error = NULL;

  if (dopys_provision_sample (self->workspace, self->sample, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
sample_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysApplication *self = DOPYS_APPLICATION (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_printerr ("%s\n", error->message);
  open_first_window (self);
  g_application_release (G_APPLICATION (self));
}

static void
bring_sample (DopysApplication *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, sample_done_cb, NULL);

  g_application_hold (G_APPLICATION (self));
  g_task_set_source_tag (task, bring_sample);
  g_task_run_in_thread (task, sample_in_thread);
}

static void
begin_new_article (DopysApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  self->new_article = FALSE;
  if (DOPYS_IS_WINDOW (window))
    dopys_window_new_article (DOPYS_WINDOW (window));
}

static void
dopys_application_activate (GApplication *application)
{
  DopysApplication *self = DOPYS_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window)
    {
      gtk_window_present (window);
      return;
    }
  if (!open_workspace (self))
    {
      g_autofree char *folder = library_folder ();
      dopys_trouble_show (GTK_APPLICATION (self), folder, self->error);
      return;
    }
  begin_work (self);
  if (self->sample)
    bring_sample (self);
  else
    open_first_window (self);
  if (self->site_from)
    connect_site (self);
  if (self->new_article)
    begin_new_article (self);
}

/* Addresses of the program's own scheme: who waits for them listens to the signal. The window comes to the front;
 * files are opened in it. */
static void
dopys_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();
  GtkWindow *window;

  for (int i = 0; i < n_files; i++)
    if (!g_file_has_uri_scheme (files[i], "dopys"))
      g_ptr_array_add (ours, files[i]);
  g_application_activate (application);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (ours->len > 0 && DOPYS_IS_WINDOW (window))
    dopys_window_open_files (DOPYS_WINDOW (window), ours);
}

/* ---- actions ---- */

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->workspace && window)
    adw_dialog_present (dopys_preferences_new (self->workspace), GTK_WIDGET (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", _ ("Dopys"), "application-icon", DOPYS_APP_ID, "version", DOPYS_VERSION,
                "developer-name", _ ("The Dopys authors"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                _ ("News for the site of a public body: text and photos, described and in order, published once."),
                "copyright", _ ("© 2026 The Dopys authors"), NULL);
  adw_dialog_present (dialog, GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (user_data))));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  g_autoptr (GtkBuilder) builder = NULL;

  if (!window)
    return;
  g_type_ensure (DOPYS_TYPE_SHORTCUT_ROW);
  builder = gtk_builder_new_from_resource ("/org/dopys/Dopys/ui/shortcuts.ui");
  adw_dialog_present (ADW_DIALOG (gtk_builder_get_object (builder, "shortcuts")), GTK_WIDGET (window));
}

/* Closing the windows lets each write what is open. What is being sent goes on at the next start. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
  if (!gtk_application_get_windows (user_data))
    g_application_quit (user_data);
}

static void
new_article_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_activate (user_data);
  begin_new_article (user_data);
}

static void
show_article (DopysApplication *self, const char *id)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (self));
  window = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (DOPYS_IS_WINDOW (window))
    dopys_window_show_article (DOPYS_WINDOW (window), id);
}

static void
open_article_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_article (user_data, g_variant_get_string (parameter, NULL));
}

static void
practice_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "try-practice");
  g_autofree char *article = NULL;
  g_autoptr (GError) error = NULL;
  gboolean started = dopys_practice_start_finish (DOPYS_PRACTICE (source), result, &article, &error);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), TRUE);
  if (DOPYS_IS_WINDOW (window))
    {
      dopys_window_tell (DOPYS_WINDOW (window),
                         started ? _ ("The practice site runs on this computer. Nobody else sees it.")
                                 : error->message);
      if (article)
        dopys_window_show_article (DOPYS_WINDOW (window), article);
    }
  g_application_release (G_APPLICATION (self));
  g_object_unref (self);
}

static void
try_practice_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysApplication *self = user_data;
  g_autofree char *sample = dopys_practice_dup_sample ();

  if (!self->practice)
    return;
  g_simple_action_set_enabled (action, FALSE);
  g_application_hold (G_APPLICATION (self));
  dopys_practice_start_async (self->practice, sample, practice_started_cb, g_object_ref (self));
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysApplication *self = user_data;

  if (self->workspace)
    dopys_backup_export (gtk_application_get_active_window (GTK_APPLICATION (self)), self->workspace);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DopysApplication *self = user_data;

  if (self->workspace)
    dopys_backup_import (gtk_application_get_active_window (GTK_APPLICATION (self)), self->workspace);
}

static void
help_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkApplication) application = user_data;
  GtkWindow *window = gtk_application_get_active_window (application);
  g_autoptr (GError) error = NULL;

  if (!dopys_help_open_finish (result, &error) && DOPYS_IS_WINDOW (window))
    dopys_window_tell (DOPYS_WINDOW (window), error->message);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dopys_help_open_async (gtk_application_get_active_window (user_data), help_opened_cb, g_object_ref (user_data));
}

static const GActionEntry actions[] = {
  { .name = "new-article", .activate = new_article_cb },
  { .name = "open-article", .activate = open_article_cb, .parameter_type = "s" },
  { .name = "try-practice", .activate = try_practice_cb },
  { .name = "export", .activate = export_cb },
  { .name = "import", .activate = import_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "help", .activate = help_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static void
set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } all[] = {
    { "win.new-article", { "<Control>n" } },
    { "win.publish", { "<Control>Return", "<Control>KP_Enter" } },
    { "win.print", { "<Control>p" } },
    { "win.search", { "<Control><Shift>f" } },
    { "win.show-photos(uint32 4294967295)", { "<Control>d" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.help", { "F1" } },
    /* Ctrl+? is Ctrl+Shift+7 on a Ukrainian keyboard, which makes a numbered list. */
    { "app.shortcuts", { "<Control>F1", "<Control>slash" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_auto (GStrv) accels = dopys_keys_dup_accels (all[i].accels);
      gtk_application_set_accels_for_action (application, all[i].action, (const char *const *) accels);
    }
}

/* ---- the search of the desktop ---- */

static DopysStore *
searched_store (GApplication *application)
{
  DopysWorkspace *workspace = open_workspace (DOPYS_APPLICATION (application));

  /* Somebody who types asks with every letter: stay for the next. */
  if (!gtk_application_get_active_window (GTK_APPLICATION (application)))
    g_application_set_inactivity_timeout (application, SEARCH_STAYS_MS);
  return workspace ? dopys_workspace_get_store (workspace) : NULL;
}

static void
go_on_searching (DopysApplication *self, const char *words)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (self));
  window = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (DOPYS_IS_WINDOW (window))
    dopys_window_search (DOPYS_WINDOW (window), words);
}

static gboolean
dopys_application_dbus_register (GApplication *application, GDBusConnection *connection, const char *path,
                                 GError **error)
{
  DopysApplication *self = DOPYS_APPLICATION (application);
  g_autofree char *search_path = g_strconcat (path, "/SearchProvider", NULL);

  if (!G_APPLICATION_CLASS (dopys_application_parent_class)->dbus_register (application, connection, path, error))
    return FALSE;
  self->search = dopys_search_provider_new (application, searched_store);
  g_signal_connect_object (self->search, "opened", G_CALLBACK (show_article), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "searched", G_CALLBACK (go_on_searching), self, G_CONNECT_SWAPPED);
  return dopys_search_provider_export (self->search, connection, search_path, error);
}

static void
dopys_application_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *path)
{
  g_clear_object (&DOPYS_APPLICATION (application)->search);
  G_APPLICATION_CLASS (dopys_application_parent_class)->dbus_unregister (application, connection, path);
}

/* ---- class ---- */

/* A program that is not installed finds its icons where it is told. */
static void
find_icons (void)
{
  const char *folder = g_getenv ("DOPYS_ICONS");
  GdkDisplay *display = gdk_display_get_default ();

  if (folder && display)
    gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (display), folder);
  gtk_window_set_default_icon_name (DOPYS_APP_ID);
}

static void
dopys_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (dopys_application_parent_class)->startup (application);
  dopys_dropped_file_install ();
  dopys_menu_names_watch ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  set_accels (GTK_APPLICATION (application));
  find_icons ();
}

static int
dopys_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DopysApplication *self = DOPYS_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("dopys %s\n", DOPYS_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "site-from", "^ay", &self->site_from);
  g_variant_dict_lookup (options, "sample", "^ay", &self->sample);
  self->new_article = g_variant_dict_contains (options, "new-article");
  if (!self->new_article || !g_application_register (application, NULL, NULL) ||
      !g_application_get_is_remote (application))
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-article", NULL);
  return 0;
}

static void
dopys_application_dispose (GObject *object)
{
  g_clear_object (&DOPYS_APPLICATION (object)->practice);
  g_clear_object (&DOPYS_APPLICATION (object)->workspace);
  G_OBJECT_CLASS (dopys_application_parent_class)->dispose (object);
}

static void
dopys_application_finalize (GObject *object)
{
  DopysApplication *self = DOPYS_APPLICATION (object);

  g_clear_error (&self->error);
  g_free (self->site_from);
  g_free (self->sample);
  G_OBJECT_CLASS (dopys_application_parent_class)->finalize (object);
}

static void
dopys_application_class_init (DopysApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = dopys_application_dispose;
  object_class->finalize = dopys_application_finalize;
  application_class->dbus_register = dopys_application_dbus_register;
  application_class->dbus_unregister = dopys_application_dbus_unregister;
  application_class->startup = dopys_application_startup;
  application_class->activate = dopys_application_activate;
  application_class->open = dopys_application_open;
  application_class->handle_local_options = dopys_application_handle_local_options;
}

static void
dopys_application_init (DopysApplication *self)
{
  static const GOptionEntry options[] = {
    { .long_name = "version", .arg = G_OPTION_ARG_NONE, .description = N_ ("Print the version and exit") },
    { .long_name = "new-article", .arg = G_OPTION_ARG_NONE, .description = N_ ("Begin a new article") },
    { .long_name = "site-from",
      .arg = G_OPTION_ARG_FILENAME,
      .description = N_ ("For trying the program: connect the site on this computer that FILE names"),
      .arg_description = N_ ("FILE") },
    { .long_name = "sample",
      .arg = G_OPTION_ARG_FILENAME,
      .description = N_ ("For trying the program: begin with the article of FOLDER where there is none yet"),
      .arg_description = N_ ("FOLDER") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  dopys_register_resource ();
}

DopysApplication *
dopys_application_new (void)
{
  return g_object_new (DOPYS_TYPE_APPLICATION, "application-id", DOPYS_APP_ID, "resource-base-path", "/org/dopys/Dopys",
                       "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}

DopysWorkspace *
dopys_application_get_workspace (DopysApplication *self)
{
  return self->workspace;
}
