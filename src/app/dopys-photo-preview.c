/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-preview.h"

#include "dopys-resample.h"
#include "dopys-retouch.h"

#include <string.h>

#define SIDE_STEP 64

struct _DopysPhotoPreview
{
  GObject parent;

  guint width, height; /* of the original */
  GdkTexture *original;
  DopysPixels *pixels; /* of the original texture; never altered, read by threads */
  DopysPixels *shrunk; /* (nullable): the same, as large as it is shown; read by threads, replaced between them */
  GdkTexture *developed;
  DopysPhotoEdits *wanted;  /* regions and tone only */
  DopysPhotoEdits *current; /* of the developed picture, or of the one that is being made */
  guint wanted_side;        /* long side of what is developed */
  guint current_side;
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
  g_clear_pointer (&self->shrunk, dopys_pixels_free);
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
  self->wanted_side = self->current_side = MAX (self->pixels->width, self->pixels->height);
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

typedef struct
{
  DopysPhotoEdits *edits;
  guint side;
  DopysPixels *shrunk; /* (out): made anew */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  dopys_photo_edits_unref (work->edits);
  g_clear_pointer (&work->shrunk, dopys_pixels_free);
  g_free (work);
}

static guint
side_of (const DopysPixels *pixels)
{
  return MAX (pixels->width, pixels->height);
}

static DopysPixels *
shrink (const DopysPixels *from, guint side)
{
  DopysPixels *to;
  guint width, height;

  dopys_fit_size (from->width, from->height, side, &width, &height);
  to = dopys_pixels_new (width, height);
  for (guint channel = 0; channel < 3; channel++)
    {
      g_autoptr (DopysResampler) resampler = dopys_resampler_new (
          from->width, from->height, (DopysSpan) { 0, from->width, width }, (DopysSpan) { 0, from->height, height });
      g_autofree guint8 *plane = NULL;

      for (guint y = 0; y < from->height; y++)
        dopys_resampler_push (resampler, from->data + (gsize) y * from->width * 3 + channel, 3);
      plane = dopys_resampler_steal (resampler).data;
      for (gsize i = 0; i < (gsize) width * height; i++)
        to->data[i * 3 + channel] = plane[i];
    }
  return to;
}

/* The original at the size that is wanted: what is drawn without being resized costs a fraction, in each frame. */
static const DopysPixels *
find_base (DopysPhotoPreview *self, Work *work)
{
  if (work->side >= side_of (self->pixels))
    return self->pixels;
  if (self->shrunk && side_of (self->shrunk) == work->side)
    return self->shrunk;
  work->shrunk = shrink (self->pixels, work->side);
  return work->shrunk;
}

static void
develop_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  const DopysPixels *base = find_base (source, work);
  DopysPixels *pixels = dopys_pixels_new (base->width, base->height);
  DopysView view;

  memcpy (pixels->data, base->data, (gsize) pixels->width * pixels->height * 3);
  dopys_view_init (&view, pixels->width, pixels->height, 1, work->edits, side_of (pixels));
  g_task_return_pointer (task, make_texture (dopys_retouch_take (pixels, &view, work->edits)), g_object_unref);
}

static void develop_next (DopysPhotoPreview *self);

static void
developed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DopysPhotoPreview *self = DOPYS_PHOTO_PREVIEW (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  GdkTexture *texture = g_task_propagate_pointer (G_TASK (result), NULL);

  self->working = FALSE;
  if (work->shrunk)
    {
      g_clear_pointer (&self->shrunk, dopys_pixels_free);
      self->shrunk = g_steal_pointer (&work->shrunk);
    }
  g_set_object (&self->developed, texture);
  g_object_unref (texture);
  g_signal_emit (self, signals[DEVELOPED], 0);
  develop_next (self);
}

static void
develop_next (DopysPhotoPreview *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (self->working ||
      (self->wanted_side == self->current_side && dopys_photo_edits_equal (self->wanted, self->current)))
    return;
  g_clear_pointer (&self->current, dopys_photo_edits_unref);
  self->current = dopys_photo_edits_ref (self->wanted);
  self->current_side = self->wanted_side;
  if (self->current_side >= side_of (self->pixels) && !dopys_retouch_is_needed (self->current))
    {
      g_set_object (&self->developed, self->original);
      g_signal_emit (self, signals[DEVELOPED], 0);
      return;
    }
  self->working = TRUE;
  work = g_new0 (Work, 1);
  work->edits = dopys_photo_edits_ref (self->current);
  work->side = self->current_side;
  task = g_task_new (self, NULL, developed_cb, NULL);
  g_task_set_source_tag (task, develop_next);
  g_task_set_task_data (task, work, work_free);
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
dopys_photo_preview_set_side (DopysPhotoPreview *self, guint side)
{
  guint most = side_of (self->pixels);

  /* In coarse steps, lest each pixel of a window that is being resized make another picture. */
  side = (side + SIDE_STEP - 1) / SIDE_STEP * SIDE_STEP;
  self->wanted_side = side > most * 3 / 4 ? most : MAX (side, SIDE_STEP);
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
