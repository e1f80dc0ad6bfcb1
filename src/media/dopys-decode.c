/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-decode.h"

#include "dopys-color.h"
#include "dopys-jpeg.h"
#include "dopys-photo-error.h"
#include "dopys-resample.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

typedef struct
{
  const char *pixbuf_name;
  const char *mime_type;
  const char *extension;
} Format;

/* What gdk-pixbuf's loaders call the formats. Vector drawings and icons are no photos. */
static const Format formats[] = {
  { "png", "image/png", "png" },    { "webp", "image/webp", "webp" }, { "tiff", "image/tiff", "tif" },
  { "gif", "image/gif", "gif" },    { "bmp", "image/bmp", "bmp" },    { "heif/avif", "image/heic", "heic" },
  { "heif", "image/heic", "heic" }, { "avif", "image/avif", "avif" },
};

typedef struct
{
  GdkPixbufLoader *loader;
  guint width, height;
} Loading;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Loading *loading = user_data;
  loading->width = (guint) width;
  loading->height = (guint) height;
  /* A picture beyond the limit is not unpacked: the size nothing makes every loader stop at the header. */
  if ((guint64) width * (guint64) height > DOPYS_PHOTO_MAX_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static const Format *
find_format (GdkPixbufLoader *loader)
{
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (loader);
  g_autofree char *name = format ? gdk_pixbuf_format_get_name (format) : NULL;
  for (gsize i = 0; name && i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].pixbuf_name, name))
      return &formats[i];
  return NULL;
}

/* Alpha goes on white, the colour of the page. */
static void
push_rows (const GdkPixbuf *pixbuf, DopysResampler *resampler)
{
  guint width = (guint) gdk_pixbuf_get_width (pixbuf), height = (guint) gdk_pixbuf_get_height (pixbuf);
  guint channels = (guint) gdk_pixbuf_get_n_channels (pixbuf);
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  g_autofree guint8 *row = g_malloc_n (width, 3);

  for (guint y = 0; y < height; y++)
    {
      const guint8 *from = pixels + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      for (guint x = 0; x < width; x++, from += channels)
        {
          guint alpha = channels == 4 ? from[3] : 255;
          for (guint c = 0; c < 3; c++)
            row[x * 3 + c] = (guint8) ((from[c] * alpha + 255 * (255 - alpha) + 127) / 255);
        }
      dopys_resampler_push (resampler, row);
    }
}

static DopysPixels *
resample_pixbuf (GdkPixbuf *pixbuf, guint max_side)
{
  guint width = (guint) gdk_pixbuf_get_width (pixbuf), height = (guint) gdk_pixbuf_get_height (pixbuf);
  guint to_width, to_height;

  dopys_fit_size (width, height, max_side, &to_width, &to_height);
  g_autoptr (DopysResampler) resampler = dopys_resampler_new (width, height, to_width, to_height);
  push_rows (pixbuf, resampler);
  DopysPixels *pixels = dopys_resampler_steal (resampler);
  const char *encoded = gdk_pixbuf_get_option (pixbuf, "icc-profile");
  if (encoded)
    {
      gsize size;
      g_autofree guint8 *profile = g_base64_decode (encoded, &size);
      dopys_color_to_srgb (pixels, profile, size);
    }
  return pixels;
}

/* The loader's pixbuf, complete and of a known format, or NULL with a sentence. */
static GdkPixbuf *
load_pixbuf (GBytes *file, const char *name, const Format **format, Loading *loading, gboolean *turned, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) failure = NULL;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), loading);
  gboolean written = gdk_pixbuf_loader_write_bytes (loader, file, &failure);
  gboolean closed = gdk_pixbuf_loader_close (loader, written ? &failure : NULL);
  *format = find_format (loader);
  if ((guint64) loading->width * loading->height > DOPYS_PHOTO_MAX_PIXELS)
    dopys_photo_error_too_many_pixels (error, name, loading->width, loading->height);
  else if (*format == NULL)
    dopys_photo_error_no_photo (error, name);
  else if (!written || !closed || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    dopys_photo_error_damaged (error, name);
  else
    {
      GdkPixbuf *pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
      *turned = gdk_pixbuf_get_option (pixbuf, "orientation") != NULL;
      return gdk_pixbuf_apply_embedded_orientation (pixbuf);
    }
  return NULL;
}

