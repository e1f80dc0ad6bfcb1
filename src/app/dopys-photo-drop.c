/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-drop.h"

#include "dopys-photo-place.h"

/* Near an end of the grid a dragged photo scrolls it, the faster the nearer. */
#define SCROLL_ZONE 48
#define SCROLL_SPEED 0.3

struct _DopysPhotoDrop
{
  GtkGridView *view;
  GtkScrolledWindow *scroll;
  DopysPhotoTile *marked; /* (nullable): the tile that shows where dragged photos would go */
  float x, y;
  guint scroll_tick;
};

DopysPhotoDrop *
dopys_photo_drop_new (GtkGridView *view, GtkScrolledWindow *scroll)
{
  DopysPhotoDrop *self = g_new0 (DopysPhotoDrop, 1);

  self->view = view;
  self->scroll = scroll;
  return self;
}

void
dopys_photo_drop_free (DopysPhotoDrop *self)
{
  dopys_photo_drop_end (self);
  g_free (self);
}

static gboolean
is_lying (DopysPhotoDrop *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->view)) == GTK_ORIENTATION_HORIZONTAL;
}

/* The tiles on screen in their order, with their places in the grid. Transfer container. */
static GPtrArray *
collect_tiles (DopysPhotoDrop *self, GArray *places)
{
  GPtrArray *tiles = g_ptr_array_new ();

  for (GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self->view)); cell;
       cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *tile = gtk_widget_get_first_child (cell);
      graphene_rect_t place;

      if (!DOPYS_IS_PHOTO_TILE (tile) || !gtk_widget_get_mapped (tile) ||
          !dopys_photo_tile_get_item (DOPYS_PHOTO_TILE (tile)) ||
          !gtk_widget_compute_bounds (tile, GTK_WIDGET (self->view), &place))
        continue;
      g_ptr_array_add (tiles, tile);
      g_array_append_val (places, place);
    }
  return tiles;
}

guint
dopys_photo_drop_count_columns (DopysPhotoDrop *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GPtrArray) tiles = collect_tiles (self, places);

  return is_lying (self)
             ? 1
             : dopys_photo_place_count_columns ((const graphene_rect_t *) (void *) places->data, tiles->len);
}

static void
mark_place (DopysPhotoDrop *self, DopysPhotoTile *tile, DopysPhotoTileSide side)
{
  if (self->marked && self->marked != tile)
    dopys_photo_tile_mark (self->marked, DOPYS_PHOTO_TILE_NO_SIDE);
  self->marked = tile;
  if (tile)
    dopys_photo_tile_mark (tile, side);
}

void
dopys_photo_drop_forget (DopysPhotoDrop *self, DopysPhotoTile *tile)
{
  if (self->marked == tile)
    mark_place (self, NULL, DOPYS_PHOTO_TILE_NO_SIDE);
}

static DopysPhotoItem *
find_place (DopysPhotoDrop *self, gboolean *after)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_autoptr (GPtrArray) tiles = collect_tiles (self, places);
  guint index =
      dopys_photo_place_find ((const graphene_rect_t *) (void *) places->data, places->len, self->x, self->y, after);
  DopysPhotoItem *item;

  if (index == G_MAXUINT)
    return NULL;
  item = dopys_photo_tile_get_item (g_ptr_array_index (tiles, index));
  *after = *after || dopys_photo_item_is_lead (item);
  mark_place (self, g_ptr_array_index (tiles, index), *after ? DOPYS_PHOTO_TILE_AFTER : DOPYS_PHOTO_TILE_BEFORE);
  return item;
}

static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DopysPhotoDrop *self = user_data;
  GtkAdjustment *adjustment = is_lying (self) ? gtk_scrolled_window_get_hadjustment (self->scroll)
                                              : gtk_scrolled_window_get_vadjustment (self->scroll);
  double page = gtk_adjustment_get_page_size (adjustment);
  double at = is_lying (self) ? self->x : self->y;
  gboolean after;
  double step = at < SCROLL_ZONE ? at - SCROLL_ZONE : MAX (at - page + SCROLL_ZONE, 0);

  if (step != 0)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step * SCROLL_SPEED);
      find_place (self, &after);
    }
  return G_SOURCE_CONTINUE;
}

DopysPhotoItem *
dopys_photo_drop_move (DopysPhotoDrop *self, double x, double y, gboolean *after)
{
  self->x = (float) x;
  self->y = (float) y;
  if (!self->scroll_tick)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), scroll_tick_cb, self, NULL);
  return find_place (self, after);
}

void
dopys_photo_drop_end (DopysPhotoDrop *self)
{
  if (self->scroll_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->scroll_tick);
  self->scroll_tick = 0;
  mark_place (self, NULL, DOPYS_PHOTO_TILE_NO_SIDE);
}
