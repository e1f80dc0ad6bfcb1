/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-import-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-template.h"
#include "dopys-toast.h"

struct _DopysImportBar
{
  GtkWidget parent;

  AdwBanner *banner;
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;
  GCancellable *cancellable;
  GPtrArray *errors; /* of char * */
  guint running;
};

G_DEFINE_FINAL_TYPE (DopysImportBar, dopys_import_bar, GTK_TYPE_WIDGET)

typedef struct
{
  DopysImportBar *bar;
  DopysImportBarFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Order;

static void
order_free (Order *order)
{
  if (order->destroy)
    order->destroy (order->user_data);
  g_object_unref (order->bar);
  g_free (order);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static void
show_errors (DopysImportBar *self)
{
  g_autofree char *title = NULL;

  if (self->errors->len == 0)
    return;
  if (self->errors->len == 1)
    title = g_strdup (g_ptr_array_index (self->errors, 0));
  else
    title = g_strdup_printf (ngettext ("%u file could not be added", "%u files could not be added", self->errors->len),
                             self->errors->len);
  adw_banner_set_title (self->banner, title);
  adw_banner_set_button_label (self->banner, self->errors->len == 1 ? _ ("Close") : _ ("Details"));
  adw_banner_set_revealed (self->banner, TRUE);
}

/* What came in, and of what did not come in the sentence that is shown. */
static void
announce (DopysImportBar *self, const DopysImported *imported)
{
  g_autofree char *text = NULL;

  if (imported->photos->len > 0)
    {
      text = g_strdup_printf (ngettext ("%u photo was added", "%u photos were added", imported->photos->len),
                              imported->photos->len);
      dopys_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  if (imported->errors->len > 0)
    dopys_announce (GTK_WIDGET (self), adw_banner_get_title (self->banner), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
tell_stopped (DopysImportBar *self, guint n)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("Adding was stopped: %u photo is in", "Adding was stopped: %u photos are in", n), n);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  dopys_toast_show (GTK_WIDGET (self), toast);
}

static void
banner_clicked_cb (DopysImportBar *self)
{
  AdwDialog *dialog;
  g_autofree char *body = NULL;

  adw_banner_set_revealed (self->banner, FALSE);
  if (self->errors->len > 1)
    {
      g_ptr_array_add (self->errors, NULL);
      body = g_strjoinv ("\n\n", (char **) self->errors->pdata);
      dialog = adw_alert_dialog_new (_ ("Files That Could Not Be Added"), body);
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
      adw_dialog_present (dialog, GTK_WIDGET (self));
    }
  g_ptr_array_set_size (self->errors, 0);
}

static void
cancel_clicked_cb (DopysImportBar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
progress_cb (guint done, guint total, const char *name, gpointer user_data)
{
  DopysImportBar *self = user_data;
  g_autofree char *count = g_strdup_printf (_ ("Adding photos: %u of %u"), done, total);
  g_autofree char *text = name ? g_strconcat (count, " · ", name, NULL) : g_strdup (count);

  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Order) order = user_data;
  DopysImportBar *self = order->bar;
  g_autoptr (DopysImported) imported = dopys_import_finish (DOPYS_WORKSPACE (source), result, NULL);

  if (--self->running == 0)
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
  for (guint i = 0; i < imported->errors->len; i++)
    g_ptr_array_add (self->errors, g_strdup (g_ptr_array_index (imported->errors, i)));
  if (imported->errors->len > 0)
    show_errors (self);
  announce (self, imported);
  if (imported->stopped)
    tell_stopped (self, imported->photos->len);
  order->func (imported, order->user_data);
}

static void
dopys_import_bar_dispose (GObject *object)
{
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_IMPORT_BAR);
  G_OBJECT_CLASS (dopys_import_bar_parent_class)->dispose (object);
}

static void
dopys_import_bar_finalize (GObject *object)
{
  DopysImportBar *self = DOPYS_IMPORT_BAR (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->errors);
  G_OBJECT_CLASS (dopys_import_bar_parent_class)->finalize (object);
}

static void
dopys_import_bar_class_init (DopysImportBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dopys_import_bar_dispose;
  object_class->finalize = dopys_import_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/import-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysImportBar, banner);
  gtk_widget_class_bind_template_child (widget_class, DopysImportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DopysImportBar, label);
  gtk_widget_class_bind_template_child (widget_class, DopysImportBar, progress);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
dopys_import_bar_init (DopysImportBar *self)
{
  self->cancellable = g_cancellable_new ();
  self->errors = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_import_bar_add (DopysImportBar *self, DopysWorkspace *workspace, const char *article, GPtrArray *sources,
                      DopysImportBarFunc func, gpointer user_data, GDestroyNotify destroy)
{
  Order *order = g_new0 (Order, 1);

  order->bar = g_object_ref (self);
  order->func = func;
  order->user_data = user_data;
  order->destroy = destroy;
  self->running++;
  progress_cb (0, sources->len, NULL, self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  dopys_import_async (workspace, article, sources, progress_cb, self, self->cancellable, imported_cb, order);
}

void
dopys_import_bar_clear (DopysImportBar *self)
{
  g_ptr_array_set_size (self->errors, 0);
  adw_banner_set_revealed (self->banner, FALSE);
}
