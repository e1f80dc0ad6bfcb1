/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-dialog.h"

#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-error.h"
#include "dopys-hosting.h"
#include "dopys-password.h"
#include "dopys-site-access.h"
#include "dopys-site-authorization.h"
#include "dopys-template.h"

struct _DopysSiteDialog
{
  AdwDialog parent;

  AdwEntryRow *address;
  AdwEntryRow *user;
  AdwPasswordEntryRow *password;
  GtkLabel *address_error;
  GtkLabel *password_error;
  GtkWidget *connect_button;
  GtkStack *connect_stack;
  GtkWidget *allow_button;
  GtkStack *allow_stack;
  GtkLabel *allow_label;
  GtkWidget *hosting_button;
  DopysWorkspace *workspace;
  GCancellable *cancellable;
  gboolean working;
  gboolean granted; /* the site itself has just made the password */
  char *letter;     /* (nullable): for the hosting company, about the last failure */
  char *secret;     /* of the request that waits in the browser, or NULL */
};

enum
{
  CONNECTED,
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysSiteDialog, dopys_site_dialog, ADW_TYPE_DIALOG)

static const char *
text_of (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
show_error (GtkWidget *row, GtkLabel *label, const char *message)
{
  gtk_label_set_label (label, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (label), message != NULL);
  if (message)
    {
      gtk_widget_add_css_class (row, "error");
      gtk_widget_grab_focus (row);
      dopys_announce (GTK_WIDGET (row), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  else
    gtk_widget_remove_css_class (row, "error");
}

/* Beside the field that can mend it; what only the hosting can mend comes with a text for it. */
static void
show_trouble (DopysSiteDialog *self, const GError *error)
{
  g_autoptr (GError) explained = self->granted ? dopys_hosting_explain_granted (error) : NULL;
  const GError *shown = explained ? explained : error;
  gboolean account = g_error_matches (shown, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN) ||
                     g_error_matches (shown, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS);

  if (account)
    show_error (GTK_WIDGET (self->password), self->password_error, shown->message);
  else
    show_error (GTK_WIDGET (self->address), self->address_error, shown->message);
  g_clear_pointer (&self->letter, g_free);
  if (dopys_hosting_can_mend (shown))
    self->letter = dopys_hosting_letter (shown, text_of (self->address));
  gtk_widget_set_visible (self->hosting_button, self->letter != NULL);
}

static void
clear_errors (DopysSiteDialog *self)
{
  gtk_widget_set_visible (self->hosting_button, FALSE);
  show_error (GTK_WIDGET (self->address), self->address_error, NULL);
  show_error (GTK_WIDGET (self->password), self->password_error, NULL);
}

static void
set_working (DopysSiteDialog *self, gboolean working)
{
  self->working = working;
  gtk_stack_set_visible_child_name (self->connect_stack, working ? "working" : "ready");
  /* Not insensitive: the field that was typed into keeps the focus. */
  gtk_editable_set_editable (GTK_EDITABLE (self->address), !working);
  gtk_editable_set_editable (GTK_EDITABLE (self->user), !working);
  gtk_editable_set_editable (GTK_EDITABLE (self->password), !working);
  gtk_widget_set_sensitive (self->allow_button, !working && *text_of (self->address));
  gtk_widget_set_sensitive (self->connect_button,
                            !working && *text_of (self->address) && *text_of (self->user) && *text_of (self->password));
}

/* Whoever waits for the browser any longer does so in vain. */
static void
stop_waiting (DopysSiteDialog *self)
{
  g_clear_pointer (&self->secret, g_free);
  gtk_stack_set_visible_child_name (self->allow_stack, "ready");
  gtk_widget_set_visible (GTK_WIDGET (self->allow_label), FALSE);
}

static void
edited_cb (DopysSiteDialog *self)
{
  stop_waiting (self);
  clear_errors (self);
  set_working (self, self->working);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSiteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysConnection) connection = dopys_site_access_connect_finish (DOPYS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->workspace)
    return;
  set_working (self, FALSE);
  if (connection)
    {
      g_signal_emit (self, signals[CONNECTED], 0, connection->site->id);
      if (connection->notice)
        g_signal_emit (self, signals[NOTICE], 0, connection->notice);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  show_trouble (self, error);
}

static void
connect_cb (DopysSiteDialog *self)
{
  g_autofree char *address = g_strstrip (g_strdup (text_of (self->address)));
  g_autofree char *user = g_strstrip (g_strdup (text_of (self->user)));

  if (!gtk_widget_get_sensitive (self->connect_button))
    return;
  clear_errors (self);
  self->granted = FALSE;
  set_working (self, TRUE);
  dopys_site_access_connect_async (dopys_workspace_get_store (self->workspace), address, user, text_of (self->password),
                                   self->cancellable, connected_cb, g_object_ref (self));
}

/* ---- in the browser ---- */

/* The site's page has answered by opening this program. */
static void
answered_cb (DopysSiteDialog *self, GFile **files, int n_files)
{
  g_autofree char *uri = n_files > 0 ? g_file_get_uri (files[0]) : NULL;
  g_autofree char *address = g_strstrip (g_strdup (text_of (self->address)));
  g_autofree char *user = NULL;
  g_autoptr (GError) error = NULL;
  char *password = NULL;

  if (!self->secret || !uri || !dopys_site_authorization_is_answer (uri))
    return;
  if (!dopys_site_authorization_read (uri, self->secret, &user, &password, &error))
    {
      show_error (GTK_WIDGET (self->address), self->address_error, error->message);
      if (!g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_INVALID))
        stop_waiting (self);
      return;
    }
  stop_waiting (self);
  clear_errors (self);
  self->granted = TRUE;
  set_working (self, TRUE);
  dopys_site_access_connect_async (dopys_workspace_get_store (self->workspace), address, user, password,
                                   self->cancellable, connected_cb, g_object_ref (self));
  dopys_password_free (password);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSiteDialog) self = user_data;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, NULL) || !self->workspace)
    return;
  stop_waiting (self);
  show_error (GTK_WIDGET (self->address), self->address_error,
              _ ("No web browser answered. Enter the user name and an application password below instead."));
}

