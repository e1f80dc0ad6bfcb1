/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-grid.h"

#include <glib/gi18n-lib.h>

#include "dopys-announce.h"
#include "dopys-dropped-file.h"
#include "dopys-keys.h"
#include "dopys-list-rest.h"
#include "dopys-photo-drop.h"
#include "dopys-photo-sources.h"
#include "dopys-photo-tile.h"
#include "dopys-template.h"

#define MAX_COLUMNS 8

struct _DopysPhotoGrid
{
  GtkWidget parent;

  GtkScrolledWindow *scroll;
  GtkGridView *grid;
  GtkMultiSelection *selection;
  DopysLibrary *library;
  DopysPhotoList *photos;
  GListModel *coming; /* (nullable): after the photos */
  DopysPhotoItem *current;
  guint position; /* of the current photo, when it was last seen */
  gboolean strip;

  DopysPhotoDrop *drop;
};

enum
{
  PROP_0,
  PROP_STRIP,
  N_PROPS
};

enum
{
  CHOSEN,
  LEAVING,
  ACTIVATE,
  DROPPED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPhotoGrid, dopys_photo_grid, GTK_TYPE_WIDGET)

/* ---- choosing ---- */

static gboolean
is_listed (DopysPhotoGrid *self, DopysPhotoItem *item)
{
  return self->photos && dopys_photo_list_get (self->photos, dopys_photo_item_get_number (item) - 1) == item;
}

/* The position of the tile with the focus; G_MAXUINT if it is elsewhere. */
static guint
get_focus_position (DopysPhotoGrid *self)
{
  GtkWidget *cell = gtk_widget_get_focus_child (GTK_WIDGET (self->grid));
  GtkWidget *tile = cell ? gtk_widget_get_first_child (cell) : NULL;
  DopysPhotoItem *item = DOPYS_IS_PHOTO_TILE (tile) ? dopys_photo_tile_get_item (DOPYS_PHOTO_TILE (tile)) : NULL;

  return item && is_listed (self, item) ? dopys_photo_item_get_number (item) - 1 : G_MAXUINT;
}

static guint
find_current (DopysPhotoGrid *self)
{
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (self);
  guint focused = get_focus_position (self);

  if (self->current && is_listed (self, self->current) &&
      gtk_bitset_contains (chosen, dopys_photo_item_get_number (self->current) - 1))
    return dopys_photo_item_get_number (self->current) - 1;
  if (gtk_bitset_contains (chosen, focused))
    return focused;
  return gtk_bitset_is_empty (chosen) ? G_MAXUINT : gtk_bitset_get_minimum (chosen);
}

static void
chosen_cb (DopysPhotoGrid *self)
{
  guint position = self->photos ? find_current (self) : G_MAXUINT;
  DopysPhotoItem *current = position == G_MAXUINT ? NULL : dopys_photo_list_get (self->photos, position);

  g_set_object (&self->current, current);
  if (self->current)
    self->position = position;
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* Where photos come in the place of those that were coming, the view would go along with these: it stays at the top. */
static void
stay_at_top (DopysPhotoGrid *self)
{
  GtkAdjustment *adjustment = self->strip ? gtk_scrolled_window_get_hadjustment (self->scroll)
                                          : gtk_scrolled_window_get_vadjustment (self->scroll);

  if (self->coming && g_list_model_get_n_items (self->coming) > 0 && gtk_adjustment_get_value (adjustment) < 1 &&
      gtk_grid_view_get_model (self->grid) && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_grid_view_scroll_to (self->grid, 0, GTK_LIST_SCROLL_NONE, NULL);
}

/* Where the current photo went and no other is chosen, the one in its place is. */
static void
items_changed_cb (DopysPhotoGrid *self)
{
  guint n = self->photos ? dopys_photo_list_get_n (self->photos) : 0;
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (self);

  if (n > 0 && gtk_bitset_is_empty (chosen) && (!self->current || !is_listed (self, self->current)))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), MIN (self->position, n - 1), TRUE);
  else
    chosen_cb (self);
  stay_at_top (self);
}

