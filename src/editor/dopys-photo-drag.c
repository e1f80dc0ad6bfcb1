/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-drag.h"

#include "dopys-photo-carry.h"

#define EDGE 48 /* where the text scrolls while something is dragged */
#define SCROLL_STEP 12
#define ICON_SIZE 120

struct _DopysPhotoDrag
{
  GObject parent_instance;
  GtkTextView *view;
  DopysArticleObjects *objects;
  DopysObjectWidget *over; /* weak: shows a gap */
  guint gap;               /* before which photo of it */
  guint between;           /* before which block, or G_MAXUINT */
  graphene_rect_t line;    /* the mark there, in coordinates of the text */
  double y;                /* of the pointer */
  guint ticks;
};

G_DEFINE_FINAL_TYPE (DopysPhotoDrag, dopys_photo_drag, G_TYPE_OBJECT)

static DopysDocument *
get_document (DopysPhotoDrag *self)
{
  return dopys_session_get_document (dopys_article_objects_get_session (self->objects));
}

/* ---- where something would go ---- */

static void
forget_place (DopysPhotoDrag *self)
{
  if (self->over)
    dopys_object_widget_hide_gap (self->over);
  g_clear_weak_pointer (&self->over);
  if (self->between != G_MAXUINT && self->view)
    gtk_widget_queue_draw (GTK_WIDGET (self->view));
  self->between = G_MAXUINT;
}

/* Between which blocks, and the line there: above the middle of a block is before it. */
static void
find_between (DopysPhotoDrag *self, double x, double y)
{
  DopysDocument *document = get_document (self);
  guint n = dopys_document_get_n_blocks (document), block;
  GdkRectangle visible;
  GtkTextIter iter;
  int text_x, text_y, top, height;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &text_x, &text_y);
  gtk_text_view_get_line_at_y (self->view, &iter, text_y, NULL);
  gtk_text_view_get_line_yrange (self->view, &iter, &top, &height);
  block = dopys_document_get_block_at (document, (guint) gtk_text_iter_get_offset (&iter), NULL);
  gboolean after = text_y > top + height / 2;
  gtk_text_view_get_visible_rect (self->view, &visible);
  self->between = MIN (block + (after ? 1 : 0), n);
  self->line = GRAPHENE_RECT_INIT (0, (float) (after ? top + height : top) - 4, (float) visible.width, 4);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* What is dragged, if it is of this program. Transfer full. */
static DopysPhotoCarry *
dup_carry (GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  GdkDrag *drag = drop ? gdk_drop_get_drag (drop) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, DOPYS_TYPE_PHOTO_CARRY);
  if (!drag || !gdk_content_provider_get_value (gdk_drag_get_content (drag), &value, NULL))
    return NULL;
  return g_value_dup_boxed (&value);
}

static void
find_place (DopysPhotoDrag *self, GtkDropTarget *target, double x, double y)
{
  double widget_x, widget_y;
  DopysObjectWidget *widget = dopys_article_objects_get_at (self->objects, x, y, &widget_x, &widget_y);
  DopysBlock *block = widget ? dopys_object_widget_get_block (widget) : NULL;
  g_autoptr (DopysPhotoCarry) carry = dup_carry (target);

  forget_place (self);
  if (!block || !dopys_block_get_media (block) || (carry && !dopys_photo_carry_fits (carry, block)))
    {
      find_between (self, x, y);
      return;
    }
  g_set_weak_pointer (&self->over, widget);
  self->gap = dopys_object_widget_show_gap (widget, widget_x, widget_y);
}

/* ---- scrolling at the edges ---- */

