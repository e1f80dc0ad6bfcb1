/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-decode.h"

#include "dopys-color.h"
#include "dopys-jpeg.h"
#include "dopys-photo-error.h"
#include "dopys-resample.h"
#include "dopys-retouch.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK (64 * 1024)

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
  guint width, height;
} Size;

static gboolean
is_too_large (const Size *size)
{
  return (guint64) size->width * size->height > DOPYS_PHOTO_MAX_PIXELS ||
         MAX (size->width, size->height) > DOPYS_PHOTO_MAX_SIDE;
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Size *size = user_data;
  *size = (Size) { (guint) width, (guint) height };
  /* A picture beyond the limit is not unpacked: the size nothing makes every loader stop at the header. */
  if (is_too_large (size))
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
push_rows (const GdkPixbuf *pixbuf, DopysResampler *resamplers[3])
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
      for (guint c = 0; c < 3; c++)
        dopys_resampler_push (resamplers[c], row + c, 3);
    }
}

static DopysPicture *
resample_pixbuf (const GdkPixbuf *pixbuf, const DopysView *view)
{
  guint width, height;
  DopysRect window = dopys_view_get_stored_window (view, &width, &height);
  DopysResampler *resamplers[3];
  DopysPlane planes[3];

  for (guint c = 0; c < 3; c++)
    resamplers[c] = dopys_resampler_new ((guint) gdk_pixbuf_get_width (pixbuf), (guint) gdk_pixbuf_get_height (pixbuf),
                                         (DopysSpan) { window.x, window.width, width },
                                         (DopysSpan) { window.y, window.height, height });
  push_rows (pixbuf, resamplers);
  for (guint c = 0; c < 3; c++)
    {
      planes[c] = dopys_resampler_steal (resamplers[c]);
      dopys_resampler_free (resamplers[c]);
    }
  DopysPicture *picture = dopys_picture_new_take (DOPYS_PICTURE_RGB, planes);
  dopys_picture_turn (picture, view->orientation);
  return picture;
}

/* In chunks, so that nothing after the end of a picture (or of its limit) is unpacked. */
static gboolean
write_all (GdkPixbufLoader *loader, GBytes *file, const Size *seen)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  for (gsize at = 0; at < size; at += CHUNK)
    if (is_too_large (seen) || !gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, size - at), NULL))
      return FALSE;
  return TRUE;
}

/* The loader's pixbuf, complete and of a known format, or NULL with a sentence. */
static GdkPixbuf *
load_pixbuf (DopysDecoded *self, GBytes *file, const char *name, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  Size size = { 0 };

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &size);
  gboolean written = write_all (loader, file, &size);
  gboolean closed = gdk_pixbuf_loader_close (loader, NULL);
  const Format *format = find_format (loader);
  self->width = size.width;
  self->height = size.height;
  if (is_too_large (&size))
    dopys_photo_error_too_many_pixels (error, name, size.width, size.height);
  else if (format == NULL)
    dopys_photo_error_no_photo (error, name);
  else if (!written || !closed || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    dopys_photo_error_damaged (error, name);
  else
    {
      self->mime_type = format->mime_type;
      self->extension = format->extension;
      return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
    }
  return NULL;
}

/* The loader's word counts before our own reading of the EXIF. HEIF's loaders turn the picture themselves and say
 * nothing: there, and only there, what EXIF says has been done already. */
static guint
find_orientation (const DopysDecoded *self, GdkPixbuf *pixbuf)
{
  const char *said = gdk_pixbuf_get_option (pixbuf, "orientation");
  if (said)
    return (guint) CLAMP (atoi (said), 1, 8);
  if (g_str_equal (self->extension, "heic") || g_str_equal (self->extension, "avif"))
    return 1;
  return self->metadata.orientation;
}

static GBytes *
dup_pixbuf_profile (GdkPixbuf *pixbuf)
{
  const char *encoded = gdk_pixbuf_get_option (pixbuf, "icc-profile");
  gsize size;
  guint8 *profile = encoded ? g_base64_decode (encoded, &size) : NULL;

  return profile ? g_bytes_new_take (profile, size) : NULL;
}

