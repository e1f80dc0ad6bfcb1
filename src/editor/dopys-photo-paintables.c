/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-paintables.h"

#include "dopys-photo.h"

#include <string.h>

/* What is kept for the case that it is seen again, beside what is on screen: as many as a screen shows several times
 * over, and little beside 200 photos. */
#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_KEPT 300

/* ---- one picture ---- */

#define THUMBNAIL_TYPE (thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (Thumbnail, thumbnail, DOPYS, THUMBNAIL_PAINTABLE, GObject)

struct _Thumbnail
{
  GObject parent_instance;
  GdkTexture *texture;
};

static void
thumbnail_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  Thumbnail *self = (Thumbnail *) paintable;
  if (self->texture)
    gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
}

static int
thumbnail_get_width (GdkPaintable *paintable)
{
  Thumbnail *self = (Thumbnail *) paintable;
  return self->texture ? gdk_texture_get_width (self->texture) : 0;
}

static int
thumbnail_get_height (GdkPaintable *paintable)
{
  Thumbnail *self = (Thumbnail *) paintable;
  return self->texture ? gdk_texture_get_height (self->texture) : 0;
}

static double
thumbnail_get_ratio (GdkPaintable *paintable)
{
  Thumbnail *self = (Thumbnail *) paintable;
  return self->texture ? gdk_paintable_get_intrinsic_aspect_ratio (GDK_PAINTABLE (self->texture)) : 1.5;
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
  GHashTable *kept; /* picture → Thumbnail */
  GQueue order;     /* pictures owned by the table, the longest unused first */
  gsize bytes;      /* of all textures kept */
};

G_DEFINE_FINAL_TYPE (DopysPhotoPaintables, dopys_photo_paintables, G_TYPE_OBJECT)

static void
dopys_photo_paintables_finalize (GObject *object)
{
  DopysPhotoPaintables *self = DOPYS_PHOTO_PAINTABLES (object);
  g_queue_clear (&self->order);
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
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_queue_init (&self->order);
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
  return thumbnail->texture ? (gsize) gdk_texture_get_width (thumbnail->texture) *
                                  (gsize) gdk_texture_get_height (thumbnail->texture) * 4
                            : 0;
}

/* One that still is shown stays with the widget that shows it. */
static void
forget_oldest (DopysPhotoPaintables *self)
{
  while (self->order.length > 1 && (self->order.length > MAX_KEPT || self->bytes > MAX_BYTES))
    {
      const char *picture = g_queue_pop_head (&self->order);
      self->bytes -= get_bytes (g_hash_table_lookup (self->kept, picture));
      g_hash_table_remove (self->kept, picture);
    }
}

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DopysPhotoPaintables *self = source;
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysPhoto) photo = dopys_photo_new_for_picture (task_data);
  g_autoptr (DopysPhotoEdits) edits = dopys_photo_edits_from_string (dopys_photo_get_edits (photo), &error);
  g_autofree char *path =
      edits ? dopys_library_dup_edited_thumbnail (self->library, dopys_photo_get_id (photo), edits, cancellable, &error)
            : NULL;
  GdkTexture *texture = path ? gdk_texture_new_from_filename (path, &error) : NULL;

  if (texture)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* A photo that cannot be shown stays an empty place: its block is still there and says what it is. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysPhotoPaintables *self = DOPYS_PHOTO_PAINTABLES (source);
  g_autoptr (Thumbnail) thumbnail = user_data;
  const char *picture = g_task_get_task_data (G_TASK (result));

  thumbnail->texture = g_task_propagate_pointer (G_TASK (result), NULL);
  if (thumbnail->texture)
    {
      gdk_paintable_invalidate_size (GDK_PAINTABLE (thumbnail));
      gdk_paintable_invalidate_contents (GDK_PAINTABLE (thumbnail));
    }
  if (g_hash_table_lookup (self->kept, picture) == thumbnail)
    self->bytes += get_bytes (thumbnail);
  forget_oldest (self);
}

/* The last used goes last. */
static void
touch (DopysPhotoPaintables *self, const char *picture)
{
  GList *link = g_queue_find_custom (&self->order, picture, (GCompareFunc) strcmp);

  g_queue_unlink (&self->order, link);
  g_queue_push_tail_link (&self->order, link);
}

GdkPaintable *
dopys_photo_paintables_lookup (DopysPhotoPaintables *self, const char *picture)
{
  Thumbnail *known = g_hash_table_lookup (self->kept, picture);

  if (known)
    {
      touch (self, picture);
      return g_object_ref (GDK_PAINTABLE (known));
    }
  Thumbnail *thumbnail = g_object_new (THUMBNAIL_TYPE, NULL);
  char *id = g_strdup (picture);
  g_hash_table_insert (self->kept, id, g_object_ref (thumbnail));
  g_queue_push_tail (&self->order, id);
  forget_oldest (self);

  g_autoptr (GTask) task = g_task_new (self, NULL, loaded_cb, g_object_ref (thumbnail));
  g_task_set_task_data (task, g_strdup (picture), g_free);
  g_task_run_in_thread (task, load_thread);
  return GDK_PAINTABLE (thumbnail);
}