static GtkWidget *
get_scroller (DopysPhotoDrag *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self->view), GTK_TYPE_SCROLLED_WINDOW);
}

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  DopysPhotoDrag *self = user_data;
  GtkWidget *scroller = get_scroller (self);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_point_t point;

  if (!gtk_widget_compute_point (view, scroller, &GRAPHENE_POINT_INIT (0, (float) self->y), &point))
    return G_SOURCE_CONTINUE;
  double value = gtk_adjustment_get_value (adjustment);
  if (point.y < EDGE)
    gtk_adjustment_set_value (adjustment, value - SCROLL_STEP);
  else if (point.y > gtk_widget_get_height (scroller) - EDGE)
    gtk_adjustment_set_value (adjustment, value + SCROLL_STEP);
  return G_SOURCE_CONTINUE;
}

static void
start_scrolling (DopysPhotoDrag *self)
{
  if (self->ticks == 0 && get_scroller (self))
    self->ticks = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, self, NULL);
}

static void
stop_scrolling (DopysPhotoDrag *self)
{
  if (self->ticks)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->ticks);
  self->ticks = 0;
}

/* ---- the target ---- */

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, DopysPhotoDrag *self)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  gboolean moves = drop && (gdk_drop_get_actions (drop) & GDK_ACTION_MOVE) &&
                   gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), DOPYS_TYPE_PHOTO_CARRY);

  find_place (self, target, x, y);
  return moves ? GDK_ACTION_MOVE : GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target, DopysPhotoDrag *self)
{
  forget_place (self);
}

static gboolean
drop_carry (DopysPhotoDrag *self, DopysPhotoCarry *carry)
{
  DopysSession *session = dopys_article_objects_get_session (self->objects);
  DopysPhotoPlace to = { .index = self->gap };
  guint caret = 0;

  if (!self->over)
    return self->between != G_MAXUINT && dopys_photo_carry_drop_between (carry, session, self->between, &caret);
  return dopys_article_objects_find (self->objects, self->over, &to.block) &&
         dopys_photo_carry_drop_into (carry, session, to, &caret);
}

static void
drop_files (DopysPhotoDrag *self, gpointer files)
{
  DopysDocument *document = get_document (self);
  guint photo = self->over ? self->gap : DOPYS_NO_PHOTO, block = self->between, offset;

  if (self->over && !dopys_article_objects_find (self->objects, self->over, &block))
    return;
  offset = block < dopys_document_get_n_blocks (document) ? dopys_document_get_block_offset (document, block)
                                                          : dopys_document_get_length (document);
  g_signal_emit_by_name (self->view, "files-dropped", files, offset, photo);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DopysPhotoDrag *self)
{
  gboolean taken = TRUE;

  find_place (self, target, x, y);
  if (G_VALUE_HOLDS (value, DOPYS_TYPE_PHOTO_CARRY))
    taken = drop_carry (self, g_value_get_boxed (value));
  else
    drop_files (self, g_value_get_boxed (value));
  leave_cb (target, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return taken;
}

/* The text view's own target is for text: it would take the addresses of files. */
static gboolean
accept_text_cb (GtkDropTarget *target, GdkDrop *drop)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return !gdk_content_formats_contain_gtype (formats, DOPYS_TYPE_PHOTO_CARRY) &&
         !gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) &&
         (gdk_drop_get_actions (drop) & gtk_drop_target_get_actions (target)) &&
         gdk_content_formats_match (gtk_drop_target_get_formats (target), formats);
}

/* While something is dragged over it, a text view scrolls until all of the line under the pointer is seen: a photo
 * would move away from under the pointer.  Here only the edges scroll. */
static void
tame_text_view (GtkTextView *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_DROP_TARGET (controller))
        g_signal_connect (controller, "accept", G_CALLBACK (accept_text_cb), NULL);
      else if (GTK_IS_DROP_CONTROLLER_MOTION (controller))
        g_signal_handlers_block_matched (controller, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, view);
    }
}

static void
scroll_motion_cb (GtkDropControllerMotion *motion, double x, double y, DopysPhotoDrag *self)
{
  self->y = y;
  start_scrolling (self);
}

static void
scroll_leave_cb (GtkDropControllerMotion *motion, DopysPhotoDrag *self)
{
  stop_scrolling (self);
}

/* ---- the source ---- */