static gboolean
decode_other (DopysDecoded *self, GBytes *file, const char *name, guint max_side, GError **error)
{
  const Format *format = NULL;
  Loading loading = { 0 };
  gboolean turned = FALSE;

  /* The loaders make a grey rest of what is missing, without a word. */
  if (self->metadata.truncated)
    {
      dopys_photo_error_damaged (error, name);
      return FALSE;
    }
  g_autoptr (GdkPixbuf) pixbuf = load_pixbuf (file, name, &format, &loading, &turned, error);
  if (pixbuf == NULL)
    return FALSE;
  self->mime_type = format->mime_type;
  self->extension = format->extension;
  self->width = (guint) gdk_pixbuf_get_width (pixbuf);
  self->height = (guint) gdk_pixbuf_get_height (pixbuf);
  self->pixels = resample_pixbuf (pixbuf, max_side);
  if (!turned)
    {
      /* A format whose loader does not know of the orientation in its EXIF. */
      gboolean swap = self->metadata.orientation >= 5;
      self->pixels = dopys_pixels_take_upright (self->pixels, self->metadata.orientation);
      self->width = (guint) (swap ? gdk_pixbuf_get_height (pixbuf) : gdk_pixbuf_get_width (pixbuf));
      self->height = (guint) (swap ? gdk_pixbuf_get_width (pixbuf) : gdk_pixbuf_get_height (pixbuf));
    }
  return TRUE;
}

static gboolean
decode_jpeg (DopysDecoded *self, GBytes *file, const char *name, guint max_side, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GBytes) profile = NULL;
  guint width, height;

  self->pixels = dopys_jpeg_decode (file, name, max_side, &width, &height, &profile, cancellable, error);
  if (self->pixels == NULL)
    return FALSE;
  if (profile)
    dopys_color_to_srgb (self->pixels, g_bytes_get_data (profile, NULL), g_bytes_get_size (profile));
  self->pixels = dopys_pixels_take_upright (self->pixels, self->metadata.orientation);
  gboolean swap = self->metadata.orientation >= 5;
  self->mime_type = "image/jpeg";
  self->extension = "jpg";
  self->width = swap ? height : width;
  self->height = swap ? width : height;
  return TRUE;
}

DopysDecoded *
dopys_decode (GBytes *file, const char *name, guint max_side, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysDecoded) self = g_new0 (DopysDecoded, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (size == 0)
    {
      dopys_photo_error_empty (error, name);
      return NULL;
    }
  dopys_metadata_read (file, &self->metadata);
  gboolean jpeg = size > 2 && data[0] == 0xff && data[1] == 0xd8;
  gboolean done = jpeg ? decode_jpeg (self, file, name, max_side, cancellable, error)
                       : decode_other (self, file, name, max_side, error);
  return done ? g_steal_pointer (&self) : NULL;
}

void
dopys_decoded_free (DopysDecoded *self)
{
  g_clear_pointer (&self->pixels, dopys_pixels_free);
  dopys_metadata_clear (&self->metadata);
  g_free (self);
}

GBytes *
dopys_photo_file_load (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  GError *failure = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, cancellable, &failure);

  if (info && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      dopys_photo_error_folder (error, name);
      return NULL;
    }
  if (info && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      dopys_photo_error_no_photo (error, name); /* a pipe or device could be read for ever */
      return NULL;
    }
  if (info && g_file_info_get_size (info) > DOPYS_PHOTO_MAX_BYTES)
    {
      dopys_photo_error_too_many_bytes (error, name);
      return NULL;
    }
  GBytes *bytes = info ? g_file_load_bytes (file, cancellable, NULL, &failure) : NULL;
  if (bytes == NULL)
    dopys_photo_error_take_io (error, name, failure);
  else if (g_bytes_get_size (bytes) == 0)
    {
      dopys_photo_error_empty (error, name);
      g_clear_pointer (&bytes, g_bytes_unref);
    }
  return bytes;
}
