/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-canvas.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dopys-photo-crop.h"
#include "dopys-photo-nudge.h"
#include "dopys-photo-overlay.h"
#include "dopys-photo-region.h"

#define MARGIN 24.0       /* room for the handles, pixels */
#define REACH 16.0        /* of a handle, pixels */
#define REGION_REACH 10.0 /* the same of a hidden region, which may be small */
#define BRUSH_GAP 2.0     /* between the points of a stroke, pixels */

typedef enum
{
  DRAG_NOTHING,
  DRAG_CROP,
  DRAG_MOVE,
  DRAG_RESIZE,
  DRAG_DRAW,
} DragKind;

struct _DopysPhotoCanvas
{
  GtkWidget parent;

  DopysPhotoEditing *editing;
  DopysPhotoPreview *preview;
  gboolean before;
  gboolean pointed; /* the pointer is over the canvas, at: */
  DopysPoint pointer;
  DragKind drag;
  DopysCropHandle handle;
  DopysPoint drag_start; /* canvas */
  DopysPhotoMap drag_map;
  DopysRect drag_crop;
  DopysPhotoEdits *drag_edits; /* as they were when the drag began */
  GArray *stroke;              /* of DopysPoint, original */
};

G_DEFINE_FINAL_TYPE (DopysPhotoCanvas, dopys_photo_canvas, GTK_TYPE_WIDGET)

/* ---- where things are ---- */

static gboolean
is_cropping (DopysPhotoCanvas *self)
{
  return dopys_photo_editing_get_tool (self->editing) == DOPYS_PHOTO_TOOL_CROP;
}

static gboolean
is_hiding (DopysPhotoCanvas *self)
{
  return dopys_photo_editing_get_tool (self->editing) == DOPYS_PHOTO_TOOL_HIDE;
}

static void
get_map (DopysPhotoCanvas *self, DopysPhotoMap *map)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  DopysRect room = { MARGIN, MARGIN, MAX (width - 2 * MARGIN, 1), MAX (height - 2 * MARGIN, 1) };
  DopysPhotoEdits *edits = self->before ? NULL : dopys_photo_editing_get_edits (self->editing);
  DopysRect crop = edits ? dopys_photo_edits_get_crop (edits) : (DopysRect) { 0, 0, 1, 1 };
  guint original_width, original_height;

  dopys_photo_editing_get_size (self->editing, &original_width, &original_height);
  dopys_photo_map_init (map, original_width, original_height, edits, is_cropping (self) ? NULL : &crop, &room);
}

/* ---- drawing ---- */

/* The region that is being drawn; its points are borrowed. FALSE if there is none. */
static gboolean
get_new_region (DopysPhotoCanvas *self, DopysHidden *hidden)
{
  if (self->drag != DRAG_DRAW)
    return FALSE;
  *hidden = (DopysHidden) { .mode = dopys_photo_editing_get_mode (self->editing) };
  if (dopys_photo_editing_get_brush (self->editing))
    {
      hidden->n_points = self->stroke->len;
      hidden->points = (DopysPoint *) (gpointer) self->stroke->data;
      hidden->radius = dopys_photo_editing_get_radius (self->editing);
    }
  else
    hidden->rect = dopys_photo_region_between (dopys_photo_map_to_original (&self->drag_map, self->drag_start),
                                               dopys_photo_map_to_original (&self->drag_map, self->pointer));
  return TRUE;
}

static void
draw_regions (DopysPhotoCanvas *self, GtkSnapshot *snapshot, const DopysPhotoMap *map, const GdkRGBA *accent)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (self->editing);
  guint chosen = dopys_photo_editing_get_region (self->editing);
  DopysHidden fresh;

  for (guint i = 0; i < dopys_photo_edits_get_n_hidden (edits); i++)
    if (i != chosen)
      dopys_photo_overlay_draw_region (snapshot, map, dopys_photo_edits_get_hidden (edits, i), accent, FALSE);
  if (chosen != DOPYS_REGION_NONE)
    dopys_photo_overlay_draw_region (snapshot, map, dopys_photo_edits_get_hidden (edits, chosen), accent, TRUE);
  if (get_new_region (self, &fresh))
    dopys_photo_overlay_draw_new_region (snapshot, map, &fresh);
  if (self->pointed && self->drag != DRAG_MOVE && dopys_photo_editing_get_brush (self->editing))
    dopys_photo_overlay_draw_brush (snapshot, map, self->pointer, dopys_photo_editing_get_radius (self->editing));
}

