/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-preview.h"

#include "dopys-retouch.h"

#include <string.h>

struct _DopysPhotoPreview
{
  GObject parent;

  guint width, height; /* of the original */
  GdkTexture *original;
  DopysPixels *pixels; /* of the original texture; never altered, read by threads */
  GdkTexture *developed;
  DopysPhotoEdits *wanted;  /* regions and tone only */
  DopysPhotoEdits *current; /* of the developed picture, or of the one that is being made */
  gboolean working;
};

enum
{
  DEVELOPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DopysPhotoPreview, dopys_photo_preview, G_TYPE_OBJECT)

static void
dopys_photo_preview_finalize (GObject *object)
{
  DopysPhotoPreview *self = DOPYS_PHOTO_PREVIEW (object);

  g_clear_object (&self->original);
  g_clear_object (&self->developed);
  g_clear_pointer (&self->pixels, dopys_pixels_free);
  g_clear_pointer (&self->wanted, dopys_photo_edits_unref);
  g_clear_pointer (&self->current, dopys_photo_edits_unref);
  G_OBJECT_CLASS (dopys_photo_preview_parent_class)->finalize (object);
}

static void
dopys_photo_preview_class_init (DopysPhotoPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dopys_photo_preview_finalize;
  signals[DEVELOPED] =
      g_signal_new ("developed", DOPYS_TYPE_PHOTO_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dopys_photo_preview_init (DopysPhotoPreview *self)
{
  self->wanted = dopys_photo_edits_new ();
  self->current = dopys_photo_edits_new ();
}

/* ---- loading ---- */

typedef struct
{
  DopysLibrary *library;
  DopysStore *store;
  char *id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->library);
  g_object_unref (request->store);
  g_free (request->id);
  g_free (request);
}

static DopysPixels *
download (GdkTexture *texture)
{
  DopysPixels *pixels =
      dopys_pixels_new ((guint) gdk_texture_get_width (texture), (guint) gdk_texture_get_height (texture));
  GdkTextureDownloader *downloader = gdk_texture_downloader_new (texture);

  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8);
  gdk_texture_downloader_download_into (downloader, pixels->data, (gsize) pixels->width * 3);
  gdk_texture_downloader_free (downloader);
  return pixels;
}

/* The rendition without edits is the large picture of the photo desk too, and mostly there already. */
static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (DopysRendition) rendition =
      dopys_library_make_rendition (request->library, request->id, NULL, NULL, &path, cancellable, &error);
  g_autoptr (GdkTexture) texture = rendition ? gdk_texture_new_from_filename (path, &error) : NULL;
  g_autoptr (DopysPhotoInfo) info = NULL;
  g_autoptr (DopysPhotoPreview) self = NULL;

  if (!texture)
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_object_new (DOPYS_TYPE_PHOTO_PREVIEW, NULL);
  self->pixels = download (texture);
  self->developed = g_object_ref (texture);
  self->original = g_steal_pointer (&texture);
  /* A photo whose row is missing is as large as it is seen. */
  info = dopys_store_load_photo_sync (request->store, request->id, NULL);
  self->width = info && info->width ? info->width : self->pixels->width;
  self->height = info && info->height ? info->height : self->pixels->height;
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

void
dopys_photo_preview_load_async (DopysLibrary *library, DopysStore *store, const char *id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->library = g_object_ref (library);
  request->store = g_object_ref (store);
  request->id = g_strdup (id);
  g_task_set_source_tag (task, dopys_photo_preview_load_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, load_in_thread);
}

DopysPhotoPreview *
dopys_photo_preview_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- developing ---- */

static GdkTexture *
make_texture (DopysPixels *pixels)
{
  gsize stride = (gsize) pixels->width * 3;
  g_autoptr (GBytes) bytes =
      g_bytes_new_with_free_func (pixels->data, stride * pixels->height, (GDestroyNotify) dopys_pixels_free, pixels);

  return gdk_memory_texture_new ((int) pixels->width, (int) pixels->height, GDK_MEMORY_R8G8B8, bytes, stride);
}

static void
develop_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DopysPhotoPreview *self = source;
  DopysPhotoEdits *edits = task_data;
  DopysPixels *pixels = dopys_pixels_new (self->pixels->width, self->pixels->height);
  DopysView view;

  memcpy (pixels->data, self->pixels->data, (gsize) pixels->width * pixels->height * 3);
  dopys_view_init (&view, pixels->width, pixels->height, 1, edits, MAX (pixels->width, pixels->height));
  g_task_return_pointer (task, make_texture (dopys_retouch_take (pixels, &view, edits)), g_object_unref);
}

static void develop_next (DopysPhotoPreview *self);

static void
developed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysPhotoPreview *self = DOPYS_PHOTO_PREVIEW (source);
  GdkTexture *texture = g_task_propagate_pointer (G_TASK (result), NULL);

  self->working = FALSE;
  g_set_object (&self->developed, texture);
  g_object_unref (texture);
  g_signal_emit (self, signals[DEVELOPED], 0);
  develop_next (self);
}

static void
develop_next (DopysPhotoPreview *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->working || dopys_photo_edits_equal (self->wanted, self->current))
    return;
  g_clear_pointer (&self->current, dopys_photo_edits_unref);
  self->current = dopys_photo_edits_ref (self->wanted);
  if (!dopys_retouch_is_needed (self->current))
    {
      g_set_object (&self->developed, self->original);
      g_signal_emit (self, signals[DEVELOPED], 0);
      return;
    }
  self->working = TRUE;
  task = g_task_new (self, NULL, developed_cb, NULL);
  g_task_set_source_tag (task, develop_next);
  g_task_set_task_data (task, dopys_photo_edits_ref (self->current), (GDestroyNotify) dopys_photo_edits_unref);
  g_task_run_in_thread (task, develop_in_thread);
}

static DopysPhotoEdits *
without_geometry (DopysPhotoEdits *edits)
{
  g_autoptr (DopysPhotoEdits) upright =
      dopys_photo_edits_with_turned (edits, -(int) dopys_photo_edits_get_turns (edits));
  g_autoptr (DopysPhotoEdits) crooked = dopys_photo_edits_with_angle (upright, 0);

  return dopys_photo_edits_with_crop (crooked, NULL);
}

void
dopys_photo_preview_develop (DopysPhotoPreview *self, DopysPhotoEdits *edits)
{
  g_clear_pointer (&self->wanted, dopys_photo_edits_unref);
  self->wanted = without_geometry (edits);
  develop_next (self);
}

void
dopys_photo_preview_get_size (DopysPhotoPreview *self, guint *width, guint *height)
{
  *width = self->width;
  *height = self->height;
}

GdkTexture *
dopys_photo_preview_get_original (DopysPhotoPreview *self)
{
  return self->original;
}

GdkTexture *
dopys_photo_preview_get_developed (DopysPhotoPreview *self)
{
  return self->developed;
}
