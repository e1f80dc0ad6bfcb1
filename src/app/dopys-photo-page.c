/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-page.h"

#include <glib/gi18n-lib.h>

#include "dopys-history-buttons.h"
#include "dopys-import-bar.h"
#include "dopys-keys.h"
#include "dopys-photo-edit-dialog.h"
#include "dopys-photo-form.h"
#include "dopys-photo-sources.h"
#include "dopys-photo-tile.h"

struct _DopysPhotoPage
{
  AdwNavigationPage parent;

  AdwWindowTitle *window_title;
  DopysHistoryButtons *history;
  DopysImportBar *import_bar;
  GtkStack *stack;
  GtkGridView *grid;
  GtkSingleSelection *selection;
  DopysPhotoForm *form;
  GtkWidget *next_button;
  DopysWorkspace *workspace;
  DopysPhotoList *photos;
};

G_DEFINE_FINAL_TYPE (DopysPhotoPage, dopys_photo_page, ADW_TYPE_NAVIGATION_PAGE)

/* ---- grid ---- */

static void
item_dropped_cb (DopysPhotoTile *tile, DopysPhotoItem *item, DopysPhotoPage *self)
{
  DopysPhotoItem *place = dopys_photo_tile_get_item (tile);
  guint from = dopys_photo_item_get_number (item) - 1;

  /* An item dragged from another window's article is no photo of this list. */
  if (!place || dopys_photo_list_get (self->photos, from) != item)
    return;
  dopys_photo_form_commit (self->form);
  dopys_photo_list_move (self->photos, from, dopys_photo_item_get_number (place) - 1);
}

static void
setup_cb (DopysPhotoPage *self, GtkListItem *list_item)
{
  GtkWidget *tile = dopys_photo_tile_new ();

  g_signal_connect_object (tile, "item-dropped", G_CALLBACK (item_dropped_cb), self, G_CONNECT_DEFAULT);
  gtk_list_item_set_child (list_item, tile);
}

static void
label_cell (DopysPhotoItem *item, GParamSpec *pspec, GtkListItem *list_item)
{
  g_autofree char *label = NULL;

  g_object_get (item, "label", &label, NULL);
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
bind_cb (DopysPhotoPage *self, GtkListItem *list_item)
{
  DopysPhotoItem *item = gtk_list_item_get_item (list_item);

  dopys_photo_tile_bind (DOPYS_PHOTO_TILE (gtk_list_item_get_child (list_item)), item,
                         dopys_workspace_get_library (self->workspace));
  g_signal_connect (item, "notify::label", G_CALLBACK (label_cell), list_item);
  label_cell (item, NULL, list_item);
}

static void
unbind_cb (DopysPhotoPage *self, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), label_cell, list_item);
  dopys_photo_tile_bind (DOPYS_PHOTO_TILE (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static void
selected_cb (DopysPhotoPage *self)
{
  DopysPhotoItem *item = self->photos ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  dopys_photo_form_set_item (self->form, item ? self->photos : NULL, item,
                             self->workspace ? dopys_workspace_get_library (self->workspace) : NULL);
}

static void
select_position (DopysPhotoPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_grid_view_scroll_to (self->grid, position, GTK_LIST_SCROLL_NONE, NULL);
}

static void
grid_activate_cb (DopysPhotoPage *self)
{
  dopys_photo_form_focus_description (self->form);
}

/* ---- state ---- */

static void
counted_cb (DopysPhotoPage *self)
{
  guint n = dopys_photo_list_get_n (self->photos);
  guint described = dopys_photo_list_count_described (self->photos);
  g_autofree char *subtitle = g_strdup_printf (_ ("%u of %u described"), described, n);

  adw_window_title_set_subtitle (self->window_title, n > 0 ? subtitle : "");
  gtk_widget_set_sensitive (self->next_button, described < n);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "photos" : "empty");
}

static void
next_cb (DopysPhotoPage *self)
{
  guint position;

  dopys_photo_form_commit (self->form);
  position = dopys_photo_list_find_undescribed (self->photos, gtk_single_selection_get_selected (self->selection));
  if (position == G_MAXUINT)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
      return;
    }
  select_position (self, position);
  dopys_photo_form_focus_description (self->form);
}

/* ---- adding, moving, removing ---- */

typedef struct
{
  DopysPhotoPage *page;
  DopysPhotoList *photos;
} Arrival;

static void
arrival_free (gpointer data)
{
  Arrival *arrival = data;

  g_object_unref (arrival->page);
  g_object_unref (arrival->photos);
  g_free (arrival);
}

static void
arrived_cb (DopysImported *imported, gpointer user_data)
{
  Arrival *arrival = user_data;

  if (imported->photos->len > 0)
    dopys_photo_list_append (arrival->photos, imported->photos);
}