static void
dopys_photo_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DopysPhotoCanvas *self = DOPYS_PHOTO_CANVAS (widget);
  DopysPhotoMap map;
  GdkRGBA accent;

  if (!self->editing)
    return;
  get_map (self, &map);
  gtk_widget_get_color (widget, &accent); /* the style gives the canvas the accent's colour */
  dopys_photo_overlay_draw_picture (snapshot, &map,
                                    self->before ? dopys_photo_preview_get_original (self->preview)
                                                 : dopys_photo_preview_get_developed (self->preview));
  if (self->before)
    return;
  if (is_cropping (self))
    {
      DopysRect crop = dopys_photo_edits_get_crop (dopys_photo_editing_get_edits (self->editing));

      dopys_photo_overlay_draw_crop (snapshot, &map, &crop, &accent, gtk_widget_has_visible_focus (widget));
    }
  else if (is_hiding (self))
    draw_regions (self, snapshot, &map, &accent);
}

/* ---- pointer ---- */

static DopysCropHandle
find_handle (DopysPhotoCanvas *self, DopysPoint at)
{
  DopysRect crop = dopys_photo_edits_get_crop (dopys_photo_editing_get_edits (self->editing)), rect;
  DopysPhotoMap map;

  get_map (self, &map);
  rect = dopys_photo_map_rect_from_straightened (&map, &crop);
  return dopys_photo_crop_find_handle (&rect, at, REACH);
}

static guint
find_region (DopysPhotoCanvas *self, DopysPoint at)
{
  DopysPhotoMap map;
  guint width, height;

  get_map (self, &map);
  dopys_photo_editing_get_size (self->editing, &width, &height);
  return dopys_photo_region_find (dopys_photo_editing_get_edits (self->editing), dopys_photo_map_to_original (&map, at),
                                  width, height);
}

/* What of the chosen region is under the pointer, as a handle of the original. */
static DopysCropHandle
find_region_handle (DopysPhotoCanvas *self, DopysPoint at)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (self->editing);
  guint index = dopys_photo_editing_get_region (self->editing), width, height;
  const DopysHidden *hidden = index == DOPYS_REGION_NONE ? NULL : dopys_photo_edits_get_hidden (edits, index);
  DopysPhotoMap map;
  DopysPoint point;
  double scale;

  if (!hidden)
    return DOPYS_CROP_NOTHING;
  if (hidden->n_points > 0)
    return find_region (self, at) == index ? DOPYS_CROP_INSIDE : DOPYS_CROP_NOTHING;
  get_map (self, &map);
  dopys_photo_editing_get_size (self->editing, &width, &height);
  scale = dopys_photo_map_get_scale (&map);
  point = dopys_photo_map_to_original (&map, at);
  /* In canvas pixels along the sides of the original, so that the reach is the same however it is turned. */
  return dopys_photo_crop_find_handle (
      &(DopysRect) { hidden->rect.x * width * scale, hidden->rect.y * height * scale,
                     hidden->rect.width * width * scale, hidden->rect.height * height * scale },
      (DopysPoint) { point.x * width * scale, point.y * height * scale }, REGION_REACH);
}

