/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-folder-dialog.h"

#include <glib/gi18n-lib.h>

#include "dopys-folder-item.h"
#include "dopys-keys.h"
#include "dopys-photo-folder.h"

#define TILE_WIDTH 144
#define TILE_HEIGHT 108

struct _DopysPhotoFolderDialog
{
  AdwDialog parent;

  AdwWindowTitle *window_title;
  GtkWidget *add_button;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkGridView *grid;
  GtkNoSelection *selection;
  GtkActionBar *choice_bar;
  GtkCheckButton *all;
  GListStore *items; /* of DopysFolderItem */
  guint n_chosen;
  GCancellable *looking;
  DopysSourcesFunc func;
  GObject *owner;
  gboolean showing; /* the program sets the check mark of all */
};

G_DEFINE_FINAL_TYPE (DopysPhotoFolderDialog, dopys_photo_folder_dialog, ADW_TYPE_DIALOG)

/* ---- choosing ---- */

static guint
get_n (DopysPhotoFolderDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static void
show_choice (DopysPhotoFolderDialog *self)
{
  g_autofree char *subtitle = g_strdup_printf (_ ("%u of %u selected"), self->n_chosen, get_n (self));

  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_widget_set_sensitive (self->add_button, self->n_chosen > 0);
  self->showing = TRUE;
  gtk_check_button_set_active (self->all, self->n_chosen == get_n (self));
  gtk_check_button_set_inconsistent (self->all, self->n_chosen > 0 && self->n_chosen < get_n (self));
  self->showing = FALSE;
}

static void
chosen_cb (DopysPhotoFolderDialog *self, GParamSpec *pspec, DopysFolderItem *item)
{
  self->n_chosen += dopys_folder_item_get_chosen (item) ? 1 : -1;
  if (!self->showing)
    show_choice (self);
}

static void
choose_all (DopysPhotoFolderDialog *self, gboolean chosen)
{
  self->showing = TRUE;
  for (guint i = 0; i < get_n (self); i++)
    {
      g_autoptr (DopysFolderItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      dopys_folder_item_set_chosen (item, chosen);
    }
  show_choice (self);
}

static void
all_toggled_cb (DopysPhotoFolderDialog *self)
{
  if (!self->showing)
    choose_all (self, gtk_check_button_get_active (self->all));
}

static gboolean
choose_all_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  choose_all (DOPYS_PHOTO_FOLDER_DIALOG (widget), g_variant_get_boolean (args));
  return GDK_EVENT_STOP;
}

static void
cancel_cb (DopysPhotoFolderDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* In the order in which they were taken. */
static void
add_cb (DopysPhotoFolderDialog *self)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = get_n (self); i-- > 0;)
    {
      g_autoptr (DopysFolderItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (dopys_folder_item_get_chosen (item))
        g_ptr_array_add (sources, g_object_ref (dopys_folder_item_get_file (item)));
    }
  if (sources->len > 0)
    self->func (sources, self->owner);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ---- tiles ---- */

static void
setup_cb (DopysPhotoFolderDialog *self, GtkListItem *cell)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *overlay = gtk_overlay_new (), *room = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *picture = gtk_picture_new (), *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *time = gtk_label_new (NULL);

  /* The picture lies over it, so that its own size does not matter. */
  gtk_widget_set_size_request (room, TILE_WIDTH, TILE_HEIGHT);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_COVER);
  gtk_widget_add_css_class (picture, "folder-picture");
  gtk_widget_set_halign (check, GTK_ALIGN_END);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_add_css_class (check, "tile-badge");
  gtk_widget_add_css_class (check, "chosen");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), room);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), picture);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), check);
  gtk_widget_add_css_class (time, "caption");
  gtk_widget_add_css_class (time, "numeric");
  gtk_label_set_wrap (GTK_LABEL (time), TRUE);
  gtk_label_set_justify (GTK_LABEL (time), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), time);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_object_bind_property (button, "active", check, "visible", G_BINDING_SYNC_CREATE);
  g_object_set_data (G_OBJECT (cell), "picture", picture);
  g_object_set_data (G_OBJECT (cell), "time", time);
  gtk_list_item_set_focusable (cell, FALSE);
  gtk_list_item_set_child (cell, button);
}

