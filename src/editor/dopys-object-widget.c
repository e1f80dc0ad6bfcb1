/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-object-widget.h"

#include "dopys-object-card.h"
#include "dopys-photo-paintables.h"

#include <glib/gi18n-lib.h>

#define GAP DOPYS_MEDIA_GAP
#define RADIUS 6

struct _DopysObjectWidget
{
  GtkWidget parent_instance;
  DopysBlock *block;
  DopysLibrary *library;
  GPtrArray *paintables; /* one for each photo, elements may be NULL; of a gallery while that photo was not drawn */
  GArray *ratios;        /* of double, one for each photo */
  int column;
  float top, bottom; /* what is drawn of it */
  gboolean selected;
  guint picked; /* of the photos, or DOPYS_NO_PHOTO */
  gboolean has_gap;
  graphene_rect_t gap;
  GtkWidget *field; /* (nullable): a caption is edited */
  guint captioned;  /* whose */
};

G_DEFINE_FINAL_TYPE (DopysObjectWidget, dopys_object_widget, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_SELECTED,
  SIGNAL_MENU,
  SIGNAL_CAPTION_PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- where things are ---- */

static DopysMediaPlaces
get_places (DopysObjectWidget *self)
{
  return (DopysMediaPlaces) { .media = dopys_block_get_media (self->block),
                              .ratios = (const double *) (void *) self->ratios->data,
                              .column = (float) self->column };
}

static float
get_bottom (DopysObjectWidget *self)
{
  DopysMediaPlaces places = get_places (self);
  graphene_rect_t all = dopys_media_places_get_all (&places);

  return all.origin.y + all.size.height;
}

static int
measure_field (DopysObjectWidget *self, int width)
{
  int height;

  gtk_widget_measure (self->field, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static gboolean
edits_below (DopysObjectWidget *self)
{
  return self->field && self->captioned == DOPYS_NO_PHOTO;
}

static int
measure_caption (DopysObjectWidget *self)
{
  g_autofree char *caption = dopys_media_drawing_dup_caption (dopys_block_get_media (self->block));
  int height = 0;

  if (edits_below (self))
    return measure_field (self, self->column);
  if (*caption)
    {
      g_autoptr (PangoLayout) layout =
          dopys_object_card_make_layout (GTK_WIDGET (self), caption, 0.88, self->column - 2 * GAP);
      pango_layout_get_pixel_size (layout, NULL, &height);
    }
  return height;
}

static int
find_height (DopysObjectWidget *self)
{
  int caption;

  if (!dopys_block_get_media (self->block))
    return dopys_object_card_get_height (self->block);
  caption = measure_caption (self);
  return (int) (get_bottom (self) + 0.5f) + (caption > 0 ? caption + GAP : 0) + GAP;
}

/* ---- pictures of a gallery ---- */

/* Transfer full, may be NULL. */
static GdkPaintable *
load_for_place (DopysObjectWidget *self, DopysPhoto *photo, const graphene_rect_t *place)
{
  g_autofree char *picture = dopys_photo_dup_picture (photo);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GdkPaintable *paintable;

  if (!self->library || !*picture)
    return NULL;
  paintable = dopys_photo_paintables_lookup_cover (dopys_photo_paintables_get_for_library (self->library), picture,
                                                   (int) place->size.width * scale, (int) place->size.height * scale);
  g_signal_connect_swapped (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self);
  return paintable;
}

/* ---- drawing ---- */

/* Its photos fill places whose size does not depend on them, so each is loaded when it is first drawn, in that size. */
static void
load_in_sight (DopysObjectWidget *self, const DopysMediaPlaces *places)
{
  for (guint i = 0; i < self->paintables->len; i++)
    {
      graphene_rect_t place = dopys_media_places_get (places, i);

      if (!g_ptr_array_index (self->paintables, i) && place.origin.y < self->bottom &&
          place.origin.y + place.size.height > self->top)
        self->paintables->pdata[i] = load_for_place (self, dopys_media_get_photo (places->media, i), &place);
    }
}

static void
draw_media (DopysObjectWidget *self, GtkSnapshot *snapshot, DopysMedia *media)
{
  DopysMediaPlaces places = get_places (self);
  g_autofree char *caption = dopys_media_drawing_dup_caption (media);

  if (dopys_media_is_gallery (media))
    load_in_sight (self, &places);
  dopys_media_drawing_draw (GTK_WIDGET (self), snapshot, &places, self->paintables, self->top, self->bottom);
  if (!edits_below (self) && *caption)
    dopys_object_card_draw_text (GTK_WIDGET (self), snapshot, caption, GAP, get_bottom (self) + GAP, 0.88, 0.75f,
                                 self->column - 2 * GAP);
  if (self->selected && self->picked != DOPYS_NO_PHOTO && dopys_media_is_gallery (media))
    {
      graphene_rect_t place = dopys_media_places_get (&places, self->picked);
      dopys_media_drawing_draw_frame (snapshot, &place, 4);
    }
  if (self->selected && dopys_media_is_gallery (media))
    dopys_media_drawing_draw_grip (snapshot, &places);
  if (self->has_gap)
    dopys_media_drawing_draw_gap (snapshot, &self->gap);
}

/* Of a gallery one photo of which was picked, only a thin frame tells which gallery it is. */
static void
draw_selection (DopysObjectWidget *self, GtkSnapshot *snapshot)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) self->column, (float) find_height (self));
  DopysMedia *media = dopys_block_get_media (self->block);
  gboolean thin = media && dopys_media_is_gallery (media) && self->picked != DOPYS_NO_PHOTO;

  dopys_media_drawing_draw_frame (snapshot, &all, thin ? 1 : 3);
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
  if (self->field)
    gtk_widget_snapshot_child (widget, self->field, snapshot);
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

static void
dopys_object_widget_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DopysObjectWidget *self = DOPYS_OBJECT_WIDGET (widget);
  GtkAllocation place = { 0, 0, self->column, 0 };

  if (!self->field)
    return;
  if (self->captioned == DOPYS_NO_PHOTO)
    place.y = (int) get_bottom (self) + GAP;
  else
    {
      graphene_rect_t photo = dopys_object_widget_get_photo_place (self, self->captioned);
      place.x = (int) photo.origin.x;
      place.width = (int) photo.size.width;
      place.y = (int) (photo.origin.y + photo.size.height) - measure_field (self, place.width);
    }
  place.height = measure_field (self, place.width);
  gtk_widget_size_allocate (self->field, &place, -1);
}

