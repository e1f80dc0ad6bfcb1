/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-encode.h"

#include "dopys-byline.h"
#include "dopys-jpeg.h"
#include "dopys-png-write.h"

#include <webp/encode.h>

#define LOWEST_QUALITY 50
#define LARGEST_PNG (3 * 1024 * 1024 / 2) /* a screenshot full of photos is better a photo */

static DopysPixels *
get_pixels (DopysDecoded *decoded)
{
  if (decoded->pixels == NULL)
    decoded->pixels = dopys_picture_to_pixels (decoded->picture);
  return decoded->pixels;
}

static GBytes *
encode_webp (const DopysPixels *pixels, guint quality)
{
  guint8 *data = NULL;
  gsize size = WebPEncodeRGB (pixels->data, (int) pixels->width, (int) pixels->height, (int) pixels->width * 3,
                              (float) quality, &data);
  return g_bytes_new_with_free_func (data, size, (GDestroyNotify) WebPFree, data);
}

static GBytes *
encode_photo (DopysDecoded *decoded, const DopysRenditionOptions *options, guint quality)
{
  if (options->format == DOPYS_RENDITION_WEBP)
    return encode_webp (get_pixels (decoded), quality);
  if (decoded->pixels)
    return dopys_jpeg_encode (decoded->pixels, quality, options->progressive);
  return dopys_jpeg_encode_picture (decoded->picture, quality, options->progressive);
}

static gboolean
fits (GBytes *encoded, guint64 limit)
{
  return limit == 0 || g_bytes_get_size (encoded) <= limit;
}

/* Without the author. */
static GBytes *
encode_bare (DopysDecoded *decoded, const DopysRenditionOptions *options, const char **mime_type)
{
  guint low = MIN (LOWEST_QUALITY, options->quality), high = options->quality;

  if (decoded->drawing && !options->never_png)
    {
      g_autoptr (GBytes) png = dopys_png_encode (get_pixels (decoded));
      *mime_type = "image/png";
      if (fits (png, options->max_bytes) && g_bytes_get_size (png) <= LARGEST_PNG)
        return g_steal_pointer (&png);
    }
  *mime_type = options->format == DOPYS_RENDITION_WEBP ? "image/webp" : "image/jpeg";
  g_autoptr (GBytes) best = encode_photo (decoded, options, high);
  if (fits (best, options->max_bytes))
    return g_steal_pointer (&best);
  g_bytes_unref (best);
  best = encode_photo (decoded, options, low);
  /* The best that fits is at low or above, below high. */
  while (high - low > 1 && fits (best, options->max_bytes))
    {
      guint middle = (low + high) / 2;
      g_autoptr (GBytes) tried = encode_photo (decoded, options, middle);
      if (!fits (tried, options->max_bytes))
        {
          high = middle;
          continue;
        }
      low = middle;
      g_bytes_unref (best);
      best = g_steal_pointer (&tried);
    }
  return g_steal_pointer (&best);
}

GBytes *
dopys_encode (DopysDecoded *decoded, const DopysRenditionOptions *options, const char **mime_type)
{
  DopysRenditionOptions bare = *options;
  gsize size = dopys_byline_get_size (options->author);

  if (options->max_bytes > 0)
    bare.max_bytes = options->max_bytes > size ? options->max_bytes - size : 1;
  g_autoptr (GBytes) encoded = encode_bare (decoded, &bare, mime_type);
  guint width = decoded->pixels ? decoded->pixels->width : decoded->picture->width;
  guint height = decoded->pixels ? decoded->pixels->height : decoded->picture->height;
  return dopys_byline_add (encoded, *mime_type, width, height, options->author);
}
