/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-dialog.h"

#include <glib/gi18n-lib.h>

#include "dopys-error.h"
#include "dopys-site-access.h"

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
  DopysWorkspace *workspace;
  GCancellable *cancellable;
  gboolean working;
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
      gtk_accessible_announce (GTK_ACCESSIBLE (row), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
  else
    gtk_widget_remove_css_class (row, "error");
}

static void
clear_errors (DopysSiteDialog *self)
{
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
  gtk_widget_set_sensitive (self->connect_button,
                            !working && *text_of (self->address) && *text_of (self->user) && *text_of (self->password));
}

static void
edited_cb (DopysSiteDialog *self)
{
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
  if (g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN) ||
      g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS))
    show_error (GTK_WIDGET (self->password), self->password_error, error->message);
  else
    show_error (GTK_WIDGET (self->address), self->address_error, error->message);
}

static void
connect_cb (DopysSiteDialog *self)
{
  g_autofree char *address = g_strstrip (g_strdup (text_of (self->address)));
  g_autofree char *user = g_strstrip (g_strdup (text_of (self->user)));

  if (!gtk_widget_get_sensitive (self->connect_button))
    return;
  clear_errors (self);
  set_working (self, TRUE);
  dopys_site_access_connect_async (dopys_workspace_get_store (self->workspace), address, user, text_of (self->password),
                                   self->cancellable, connected_cb, g_object_ref (self));
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
dopys_site_dialog_class_init (DopysSiteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_site_dialog_dispose;
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
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, connect_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
dopys_site_dialog_init (DopysSiteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

AdwDialog *
dopys_site_dialog_new (DopysWorkspace *workspace)
{
  DopysSiteDialog *self = g_object_new (DOPYS_TYPE_SITE_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  return ADW_DIALOG (self);
}