static void
bind_cb (DopysPhotoFolderDialog *self, GtkListItem *cell)
{
  DopysFolderItem *item = gtk_list_item_get_item (cell);
  GtkWidget *button = gtk_list_item_get_child (cell);
  g_autofree char *name = dopys_folder_item_dup_name (item), *time = dopys_folder_item_dup_time (item);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, time);

  gtk_label_set_label (g_object_get_data (G_OBJECT (cell), "time"), time);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (
      G_OBJECT (cell), "chosen",
      g_object_bind_property (item, "chosen", button, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
  g_object_set_data (G_OBJECT (cell), "shown",
                     g_object_bind_property (item, "picture", g_object_get_data (G_OBJECT (cell), "picture"),
                                             "paintable", G_BINDING_SYNC_CREATE));
  dopys_folder_item_show (item);
}

static void
unbind_cb (DopysPhotoFolderDialog *self, GtkListItem *cell)
{
  g_binding_unbind (g_object_get_data (G_OBJECT (cell), "chosen"));
  g_binding_unbind (g_object_get_data (G_OBJECT (cell), "shown"));
  gtk_picture_set_paintable (g_object_get_data (G_OBJECT (cell), "picture"), NULL);
  dopys_folder_item_hide (gtk_list_item_get_item (cell));
}

/* ---- the folder ---- */

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *photos = dopys_photo_folder_list (G_FILE (task_data), cancellable, &error);

  if (photos)
    g_task_return_pointer (task, photos, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The tiles come with the next frame. */
static gboolean
focus_first_cb (GtkWidget *grid, GdkFrameClock *clock, gpointer user_data)
{
  return gtk_widget_child_focus (grid, GTK_DIR_TAB_FORWARD) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysPhotoFolderDialog *self = DOPYS_PHOTO_FOLDER_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) photos = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  for (guint i = 0; photos && i < photos->len; i++)
    {
      const DopysFolderPhoto *photo = g_ptr_array_index (photos, i);
      DopysFolderItem *item = dopys_folder_item_new (photo->file, photo->modified);

      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  if (error)
    {
      adw_status_page_set_title (self->empty_page, _ ("The Folder Could Not Be Read"));
      adw_status_page_set_description (self->empty_page, _ ("It is not there any more, or may not be looked into."));
    }
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "photos" : "empty");
  gtk_action_bar_set_revealed (self->choice_bar, items->len > 0);
  if (items->len == 0)
    return;
  show_choice (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->grid), focus_first_cb, NULL, NULL);
}

/* ---- class ---- */

static void
dopys_photo_folder_dialog_dispose (GObject *object)
{
  DopysPhotoFolderDialog *self = DOPYS_PHOTO_FOLDER_DIALOG (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_FOLDER_DIALOG);
  g_clear_object (&self->items);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (dopys_photo_folder_dialog_parent_class)->dispose (object);
}

static void
dopys_photo_folder_dialog_class_init (DopysPhotoFolderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_folder_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-folder-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoFolderDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoFolderDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoFolderDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoFolderDialog, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoFolderDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoFolderDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoFolderDialog, choice_bar);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoFolderDialog, all);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  dopys_keys_bind (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, choose_all_cb, g_variant_new_boolean (TRUE));
  dopys_keys_bind (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, choose_all_cb,
                   g_variant_new_boolean (FALSE));
}

static void
dopys_photo_folder_dialog_init (DopysPhotoFolderDialog *self)
{
  self->items = g_list_store_new (DOPYS_TYPE_FOLDER_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->items));
}

void
dopys_photo_folder_dialog_present (GFile *folder, GtkWidget *parent, DopysSourcesFunc func, GObject *owner)
{
  DopysPhotoFolderDialog *self = g_object_new (DOPYS_TYPE_PHOTO_FOLDER_DIALOG, NULL);
  g_autofree char *path = g_file_get_parse_name (folder), *name = g_filename_display_basename (path);
  g_autoptr (GTask) task = NULL;

  self->func = func;
  self->owner = g_object_ref (owner);
  self->looking = g_cancellable_new ();
  adw_window_title_set_title (self->window_title, name);
  task = g_task_new (self, self->looking, looked_cb, NULL);
  g_task_set_task_data (task, g_object_ref (folder), g_object_unref);
  g_task_run_in_thread (task, look_in_thread);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

typedef struct
{
  GtkWidget *parent;
  DopysSourcesFunc func;
  GObject *owner;
} Asking;

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folder && gtk_widget_get_root (asking->parent))
    dopys_photo_folder_dialog_present (folder, asking->parent, asking->func, asking->owner);
  g_object_unref (asking->parent);
  g_object_unref (asking->owner);
  g_free (asking);
}

void
dopys_photo_folder_dialog_choose (GtkWidget *parent, DopysSourcesFunc func, GObject *owner)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Asking *asking = g_new0 (Asking, 1);

  gtk_file_dialog_set_title (dialog, _ ("Choose a Folder or Card with Photos"));
  asking->parent = g_object_ref (parent);
  asking->func = func;
  asking->owner = g_object_ref (owner);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, folder_chosen_cb, asking);
}
