/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-rendition.h"

#include "dopys-decode.h"
#include "dopys-jpeg.h"
#include "dopys-photo-error.h"

#include <string.h>
#include <webp/encode.h>

#define DEFAULT_SIDE 1920
#define DEFAULT_QUALITY 82

static GBytes *
encode (const DopysPixels *pixels, DopysRenditionFormat format, guint quality)
{
  if (format == DOPYS_RENDITION_JPEG)
    return dopys_jpeg_encode (pixels, quality);
  guint8 *data = NULL;
  gsize size = WebPEncodeRGB (pixels->data, (int) pixels->width, (int) pixels->height, (int) pixels->width * 3,
                              (float) quality, &data);
  return g_bytes_new_with_free_func (data, size, (GDestroyNotify) WebPFree, data);
}

DopysRendition *
dopys_rendition_make (const char *original, const char *output, const DopysRenditionOptions *options,
                      GCancellable *cancellable, GError **error)
{
  const DopysRenditionOptions defaults = { 0 };
  const DopysRenditionOptions *wish = options ? options : &defaults;
  g_autofree char *name = g_filename_display_basename (original);
  g_autoptr (GFile) file = g_file_new_for_path (original);
  GError *failure = NULL;

  g_autoptr (GBytes) bytes = dopys_photo_file_load (file, name, cancellable, error);
  if (bytes == NULL)
    return NULL;
  g_autoptr (DopysDecoded) decoded =
      dopys_decode (bytes, name, wish->max_side ? wish->max_side : DEFAULT_SIDE, cancellable, error);
  if (decoded == NULL)
    return NULL;
  g_autoptr (GBytes) encoded = encode (decoded->pixels, wish->format, wish->quality ? wish->quality : DEFAULT_QUALITY);
  gsize size;
  const char *data = g_bytes_get_data (encoded, &size);
  if (size == 0)
    {
      dopys_photo_error_damaged (error, name);
      return NULL;
    }
  if (!g_file_set_contents_full (output, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &failure))
    {
      dopys_photo_error_take_io (error, name, failure);
      return NULL;
    }

  DopysRendition *self = g_new0 (DopysRendition, 1);
  self->width = decoded->pixels->width;
  self->height = decoded->pixels->height;
  self->bytes = size;
  self->mime_type = g_strdup (wish->format == DOPYS_RENDITION_WEBP ? "image/webp" : "image/jpeg");
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, encoded);
  self->md5 = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, encoded);
  self->removed = dopys_holds_to_strv (decoded->metadata.holds);
  return self;
}

void
dopys_rendition_free (DopysRendition *self)
{
  g_free (self->mime_type);
  g_free (self->sha256);
  g_free (self->md5);
  g_strfreev (self->removed);
  g_free (self);
}
