/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-pixbuf-read.h"

#include "dopys-photo-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK (64 * 1024)

typedef struct
{
  const char *pixbuf_name;
  const char *mime_type;
  const char *extension;
  gboolean lossless;
} Format;

/* What gdk-pixbuf's loaders call the formats. Vector drawings and icons are no photos. */
static const Format formats[] = {
  { "png", "image/png", "png", TRUE }, { "webp", "image/webp", "webp" },    { "tiff", "image/tiff", "tif" },
  { "gif", "image/gif", "gif", TRUE }, { "bmp", "image/bmp", "bmp", TRUE },
};

typedef struct
{
  guint width, height;
} Size;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Size *size = user_data;
  *size = (Size) { (guint) width, (guint) height };
  /* A picture beyond the limit is not unpacked: the size nothing makes every loader stop at the header. */
  if (dopys_raster_is_too_large (size->width, size->height))
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

/* In chunks, so that nothing after the end of a picture (or of its limit) is unpacked. */
static gboolean
write_all (GdkPixbufLoader *loader, GBytes *file, const Size *seen)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  for (gsize at = 0; at < size; at += CHUNK)
    if (dopys_raster_is_too_large (seen->width, seen->height) ||
        !gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, size - at), NULL))
      return FALSE;
  return TRUE;
}

/* A BMP says where its pixels begin, and the loader makes room for all before them without asking whether they are
 * there: a file of 300 bytes could ask for four gigabytes. */
static gboolean
points_beyond_end (GBytes *file)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  guint32 start;

  if (size < 14 || data[0] != 'B' || data[1] != 'M')
    return FALSE;
  memcpy (&start, data + 10, sizeof start);
  return GUINT32_FROM_LE (start) > size;
}

/* The loader's pixbuf, complete and of a known format, or NULL with a sentence. */
static GdkPixbuf *
load_pixbuf (DopysRaster *raster, GError **error)
{
  Size size = { 0 };

  if (points_beyond_end (raster->file))
    {
      dopys_photo_error_damaged (error, raster->name);
      return NULL;
    }
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &size);
  gboolean written = write_all (loader, raster->file, &size);
  gboolean closed = gdk_pixbuf_loader_close (loader, NULL);
  const Format *format = find_format (loader);
  raster->width = size.width;
  raster->height = size.height;
  if (dopys_raster_is_too_large (size.width, size.height))
    dopys_photo_error_too_many_pixels (error, raster->name, size.width, size.height);
  else if (format == NULL)
    dopys_photo_error_no_photo (error, raster->name, NULL);
  else if (!written || !closed || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    dopys_photo_error_damaged (error, raster->name);
  else
    {
      raster->mime_type = format->mime_type;
      raster->extension = format->extension;
      raster->lossless = format->lossless;
      return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
    }
  return NULL;
}

static GBytes *
dup_profile (GdkPixbuf *pixbuf)
{
  const char *encoded = gdk_pixbuf_get_option (pixbuf, "icc-profile");
  gsize size;
  guint8 *profile = encoded ? g_base64_decode (encoded, &size) : NULL;

  return profile ? g_bytes_new_take (profile, size) : NULL;
}

gboolean
dopys_pixbuf_read (DopysRaster *raster, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = load_pixbuf (raster, error);
  if (pixbuf == NULL)
    return FALSE;
  /* The loader's word counts before our own reading of the EXIF. That of TIFF has mirrored the picture by itself, and
   * says only what is left to do. */
  const char *said = gdk_pixbuf_get_option (pixbuf, "orientation");
  if (said)
    raster->orientation = (guint) CLAMP (atoi (said), 1, 8);
  else if (g_strcmp0 (raster->extension, "tif") == 0)
    raster->orientation = 1;
  raster->profile = dup_profile (pixbuf);
  if (!dopys_raster_begin (raster, (guint) gdk_pixbuf_get_width (pixbuf), (guint) gdk_pixbuf_get_height (pixbuf),
                           error))
    return FALSE;
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  for (guint y = 0; y < raster->height; y++)
    dopys_raster_push (raster, pixels + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf),
                       (guint) gdk_pixbuf_get_n_channels (pixbuf));
  dopys_raster_finish (raster);
  return TRUE;
}
