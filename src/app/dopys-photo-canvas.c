/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-canvas.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dopys-announce.h"
#include "dopys-photo-lens.h"
#include "dopys-photo-nudge.h"
#include "dopys-photo-overlay.h"
#include "dopys-photo-pointing.h"

#define MARGIN 24.0    /* room for the handles, pixels */
#define LENS_STEP 1.15 /* of the wheel */
#define PAN_STEP 0.08  /* the same, fractions of what is seen */

struct _DopysPhotoCanvas
{
  GtkWidget parent;

  DopysPhotoEditing *editing;
  DopysPhotoPreview *preview;
  gboolean before;
  DopysPhotoLens lens; /* of all tools but the one for cropping */
  gboolean pointed;    /* the pointer is over the canvas, at: */
  DopysPoint pointer;
  DopysPhotoPointing *pointing;
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
  if (!self->before)
    crop = dopys_photo_lens_get_shown (&self->lens, &crop);
  dopys_photo_map_init (map, original_width, original_height, edits, is_cropping (self) ? NULL : &crop, &room);
}

/* As many pixels of the picture as the screen can show of it. */
static void
ask_for_detail (DopysPhotoCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DopysPhotoMap map;

  if (!self->editing || gtk_widget_get_width (widget) <= 0)
    return;
  get_map (self, &map);
  dopys_photo_preview_set_side (self->preview,
                                (guint) ceil (MAX (map.width, map.height) * dopys_photo_map_get_scale (&map) *
                                              gtk_widget_get_scale_factor (widget)));
}

/* ---- drawing ---- */

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
  if (dopys_photo_pointing_get_new_region (self->pointing, &fresh))
    dopys_photo_overlay_draw_new_region (snapshot, map, &fresh);
  if (self->pointed && dopys_photo_editing_get_brush (self->editing))
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

static void
pointed_cb (DopysPhotoCanvas *self, double x, double y)
{
  DopysPhotoMap map;

  self->pointed = TRUE;
  self->pointer = (DopysPoint) { x, y };
  if (!self->editing)
    return;
  if (!dopys_photo_pointing_is_active (self->pointing))
    {
      get_map (self, &map);
      gtk_widget_set_cursor_from_name (
          GTK_WIDGET (self),
          self->before ? NULL : dopys_photo_pointing_get_cursor (self->pointing, &map, self->pointer));
    }
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
drag_begin_cb (DopysPhotoCanvas *self, double x, double y)
{
  DopysPhotoMap map;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!self->editing || self->before)
    return;
  self->pointer = (DopysPoint) { x, y };
  get_map (self, &map);
  dopys_photo_pointing_begin (self->pointing, &map, self->pointer);
}

