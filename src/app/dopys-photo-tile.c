/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-tile.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dopys-template.h"
#include "dopys-thumbnail.h"

#define GAP 12 /* between two tiles: padding and margin of their cells, see style.css */
#define LINE 4
#define COMING_OPACITY 0.5

struct _DopysPhotoTile
{
  GtkWidget parent;

  DopysThumbnail *picture;
  GtkLabel *number;
  GtkWidget *edited;
  GtkImage *badge;
  DopysPhotoItem *item;
  DopysFolderItem *coming;
  DopysLibrary *library;
  DopysPhotoTileSide marked;
};

G_DEFINE_FINAL_TYPE (DopysPhotoTile, dopys_photo_tile, GTK_TYPE_WIDGET)

static void
show_item (DopysPhotoTile *self)
{
  gboolean described = dopys_photo_item_get_described (self->item);
  g_autofree char *number = g_strdup_printf ("%u", dopys_photo_item_get_number (self->item));

  dopys_thumbnail_set_photo (self->picture, self->library, dopys_photo_item_get_photo (self->item));
  gtk_label_set_label (self->number, dopys_photo_item_is_lead (self->item) ? _ ("Lead") : number);
  gtk_widget_set_visible (self->edited, *dopys_photo_get_edits (dopys_photo_item_get_photo (self->item)) != '\0');
  gtk_image_set_from_icon_name (self->badge, described ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->badge), described ? _ ("Described") : _ ("No description"));
  if (described)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), "undescribed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), "undescribed");
}

/* The line stands in the middle between two tiles, outside of this one. */
static void
dopys_photo_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DopysPhotoTile *self = DOPYS_PHOTO_TILE (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean left = (self->marked == DOPYS_PHOTO_TILE_BEFORE) != rtl;
  float middle = left ? -GAP / 2.0f : width + GAP / 2.0f;

  GTK_WIDGET_CLASS (dopys_photo_tile_parent_class)->snapshot (widget, snapshot);
  if (self->marked == DOPYS_PHOTO_TILE_NO_SIDE)
    return;
  g_autoptr (GdkRGBA) color =
      adw_style_manager_get_accent_color_rgba (adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (middle - LINE / 2.0f, 0, LINE, height));
}

static void
dopys_photo_tile_dispose (GObject *object)
{
  dopys_photo_tile_bind (DOPYS_PHOTO_TILE (object), NULL, NULL);
  dopys_photo_tile_bind_coming (DOPYS_PHOTO_TILE (object), NULL);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_TILE);
  G_OBJECT_CLASS (dopys_photo_tile_parent_class)->dispose (object);
}

static void
dopys_photo_tile_class_init (DopysPhotoTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_tile_dispose;
  widget_class->snapshot = dopys_photo_tile_snapshot;
  g_type_ensure (DOPYS_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-tile.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTile, picture);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTile, number);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTile, badge);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoTile, edited);
}

static void
dopys_photo_tile_init (DopysPhotoTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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

static void
show_coming (DopysPhotoTile *self)
{
  dopys_thumbnail_set_paintable (self->picture, dopys_folder_item_get_picture (self->coming));
}

void
dopys_photo_tile_bind_coming (DopysPhotoTile *self, DopysFolderItem *item)
{
  gboolean was_coming = self->coming != NULL, is_coming = item != NULL;

  if (self->coming)
    {
      g_signal_handlers_disconnect_by_func (self->coming, show_coming, self);
      dopys_folder_item_hide (self->coming);
    }
  g_set_object (&self->coming, item);
  if (was_coming != is_coming && self->picture)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->number), !is_coming);
      gtk_widget_set_visible (GTK_WIDGET (self->badge), !is_coming);
      gtk_widget_set_opacity (GTK_WIDGET (self->picture), is_coming ? COMING_OPACITY : 1);
    }
  if (was_coming && !is_coming && self->picture)
    dopys_thumbnail_set_paintable (self->picture, NULL);
  if (!item)
    return;
  gtk_widget_set_visible (self->edited, FALSE);
  g_signal_connect_swapped (item, "notify::picture", G_CALLBACK (show_coming), self);
  dopys_folder_item_show (item);
  show_coming (self);
}

DopysPhotoItem *
dopys_photo_tile_get_item (DopysPhotoTile *self)
{
  return self->item;
}

void
dopys_photo_tile_mark (DopysPhotoTile *self, DopysPhotoTileSide side)
{
  if (self->marked == side)
    return;
  self->marked = side;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
dopys_photo_tile_new_icon (DopysPhotoTile *self, guint n)
{
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (GTK_WIDGET (self->picture));
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (live);
  GtkWidget *picture = gtk_picture_new_for_paintable (still);
  GtkWidget *overlay = gtk_overlay_new ();
  g_autofree char *number = g_strdup_printf ("%u", n);
  GtkWidget *label;

  gtk_widget_add_css_class (overlay, "dragged-photos");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), picture);
  if (n < 2)
    return overlay;
  label = gtk_label_new (number);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "tile-number");
  gtk_widget_add_css_class (label, "accent");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), label);
  return overlay;
}
