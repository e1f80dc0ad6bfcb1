/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-copied-html.h"

#include "dopys-html.h"

#include <string.h>

#define TYPE "text/html"
#define LONG_SIDE 1280
#define SHOWN_SIDE 600               /* CSS pixels: a sheet of paper is 640 wide between its margins */
#define MOST_BYTES (8 * 1024 * 1024) /* of all photos in the text: what is beyond is left out of it */

struct _DopysCopiedHtml
{
  GdkContentProvider parent_instance;
  DopysDocument *slice;
  DopysLibrary *library;
};

G_DEFINE_FINAL_TYPE (DopysCopiedHtml, dopys_copied_html, GDK_TYPE_CONTENT_PROVIDER)

/* ---- writing ---- */

typedef struct
{
  DopysLibrary *library;
  GCancellable *cancellable;
  char *address; /* that of the last photo */
  gsize size;
} Pictures;

/* So many pixels wide that neither side is longer than SHOWN_SIDE. */
static guint
get_shown_width (const DopysRendition *rendition)
{
  guint longer = MAX (rendition->width, rendition->height);

  return longer > SHOWN_SIDE ? MAX (1, rendition->width * SHOWN_SIDE / longer) : rendition->width;
}

/* "data:" with a rendition of the photo; NULL where it cannot be had. width: (out). */
static char *
make_address (Pictures *pictures, DopysPhoto *photo, guint *width)
{
  const DopysRenditionOptions options = { .max_side = LONG_SIDE };
  g_autoptr (DopysPhotoEdits) edits = dopys_photo_edits_from_string (dopys_photo_get_edits (photo), NULL);
  g_autofree char *path = NULL, *contents = NULL;
  g_autoptr (DopysRendition) rendition =
      edits ? dopys_library_make_rendition (pictures->library, dopys_photo_get_id (photo), &options, edits, &path,
                                            pictures->cancellable, NULL)
            : NULL;
  gsize size;

  if (rendition == NULL || pictures->size + rendition->bytes > MOST_BYTES ||
      !g_file_get_contents (path, &contents, &size, NULL))
    return NULL;
  g_autofree char *encoded = g_base64_encode ((const guchar *) contents, size);
  pictures->size += size;
  *width = get_shown_width (rendition);
  return g_strconcat ("data:", rendition->mime_type, ";base64,", encoded, NULL);
}

static gboolean
place_cb (DopysPhoto *photo, DopysPlacement *placement, gpointer user_data)
{
  Pictures *pictures = user_data;

  g_free (pictures->address);
  pictures->address = pictures->library ? make_address (pictures, photo, &placement->width) : NULL;
  placement->url = pictures->address;
  return pictures->address != NULL;
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DopysCopiedHtml *self = source;
  Pictures pictures = { .library = self->library, .cancellable = cancellable };
  char *html = dopys_html_write (self->slice, place_cb, &pictures);

  g_free (pictures.address);
  g_task_return_pointer (task, g_bytes_new_take (html, strlen (html)), (GDestroyNotify) g_bytes_unref);
}

/* ---- the provider ---- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GOutputStream *stream = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *html = g_task_propagate_pointer (G_TASK (result), &error);

  if (html == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  GCancellable *cancellable = g_task_get_cancellable (task);
  int priority = g_task_get_priority (task);
  gsize size;
  gconstpointer data = g_bytes_get_data (html, &size);
  g_object_set_data_full (G_OBJECT (task), "html", html, (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (stream, data, size, priority, cancellable, written_cb, g_steal_pointer (&task));
}

static void
write_mime_type_async (GdkContentProvider *provider, const char *mime_type, GOutputStream *stream, int io_priority,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);
  g_autoptr (GTask) making = g_task_new (provider, cancellable, made_cb, task);

  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  g_steal_pointer (&task);
  g_task_run_in_thread (making, write_thread);
}

static gboolean
write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new ((const char *[]) { TYPE }, 1);
}

static void
dopys_copied_html_finalize (GObject *object)
{
  DopysCopiedHtml *self = DOPYS_COPIED_HTML (object);

  dopys_document_unref (self->slice);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dopys_copied_html_parent_class)->finalize (object);
}

static void
dopys_copied_html_class_init (DopysCopiedHtmlClass *klass)
{
  GdkContentProviderClass *provider = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dopys_copied_html_finalize;
  provider->ref_formats = ref_formats;
  provider->write_mime_type_async = write_mime_type_async;
  provider->write_mime_type_finish = write_mime_type_finish;
}

static void
dopys_copied_html_init (DopysCopiedHtml *self)
{
}

GdkContentProvider *
dopys_copied_html_new (DopysDocument *slice, DopysLibrary *library)
{
  DopysCopiedHtml *self = g_object_new (DOPYS_TYPE_COPIED_HTML, NULL);

  self->slice = dopys_document_ref (slice);
  self->library = library ? g_object_ref (library) : NULL;
  return GDK_CONTENT_PROVIDER (self);
}
