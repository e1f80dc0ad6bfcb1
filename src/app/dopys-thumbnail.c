/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-thumbnail.h"

#include "dopys-photo-paintables.h"

#include <math.h>
#include <string.h>

struct _DopysThumbnail
{
  GtkWidget parent;

  GdkPaintable *paintable;
  GdkPaintable *before;  /* (nullable): of the same photo, shown until the paintable has something to show */
  DopysLibrary *library; /* (nullable) */
  char *picture;
  int cover_width; /* what the paintable is for; 0 where it is the whole thumbnail */
  int cover_height;
  GCancellable *loading; /* of the large picture */
  int width;
  int height;
  gboolean contain;
  gboolean large;
};

enum
{
  PROP_0,
  PROP_WIDTH,
  PROP_HEIGHT,
  PROP_CONTAIN,
  PROP_LARGE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DopysThumbnail, dopys_thumbnail, GTK_TYPE_WIDGET)

static void
dopys_thumbnail_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  DopysThumbnail *self = DOPYS_THUMBNAIL (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
snapshot_icon (DopysThumbnail *self, GtkSnapshot *snapshot, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int size = CLAMP (MIN (width, height) / 2, 16, 64);
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), "image-x-generic-symbolic", NULL, size,
      gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  color.alpha *= 0.35f;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - size) / 2.0f, (height - size) / 2.0f));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, &color, 1);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_filled (GdkPaintable *paintable)
{
  return paintable && gdk_paintable_get_intrinsic_width (paintable) > 0 &&
         gdk_paintable_get_intrinsic_height (paintable) > 0;
}

static void
dopys_thumbnail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DopysThumbnail *self = DOPYS_THUMBNAIL (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkPaintable *shown = is_filled (self->paintable) ? self->paintable : self->before;
  double scale, across, down, natural_width, natural_height;

  if (!shown)
    {
      snapshot_icon (self, snapshot, width, height);
      return;
    }
  natural_width = gdk_paintable_get_intrinsic_width (shown);
  natural_height = gdk_paintable_get_intrinsic_height (shown);
  across = width / natural_width;
  down = height / natural_height;
  scale = self->contain ? MIN (across, down) : MAX (across, down);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  /* At whole pixels nothing is to be blended. */
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) floor ((width - natural_width * scale) / 2),
                                                          (float) floor ((height - natural_height * scale) / 2)));
  gdk_paintable_snapshot (shown, snapshot, natural_width * scale, natural_height * scale);
  gtk_snapshot_pop (snapshot);
}