static gboolean
decode_other (DopysDecoded *self, GBytes *file, const char *name, guint max_side, DopysPhotoEdits *edits,
              DopysView *view, GBytes **profile, GError **error)
{
  /* The loaders make a grey rest of what is missing, without a word. */
  if (self->metadata.truncated)
    {
      dopys_photo_error_damaged (error, name);
      return FALSE;
    }
  g_autoptr (GdkPixbuf) pixbuf = load_pixbuf (self, file, name, error);
  if (pixbuf == NULL)
    return FALSE;
  self->metadata.orientation = find_orientation (self, pixbuf);
  dopys_view_init (view, (guint) gdk_pixbuf_get_width (pixbuf), (guint) gdk_pixbuf_get_height (pixbuf),
                   self->metadata.orientation, edits, max_side);
  self->picture = resample_pixbuf (pixbuf, view);
  *profile = dup_pixbuf_profile (pixbuf);
  return TRUE;
}

static gboolean
decode_jpeg (DopysDecoded *self, GBytes *file, const char *name, guint max_side, DopysPhotoEdits *edits,
             DopysView *view, GBytes **profile, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysJpegReader) reader = dopys_jpeg_reader_new (file, name, error);

  if (reader == NULL)
    return FALSE;
  Size size = { dopys_jpeg_reader_get_width (reader), dopys_jpeg_reader_get_height (reader) };
  self->width = size.width;
  self->height = size.height;
  if (is_too_large (&size))
    {
      dopys_photo_error_too_many_pixels (error, name, size.width, size.height);
      return FALSE;
    }
  self->mime_type = "image/jpeg";
  self->extension = "jpg";
  dopys_view_init (view, size.width, size.height, self->metadata.orientation, edits, max_side);
  self->picture = dopys_jpeg_reader_read (reader, view, cancellable, error);
  GBytes *found = dopys_jpeg_reader_get_profile (reader);
  *profile = found ? g_bytes_ref (found) : NULL;
  return self->picture != NULL;
}

/* What needs single pixels: a profile's colours and the edits beyond the geometry. */
static void
finish_pixels (DopysDecoded *self, const DopysView *view, DopysPhotoEdits *edits, GBytes *profile)
{
  g_autoptr (DopysColor) color =
      profile ? dopys_color_new (DOPYS_COLOR_RGB, g_bytes_get_data (profile, NULL), g_bytes_get_size (profile)) : NULL;

  if (color == NULL && !dopys_retouch_is_needed (edits) && self->picture->kind == DOPYS_PICTURE_YCC)
    return;
  self->pixels = dopys_picture_to_pixels (self->picture);
  g_clear_pointer (&self->picture, dopys_picture_free);
  for (guint y = 0; color && y < self->pixels->height; y++)
    {
      guint8 *row = self->pixels->data + (gsize) y * self->pixels->width * 3;
      dopys_color_convert (color, row, row, self->pixels->width);
    }
  if (dopys_retouch_is_needed (edits))
    self->pixels = dopys_retouch_take (self->pixels, view, edits);
}

gboolean
dopys_decode (DopysDecoded *self, GBytes *file, const char *name, guint max_side, guint orientation,
              DopysPhotoEdits *edits, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) profile = NULL;
  DopysView view;
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  *self = (DopysDecoded) { 0 };
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (size == 0)
    {
      dopys_photo_error_empty (error, name);
      return FALSE;
    }
  dopys_metadata_read (file, &self->metadata);
  if (orientation)
    self->metadata.orientation = orientation;
  gboolean jpeg = size > 2 && data[0] == 0xff && data[1] == 0xd8;
  gboolean done = jpeg ? decode_jpeg (self, file, name, max_side, edits, &view, &profile, cancellable, error)
                       : decode_other (self, file, name, max_side, edits, &view, &profile, error);
  if (!done)
    return FALSE;
  gboolean swap = self->metadata.orientation >= 5;
  self->width = swap ? view.stored_height : view.stored_width;
  self->height = swap ? view.stored_width : view.stored_height;
  finish_pixels (self, &view, edits, profile);
  return TRUE;
}

void
dopys_decoded_clear (DopysDecoded *self)
{
  g_clear_pointer (&self->picture, dopys_picture_free);
  g_clear_pointer (&self->pixels, dopys_pixels_free);
  dopys_metadata_clear (&self->metadata);
}
