/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-window.h"

#include <glib/gi18n-lib.h>

#include "dopys-article-deletion.h"
#include "dopys-keys.h"
#include "dopys-open.h"
#include "dopys-panes.h"
#include "dopys-photo-page.h"
#include "dopys-print.h"
#include "dopys-publish-dialog.h"
#include "dopys-publish-history.h"
#include "dopys-publish-withdraw.h"
#include "dopys-sidebar.h"
#include "dopys-site-dialog.h"
#include "dopys-welcome.h"

struct _DopysWindow
{
  AdwApplicationWindow parent;

  AdwToastOverlay *toasts;
  AdwNavigationSplitView *split;
  DopysSidebar *sidebar;
  AdwNavigationView *pages;
  DopysWelcome *welcome;
  DopysArticlePage *article_page;
  DopysPhotoPage *photo_page;
  DopysWorkspace *workspace;
  DopysDraft *draft;
  DopysPhotoList *photos;
  GCancellable *loading;
  gboolean focus_text; /* the person wants to be in the article that is being loaded */
  gboolean started;    /* the first article of the list was opened, or there was none */
};

G_DEFINE_FINAL_TYPE (DopysWindow, dopys_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- the open draft ---- */

static void
history_changed_cb (DopysWindow *self)
{
  DopysSession *session = self->draft ? dopys_draft_get_session (self->draft) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", session && dopys_session_can_undo (session, NULL));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", session && dopys_session_can_redo (session, NULL));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.publish", session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", session != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-photos", session != NULL);
}

/* Gives the text the focus, but never brings up a phone's keyboard unasked. */
static void
focus_text (DopysWindow *self)
{
  self->focus_text = FALSE;
  if (self->draft && !adw_navigation_split_view_get_collapsed (self->split))
    dopys_article_page_focus (self->article_page, DOPYS_FIELD_TEXT);
}

/* Writes what is open; an article in which nothing was ever put is not kept. */
static void
leave_draft (DopysWindow *self)
{
  g_autoptr (DopysDraft) draft = g_steal_pointer (&self->draft);
  g_autoptr (GError) error = NULL;

  if (!draft)
    return;
  dopys_photo_page_set_photos (self->photo_page, NULL);
  dopys_article_page_set_draft (self->article_page, NULL, NULL);
  g_clear_object (&self->photos);
  g_signal_handlers_disconnect_by_data (dopys_draft_get_session (draft), self);
  if (!dopys_draft_flush (draft, &error))
    dopys_window_tell (self, error->message);
  else if (dopys_draft_is_empty (draft))
    dopys_store_delete_article_async (dopys_workspace_get_store (self->workspace), dopys_draft_get_article (draft)->id,
                                      NULL, NULL, NULL);
}

static void
show_draft (DopysWindow *self, DopysArticle *article)
{
  const char *const tags[] = { "article" };

  leave_draft (self);
  self->draft = dopys_draft_new (dopys_workspace_get_store (self->workspace), article);
  self->photos = dopys_photo_list_new (self->draft);
  g_signal_connect_object (dopys_draft_get_session (self->draft), "history-changed", G_CALLBACK (history_changed_cb),
                           self, G_CONNECT_SWAPPED);
  dopys_article_page_set_draft (self->article_page, self->draft, self->photos);
  dopys_photo_page_set_photos (self->photo_page, self->photos);
  dopys_sidebar_set_current (self->sidebar, dopys_draft_get_article (self->draft)->id);
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), "article") != 0)
    adw_navigation_view_replace_with_tags (self->pages, tags, G_N_ELEMENTS (tags));
  history_changed_cb (self);
}

