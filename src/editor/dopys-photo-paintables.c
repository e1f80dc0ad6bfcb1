/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-paintables.h"

#include "dopys-photo.h"

#include <math.h>

/* Of all textures; a gallery keeps the paintables of 200 photos, most of which nobody looks at. */
#define MAX_BYTES (48 * 1024 * 1024)
/* What was painted so lately will be painted again, and must not be loaded for each frame. */
#define KEPT_SECONDS 5
/* Sizes between which a picture is made smaller quickly: cairo has a slow way below three quarters. */
#define SMALLEST 32
#define SIZE_STEP 1.25

/* ---- one picture ---- */

#define THUMBNAIL_TYPE (thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (Thumbnail, thumbnail, DOPYS, THUMBNAIL_PAINTABLE, GObject)

struct _Thumbnail
{
  GObject parent_instance;
  DopysPhotoPaintables *all; /* lives to the end of the program */
  char *picture;
  char *key;       /* picture and size */
  int cover_width; /* of the place that it is for, in pixels of the screen; 0 for the whole thumbnail */
  int cover_height;
  GdkTexture *texture; /* (nullable): while it was not painted for a while it may be gone */
  int width, height;   /* of the texture, also while it is gone; 0 before it was there */
  gint64 used;         /* when it was last painted or asked for; monotonic time */
  gboolean loading;
};

static void load (Thumbnail *self);

static void
thumbnail_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  Thumbnail *self = (Thumbnail *) paintable;

  self->used = g_get_monotonic_time ();
  if (self->texture)
    gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
  else if (self->width > 0) /* one that could not be loaded is not tried again */
    load (self);
}

static int
thumbnail_get_width (GdkPaintable *paintable)
{
  return ((Thumbnail *) paintable)->width;
}

static int
thumbnail_get_height (GdkPaintable *paintable)
{
  return ((Thumbnail *) paintable)->height;
}

static double
thumbnail_get_ratio (GdkPaintable *paintable)
{
  Thumbnail *self = (Thumbnail *) paintable;
  return self->height > 0 ? (double) self->width / self->height : 1.5;
}

static void
thumbnail_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = thumbnail_snapshot;
  iface->get_intrinsic_width = thumbnail_get_width;
  iface->get_intrinsic_height = thumbnail_get_height;
  iface->get_intrinsic_aspect_ratio = thumbnail_get_ratio;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (Thumbnail, thumbnail, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, thumbnail_paintable_init))

static void
thumbnail_finalize (GObject *object)
{
  g_clear_object (&((Thumbnail *) object)->texture);
  g_free (((Thumbnail *) object)->picture);
  g_free (((Thumbnail *) object)->key);
  G_OBJECT_CLASS (thumbnail_parent_class)->finalize (object);
}

static void
thumbnail_class_init (ThumbnailClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = thumbnail_finalize;
}

static void
thumbnail_init (Thumbnail *self)
{
}

/* ---- the collection ---- */

struct _DopysPhotoPaintables
{
  GObject parent_instance;
  DopysLibrary *library;
  GHashTable *kept; /* key → Thumbnail, as long as the program runs: without its texture one is next to nothing */
  gsize bytes;      /* of all textures */
  guint later;      /* the source that frees what was still in use */
};

G_DEFINE_FINAL_TYPE (DopysPhotoPaintables, dopys_photo_paintables, G_TYPE_OBJECT)

static void
dopys_photo_paintables_finalize (GObject *object)
{
  DopysPhotoPaintables *self = DOPYS_PHOTO_PAINTABLES (object);
  g_hash_table_unref (self->kept);
  g_object_unref (self->library);
  G_OBJECT_CLASS (dopys_photo_paintables_parent_class)->finalize (object);
}

static void
dopys_photo_paintables_class_init (DopysPhotoPaintablesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dopys_photo_paintables_finalize;
}

static void
dopys_photo_paintables_init (DopysPhotoPaintables *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

/* A program has one library, so the few collections there ever are live to its end. */
DopysPhotoPaintables *
dopys_photo_paintables_get_for_library (DopysLibrary *library)
{
  static GPtrArray *all;

  for (guint i = 0; all && i < all->len; i++)
    {
      DopysPhotoPaintables *known = g_ptr_array_index (all, i);
      if (known->library == library)
        return known;
    }
  if (all == NULL)
    all = g_ptr_array_new_with_free_func (g_object_unref);
  DopysPhotoPaintables *self = g_object_new (DOPYS_TYPE_PHOTO_PAINTABLES, NULL);
  self->library = g_object_ref (library);
  g_ptr_array_add (all, self);
  return self;
}

static gsize
get_bytes (Thumbnail *thumbnail)
{
  return thumbnail->texture ? (gsize) thumbnail->width * (gsize) thumbnail->height * 4 : 0;
}

/* Of a texture that is on the screen what was painted holds a reference too: to let go of it would free nothing, and
 * the next frame would lack it. */
static gboolean
is_idle (Thumbnail *thumbnail)
{
  return thumbnail->texture && G_OBJECT (thumbnail->texture)->ref_count == 1 &&
         g_get_monotonic_time () - thumbnail->used > KEPT_SECONDS * G_USEC_PER_SEC;
}

/* The one that was not used for the longest time; NULL where all are in use. */
static Thumbnail *
find_oldest (DopysPhotoPaintables *self)
{
  Thumbnail *oldest = NULL, *thumbnail;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &thumbnail))
    if (is_idle (thumbnail) && (oldest == NULL || thumbnail->used < oldest->used))
      oldest = thumbnail;
  return oldest;
}