/* ---- pointer ---- */

guint
dopys_object_widget_find_photo (DopysObjectWidget *self, double x, double y)
{
  DopysMediaPlaces places;

  g_return_val_if_fail (DOPYS_IS_OBJECT_WIDGET (self), DOPYS_NO_PHOTO);

  places = get_places (self);
  return places.media ? dopys_media_places_find (&places, x, y) : DOPYS_NO_PHOTO;
}

gboolean
dopys_object_widget_is_grip (DopysObjectWidget *self, double x, double y)
{
  DopysMediaPlaces places;
  graphene_rect_t grip;

  g_return_val_if_fail (DOPYS_IS_OBJECT_WIDGET (self), FALSE);

  places = get_places (self);
  if (!self->selected || !places.media || !dopys_media_is_gallery (places.media))
    return FALSE;
  grip = dopys_media_drawing_get_grip (&places);
  return graphene_rect_contains_point (&grip, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

/* Whether a caption is there, and whose. */
static gboolean
find_caption (DopysObjectWidget *self, double x, double y, guint *photo)
{
  DopysMedia *media = dopys_block_get_media (self->block);
  g_autofree char *caption = NULL;
  graphene_rect_t place;

  *photo = dopys_object_widget_find_photo (self, x, y);
  if (!media)
    return FALSE;
  if (*photo == DOPYS_NO_PHOTO)
    {
      caption = dopys_media_drawing_dup_caption (media);
      return y > get_bottom (self) && *caption;
    }
  caption = dopys_media_drawing_dup_photo_caption (media, *photo);
  place = dopys_object_widget_get_photo_place (self, *photo);
  return *caption && y > place.origin.y + place.size.height - 24;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DopysObjectWidget *self)
{
  guint photo = dopys_object_widget_find_photo (self, x, y), captioned;
  gboolean secondary = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY;

  if (self->field && gtk_widget_contains (self->field, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (dopys_object_widget_is_grip (self, x, y))
    photo = DOPYS_NO_PHOTO;
  if (n_press == 1)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, photo);
  if (secondary)
    g_signal_emit (self, signals[SIGNAL_MENU], 0, photo, x, y);
  else if (n_press == 1 && find_caption (self, x, y, &captioned))
    g_signal_emit (self, signals[SIGNAL_CAPTION_PRESSED], 0, captioned);
  else if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, photo);
}

/* ---- the object ---- */

static void
drop_paintable (DopysObjectWidget *self, GdkPaintable *paintable)
{
  if (!paintable)
    return;
  g_signal_handlers_disconnect_by_data (paintable, self);
  g_object_unref (paintable);
}

static void
drop_paintables (DopysObjectWidget *self, GPtrArray *paintables)
{
  for (guint i = 0; i < paintables->len; i++)
    drop_paintable (self, g_ptr_array_index (paintables, i));
  g_ptr_array_unref (paintables);
}

static void
dopys_object_widget_dispose (GObject *object)
{
  DopysObjectWidget *self = DOPYS_OBJECT_WIDGET (object);

  g_clear_pointer (&self->field, gtk_widget_unparent);
  if (self->paintables)
    drop_paintables (self, g_steal_pointer (&self->paintables));
  g_clear_pointer (&self->ratios, g_array_unref);
  g_clear_pointer (&self->block, dopys_block_unref);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dopys_object_widget_parent_class)->dispose (object);
}

static void
dopys_object_widget_class_init (DopysObjectWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dopys_object_widget_dispose;
  widget_class->snapshot = dopys_object_widget_snapshot;
  widget_class->measure = dopys_object_widget_measure;
  widget_class->size_allocate = dopys_object_widget_size_allocate;
  widget_class->get_request_mode = dopys_object_widget_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "article-object");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_SELECTED] =
      g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                       G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[SIGNAL_CAPTION_PRESSED] =
      g_signal_new ("caption-pressed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dopys_object_widget_init (DopysObjectWidget *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_event_controller_set_name (GTK_EVENT_CONTROLLER (click), "click");
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
  self->column = 400;
  self->top = -G_MAXFLOAT;
  self->bottom = G_MAXFLOAT;
  self->picked = DOPYS_NO_PHOTO;
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

static void
size_known_cb (DopysObjectWidget *self)
{
  for (guint i = 0; i < self->paintables->len; i++)
    {
      GdkPaintable *paintable = g_ptr_array_index (self->paintables, i);
      g_array_index (self->ratios, double, i) = paintable ? gdk_paintable_get_intrinsic_aspect_ratio (paintable) : 0;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Transfer full, may be NULL. */
static GdkPaintable *
load (DopysObjectWidget *self, DopysPhoto *photo)
{
  g_autofree char *picture = dopys_photo_dup_picture (photo);
  GdkPaintable *paintable;

  if (!self->library || !*picture)
    return NULL;
  paintable = dopys_photo_paintables_lookup (dopys_photo_paintables_get_for_library (self->library), picture);
  if (paintable)
    {
      g_signal_connect_swapped (paintable, "invalidate-size", G_CALLBACK (size_known_cb), self);
      g_signal_connect_swapped (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self);
    }
  return paintable;
}

/* The picture of the photo among those that are shown already, taken from there; or loaded. */
static GdkPaintable *
take_or_load (DopysObjectWidget *self, DopysMedia *before, GPtrArray *shown, DopysPhoto *photo)
{
  gboolean gallery = dopys_media_is_gallery (dopys_block_get_media (self->block));

  /* What was loaded for the place in a gallery is too small for a photo by itself. */
  if (before && dopys_media_is_gallery (before) != gallery)
    before = NULL;
  for (guint i = 0; before && i < shown->len; i++)
    if (g_ptr_array_index (shown, i) && dopys_photo_is_same_picture (dopys_media_get_photo (before, i), photo))
      return g_steal_pointer (&g_ptr_array_index (shown, i));
  return gallery ? NULL : load (self, photo);
}

void
dopys_object_widget_set_block (DopysObjectWidget *self, DopysBlock *block)
{
  g_autoptr (DopysBlock) before = NULL;
  GPtrArray *shown;
  DopysMedia *media;
  guint n;

  g_return_if_fail (DOPYS_IS_OBJECT_WIDGET (self));
  g_return_if_fail (block != NULL);

  before = g_steal_pointer (&self->block);
  shown = self->paintables ? g_steal_pointer (&self->paintables) : g_ptr_array_new ();
  self->block = dopys_block_ref (block);
  media = dopys_block_get_media (block);
  n = media ? dopys_media_get_n_photos (media) : 0;
  self->paintables = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->paintables, take_or_load (self, before ? dopys_block_get_media (before) : NULL, shown,
                                                     dopys_media_get_photo (media, i)));
  drop_paintables (self, shown);
  g_array_set_size (self->ratios, n);
  if (self->picked >= n)
    self->picked = DOPYS_NO_PHOTO;
  self->has_gap = FALSE;
  if (self->field && self->captioned != DOPYS_NO_PHOTO && self->captioned >= n)
    self->captioned = DOPYS_NO_PHOTO;
  set_label (self, media);
  size_known_cb (self);
}

GtkWidget *
dopys_object_widget_new (DopysBlock *block, DopysLibrary *library)
{
  DopysObjectWidget *self = g_object_new (DOPYS_TYPE_OBJECT_WIDGET, NULL);

  self->library = library ? g_object_ref (library) : NULL;
  self->ratios = g_array_new (FALSE, TRUE, sizeof (double));
  dopys_object_widget_set_block (self, block);
  return GTK_WIDGET (self);
}

DopysBlock *
dopys_object_widget_get_block (DopysObjectWidget *self)
{
  g_return_val_if_fail (DOPYS_IS_OBJECT_WIDGET (self), NULL);

  return self->block;
}

void
dopys_object_widget_set_column (DopysObjectWidget *self, int width)
{
  if (self->column == width || width < 40)
    return;
  DopysMedia *media = self->block ? dopys_block_get_media (self->block) : NULL;
  /* Those of another size will be loaded. */
  if (media && dopys_media_is_gallery (media) &&
      dopys_photo_paintables_round (self->column) != dopys_photo_paintables_round (width))
    for (guint i = 0; i < self->paintables->len; i++)
      drop_paintable (self, g_steal_pointer (&g_ptr_array_index (self->paintables, i)));
  self->column = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
dopys_object_widget_set_sight (DopysObjectWidget *self, float top, float bottom)
{
  g_return_if_fail (DOPYS_IS_OBJECT_WIDGET (self));

  if (self->bottom < G_MAXFLOAT && top >= self->top && bottom <= self->bottom)
    return;
  /* More than is seen, so that not each step of scrolling draws it anew. */
  self->top = top - (bottom - top);
  self->bottom = bottom + (bottom - top);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dopys_object_widget_set_selected (DopysObjectWidget *self, gboolean selected, guint photo)
{
  g_return_if_fail (DOPYS_IS_OBJECT_WIDGET (self));

  if (!selected || photo >= self->paintables->len)
    photo = DOPYS_NO_PHOTO;
  if (self->selected == selected && self->picked == photo)
    return;
  self->selected = selected;
  self->picked = photo;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

graphene_rect_t
dopys_object_widget_get_photo_place (DopysObjectWidget *self, guint photo)
{
  DopysMediaPlaces places = get_places (self);

  g_return_val_if_fail (photo < self->paintables->len, *graphene_rect_zero ());

  return dopys_media_places_get (&places, photo);
}

GdkPaintable *
dopys_object_widget_get_picture (DopysObjectWidget *self, guint photo)
{
  g_return_val_if_fail (DOPYS_IS_OBJECT_WIDGET (self), NULL);

  return photo < self->paintables->len ? g_ptr_array_index (self->paintables, photo) : NULL;
}

guint
dopys_object_widget_show_gap (DopysObjectWidget *self, double x, double y)
{
  DopysMediaPlaces places = get_places (self);

  g_return_val_if_fail (places.media != NULL, 0);

  self->has_gap = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return dopys_media_places_find_gap (&places, x, y, &self->gap);
}

void
dopys_object_widget_hide_gap (DopysObjectWidget *self)
{
  g_return_if_fail (DOPYS_IS_OBJECT_WIDGET (self));

  if (self->has_gap)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->has_gap = FALSE;
}

void
dopys_object_widget_edit_caption (DopysObjectWidget *self, GtkWidget *field, guint photo)
{
  g_return_if_fail (DOPYS_IS_OBJECT_WIDGET (self));
  g_return_if_fail (GTK_IS_WIDGET (field));

  if (!self->field)
    {
      self->field = field;
      gtk_widget_set_parent (field, GTK_WIDGET (self));
    }
  self->captioned = photo < self->paintables->len ? photo : DOPYS_NO_PHOTO;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
dopys_object_widget_release_caption (DopysObjectWidget *self)
{
  g_return_if_fail (DOPYS_IS_OBJECT_WIDGET (self));

  g_clear_pointer (&self->field, gtk_widget_unparent);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