static void
show_cursor (DopysPhotoCanvas *self)
{
  const char *name = NULL;

  if (self->before)
    name = NULL;
  else if (is_cropping (self))
    name = dopys_photo_crop_get_cursor (find_handle (self, self->pointer));
  else if (is_hiding (self))
    {
      DopysCropHandle handle = find_region_handle (self, self->pointer);
      guint turns = dopys_photo_edits_get_turns (dopys_photo_editing_get_edits (self->editing));

      name = handle == DOPYS_CROP_NOTHING ? "crosshair"
                                          : dopys_photo_crop_get_cursor (dopys_photo_crop_turn_handle (handle, turns));
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
pointed_cb (DopysPhotoCanvas *self, double x, double y)
{
  if (!self->editing || self->drag != DRAG_NOTHING)
    return;
  self->pointed = TRUE;
  self->pointer = (DopysPoint) { x, y };
  show_cursor (self);
  if (is_hiding (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
left_cb (DopysPhotoCanvas *self)
{
  self->pointed = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add_to_stroke (DopysPhotoCanvas *self)
{
  DopysPoint point = dopys_photo_map_to_original (&self->drag_map, self->pointer);

  if (self->stroke->len < DOPYS_EDITS_MAX_POINTS)
    g_array_append_val (self->stroke, point);
}

static void
drag_begin_cb (DopysPhotoCanvas *self, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag = DRAG_NOTHING;
  if (!self->editing || self->before)
    return;
  self->pointer = self->drag_start = (DopysPoint) { x, y };
  get_map (self, &self->drag_map);
  self->drag_edits = dopys_photo_edits_ref (dopys_photo_editing_get_edits (self->editing));
  dopys_photo_editing_settle (self->editing);
  if (is_cropping (self))
    {
      self->handle = find_handle (self, self->drag_start);
      self->drag_crop = dopys_photo_edits_get_crop (self->drag_edits);
      self->drag = self->handle != DOPYS_CROP_NOTHING ? DRAG_CROP : DRAG_NOTHING;
    }
  else if (is_hiding (self))
    {
      self->handle = find_region_handle (self, self->drag_start);
      self->drag = self->handle == DOPYS_CROP_NOTHING  ? DRAG_DRAW
                   : self->handle == DOPYS_CROP_INSIDE ? DRAG_MOVE
                                                       : DRAG_RESIZE;
      g_array_set_size (self->stroke, 0);
      if (self->drag == DRAG_DRAW)
        add_to_stroke (self);
    }
}

static void
drag_crop (DopysPhotoCanvas *self)
{
  DopysPoint from = dopys_photo_map_to_straightened (&self->drag_map, self->drag_start);
  DopysPoint to = dopys_photo_map_to_straightened (&self->drag_map, self->pointer);
  DopysRect crop = dopys_photo_crop_drag (&self->drag_crop, self->handle, to.x - from.x, to.y - from.y,
                                          dopys_photo_editing_get_shape (self->editing));

  dopys_photo_editing_set_crop (self->editing, &crop, DOPYS_PHOTO_DRAG);
}

static void
drag_region (DopysPhotoCanvas *self)
{
  DopysPoint from = dopys_photo_map_to_original (&self->drag_map, self->drag_start);
  DopysPoint to = dopys_photo_map_to_original (&self->drag_map, self->pointer);
  guint index = dopys_photo_editing_get_region (self->editing);
  g_autoptr (DopysPhotoEdits) changed = NULL;

  /* Keys go on working during a drag, and one of them deletes. */
  if (index >= dopys_photo_edits_get_n_hidden (self->drag_edits))
    return;
  if (self->drag == DRAG_MOVE)
    changed = dopys_photo_region_move (self->drag_edits, index, to.x - from.x, to.y - from.y);
  else
    changed = dopys_photo_region_resize (self->drag_edits, index, self->handle, to.x - from.x, to.y - from.y);
  dopys_photo_editing_apply (self->editing, changed, DOPYS_PHOTO_DRAG);
}

static void
drag_update_cb (DopysPhotoCanvas *self, double dx, double dy)
{
  DopysPoint to = { self->drag_start.x + dx, self->drag_start.y + dy };
  gboolean far = hypot (to.x - self->pointer.x, to.y - self->pointer.y) >= BRUSH_GAP;

  if (self->drag == DRAG_NOTHING)
    return;
  if (self->drag == DRAG_DRAW && dopys_photo_editing_get_brush (self->editing))
    {
      if (!far)
        return;
      self->pointer = to;
      add_to_stroke (self);
    }
  self->pointer = to;
  if (self->drag == DRAG_CROP)
    drag_crop (self);
  else if (self->drag == DRAG_MOVE || self->drag == DRAG_RESIZE)
    drag_region (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A click without a movement chooses; with a brush it is a touch, unless it is on a region. */
static void
finish_drawing (DopysPhotoCanvas *self)
{
  DopysHidden hidden;
  guint region = find_region (self, self->drag_start);
  gboolean clicked = hypot (self->pointer.x - self->drag_start.x, self->pointer.y - self->drag_start.y) < 4;
  gboolean brush = dopys_photo_editing_get_brush (self->editing);

  get_new_region (self, &hidden);
  self->drag = DRAG_NOTHING;
  if (clicked && (region != DOPYS_REGION_NONE || !brush))
    dopys_photo_editing_select_region (self->editing, region);
  else if (brush || dopys_photo_region_is_meant (&hidden.rect))
    dopys_photo_editing_add_region (self->editing, &hidden);
}

static void
drag_end_cb (DopysPhotoCanvas *self)
{
  if (self->drag == DRAG_DRAW)
    finish_drawing (self);
  self->drag = DRAG_NOTHING;
  g_clear_pointer (&self->drag_edits, dopys_photo_edits_unref);
  if (self->editing)
    dopys_photo_editing_settle (self->editing);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Another gesture took the pointer away: as if nothing had been drawn. */
static void
drag_cancel_cb (DopysPhotoCanvas *self)
{
  self->drag = DRAG_NOTHING;
  drag_end_cb (self);
}

/* ---- keys ---- */

static void
announce (DopysPhotoCanvas *self)
{
  g_autofree char *words = dopys_photo_nudge_dup_words (self->editing);

  if (words)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static gboolean
takes_keys (DopysPhotoCanvas *self)
{
  return self->editing && !self->before && (is_cropping (self) || is_hiding (self));
}

static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoCanvas *self = DOPYS_PHOTO_CANVAS (widget);
  DopysPhotoMap map;
  gboolean resize;
  double x, y;

  g_variant_get (args, "(ddb)", &x, &y, &resize);
  if (!takes_keys (self))
    return GDK_EVENT_PROPAGATE;
  get_map (self, &map);
  dopys_photo_nudge_move (self->editing, &map, x, y, resize);
  announce (self);
  return GDK_EVENT_STOP;
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoCanvas *self = DOPYS_PHOTO_CANVAS (widget);
  DopysPhotoMap map;

  if (!takes_keys (self))
    return GDK_EVENT_PROPAGATE;
  get_map (self, &map);
  dopys_photo_nudge_zoom (self->editing, &map, g_variant_get_int32 (args) > 0);
  announce (self);
  return GDK_EVENT_STOP;
}

static gboolean
insert_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoCanvas *self = DOPYS_PHOTO_CANVAS (widget);

  if (!self->editing || self->before || !is_hiding (self) || !dopys_photo_editing_add_rectangle (self->editing))
    return GDK_EVENT_PROPAGATE;
  announce (self);
  return GDK_EVENT_STOP;
}

static gboolean
delete_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoCanvas *self = DOPYS_PHOTO_CANVAS (widget);

  if (!self->editing || self->before || !is_hiding (self))
    return GDK_EVENT_PROPAGATE;
  dopys_photo_editing_remove_region (self->editing);
  return GDK_EVENT_STOP;
}

/* ---- class ---- */

static void
dopys_photo_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 600;
}

static void
dopys_photo_canvas_dispose (GObject *object)
{
  DopysPhotoCanvas *self = DOPYS_PHOTO_CANVAS (object);

  if (self->editing)
    g_signal_handlers_disconnect_by_data (self->editing, self);
  if (self->preview)
    g_signal_handlers_disconnect_by_data (self->preview, self);
  g_clear_object (&self->editing);
  g_clear_object (&self->preview);
  g_clear_pointer (&self->drag_edits, dopys_photo_edits_unref);
  G_OBJECT_CLASS (dopys_photo_canvas_parent_class)->dispose (object);
}

static void
dopys_photo_canvas_finalize (GObject *object)
{
  g_array_unref (DOPYS_PHOTO_CANVAS (object)->stroke);
  G_OBJECT_CLASS (dopys_photo_canvas_parent_class)->finalize (object);
}

static void
bind_arrows (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad_key;
    int x, y;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    for (guint resize = 0; resize < 2; resize++)
      for (guint large = 0; large < 2; large++)
        for (guint keypad = 0; keypad < 2; keypad++)
          {
            double step = large ? DOPYS_PHOTO_LARGE_STEP : DOPYS_PHOTO_STEP;

            gtk_widget_class_add_binding (widget_class, keypad ? arrows[i].keypad_key : arrows[i].key,
                                          (resize ? GDK_SHIFT_MASK : 0) | (large ? GDK_CONTROL_MASK : 0), arrow_cb,
                                          "(ddb)", arrows[i].x * step, arrows[i].y * step, (gboolean) resize);
          }
}

static void
dopys_photo_canvas_class_init (DopysPhotoCanvasClass *klass)
{
  static const guint larger[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint smaller[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };
  static const guint deletes[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete, GDK_KEY_BackSpace };
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_photo_canvas_dispose;
  G_OBJECT_CLASS (klass)->finalize = dopys_photo_canvas_finalize;
  widget_class->measure = dopys_photo_canvas_measure;
  widget_class->snapshot = dopys_photo_canvas_snapshot;
  gtk_widget_class_set_css_name (widget_class, "photo-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_APPLICATION);
  bind_arrows (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (larger); i++)
    gtk_widget_class_add_binding (widget_class, larger[i], 0, zoom_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, GDK_SHIFT_MASK, zoom_cb, "i", 1);
  for (guint i = 0; i < G_N_ELEMENTS (smaller); i++)
    gtk_widget_class_add_binding (widget_class, smaller[i], 0, zoom_cb, "i", -1);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding_action (widget_class, enters[i], 0, "default.activate", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Insert, 0, insert_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (deletes); i++)
    gtk_widget_class_add_binding (widget_class, deletes[i], 0, delete_cb, NULL);
}

static void
dopys_photo_canvas_init (DopysPhotoCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->stroke = g_array_new (FALSE, FALSE, sizeof (DopysPoint));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointed_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Photo"), -1);
}

static void
changed_cb (DopysPhotoCanvas *self)
{
  dopys_photo_preview_develop (self->preview, dopys_photo_editing_get_edits (self->editing));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dopys_photo_canvas_set_photo (DopysPhotoCanvas *self, DopysPhotoEditing *editing, DopysPhotoPreview *preview)
{
  g_return_if_fail (self->editing == NULL);
  self->editing = g_object_ref (editing);
  self->preview = g_object_ref (preview);
  g_signal_connect_swapped (editing, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (preview, "developed", G_CALLBACK (gtk_widget_queue_draw), self);
  changed_cb (self);
}

void
dopys_photo_canvas_set_before (DopysPhotoCanvas *self, gboolean before)
{
  if (self->before == before)
    return;
  self->before = before;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