static void
show_welcome (DopysWindow *self)
{
  const char *const tags[] = { "welcome" };

  leave_draft (self);
  adw_navigation_view_replace_with_tags (self->pages, tags, G_N_ELEMENTS (tags));
  dopys_sidebar_set_current (self->sidebar, NULL);
  history_changed_cb (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  DopysArticle *article = dopys_store_load_article_finish (DOPYS_STORE (source), result, &error);

  if (article)
    {
      show_draft (self, article);
      if (self->focus_text)
        focus_text (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dopys_window_tell (self, error->message);
}

static void
sidebar_selected_cb (DopysWindow *self, const char *id)
{
  self->focus_text = FALSE;
  dopys_window_open_article (self, id);
}

static void
sidebar_dropped_cb (DopysWindow *self, GPtrArray *sources)
{
  dopys_window_open_files (self, sources);
}

/* The first reading of the list decides what the window shows: the newest article, or the welcome. */
static void
list_read_cb (DopysWindow *self)
{
  g_autofree char *first = NULL;

  if (self->started)
    return;
  self->started = TRUE;
  first = dopys_sidebar_dup_first (self->sidebar);
  if (self->draft || self->loading) /* asked for before the list was there */
    return;
  self->focus_text = first != NULL;
  if (first)
    dopys_window_open_article (self, first);
  else
    {
      show_welcome (self);
      /* A narrow window begins with the two ways, too. */
      adw_navigation_split_view_set_show_content (self->split, TRUE);
      dopys_welcome_focus (self->welcome);
    }
}

/* ---- publishing ---- */

static void
jump_cb (DopysWindow *self, int field, guint at, guint end)
{
  if (field == DOPYS_FIELD_PHOTO)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-photos", "u", at);
      return;
    }
  adw_navigation_view_pop_to_tag (self->pages, "article");
  dopys_article_page_focus (self->article_page, (DopysField) field);
  if (field == DOPYS_FIELD_TEXT && at != G_MAXUINT)
    dopys_article_page_select (self->article_page, at, end);
}

static void
job_progress_cb (DopysPublisher *publisher, const char *job_id, DopysWindow *self)
{
  g_autoptr (DopysJobProgress) progress = dopys_publisher_dup_progress (publisher, job_id);

  if (self->draft && progress && g_strcmp0 (progress->article_id, dopys_draft_get_article (self->draft)->id) == 0 &&
      progress->remote_id > 0 &&
      (progress->state == DOPYS_JOB_DONE || dopys_draft_get_article (self->draft)->remote_id == 0))
    dopys_draft_refresh_remote (self->draft);
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysWindow *self = DOPYS_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;

  if (!self->draft)
    return;
  if (!dopys_draft_flush (self->draft, &error))
    {
      dopys_window_tell (self, error->message);
      return;
    }
  dialog = dopys_publish_dialog_new (self->workspace, self->draft, self->photos);
  g_signal_connect_object (dialog, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "notice", G_CALLBACK (dopys_window_tell), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysWindow *self = DOPYS_WINDOW (widget);
  AdwDialog *dialog;

  if (!self->draft)
    return;
  dialog = dopys_publish_history_new (self->workspace, self->draft);
  g_signal_connect_object (dialog, "notice", G_CALLBACK (dopys_window_tell), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
withdrawn_cb (const char *message, gpointer user_data)
{
  g_autoptr (DopysWindow) self = user_data;

  if (message)
    dopys_window_tell (self, message);
  if (message && self->draft)
    dopys_draft_refresh_remote (self->draft);
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dopys_publish_withdraw (widget, DOPYS_WINDOW (widget)->workspace, g_variant_get_string (parameter, NULL),
                          withdrawn_cb, g_object_ref (widget));
}

/* ---- other actions ---- */

static void
new_article_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dopys_window_new_article (DOPYS_WINDOW (widget));
}

static void
add_site_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysWindow *self = DOPYS_WINDOW (widget);
  AdwDialog *dialog = dopys_site_dialog_new (self->workspace);

  g_signal_connect_object (dialog, "notice", G_CALLBACK (dopys_window_tell), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysWindow *self = DOPYS_WINDOW (widget);
  DopysSession *session = self->draft ? dopys_draft_get_session (self->draft) : NULL;

  if (!session)
    return;
  if (g_str_equal (name, "win.undo"))
    dopys_session_undo (session);
  else
    dopys_session_redo (session);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysWindow *self = DOPYS_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  dopys_sidebar_focus_search (self->sidebar);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysWindow *self = DOPYS_WINDOW (widget);

  if (self->draft)
    dopys_print (GTK_WINDOW (self), dopys_workspace_get_library (self->workspace),
                 dopys_draft_get_article (self->draft));
}

static void
show_photos_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysWindow *self = DOPYS_WINDOW (widget);

  if (!self->draft)
    return;
  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), "photos") != 0)
    adw_navigation_view_push_by_tag (self->pages, "photos");
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  dopys_photo_page_show_photo (self->photo_page, g_variant_get_uint32 (parameter));
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysWindow) self = user_data;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, NULL))
    dopys_window_tell (self,
                       _ ("The page could not be opened: no web browser answered. The link can be copied instead."));
}

