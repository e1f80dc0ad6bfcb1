/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-paintables.h"

#include "dopys-photo.h"

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
  GQueue order;     /* pictures owned by the table, oldest first */
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
  g_autoptr (Thumbnail) thumbnail = user_data;

  thumbnail->texture = g_task_propagate_pointer (G_TASK (result), NULL);
  if (thumbnail->texture)
    {
      gdk_paintable_invalidate_size (GDK_PAINTABLE (thumbnail));
      gdk_paintable_invalidate_contents (GDK_PAINTABLE (thumbnail));
    }
}

GdkPaintable *
dopys_photo_paintables_lookup (DopysPhotoPaintables *self, const char *picture)
{
  Thumbnail *known = g_hash_table_lookup (self->kept, picture);

  if (known)
    return g_object_ref (GDK_PAINTABLE (known));
  Thumbnail *thumbnail = g_object_new (THUMBNAIL_TYPE, NULL);
  char *id = g_strdup (picture);
  g_hash_table_insert (self->kept, id, g_object_ref (thumbnail));
  g_queue_push_tail (&self->order, id);
  if (g_queue_get_length (&self->order) > MAX_KEPT)
    g_hash_table_remove (self->kept, g_queue_pop_head (&self->order));

  g_autoptr (GTask) task = g_task_new (self, NULL, loaded_cb, g_object_ref (thumbnail));
  g_task_set_task_data (task, g_strdup (picture), g_free);
  g_task_run_in_thread (task, load_thread);
  return GDK_PAINTABLE (thumbnail);
}