static void
drag_update_cb (DopysPhotoCanvas *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  if (!self->editing || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  self->pointer = (DopysPoint) { x + dx, y + dy };
  dopys_photo_pointing_update (self->pointing, self->pointer);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (DopysPhotoCanvas *self)
{
  if (self->editing)
    dopys_photo_pointing_end (self->pointing);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_cancel_cb (DopysPhotoCanvas *self)
{
  if (self->editing)
    dopys_photo_pointing_cancel (self->pointing);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- keys ---- */

static void
announce (DopysPhotoCanvas *self)
{
  g_autofree char *words = dopys_photo_nudge_dup_words (self->editing);

  if (words)
    dopys_announce (GTK_WIDGET (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
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

/* ---- looking nearer ---- */

static gboolean
has_lens (DopysPhotoCanvas *self)
{
  return self->editing && !self->before && !is_cropping (self) && !dopys_photo_pointing_is_active (self->pointing);
}

/* at: on the canvas. */
static void
look_nearer (DopysPhotoCanvas *self, double factor, DopysPoint at)
{
  DopysRect crop = dopys_photo_edits_get_crop (dopys_photo_editing_get_edits (self->editing));
  DopysPhotoMap map;

  get_map (self, &map);
  dopys_photo_lens_zoom (&self->lens, &crop, factor, dopys_photo_map_to_straightened (&map, at));
  ask_for_detail (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll_cb (DopysPhotoCanvas *self, double dx, double dy, GtkEventController *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (scroll);
  DopysRect crop;

  if (!has_lens (self))
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_CONTROL_MASK)
    {
      look_nearer (self, pow (LENS_STEP, -dy), self->pointer);
      return GDK_EVENT_STOP;
    }
  crop = dopys_photo_edits_get_crop (dopys_photo_editing_get_edits (self->editing));
  dopys_photo_lens_pan (&self->lens, &crop, dx * PAN_STEP, dy * PAN_STEP);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* 1 nearer, -1 farther, 0 all. */
static gboolean
lens_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DopysPhotoCanvas *self = DOPYS_PHOTO_CANVAS (widget);
  int direction = g_variant_get_int32 (args);
  DopysPhotoMap map;

  if (!has_lens (self))
    return GDK_EVENT_PROPAGATE;
  get_map (self, &map);
  look_nearer (self, direction ? pow (LENS_STEP, direction * 2) : 1 / DOPYS_LENS_MAX,
               (DopysPoint) { map.area.x + map.area.width / 2, map.area.y + map.area.height / 2 });
  return GDK_EVENT_STOP;
}

/* Keys move a region, and the list chooses one, out of what is seen: the look follows. */
static void
follow_region (DopysPhotoCanvas *self)
{
  DopysPhotoEdits *edits = dopys_photo_editing_get_edits (self->editing);
  DopysRect crop = dopys_photo_edits_get_crop (edits);
  guint index = dopys_photo_editing_get_region (self->editing);
  const DopysRect *rect;
  DopysPhotoMap map;
  DopysPoint middle;

  if (index == DOPYS_REGION_NONE || dopys_photo_pointing_is_active (self->pointing))
    return;
  rect = &dopys_photo_edits_get_hidden (edits, index)->rect;
  get_map (self, &map);
  middle = dopys_photo_map_from_original (&map, (DopysPoint) { rect->x + rect->width / 2, rect->y + rect->height / 2 });
  dopys_photo_lens_reveal (&self->lens, &crop, dopys_photo_map_to_straightened (&map, middle));
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
dopys_photo_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ask_for_detail (DOPYS_PHOTO_CANVAS (widget));
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
  g_clear_pointer (&self->pointing, dopys_photo_pointing_free);
  G_OBJECT_CLASS (dopys_photo_canvas_parent_class)->dispose (object);
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
  widget_class->measure = dopys_photo_canvas_measure;
  widget_class->size_allocate = dopys_photo_canvas_size_allocate;
  widget_class->snapshot = dopys_photo_canvas_snapshot;
  gtk_widget_class_set_css_name (widget_class, "photo-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_APPLICATION);
  bind_arrows (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (larger); i++)
    {
      gtk_widget_class_add_binding (widget_class, larger[i], 0, zoom_cb, "i", 1);
      gtk_widget_class_add_binding (widget_class, larger[i], GDK_CONTROL_MASK, lens_cb, "i", 1);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, GDK_SHIFT_MASK, zoom_cb, "i", 1);
  for (guint i = 0; i < G_N_ELEMENTS (smaller); i++)
    {
      gtk_widget_class_add_binding (widget_class, smaller[i], 0, zoom_cb, "i", -1);
      gtk_widget_class_add_binding (widget_class, smaller[i], GDK_CONTROL_MASK, lens_cb, "i", -1);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, lens_cb, "i", 0);
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
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  self->lens = (DopysPhotoLens) DOPYS_PHOTO_LENS_INIT;
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
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Photo"), -1);
}

static void
changed_cb (DopysPhotoCanvas *self)
{
  follow_region (self);
  dopys_photo_preview_develop (self->preview, dopys_photo_editing_get_edits (self->editing));
  ask_for_detail (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dopys_photo_canvas_set_photo (DopysPhotoCanvas *self, DopysPhotoEditing *editing, DopysPhotoPreview *preview)
{
  g_return_if_fail (self->editing == NULL);
  self->editing = g_object_ref (editing);
  self->preview = g_object_ref (preview);
  self->pointing = dopys_photo_pointing_new (editing);
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