static void
add_sources (GPtrArray *sources, gpointer user_data)
{
  DopysPhotoPage *self = user_data;
  Arrival *arrival;

  if (!self->photos)
    return;
  arrival = g_new0 (Arrival, 1);
  arrival->page = g_object_ref (self);
  arrival->photos = g_object_ref (self->photos);
  dopys_import_bar_add (self->import_bar, self->workspace, sources, arrived_cb, arrival, arrival_free);
}

static void
add_clicked_cb (DopysPhotoPage *self)
{
  dopys_photo_sources_choose (GTK_WIDGET (self), TRUE, add_sources, G_OBJECT (self));
}

static gboolean
grid_has_focus (DopysPhotoPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->grid));
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoPage *self = DOPYS_PHOTO_PAGE (widget);
  int step = g_variant_get_int32 (args);
  guint from = gtk_single_selection_get_selected (self->selection);

  if (!grid_has_focus (self))
    return GDK_EVENT_PROPAGATE;
  if (from == GTK_INVALID_LIST_POSITION || (from == 0 && step < 0))
    return GDK_EVENT_STOP;
  dopys_photo_form_commit (self->form);
  if (dopys_photo_list_move (self->photos, from, from + (guint) step))
    gtk_grid_view_scroll_to (self->grid, from + (guint) step, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
remove_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoPage *self = DOPYS_PHOTO_PAGE (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!grid_has_focus (self) || position == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;
  dopys_photo_form_commit (self->form);
  dopys_photo_list_remove (self->photos, position);
  return GDK_EVENT_STOP;
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DopysPhotoPage *self = DOPYS_PHOTO_PAGE (widget);

  if (!self->photos)
    return;
  dopys_photo_form_commit (self->form);
  dopys_photo_edit_dialog_present (widget, self->workspace, self->photos,
                                   gtk_single_selection_get_selected (self->selection));
}

static gboolean
edit_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  /* A letter alone is text anywhere but in the grid. */
  if (!grid_has_focus (DOPYS_PHOTO_PAGE (widget)))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (widget, "photos.edit", NULL);
}

static void
hidden_cb (DopysPhotoPage *self)
{
  dopys_photo_form_commit (self->form);
}

/* ---- class ---- */

static void
dopys_photo_page_dispose (GObject *object)
{
  DopysPhotoPage *self = DOPYS_PHOTO_PAGE (object);

  dopys_photo_page_set_photos (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_PAGE);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dopys_photo_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, history);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, import_bar);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, grid);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, selection);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, form);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoPage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, grid_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, hidden_cb);
}

static void
dopys_photo_page_class_init (DopysPhotoPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_page_dispose;
  g_type_ensure (DOPYS_TYPE_HISTORY_BUTTONS);
  g_type_ensure (DOPYS_TYPE_IMPORT_BAR);
  g_type_ensure (DOPYS_TYPE_PHOTO_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-page.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_cb, NULL);
  gtk_widget_class_install_action (widget_class, "photos.edit", NULL, edit_action);
  dopys_keys_bind_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "photos.edit", NULL);
  dopys_keys_bind (widget_class, GDK_KEY_e, 0, edit_cb, NULL);
}

static void
dopys_photo_page_init (DopysPhotoPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dopys_photo_sources_accept_drops (GTK_WIDGET (self->stack), add_sources, self);
}

void
dopys_photo_page_set_workspace (DopysPhotoPage *self, DopysWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

void
dopys_photo_page_set_photos (DopysPhotoPage *self, DopysPhotoList *photos)
{
  if (self->photos == photos)
    return;
  if (self->photos)
    {
      dopys_photo_form_set_item (self->form, NULL, NULL, NULL);
      g_signal_handlers_disconnect_by_data (self->photos, self);
      dopys_history_buttons_set_session (self->history, NULL);
      gtk_single_selection_set_model (self->selection, NULL);
    }
  g_set_object (&self->photos, photos);
  if (!photos)
    return;
  dopys_import_bar_clear (self->import_bar);
  g_signal_connect_object (photos, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (photos));
  dopys_history_buttons_set_session (self->history, dopys_draft_get_session (dopys_photo_list_get_draft (photos)));
  counted_cb (self);
}

void
dopys_photo_page_show_photo (DopysPhotoPage *self, guint position)
{
  guint n = dopys_photo_list_get_n (self->photos);

  if (n == 0)
    return;
  if (position >= n)
    position = dopys_photo_list_find_undescribed (self->photos, G_MAXUINT);
  select_position (self, position < n ? position : 0);
  dopys_photo_form_focus_description (self->form);
}
