/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-import-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-folder-item.h"
#include "dopys-template.h"
#include "dopys-toast.h"

struct _DopysImportBar
{
  GtkWidget parent;

  AdwBanner *banner;
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;
  GPtrArray *errors;  /* of char * */
  GPtrArray *orders;  /* of Order, borrowed: those that are not through */
  GListStore *coming; /* of DopysFolderItem */
};

G_DEFINE_FINAL_TYPE (DopysImportBar, dopys_import_bar, GTK_TYPE_WIDGET)

typedef struct
{
  DopysImportBar *bar;
  GCancellable *cancellable;
  GQueue coming; /* of DopysFolderItem or NULL, by the source */
  guint n_given; /* sources */
  guint n_photos;
  gboolean elsewhere; /* another article is looked at */
  gboolean unwanted;  /* what came was taken out again */
  DopysImportBarFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Order;

static void
order_free (Order *order)
{
  if (order->destroy)
    order->destroy (order->user_data);
  g_object_unref (order->cancellable);
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
announce (DopysImportBar *self, guint n, const DopysImported *imported)
{
  g_autofree char *text = NULL;

  if (n > 0)
    {
      text = g_strdup_printf (ngettext ("%u photo was added", "%u photos were added", n), n);
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
  for (guint i = 0; i < self->orders->len; i++)
    g_cancellable_cancel (((Order *) g_ptr_array_index (self->orders, i))->cancellable);
}

/* ---- what is coming ---- */

static void
found_cb (GPtrArray *sources, gpointer user_data)
{
  Order *order = user_data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (order->elsewhere)
    return;
  for (guint i = 0; i < sources->len; i++)
    {
      GObject *source = g_ptr_array_index (sources, i);
      DopysFolderItem *item = G_IS_FILE (source) ? dopys_folder_item_new_coming (G_FILE (source)) : NULL;

      g_queue_push_tail (&order->coming, item);
      if (item)
        g_ptr_array_add (items, item);
    }
  g_list_store_splice (order->bar->coming, g_list_model_get_n_items (G_LIST_MODEL (order->bar->coming)), 0,
                       items->pdata, items->len);
}

/* n: sources, from the first that is still to come on. */
static void
forget_coming (Order *order, guint n)
{
  GListStore *coming = order->bar->coming;
  DopysFolderItem *first = NULL;
  guint position, n_items = 0;

  for (; n > 0; n--)
    {
      DopysFolderItem *item = g_queue_pop_head (&order->coming);

      first = first ? first : item;
      n_items += item ? 1 : 0;
    }
  /* Those of one import stand together. */
  if (first && g_list_store_find (coming, first, &position))
    g_list_store_splice (coming, position, n_items, NULL, 0);
}

/* ---- the import ---- */

static void
progress_cb (guint done, guint total, const char *name, gpointer user_data)
{
  DopysImportBar *self = ((Order *) user_data)->bar;
  g_autofree char *count = g_strdup_printf (_ ("Adding photos: %u of %u"), done, total);
  g_autofree char *text = name ? g_strconcat (count, " · ", name, NULL) : g_strdup (count);

  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
}

static void
give (Order *order, DopysImported *imported, gboolean last)
{
  order->n_photos += imported->photos->len;
  order->unwanted = !order->func (imported, last, order->user_data);
  if (order->unwanted)
    g_cancellable_cancel (order->cancellable);
}

/* First they stand in their places, then no longer among those that come: so nothing jumps. */
static void
arrived_cb (DopysImported *imported, guint end, gpointer user_data)
{
  Order *order = user_data;

  give (order, imported, FALSE);
  forget_coming (order, end - order->n_given);
  order->n_given = end;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Order) order = user_data;
  DopysImportBar *self = order->bar;
  g_autoptr (DopysImported) imported = dopys_import_finish (DOPYS_WORKSPACE (source), result, NULL);

  g_ptr_array_remove (self->orders, order);
  if (self->orders->len == 0)
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
  for (guint i = 0; i < imported->errors->len; i++)
    g_ptr_array_add (self->errors, g_strdup (g_ptr_array_index (imported->errors, i)));
  if (imported->errors->len > 0)
    show_errors (self);
  give (order, imported, TRUE);
  announce (self, order->unwanted ? 0 : order->n_photos, imported);
  if (imported->stopped && !order->unwanted)
    tell_stopped (self, order->n_photos);
  forget_coming (order, g_queue_get_length (&order->coming));
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

  g_object_unref (self->coming);
  g_ptr_array_unref (self->orders);
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
  self->coming = g_list_store_new (DOPYS_TYPE_FOLDER_ITEM);
  self->orders = g_ptr_array_new ();
  self->errors = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dopys_import_bar_add (DopysImportBar *self, DopysWorkspace *workspace, const char *article, GPtrArray *sources,
                      DopysImportBarFunc func, gpointer user_data, GDestroyNotify destroy)
{
  Order *order = g_new0 (Order, 1);
  DopysImportWatch watch = { found_cb, progress_cb, arrived_cb, order };

  order->cancellable = g_cancellable_new ();
  order->bar = g_object_ref (self);
  order->func = func;
  order->user_data = user_data;
  order->destroy = destroy;
  g_ptr_array_add (self->orders, order);
  progress_cb (0, sources->len, NULL, order);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  dopys_import_async (workspace, article, sources, &watch, order->cancellable, imported_cb, order);
}

GListModel *
dopys_import_bar_get_coming (DopysImportBar *self)
{
  return G_LIST_MODEL (self->coming);
}

void
dopys_import_bar_clear (DopysImportBar *self)
{
  g_ptr_array_set_size (self->errors, 0);
  adw_banner_set_revealed (self->banner, FALSE);
  for (guint i = 0; i < self->orders->len; i++)
    {
      Order *order = g_ptr_array_index (self->orders, i);

      order->elsewhere = TRUE;
      g_queue_clear (&order->coming);
    }
  g_list_store_remove_all (self->coming);
}