static void
page_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DopysSiteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *page = dopys_site_access_find_page_finish (DOPYS_STORE (source), result, &error);
  g_autofree char *address = NULL;
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->workspace)
    return;
  set_working (self, FALSE);
  if (!page)
    {
      stop_waiting (self);
      show_trouble (self, error);
      return;
    }
  self->secret = dopys_site_authorization_new_secret ();
  address = dopys_site_authorization_dup_page (page, self->secret);
  gtk_widget_set_visible (GTK_WIDGET (self->allow_label), TRUE);
  launcher = gtk_uri_launcher_new (address);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cancellable,
                           launched_cb, g_object_ref (self));
}

static void
allow_cb (DopysSiteDialog *self)
{
  g_autofree char *address = g_strstrip (g_strdup (text_of (self->address)));

  if (self->working || !*address)
    return;
  clear_errors (self);
  stop_waiting (self);
  set_working (self, TRUE);
  gtk_stack_set_visible_child_name (self->connect_stack, "ready");
  gtk_stack_set_visible_child_name (self->allow_stack, "working");
  dopys_site_access_find_page_async (dopys_workspace_get_store (self->workspace), address, self->cancellable,
                                     page_found_cb, g_object_ref (self));
}

/* What the hosting company needs to know, for an e-mail. */
static void
copy_for_hosting_cb (DopysSiteDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->letter);
  g_signal_emit (self, signals[NOTICE], 0, _ ("Text for the hosting company copied"));
}

static void
closed_cb (DopysSiteDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
dopys_site_dialog_dispose (GObject *object)
{
  DopysSiteDialog *self = DOPYS_SITE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_SITE_DIALOG);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_site_dialog_parent_class)->dispose (object);
}

static void
dopys_site_dialog_finalize (GObject *object)
{
  g_free (DOPYS_SITE_DIALOG (object)->secret);
  g_free (DOPYS_SITE_DIALOG (object)->letter);
  G_OBJECT_CLASS (dopys_site_dialog_parent_class)->finalize (object);
}

static void
dopys_site_dialog_class_init (DopysSiteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_site_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_site_dialog_finalize;
  signals[CONNECTED] = g_signal_new ("connected", DOPYS_TYPE_SITE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NOTICE] = g_signal_new ("notice", DOPYS_TYPE_SITE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/site-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, address);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, user);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, password);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, address_error);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, password_error);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, connect_button);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, connect_stack);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, allow_button);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, allow_stack);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, allow_label);
  gtk_widget_class_bind_template_child (widget_class, DopysSiteDialog, hosting_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, allow_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_for_hosting_cb);
  gtk_widget_class_bind_template_callback (widget_class, connect_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
dopys_site_dialog_init (DopysSiteDialog *self)
{
  dopys_template_init_dialog (ADW_DIALOG (self));
  self->cancellable = g_cancellable_new ();
}

AdwDialog *
dopys_site_dialog_new (DopysWorkspace *workspace)
{
  DopysSiteDialog *self = g_object_new (DOPYS_TYPE_SITE_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  if (g_application_get_default ())
    g_signal_connect_object (g_application_get_default (), "open", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