static void
set_paintable (DopysThumbnail *self, GdkPaintable *paintable)
{
  if (self->paintable)
    g_signal_handlers_disconnect_by_func (self->paintable, gtk_widget_queue_draw, self);
  g_set_object (&self->paintable, paintable);
  if (paintable)
    {
      g_signal_connect_swapped (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self);
      g_signal_connect_swapped (paintable, "invalidate-size", G_CALLBACK (gtk_widget_queue_draw), self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* In the size of the widget, where it covers that; large pictures begin with the whole thumbnail, which lasts longer.
 */
static void
lookup (DopysThumbnail *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DopysPhotoPaintables *paintables = dopys_photo_paintables_get_for_library (self->library);
  g_autoptr (GdkPaintable) paintable = NULL;
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->contain || self->large)
    paintable = dopys_photo_paintables_lookup (paintables, self->picture);
  else
    {
      self->cover_width = dopys_photo_paintables_round (MAX (self->width, gtk_widget_get_width (widget)) * scale);
      self->cover_height = dopys_photo_paintables_round (MAX (self->height, gtk_widget_get_height (widget)) * scale);
      paintable =
          dopys_photo_paintables_lookup_cover (paintables, self->picture, self->cover_width, self->cover_height);
    }
  set_paintable (self, paintable);
}

static void
dopys_thumbnail_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DopysThumbnail *self = DOPYS_THUMBNAIL (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  if (!self->paintable || self->cover_width == 0 ||
      (dopys_photo_paintables_round (MAX (self->width, width) * scale) == self->cover_width &&
       dopys_photo_paintables_round (MAX (self->height, height) * scale) == self->cover_height))
    return;
  if (is_filled (self->paintable))
    g_set_object (&self->before, self->paintable);
  lookup (self);
}

typedef struct
{
  DopysLibrary *library;
  char *picture;
} LargeRequest;

static void
large_request_free (LargeRequest *request)
{
  g_object_unref (request->library);
  g_free (request->picture);
  g_free (request);
}

/* The rendition is upright and in sRGB, as nothing else is; publishing will ask for the same one. */
static void
load_large_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LargeRequest *request = task_data;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysPhoto) photo = dopys_photo_new_for_picture (request->picture);
  g_autoptr (DopysPhotoEdits) edits = dopys_photo_edits_from_string (dopys_photo_get_edits (photo), &error);
  g_autoptr (DopysRendition) rendition =
      edits ? dopys_library_make_rendition (request->library, dopys_photo_get_id (photo), NULL, edits, &path,
                                            cancellable, &error)
            : NULL;
  GdkTexture *texture = rendition ? gdk_texture_new_from_filename (path, &error) : NULL;

  if (texture)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
large_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Where it failed or came too late the thumbnail goes on standing for the photo. */
  if (texture && !g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    set_paintable (DOPYS_THUMBNAIL (source), GDK_PAINTABLE (texture));
}

static void
load_large (DopysThumbnail *self, DopysLibrary *library, const char *picture)
{
  g_autoptr (GTask) task = NULL;
  LargeRequest *request = g_new0 (LargeRequest, 1);

  self->loading = g_cancellable_new ();
  request->library = g_object_ref (library);
  request->picture = g_strdup (picture);
  task = g_task_new (self, self->loading, large_loaded_cb, NULL);
  g_task_set_source_tag (task, load_large);
  g_task_set_task_data (task, request, (GDestroyNotify) large_request_free);
  g_task_run_in_thread (task, load_large_in_thread);
}

static void
stop_loading (DopysThumbnail *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
dopys_thumbnail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DopysThumbnail *self = DOPYS_THUMBNAIL (object);

  switch (id)
    {
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_HEIGHT:
      g_value_set_int (value, self->height);
      break;
    case PROP_CONTAIN:
      g_value_set_boolean (value, self->contain);
      break;
    case PROP_LARGE:
      g_value_set_boolean (value, self->large);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dopys_thumbnail_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DopysThumbnail *self = DOPYS_THUMBNAIL (object);

  switch (id)
    {
    case PROP_WIDTH:
      self->width = g_value_get_int (value);
      break;
    case PROP_HEIGHT:
      self->height = g_value_get_int (value);
      break;
    case PROP_CONTAIN:
      self->contain = g_value_get_boolean (value);
      break;
    case PROP_LARGE:
      self->large = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
dopys_thumbnail_dispose (GObject *object)
{
  DopysThumbnail *self = DOPYS_THUMBNAIL (object);

  stop_loading (self);
  set_paintable (self, NULL);
  g_clear_object (&self->before);
  g_clear_object (&self->library);
  g_clear_pointer (&self->picture, g_free);
  G_OBJECT_CLASS (dopys_thumbnail_parent_class)->dispose (object);
}

static void
dopys_thumbnail_class_init (DopysThumbnailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dopys_thumbnail_get_property;
  object_class->set_property = dopys_thumbnail_set_property;
  object_class->dispose = dopys_thumbnail_dispose;
  widget_class->measure = dopys_thumbnail_measure;
  widget_class->size_allocate = dopys_thumbnail_size_allocate;
  widget_class->snapshot = dopys_thumbnail_snapshot;
  props[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 1, 4096, 64, flags);
  props[PROP_HEIGHT] = g_param_spec_int ("height", NULL, NULL, 1, 4096, 48, flags);
  props[PROP_CONTAIN] = g_param_spec_boolean ("contain", NULL, NULL, FALSE, flags);
  props[PROP_LARGE] = g_param_spec_boolean ("large", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "thumbnail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dopys_thumbnail_init (DopysThumbnail *self)
{
  self->width = 64;
  self->height = 48;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
dopys_thumbnail_new (int width, int height)
{
  return g_object_new (DOPYS_TYPE_THUMBNAIL, "width", width, "height", height, NULL);
}

/* Whether two pictures are of one photo. */
static gboolean
is_same_photo (const char *a, const char *b)
{
  gsize length = a ? strcspn (a, " ") : 0;

  return a && b && length == strcspn (b, " ") && strncmp (a, b, length) == 0;
}

void
dopys_thumbnail_set_picture (DopysThumbnail *self, DopysLibrary *library, const char *picture)
{
  if (picture && !*picture)
    picture = NULL;
  if (g_strcmp0 (self->picture, picture) == 0)
    return;
  stop_loading (self);
  if (is_same_photo (self->picture, picture) && is_filled (self->paintable))
    g_set_object (&self->before, self->paintable);
  else if (!is_same_photo (self->picture, picture))
    g_clear_object (&self->before);
  g_set_str (&self->picture, picture);
  g_set_object (&self->library, library);
  self->cover_width = 0;
  if (!library || !picture)
    {
      set_paintable (self, NULL);
      return;
    }
  lookup (self);
  if (self->large)
    load_large (self, library, picture);
}

void
dopys_thumbnail_set_photo (DopysThumbnail *self, DopysLibrary *library, DopysPhoto *photo)
{
  g_autofree char *picture = photo ? dopys_photo_dup_picture (photo) : NULL;

  dopys_thumbnail_set_picture (self, library, picture);
}

void
dopys_thumbnail_set_paintable (DopysThumbnail *self, GdkPaintable *paintable)
{
  dopys_thumbnail_set_picture (self, NULL, NULL);
  set_paintable (self, paintable);
}