static void
free_room (DopysPhotoPaintables *self)
{
  Thumbnail *oldest;

  while (self->bytes > MAX_BYTES && (oldest = find_oldest (self)))
    {
      self->bytes -= get_bytes (oldest);
      g_clear_object (&oldest->texture);
    }
}

/* Small enough for its place, and in the memory format that is painted as it is: to make a picture smaller costs more
 * than all else in a frame. */
static GdkTexture *
load_cover (const char *path, int width, int height, GError **error)
{
  int from_width = 0, from_height = 0;

  gdk_pixbuf_get_file_info (path, &from_width, &from_height);
  if (from_width < 1 || from_height < 1)
    return gdk_texture_new_from_filename (path, error);
  double scale = MIN (1.0, MAX ((double) width / from_width, (double) height / from_height));
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file_at_scale (
      path, MAX (1, (int) lround (from_width * scale)), MAX (1, (int) lround (from_height * scale)), FALSE, error);
  if (pixbuf == NULL)
    return NULL;
  int to_width = gdk_pixbuf_get_width (pixbuf), to_height = gdk_pixbuf_get_height (pixbuf);
  g_autoptr (GBytes) bytes = gdk_pixbuf_read_pixel_bytes (pixbuf);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (
      to_width, to_height, gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8, bytes,
      (gsize) gdk_pixbuf_get_rowstride (pixbuf));
  gsize stride = (gsize) to_width * 4;
  guchar *data = g_malloc (stride * (gsize) to_height);
  gdk_texture_download (texture, data, stride);
  g_autoptr (GBytes) painted = g_bytes_new_take (data, stride * (gsize) to_height);
  return gdk_memory_texture_new (to_width, to_height, GDK_MEMORY_DEFAULT, painted, stride);
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DopysPhotoPaintables *self = source;
  const Thumbnail *wanted = task_data; /* what is read of it never changes */
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysPhoto) photo = dopys_photo_new_for_picture (wanted->picture);
  g_autoptr (DopysPhotoEdits) edits = dopys_photo_edits_from_string (dopys_photo_get_edits (photo), &error);
  g_autofree char *path =
      edits ? dopys_library_dup_edited_thumbnail (self->library, dopys_photo_get_id (photo), edits, cancellable, &error)
            : NULL;
  GdkTexture *texture = NULL;

  if (path)
    texture = wanted->cover_width > 0 ? load_cover (path, wanted->cover_width, wanted->cover_height, &error)
                                      : gdk_texture_new_from_filename (path, &error);

  if (texture)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
free_later_cb (gpointer user_data)
{
  DopysPhotoPaintables *self = user_data;

  self->later = 0;
  free_room (self);
  return G_SOURCE_REMOVE;
}

/* A photo that cannot be shown stays an empty place: its block is still there and says what it is. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysPhotoPaintables *self = DOPYS_PHOTO_PAINTABLES (source);
  g_autoptr (Thumbnail) thumbnail = user_data;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  thumbnail->loading = FALSE;
  if (texture)
    {
      gboolean known = thumbnail->width > 0;

      thumbnail->width = gdk_texture_get_width (texture);
      thumbnail->height = gdk_texture_get_height (texture);
      g_set_object (&thumbnail->texture, texture);
      self->bytes += get_bytes (thumbnail);
      if (!known)
        gdk_paintable_invalidate_size (GDK_PAINTABLE (thumbnail));
      gdk_paintable_invalidate_contents (GDK_PAINTABLE (thumbnail));
    }
  free_room (self);
  if (self->bytes > MAX_BYTES && !self->later)
    self->later = g_timeout_add_seconds (KEPT_SECONDS + 1, free_later_cb, self);
}

static void
load (Thumbnail *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->loading || self->texture)
    return;
  self->loading = TRUE;
  task = g_task_new (self->all, NULL, loaded_cb, g_object_ref (self));
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

/* key: taken. */
static GdkPaintable *
lookup (DopysPhotoPaintables *self, char *key, const char *picture, int width, int height)
{
  g_autofree char *own_key = key;
  Thumbnail *thumbnail = g_hash_table_lookup (self->kept, key);

  if (thumbnail == NULL)
    {
      thumbnail = g_object_new (THUMBNAIL_TYPE, NULL);
      thumbnail->all = self;
      thumbnail->picture = g_strdup (picture);
      thumbnail->key = g_steal_pointer (&own_key);
      thumbnail->cover_width = width;
      thumbnail->cover_height = height;
      g_hash_table_insert (self->kept, thumbnail->key, thumbnail);
    }
  thumbnail->used = g_get_monotonic_time ();
  load (thumbnail);
  return g_object_ref (GDK_PAINTABLE (thumbnail));
}

GdkPaintable *
dopys_photo_paintables_lookup (DopysPhotoPaintables *self, const char *picture)
{
  return lookup (self, g_strdup (picture), picture, 0, 0);
}

int
dopys_photo_paintables_round (int size)
{
  double rounded = SMALLEST;

  while (ceil (rounded) < size)
    rounded *= SIZE_STEP;
  return (int) ceil (rounded);
}

GdkPaintable *
dopys_photo_paintables_lookup_cover (DopysPhotoPaintables *self, const char *picture, int width, int height)
{
  width = dopys_photo_paintables_round (width);
  height = dopys_photo_paintables_round (height);
  return lookup (self, g_strdup_printf ("%d×%d %s", width, height, picture), picture, width, height);
}