static void
activate_cb (DopysPhotoGrid *self, guint position)
{
  if (!self->photos || position >= dopys_photo_list_get_n (self->photos))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/* ---- tiles ---- */

static void
label_cell (DopysPhotoItem *item, GParamSpec *pspec, GtkListItem *list_item)
{
  g_autofree char *label = NULL;

  g_object_get (item, "label", &label, NULL);
  gtk_list_item_set_accessible_label (list_item, label);
}

static void
bind_coming (DopysFolderItem *item, GtkListItem *list_item)
{
  g_autofree char *name = dopys_folder_item_dup_name (item);
  g_autofree char *label = g_strdup_printf (_ ("%s, being added"), name);

  dopys_photo_tile_bind_coming (DOPYS_PHOTO_TILE (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, label);
}

/* A photo that is still coming is looked at and nothing else. */
static void
bind_cb (DopysPhotoGrid *self, GtkListItem *list_item)
{
  gpointer object = gtk_list_item_get_item (list_item);
  gboolean coming = DOPYS_IS_FOLDER_ITEM (object);
  DopysPhotoItem *item;

  gtk_list_item_set_selectable (list_item, !coming);
  gtk_list_item_set_activatable (list_item, !coming);
  gtk_list_item_set_focusable (list_item, !coming);
  if (coming)
    {
      bind_coming (object, list_item);
      return;
    }
  item = object;
  dopys_photo_tile_bind (DOPYS_PHOTO_TILE (gtk_list_item_get_child (list_item)), item, self->library);
  g_signal_connect (item, "notify::label", G_CALLBACK (label_cell), list_item);
  label_cell (item, NULL, list_item);
}

static void
unbind_cb (DopysPhotoGrid *self, GtkListItem *list_item)
{
  DopysPhotoTile *tile = DOPYS_PHOTO_TILE (gtk_list_item_get_child (list_item));

  dopys_photo_drop_forget (self->drop, tile);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), label_cell, list_item);
  dopys_photo_tile_bind (tile, NULL, NULL);
  dopys_photo_tile_bind_coming (tile, NULL);
}

/* ---- dragging ---- */

/* A photo that is not chosen is dragged alone, and is the chosen one from then on. */
static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, DopysPhotoGrid *self)
{
  GtkWidget *tile = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  DopysPhotoItem *item = dopys_photo_tile_get_item (DOPYS_PHOTO_TILE (tile));
  guint position = item ? dopys_photo_item_get_number (item) - 1 : 0;

  if (!item || dopys_photo_item_is_lead (item))
    return NULL;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  /* The same movement would begin a rubber band too, which nothing would end (GTK 4.18): the grid forgets it. */
  gtk_grid_view_set_enable_rubberband (self->grid, FALSE);
  gtk_grid_view_set_enable_rubberband (self->grid, TRUE);
  return gdk_content_provider_new_typed (DOPYS_TYPE_PHOTO_ITEM, item);
}

/* The picture under the pointer says how many go with it. */
static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, DopysPhotoGrid *self)
{
  GtkWidget *tile = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (self);
  DopysPhotoItem *first = dopys_photo_list_get (self->photos, 0);
  guint n = (guint) gtk_bitset_get_size (chosen);

  if (first && dopys_photo_item_is_lead (first) && gtk_bitset_contains (chosen, 0))
    n--;
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)),
                           dopys_photo_tile_new_icon (DOPYS_PHOTO_TILE (tile), n));
}

static void
setup_cb (DopysPhotoGrid *self, GtkListItem *list_item)
{
  GtkWidget *tile = dopys_photo_tile_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (tile, GTK_EVENT_CONTROLLER (source));
  gtk_list_item_set_child (list_item, tile);
}

static void
leave_cb (DopysPhotoGrid *self)
{
  dopys_photo_drop_end (self->drop);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, DopysPhotoGrid *self)
{
  gboolean after;

  return dopys_photo_drop_move (self->drop, x, y, &after) ? gtk_drop_target_get_actions (target) : 0;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DopysPhotoGrid *self)
{
  DopysPhotoItem *item = g_value_get_object (value), *next;
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (self);
  gboolean after = FALSE;

  next = dopys_photo_drop_move (self->drop, x, y, &after);
  dopys_photo_drop_end (self->drop);
  /* An item dragged from another window's article is no photo of this list. */
  if (!item || !is_listed (self, item) || !next)
    return FALSE;
  g_signal_emit (self, signals[LEAVING], 0);
  dopys_photo_list_move (self->photos, chosen, dopys_photo_item_get_number (next) - 1 + (after ? 1 : 0));
  return TRUE;
}

/* Files and pictures from elsewhere. */
static gboolean
sources_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DopysPhotoGrid *self)
{
  g_autoptr (GPtrArray) sources = dopys_photo_sources_from_value (value);
  g_autoptr (DopysPhotoItem) next = NULL;
  gboolean after = FALSE;

  g_set_object (&next, dopys_photo_drop_move (self->drop, x, y, &after));
  dopys_photo_drop_end (self->drop);
  if (!sources)
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, sources, next, after);
  return TRUE;
}

/* ---- keys ---- */

