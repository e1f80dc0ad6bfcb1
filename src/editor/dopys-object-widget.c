/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-object-widget.h"

#include "dopys-description.h"
#include "dopys-object-card.h"
#include "dopys-photo-paintables.h"

#include <glib/gi18n-lib.h>

#define GAP 6
#define PHOTO_MAX_HEIGHT 460
#define CELL_RATIO 1.5
#define DEFAULT_COLUMNS 3
#define BADGE 22
#define RADIUS 6

struct _DopysObjectWidget
{
  GtkWidget parent_instance;
  DopysBlock *block;
  GPtrArray *paintables; /* one for each photo, elements may be NULL */
  int column;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (DopysObjectWidget, dopys_object_widget, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- where things are ---- */

static guint
count_columns (DopysMedia *media)
{
  guint wanted = dopys_media_get_layout (media)->columns;
  return CLAMP (wanted ? wanted : DEFAULT_COLUMNS, 1, MAX (1, dopys_media_get_n_photos (media)));
}

static double
photo_ratio (DopysObjectWidget *self, guint index)
{
  GdkPaintable *paintable = g_ptr_array_index (self->paintables, index);
  double ratio = paintable ? gdk_paintable_get_intrinsic_aspect_ratio (paintable) : 0;
  return ratio > 0 ? ratio : CELL_RATIO;
}

static graphene_rect_t
photo_place (DopysObjectWidget *self, DopysMedia *media, guint index)
{
  float width = (float) self->column;

  if (!dopys_media_is_gallery (media))
    {
      float height = (float) MIN (width / photo_ratio (self, 0), PHOTO_MAX_HEIGHT);
      float used = (float) MIN (width, height * photo_ratio (self, 0));
      return GRAPHENE_RECT_INIT ((width - used) / 2, 0, used, height);
    }
  guint columns = count_columns (media);
  float cell = (width - GAP * (float) (columns - 1)) / (float) columns, height = (float) (cell / CELL_RATIO);
  return GRAPHENE_RECT_INIT ((float) (index % columns) * (cell + GAP), (float) (index / columns) * (height + GAP), cell,
                             height);
}

static const char *
caption_of (DopysMedia *media)
{
  return dopys_media_is_gallery (media) ? dopys_media_get_caption (media)
                                        : dopys_photo_get_caption (dopys_media_get_photo (media, 0));
}

static PangoLayout *
make_caption (DopysObjectWidget *self, DopysMedia *media)
{
  return dopys_object_card_make_layout (GTK_WIDGET (self), caption_of (media), 0.88, self->column - 2 * GAP);
}

static int
find_height (DopysObjectWidget *self)
{
  DopysMedia *media = dopys_block_get_media (self->block);

  if (media == NULL)
    return dopys_object_card_get_height (self->block);
  graphene_rect_t last = photo_place (self, media, dopys_media_get_n_photos (media) - 1);
  int height = (int) (last.origin.y + last.size.height + 0.5f), text = 0;
  if (*caption_of (media))
    {
      g_autoptr (PangoLayout) layout = make_caption (self, media);
      pango_layout_get_pixel_size (layout, NULL, &text);
      height += text + GAP;
    }
  return height + GAP;
}

/* ---- drawing ---- */

static GdkRGBA
with_alpha (GtkWidget *widget, float alpha)
{
  GdkRGBA color;
  gtk_widget_get_color (widget, &color);
  color.alpha *= alpha;
  return color;
}

/* Fills the place; what does not fit is cut off, as the site does. */
static void
draw_cover (GtkSnapshot *snapshot, GdkPaintable *paintable, double ratio, const graphene_rect_t *place)
{
  double width = MAX (place->size.width, place->size.height * ratio), height = width / ratio;
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, place, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place->origin.x + (float) (place->size.width - width) / 2,
                                                          place->origin.y + (float) (place->size.height - height) / 2));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* An amber mark on a photo that nobody has described yet. */
static void
draw_badge (DopysObjectWidget *self, GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  graphene_rect_t at =
      GRAPHENE_RECT_INIT (place->origin.x + place->size.width - BADGE - GAP, place->origin.y + GAP, BADGE, BADGE);
  GdkRGBA amber = { 0.90f, 0.38f, 0.0f, 1.0f }, white = { 1, 1, 1, 1 };
  GskRoundedRect circle;
  int width, height;

  gsk_rounded_rect_init_from_rect (&circle, &at, BADGE / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, &amber, &at);
  gtk_snapshot_pop (snapshot);
  g_autoptr (PangoLayout) layout = dopys_object_card_make_layout (GTK_WIDGET (self), "!", 1.0, BADGE);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (at.origin.x + (float) (BADGE - width) / 2,
                                                          at.origin.y + (float) (BADGE - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

static void
draw_media (DopysObjectWidget *self, GtkSnapshot *snapshot, DopysMedia *media)
{
  GdkRGBA empty = with_alpha (GTK_WIDGET (self), 0.08f);
  graphene_rect_t place = { 0 };

  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    {
      GdkPaintable *paintable = g_ptr_array_index (self->paintables, i);
      place = photo_place (self, media, i);
      gtk_snapshot_append_color (snapshot, &empty, &place);
      if (paintable)
        draw_cover (snapshot, paintable, photo_ratio (self, i), &place);
      if (dopys_description_is_missing (dopys_media_get_photo (media, i)))
        draw_badge (self, snapshot, &place);
    }
  if (*caption_of (media))
    dopys_object_card_draw_text (GTK_WIDGET (self), snapshot, caption_of (media), GAP,
                                 place.origin.y + place.size.height + GAP, 0.88, 0.75f, self->column - 2 * GAP);
}

static void
draw_selection (DopysObjectWidget *self, GtkSnapshot *snapshot)
{
  const GdkRGBA blue = { 0.21f, 0.52f, 0.89f, 0.9f };
  const GdkRGBA colors[4] = { blue, blue, blue, blue };
  const float widths[4] = { 3, 3, 3, 3 };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT (0, 0, (float) self->column, (float) find_height (self)), RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
dopys_object_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DopysObjectWidget *self = DOPYS_OBJECT_WIDGET (widget);
  DopysMedia *media = dopys_block_get_media (self->block);

  if (media)
    draw_media (self, snapshot, media);
  else
    dopys_object_card_draw (widget, snapshot, self->block, self->column);
  if (self->selected)
    draw_selection (self, snapshot);
}

static void
dopys_object_widget_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  DopysObjectWidget *self = DOPYS_OBJECT_WIDGET (widget);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->column : find_height (self);
}

static GtkSizeRequestMode
dopys_object_widget_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* ---- pointer ---- */

static guint
photo_at (DopysObjectWidget *self, double x, double y)
{
  DopysMedia *media = dopys_block_get_media (self->block);
  for (guint i = 0; media && i < dopys_media_get_n_photos (media); i++)
    {
      graphene_rect_t place = photo_place (self, media, i);
      if (graphene_rect_contains_point (&place, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i;
    }
  return 0;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DopysObjectWidget *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (n_press == 1)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
  else if (n_press == 2 && dopys_block_get_media (self->block))
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, photo_at (self, x, y));
}

/* ---- the object ---- */

static void
dopys_object_widget_dispose (GObject *object)
{
  DopysObjectWidget *self = DOPYS_OBJECT_WIDGET (object);

  for (guint i = 0; self->paintables && i < self->paintables->len; i++)
    if (g_ptr_array_index (self->paintables, i))
      {
        g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->paintables, i), self);
        g_object_unref (g_ptr_array_index (self->paintables, i));
      }
  g_clear_pointer (&self->paintables, g_ptr_array_unref);
  g_clear_pointer (&self->block, dopys_block_unref);
  G_OBJECT_CLASS (dopys_object_widget_parent_class)->dispose (object);
}

static void
dopys_object_widget_class_init (DopysObjectWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_object_widget_dispose;
  widget_class->snapshot = dopys_object_widget_snapshot;
  widget_class->measure = dopys_object_widget_measure;
  widget_class->get_request_mode = dopys_object_widget_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "article-object");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_SELECTED] =
      g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_object_widget_init (DopysObjectWidget *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
  self->column = 400;
}

static void
set_label (DopysObjectWidget *self, DopysMedia *media)
{
  g_autofree char *label = NULL;

  if (media == NULL)
    label = dopys_object_card_dup_label (self->block);
  else if (dopys_media_is_gallery (media))
    label = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Gallery, %u photo", "Gallery, %u photos", dopys_media_get_n_photos (media)),
        dopys_media_get_n_photos (media));
  else
    label = g_strdup_printf (_ ("Photo: %s"), dopys_photo_get_alt (dopys_media_get_photo (media, 0)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkWidget *
dopys_object_widget_new (DopysBlock *block, DopysLibrary *library)
{
  DopysObjectWidget *self = g_object_new (DOPYS_TYPE_OBJECT_WIDGET, NULL);
  DopysMedia *media = dopys_block_get_media (block);

  self->block = dopys_block_ref (block);
  self->paintables = g_ptr_array_new ();
  for (guint i = 0; media && i < dopys_media_get_n_photos (media); i++)
    {
      g_autofree char *picture = dopys_photo_dup_picture (dopys_media_get_photo (media, i));
      GdkPaintable *paintable =
          library && *picture
              ? dopys_photo_paintables_lookup (dopys_photo_paintables_get_for_library (library), picture)
              : NULL;
      if (paintable)
        {
          g_signal_connect_swapped (paintable, "invalidate-size", G_CALLBACK (gtk_widget_queue_resize), self);
          g_signal_connect_swapped (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self);
        }
      g_ptr_array_add (self->paintables, paintable);
    }
  set_label (self, media);
  return GTK_WIDGET (self);
}

DopysBlock *
dopys_object_widget_get_block (DopysObjectWidget *self)
{
  return self->block;
}

void
dopys_object_widget_set_column (DopysObjectWidget *self, int width)
{
  if (self->column == width || width < 40)
    return;
  self->column = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
dopys_object_widget_set_selected (DopysObjectWidget *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
