/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-tile.h"

#include <glib/gi18n-lib.h>

#include "dopys-template.h"
#include "dopys-thumbnail.h"

struct _DopysPhotoTile
{
  GtkWidget parent;

  DopysThumbnail *picture;
  GtkLabel *number;
  GtkImage *badge;
  DopysPhotoItem *item;
  DopysLibrary *library;
};

enum
{
  ITEM_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPhotoTile, dopys_photo_tile, GTK_TYPE_WIDGET)

static void
show_item (DopysPhotoTile *self)
{
  gboolean described = dopys_photo_item_get_described (self->item);
  g_autofree char *number = g_strdup_printf ("%u", dopys_photo_item_get_number (self->item));

  dopys_thumbnail_set_photo (self->picture, self->library, dopys_photo_item_get_photo (self->item));
  gtk_label_set_label (self->number, dopys_photo_item_is_lead (self->item) ? _ ("Lead") : number);
  gtk_image_set_from_icon_name (self->badge, described ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->badge), described ? _ ("Described") : _ ("No description"));
  if (described)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), "undescribed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), "undescribed");
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, DopysPhotoTile *self)
{
  if (!self->item || dopys_photo_item_is_lead (self->item))
    return NULL;
  return gdk_content_provider_new_typed (DOPYS_TYPE_PHOTO_ITEM, self->item);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, DopysPhotoTile *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->picture));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DopysPhotoTile *self)
{
  DopysPhotoItem *item = g_value_get_object (value);

  if (!item || item == self->item)
    return FALSE;
  g_signal_emit (self, signals[ITEM_DROPPED], 0, item);
  return TRUE;
}

static void
dopys_photo_tile_dispose (GObject *object)
{
  dopys_photo_tile_bind (DOPYS_PHOTO_TILE (object), NULL, NULL);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_TILE);
  G_OBJECT_CLASS (dopys_photo_tile_parent_class)->dispose (object);
}

static void
dopys_photo_tile_class_init (DopysPhotoTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_tile_dispose;
  signals[ITEM_DROPPED] = g_signal_new ("item-dropped", DOPYS_TYPE_PHOTO_TILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, DOPYS_TYPE_PHOTO_ITEM);
  g_type_ensure (DOPYS_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-tile.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTile, picture);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTile, number);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTile, badge);
}

static void
dopys_photo_tile_init (DopysPhotoTile *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DOPYS_TYPE_PHOTO_ITEM, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
dopys_photo_tile_new (void)
{
  return g_object_new (DOPYS_TYPE_PHOTO_TILE, NULL);
}

void
dopys_photo_tile_bind (DopysPhotoTile *self, DopysPhotoItem *item, DopysLibrary *library)
{
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, show_item, self);
  g_set_object (&self->item, item);
  g_set_object (&self->library, library);
  if (!item)
    return;
  g_signal_connect_swapped (item, "notify", G_CALLBACK (show_item), self);
  show_item (self);
}

DopysPhotoItem *
dopys_photo_tile_get_item (DopysPhotoTile *self)
{
  return self->item;
}