static void
announce_place (DopysPhotoGrid *self)
{
  g_autofree char *text = NULL;

  if (!self->current)
    return;
  text = g_strdup_printf (_ ("Moved to place %u"), dopys_photo_item_get_number (self->current));
  dopys_announce (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* args: (ii): how far, and whether in rows. */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoGrid *self = DOPYS_PHOTO_GRID (widget);
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (self);
  int step;
  gboolean rows;

  g_variant_get (args, "(ib)", &step, &rows);
  if (!self->photos || gtk_bitset_is_empty (chosen))
    return GDK_EVENT_STOP;
  g_signal_emit (self, signals[LEAVING], 0);
  if (dopys_photo_list_step (self->photos, chosen,
                             rows ? step * (int) dopys_photo_drop_count_columns (self->drop) : step) &&
      self->current)
    {
      gtk_grid_view_scroll_to (self->grid, dopys_photo_item_get_number (self->current) - 1, GTK_LIST_SCROLL_FOCUS,
                               NULL);
      announce_place (self);
    }
  return GDK_EVENT_STOP;
}

static gboolean
remove_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoGrid *self = DOPYS_PHOTO_GRID (widget);
  g_autoptr (GtkBitset) chosen = dopys_photo_grid_get_chosen (self);

  if (!self->photos || gtk_bitset_is_empty (chosen))
    return GDK_EVENT_STOP;
  self->position = gtk_bitset_get_minimum (chosen);
  g_signal_emit (self, signals[LEAVING], 0);
  dopys_photo_list_remove (self->photos, chosen);
  if (self->current)
    gtk_grid_view_scroll_to (self->grid, dopys_photo_item_get_number (self->current) - 1, GTK_LIST_SCROLL_FOCUS, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
choose_all_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoGrid *self = DOPYS_PHOTO_GRID (widget);

  if (self->photos)
    gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->selection), 0, dopys_photo_list_get_n (self->photos),
                                      TRUE);
  return GDK_EVENT_STOP;
}

/* ---- class ---- */

static void
dopys_photo_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STRIP)
    g_value_set_boolean (value, DOPYS_PHOTO_GRID (object)->strip);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dopys_photo_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DopysPhotoGrid *self = DOPYS_PHOTO_GRID (object);

  if (id != PROP_STRIP)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->strip = g_value_get_boolean (value);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->grid),
                                  self->strip ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_grid_view_set_max_columns (self->grid, self->strip ? 1 : MAX_COLUMNS);
  gtk_scrolled_window_set_policy (self->scroll, GTK_POLICY_AUTOMATIC,
                                  self->strip ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
}

/* To the current photo. */
static gboolean
dopys_photo_grid_grab_focus (GtkWidget *widget)
{
  DopysPhotoGrid *self = DOPYS_PHOTO_GRID (widget);

  /* Says which tile is meant, but gives it the focus only where the grid has it already. */
  if (self->current)
    gtk_grid_view_scroll_to (self->grid, dopys_photo_item_get_number (self->current) - 1, GTK_LIST_SCROLL_FOCUS, NULL);
  return gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Into the grid: to the current photo, where GTK would take the last one that had the focus, in sight or not. Back out
 * of it: with GTK 4.18 the tile with the focus would take it again. */
static gboolean
dopys_photo_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && DOPYS_PHOTO_GRID (widget)->current &&
      !(focus && gtk_widget_is_ancestor (focus, widget)))
    return gtk_widget_grab_focus (widget);
  if (direction == GTK_DIR_TAB_BACKWARD && get_focus_position (DOPYS_PHOTO_GRID (widget)) != G_MAXUINT)
    return FALSE;
  return GTK_WIDGET_CLASS (dopys_photo_grid_parent_class)->focus (widget, direction);
}

static void
dopys_photo_grid_dispose (GObject *object)
{
  DopysPhotoGrid *self = DOPYS_PHOTO_GRID (object);

  dopys_photo_grid_set_photos (self, NULL, NULL);
  g_clear_object (&self->coming);
  if (self->grid)
    dopys_photo_drop_end (self->drop);
  dopys_template_dispose (GTK_WIDGET (object), DOPYS_TYPE_PHOTO_GRID);
  G_OBJECT_CLASS (dopys_photo_grid_parent_class)->dispose (object);
}

static void
dopys_photo_grid_finalize (GObject *object)
{
  dopys_photo_drop_free (DOPYS_PHOTO_GRID (object)->drop);
  G_OBJECT_CLASS (dopys_photo_grid_parent_class)->finalize (object);
}