static void
open_address_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (g_variant_get_string (parameter, NULL));

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (widget), NULL, launched_cb, g_object_ref (widget));
}

static void
copy_address_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
  dopys_window_tell (DOPYS_WINDOW (widget), _ ("Link copied"));
}

/* ---- deleting ---- */

static void
delete_article_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysWindow *self = DOPYS_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (self->draft && g_strcmp0 (dopys_draft_get_article (self->draft)->id, id) == 0)
    {
      gboolean empty = dopys_draft_is_empty (self->draft);

      show_welcome (self);
      adw_navigation_split_view_set_show_content (self->split, FALSE);
      if (empty)
        return;
    }
  dopys_article_deletion_begin (dopys_workspace_get_store (self->workspace), self->toasts, id);
}

/* ---- class ---- */

static gboolean
dopys_window_close_request (GtkWindow *window)
{
  DopysWindow *self = DOPYS_WINDOW (window);
  GSettings *settings = dopys_workspace_get_settings (self->workspace);
  int width, height;

  leave_draft (self);
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (dopys_window_parent_class)->close_request (window);
}

static void
dopys_window_dispose (GObject *object)
{
  DopysWindow *self = DOPYS_WINDOW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->workspace)
    leave_draft (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_WINDOW);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_window_parent_class)->dispose (object);
}

static const struct
{
  guint key;
  const char *action;
} field_actions[] = {
  { GDK_KEY_x, "clipboard.cut" },
  { GDK_KEY_c, "clipboard.copy" },
  { GDK_KEY_v, "clipboard.paste" },
  { GDK_KEY_a, "selection.select-all" },
};

static gboolean
field_cb (GtkWidget *widget, GVariant *action, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));
  return focus && gtk_widget_activate_action (focus, g_variant_get_string (action, NULL), NULL);
}

static void
tell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dopys_window_tell (DOPYS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "win.new-article", NULL, new_article_action);
  gtk_widget_class_install_action (widget_class, "win.add-site", NULL, add_site_action);
  gtk_widget_class_install_action (widget_class, "win.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.withdraw", "s", withdraw_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.show-photos", "u", show_photos_action);
  gtk_widget_class_install_action (widget_class, "win.open-address", "s", open_address_action);
  gtk_widget_class_install_action (widget_class, "win.copy-address", "s", copy_address_action);
  gtk_widget_class_install_action (widget_class, "win.delete-article", "s", delete_article_action);
  dopys_panes_install (widget_class);
  /* Bindings, not accelerators of the application: a text field with the focus undoes its own typing first. */
  dopys_keys_bind_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  dopys_keys_bind_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  /* GTK's own fields know these under layouts with Latin letters only. */
  for (guint i = 0; i < G_N_ELEMENTS (field_actions); i++)
    dopys_keys_bind (widget_class, field_actions[i].key, GDK_CONTROL_MASK, field_cb,
                     g_variant_new_string (field_actions[i].action));
}

