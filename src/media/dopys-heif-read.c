/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libheif turns YCbCr into RGB by the file's own matrix; what the primaries and the transfer function mean for the
 * colours is left to the profile that is made of them here.
 */

#include "dopys-heif-read.h"

#include "dopys-color.h"
#include "dopys-photo-error.h"

#include <libheif/heif.h>
#include <string.h>

#define MAX_BRANDS 64
#define BRAND 4
#define LIMIT_PROFILE (8 * 1024 * 1024)

void
dopys_heif_init (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      heif_init (NULL);
      g_once_init_leave (&done, 1);
    }
}

static gboolean
is_one_of (const guint8 *brand, const char *const *brands)
{
  for (gsize i = 0; brands[i]; i++)
    if (memcmp (brand, brands[i], BRAND) == 0)
      return TRUE;
  return FALSE;
}

/* The major brand of the "ftyp" box, then those it is compatible with; other families have the same box. */
static gboolean
has_brand (const guint8 *data, gsize size, const char *const *brands)
{
  if (size < 16 || memcmp (data + 4, "ftyp", 4) != 0)
    return FALSE;
  gsize length = (gsize) data[0] << 24 | (gsize) data[1] << 16 | (gsize) data[2] << 8 | data[3];
  gsize end = MIN (MIN (length, size), 16 + BRAND * MAX_BRANDS);
  if (is_one_of (data + 8, brands))
    return TRUE;
  for (gsize at = 16; at + BRAND <= end; at += BRAND)
    if (is_one_of (data + at, brands))
      return TRUE;
  return FALSE;
}

gboolean
dopys_heif_is (const guint8 *data, gsize size)
{
  static const char *const brands[] = { "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1",
                                        "mif2", "msf1", "avif", "avis", "miaf", NULL };
  return has_brand (data, size, brands);
}

static gboolean
is_avif (GBytes *file)
{
  static const char *const brands[] = { "avif", "avis", NULL };
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  return has_brand (data, size, brands);
}

static void
set_limits (struct heif_context *context)
{
#if LIBHEIF_HAVE_VERSION(1, 19, 0)
  struct heif_security_limits *limits = heif_context_get_security_limits (context);
  limits->max_image_size_pixels = DOPYS_PHOTO_MAX_PIXELS;
  limits->max_color_profile_size = LIMIT_PROFILE;
#else
  heif_context_set_maximum_image_size_limit (context, 17320); /* of a square of as many pixels */
#endif
  /* Processes are as many as processors: threads of threads would only take memory. */
  heif_context_set_max_decoding_threads (context, 0);
}

static GBytes *
dup_profile (const struct heif_image_handle *handle)
{
  gsize size = heif_image_handle_get_raw_color_profile_size (handle);
  struct heif_color_profile_nclx *nclx = NULL;

  if (size > 0 && size <= LIMIT_PROFILE)
    {
      guint8 *data = g_malloc (size);
      if (heif_image_handle_get_raw_color_profile (handle, data).code == heif_error_Ok)
        return g_bytes_new_take (data, size);
      g_free (data);
    }
  if (heif_image_handle_get_nclx_color_profile (handle, &nclx).code != heif_error_Ok || nclx == NULL)
    return NULL;
  GBytes *profile = dopys_color_make_profile (nclx->color_primaries, nclx->transfer_characteristics);
  heif_nclx_color_profile_free (nclx);
  return profile;
}

static struct heif_decoding_options *
make_options (void)
{
  struct heif_decoding_options *options = heif_decoding_options_alloc ();

  options->convert_hdr_to_8bit = TRUE;
  options->strict_decoding = FALSE;
#if LIBHEIF_HAVE_VERSION(1, 23, 0)
  options->output_image_nclx_profile_passthrough = TRUE;
#endif
  return options;
}

static gboolean
fail (DopysRaster *raster, struct heif_error failure, GError **error)
{
  gboolean no_decoder =
      failure.code == heif_error_Unsupported_filetype || failure.code == heif_error_Unsupported_feature;

  if (failure.subcode == heif_suberror_Security_limit_exceeded)
    dopys_photo_error_too_many_pixels (error, raster->name, raster->width, raster->height);
  else if (no_decoder)
    dopys_photo_error_no_photo (error, raster->name, is_avif (raster->file) ? "avif" : "heic");
  else
    dopys_photo_error_damaged (error, raster->name);
  return FALSE;
}

static gboolean
push_image (DopysRaster *raster, const struct heif_image *image, gboolean alpha, GError **error)
{
  int width = heif_image_get_width (image, heif_channel_interleaved);
  int height = heif_image_get_height (image, heif_channel_interleaved), stride = 0;
  const guint8 *pixels = heif_image_get_plane_readonly (image, heif_channel_interleaved, &stride);

  if (pixels == NULL || width <= 0 || height <= 0)
    {
      dopys_photo_error_damaged (error, raster->name);
      return FALSE;
    }
  if (!dopys_raster_begin (raster, (guint) width, (guint) height, error))
    return FALSE;
  for (int y = 0; y < height; y++)
    dopys_raster_push (raster, pixels + (gsize) y * (gsize) stride, alpha ? 4 : 3);
  dopys_raster_finish (raster);
  return TRUE;
}

static gboolean
read_primary (DopysRaster *raster, const struct heif_image_handle *handle, GError **error)
{
  struct heif_decoding_options *options = make_options ();
  struct heif_image *image = NULL;
  gboolean alpha = heif_image_handle_has_alpha_channel (handle), done = FALSE;

  raster->width = (guint) MAX (0, heif_image_handle_get_width (handle));
  raster->height = (guint) MAX (0, heif_image_handle_get_height (handle));
  if (dopys_raster_is_too_large (raster->width, raster->height))
    dopys_photo_error_too_many_pixels (error, raster->name, raster->width, raster->height);
  else
    {
      struct heif_error failure =
          heif_decode_image (handle, &image, heif_colorspace_RGB,
                             alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, options);
      done = failure.code == heif_error_Ok ? push_image (raster, image, alpha, error) : fail (raster, failure, error);
    }
  if (image)
    heif_image_release (image);
  heif_decoding_options_free (options);
  return done;
}

gboolean
dopys_heif_read (DopysRaster *raster, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (raster->file, &size);
  struct heif_image_handle *handle = NULL;

  dopys_heif_init ();
  raster->orientation = 1; /* the container's own turns are done by the library; what EXIF says repeats them */
  struct heif_context *context = heif_context_alloc ();
  set_limits (context);
  struct heif_error failure = heif_context_read_from_memory_without_copy (context, data, size, NULL);
  if (failure.code == heif_error_Ok)
    failure = heif_context_get_primary_image_handle (context, &handle);
  gboolean done = failure.code == heif_error_Ok ? read_primary (raster, handle, error) : fail (raster, failure, error);
  if (done)
    {
      raster->profile = dup_profile (handle);
      raster->mime_type = is_avif (raster->file) ? "image/avif" : "image/heic";
      raster->extension = is_avif (raster->file) ? "avif" : "heic";
    }
  if (handle)
    heif_image_handle_release (handle);
  heif_context_free (context);
  return done;
}