/* Where there are new tiles the current photo is in sight again. */
static void
dopys_photo_grid_map (GtkWidget *widget)
{
  DopysPhotoGrid *self = DOPYS_PHOTO_GRID (widget);

  if (dopys_list_rest_wake (GTK_WIDGET (self->grid)) && self->current && is_listed (self, self->current))
    gtk_grid_view_scroll_to (self->grid, dopys_photo_item_get_number (self->current) - 1, GTK_LIST_SCROLL_NONE, NULL);
  GTK_WIDGET_CLASS (dopys_photo_grid_parent_class)->map (widget);
}

static void
add_move_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int step;
    gboolean rows;
  } moves[] = { { GDK_KEY_Left, -1, FALSE }, { GDK_KEY_Right, 1, FALSE },          { GDK_KEY_Up, -1, TRUE },
                { GDK_KEY_Down, 1, TRUE },   { GDK_KEY_Home, -G_MAXINT16, FALSE }, { GDK_KEY_End, G_MAXINT16, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, GDK_ALT_MASK, move_cb, "(ib)", moves[i].step,
                                  moves[i].rows);
}

static void
dopys_photo_grid_class_init (DopysPhotoGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dopys_photo_grid_get_property;
  object_class->set_property = dopys_photo_grid_set_property;
  object_class->dispose = dopys_photo_grid_dispose;
  object_class->finalize = dopys_photo_grid_finalize;
  widget_class->focus = dopys_photo_grid_focus;
  widget_class->map = dopys_photo_grid_map;
  widget_class->grab_focus = dopys_photo_grid_grab_focus;
  props[PROP_STRIP] = g_param_spec_boolean ("strip", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHOSEN] =
      g_signal_new ("chosen", DOPYS_TYPE_PHOTO_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVING] =
      g_signal_new ("leaving", DOPYS_TYPE_PHOTO_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] =
      g_signal_new ("activate", DOPYS_TYPE_PHOTO_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", DOPYS_TYPE_PHOTO_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_PTR_ARRAY, DOPYS_TYPE_PHOTO_ITEM, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dopys/Dopys/ui/photo-grid.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoGrid, scroll);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, DopysPhotoGrid, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  add_move_keys (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_cb, NULL);
  dopys_keys_bind (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, choose_all_cb, NULL);
}

/* types: what is taken, all in the same places. */
static void
take_drops (DopysPhotoGrid *self, GType *types, gsize n, GdkDragAction action, GCallback drop)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, action);

  gtk_drop_target_set_gtypes (target, types, n);
  g_signal_connect_object (target, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", drop, self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), GTK_EVENT_CONTROLLER (target));
}

static void
dopys_photo_grid_init (DopysPhotoGrid *self)
{
  GType photos[] = { DOPYS_TYPE_PHOTO_ITEM },
        sources[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE, DOPYS_TYPE_DROPPED_FILE };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->drop = dopys_photo_drop_new (self->grid, self->scroll);
  dopys_list_rest_install (GTK_WIDGET (self->grid));
  take_drops (self, photos, G_N_ELEMENTS (photos), GDK_ACTION_MOVE, G_CALLBACK (drop_cb));
  take_drops (self, sources, G_N_ELEMENTS (sources), GDK_ACTION_COPY, G_CALLBACK (sources_drop_cb));
  /* After the grid, which must know the new positions before another photo can be chosen. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
show_model (DopysPhotoGrid *self)
{
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkFlattenListModel) all = NULL;

  if (self->photos)
    {
      g_list_store_append (parts, self->photos);
      if (self->coming)
        g_list_store_append (parts, self->coming);
      all = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts)));
    }
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (all));
}

void
dopys_photo_grid_set_photos (DopysPhotoGrid *self, DopysLibrary *library, DopysPhotoList *photos)
{
  if (self->photos == photos)
    return;
  g_clear_object (&self->current);
  self->position = 0;
  g_set_object (&self->library, library);
  g_set_object (&self->photos, photos);
  show_model (self);
}

void
dopys_photo_grid_set_coming (DopysPhotoGrid *self, GListModel *coming)
{
  g_set_object (&self->coming, coming);
  show_model (self);
}

DopysPhotoItem *
dopys_photo_grid_get_current (DopysPhotoGrid *self)
{
  return self->current;
}

GtkBitset *
dopys_photo_grid_get_chosen (DopysPhotoGrid *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitset *chosen = gtk_bitset_copy (selected);

  gtk_bitset_remove_range_closed (chosen, self->photos ? dopys_photo_list_get_n (self->photos) : 0, G_MAXUINT);
  return chosen;
}

void
dopys_photo_grid_choose (DopysPhotoGrid *self, guint position)
{
  dopys_list_rest_wake (GTK_WIDGET (self->grid));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_grid_view_scroll_to (self->grid, position, GTK_LIST_SCROLL_NONE, NULL);
}