static void
dopys_window_class_init (DopysWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dopys_window_close_request;
  g_type_ensure (DOPYS_TYPE_SIDEBAR);
  g_type_ensure (DOPYS_TYPE_ARTICLE_PAGE);
  g_type_ensure (DOPYS_TYPE_PHOTO_PAGE);
  g_type_ensure (DOPYS_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DopysWindow, split);
  gtk_widget_class_bind_template_child (widget_class, DopysWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DopysWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DopysWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, DopysWindow, article_page);
  gtk_widget_class_bind_template_child (widget_class, DopysWindow, photo_page);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_selected_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "sidebar_activated_cb",
                                                G_CALLBACK (dopys_window_show_article));
  gtk_widget_class_bind_template_callback (widget_class, sidebar_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_read_cb);
  install_actions (widget_class);
}

static void
dopys_window_init (DopysWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dopys_panes_mark (GTK_WIDGET (self->welcome), NULL);
  dopys_panes_follow (GTK_WINDOW (self));
}

GtkWidget *
dopys_window_new (GtkApplication *application, DopysWorkspace *workspace)
{
  DopysWindow *self = g_object_new (DOPYS_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = dopys_workspace_get_settings (workspace);

  self->workspace = g_object_ref (workspace);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  dopys_article_page_set_workspace (self->article_page, workspace);
  dopys_photo_page_set_workspace (self->photo_page, workspace);
  dopys_sidebar_set_workspace (self->sidebar, workspace);
  g_signal_connect_object (dopys_workspace_get_publisher (workspace), "progress", G_CALLBACK (job_progress_cb), self,
                           G_CONNECT_DEFAULT);
  dopys_welcome_set_workspace (self->welcome, workspace);
  history_changed_cb (self);
  return GTK_WIDGET (self);
}

DopysDraft *
dopys_window_get_draft (DopysWindow *self)
{
  return self->draft;
}

void
dopys_window_new_article (DopysWindow *self)
{
  show_draft (self, dopys_article_new ());
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  dopys_article_page_focus (self->article_page, DOPYS_FIELD_TITLE);
}

void
dopys_window_open_article (DopysWindow *self, const char *id)
{
  if (self->draft && g_strcmp0 (dopys_draft_get_article (self->draft)->id, id) == 0)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dopys_store_load_article_async (dopys_workspace_get_store (self->workspace), id, self->loading, loaded_cb,
                                  g_object_ref (self));
}

void
dopys_window_show_article (DopysWindow *self, const char *id)
{
  self->focus_text = TRUE;
  dopys_window_open_article (self, id);
  if (self->draft && g_strcmp0 (dopys_draft_get_article (self->draft)->id, id) == 0)
    focus_text (self);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

void
dopys_window_search (DopysWindow *self, const char *words)
{
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  dopys_sidebar_search (self->sidebar, words);
}

static void
document_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_left_out;
  g_autofree char *id = dopys_open_document_finish (DOPYS_WORKSPACE (source), result, &n_left_out, &error);
  g_autofree char *note = NULL;

  if (!id)
    {
      dopys_window_tell (self, error->message);
      return;
    }
  dopys_window_show_article (self, id);
  if (n_left_out == 0)
    return;
  note = g_strdup_printf (
      ngettext ("%u picture could not be brought along", "%u pictures could not be brought along", n_left_out),
      n_left_out);
  dopys_window_tell (self, note);
}

void
dopys_window_open_files (DopysWindow *self, GPtrArray *files)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new ();

  self->started = TRUE;
  for (guint i = 0; i < files->len; i++)
    {
      GObject *file = g_ptr_array_index (files, i);

      if (G_IS_FILE (file) && dopys_open_is_document (G_FILE (file)))
        dopys_open_document_async (self->workspace, G_FILE (file), document_opened_cb, g_object_ref (self));
      else
        g_ptr_array_add (photos, file);
    }
  if (photos->len == 0)
    return;
  dopys_window_new_article (self);
  dopys_article_page_add_sources (self->article_page, photos);
}

void
dopys_window_tell (DopysWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