/* A small picture of what is dragged: the photo, or the whole object. */
static void
set_icon (GtkDragSource *source, DopysObjectWidget *widget, guint photo)
{
  GdkPaintable *picture = dopys_object_widget_get_picture (widget, photo);
  g_autoptr (GdkPaintable) whole = picture ? g_object_ref (picture) : gtk_widget_paintable_new (GTK_WIDGET (widget));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) icon = NULL;
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (whole);
  float width = ICON_SIZE, height = (float) (ICON_SIZE / MAX (ratio, 0.5));

  gdk_paintable_snapshot (whole, snapshot, width, height);
  icon = gtk_snapshot_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (width, height));
  gtk_drag_source_set_icon (source, icon, -12, -12);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, DopysPhotoDrag *self)
{
  DopysObjectWidget *widget = DOPYS_OBJECT_WIDGET (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));
  guint photo =
      dopys_object_widget_is_grip (widget, x, y) ? DOPYS_NO_PHOTO : dopys_object_widget_find_photo (widget, x, y);
  g_autoptr (DopysPhotoCarry) carry = NULL;

  if (!self->view)
    return NULL;
  carry = dopys_photo_carry_new (dopys_article_objects_get_session (self->objects),
                                 dopys_object_widget_get_block (widget), photo);
  set_icon (source, widget, photo);
  return gdk_content_provider_new_typed (DOPYS_TYPE_PHOTO_CARRY, carry);
}

void
dopys_photo_drag_add (DopysPhotoDrag *self, DopysObjectWidget *widget)
{
  GtkDragSource *source = gtk_drag_source_new ();
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (widget));

  g_return_if_fail (DOPYS_IS_PHOTO_DRAG (self));

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (widget), GTK_EVENT_CONTROLLER (source));
  /* The click claims the press, lest the text begin a selection: one group, lest that end the drag. */
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) other = g_list_model_get_item (controllers, i);
      if (GTK_IS_GESTURE_CLICK (other))
        gtk_gesture_group (GTK_GESTURE (source), GTK_GESTURE (other));
    }
}

void
dopys_photo_drag_draw (DopysPhotoDrag *self, GtkSnapshot *snapshot)
{
  g_return_if_fail (DOPYS_IS_PHOTO_DRAG (self));

  if (self->between != G_MAXUINT)
    dopys_media_drawing_draw_gap (snapshot, &self->line);
}

/* ---- the object ---- */

static void
dopys_photo_drag_dispose (GObject *object)
{
  dopys_photo_drag_close (DOPYS_PHOTO_DRAG (object));
  G_OBJECT_CLASS (dopys_photo_drag_parent_class)->dispose (object);
}

static void
dopys_photo_drag_class_init (DopysPhotoDragClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dopys_photo_drag_dispose;
}

static void
dopys_photo_drag_init (DopysPhotoDrag *self)
{
  self->between = G_MAXUINT;
}

DopysPhotoDrag *
dopys_photo_drag_new (GtkTextView *view, DopysArticleObjects *objects)
{
  DopysPhotoDrag *self = g_object_new (DOPYS_TYPE_PHOTO_DRAG, NULL);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GtkEventController *scrolling = gtk_drop_controller_motion_new ();
  GType types[] = { DOPYS_TYPE_PHOTO_CARRY, GDK_TYPE_FILE_LIST };

  self->view = view;
  self->objects = g_object_ref (objects);
  tame_text_view (view);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  /* Before the text view's own target, which would take the files' addresses as text. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (scrolling, "motion", G_CALLBACK (scroll_motion_cb), self, 0);
  g_signal_connect_object (scrolling, "leave", G_CALLBACK (scroll_leave_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), scrolling);
  return self;
}

void
dopys_photo_drag_close (DopysPhotoDrag *self)
{
  g_return_if_fail (DOPYS_IS_PHOTO_DRAG (self));

  if (!self->view)
    return;
  stop_scrolling (self);
  forget_place (self);
  self->view = NULL;
  g_clear_object (&self->objects);
}
