/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-prepare.h"

#include "dopys-decode.h"
#include "dopys-error.h"
#include "dopys-jpeg.h"
#include "dopys-photo-error.h"

#include <webp/encode.h>

#define ORDER_TYPE G_VARIANT_TYPE ("(uuubs)")
/* Error code or DONE; size of the original; size of the result; what is held; mime type; extension; time taken; file.
 */
#define ANSWER_TYPE G_VARIANT_TYPE ("(iuuuuusssay)")
#define DONE -1
#define TIME_FORMAT "%Y-%m-%dT%H:%M:%S"
#define MAX_SIDE 16384

static GBytes *
encode_webp (const DopysPixels *pixels, guint quality)
{
  guint8 *data = NULL;
  gsize size = WebPEncodeRGB (pixels->data, (int) pixels->width, (int) pixels->height, (int) pixels->width * 3,
                              (float) quality, &data);
  return g_bytes_new_with_free_func (data, size, (GDestroyNotify) WebPFree, data);
}

static GBytes *
encode (DopysDecoded *decoded, DopysRenditionFormat format, guint quality)
{
  if (format == DOPYS_RENDITION_JPEG)
    return decoded->pixels ? dopys_jpeg_encode (decoded->pixels, quality)
                           : dopys_jpeg_encode_picture (decoded->picture, quality);
  if (decoded->pixels == NULL)
    decoded->pixels = dopys_picture_to_pixels (decoded->picture);
  return encode_webp (decoded->pixels, quality);
}

static gboolean
prepare_decoded (DopysPrepared *prepared, DopysDecoded *decoded, const char *name, const DopysOrder *order,
                 GError **error)
{
  prepared->encoded = encode (decoded, order->format, order->quality);
  if (g_bytes_get_size (prepared->encoded) == 0)
    {
      dopys_photo_error_damaged (error, name);
      return FALSE;
    }
  prepared->to_width = decoded->pixels ? decoded->pixels->width : decoded->picture->width;
  prepared->to_height = decoded->pixels ? decoded->pixels->height : decoded->picture->height;
  prepared->holds = decoded->metadata.holds;
  prepared->mime_type = g_strdup (decoded->mime_type);
  prepared->extension = g_strdup (decoded->extension);
  prepared->taken = decoded->metadata.taken ? g_date_time_ref (decoded->metadata.taken) : NULL;
  return TRUE;
}

gboolean
dopys_prepare (DopysPrepared *prepared, GBytes *file, const char *name, const DopysOrder *order,
               GCancellable *cancellable, GError **error)
{
  g_auto (DopysDecoded) decoded = { 0 };
  g_autoptr (GBytes) thumbnail = NULL;
  guint orientation = 0;

  *prepared = (DopysPrepared) { 0 };
  if (order->embedded)
    {
      thumbnail = dopys_metadata_dup_thumbnail (file, &orientation);
      if (thumbnail == NULL)
        {
          dopys_photo_error_no_thumbnail (error, name);
          return FALSE;
        }
    }
  gboolean done = dopys_decode (&decoded, thumbnail ? thumbnail : file, name, order->max_side, orientation,
                                order->edits, cancellable, error);
  prepared->width = decoded.width;
  prepared->height = decoded.height;
  if (!done && decoded.other_format)
    prepared->extension = g_strdup (decoded.other_format);
  return done && prepare_decoded (prepared, &decoded, name, order, error);
}

void
dopys_prepared_clear (DopysPrepared *prepared)
{
  g_clear_pointer (&prepared->mime_type, g_free);
  g_clear_pointer (&prepared->extension, g_free);
  g_clear_pointer (&prepared->taken, g_date_time_unref);
  g_clear_pointer (&prepared->encoded, g_bytes_unref);
}

GBytes *
dopys_order_to_bytes (const DopysOrder *order)
{
  g_autofree char *edits = dopys_photo_edits_to_string (order->edits);
  g_autoptr (GVariant) variant = g_variant_ref_sink (
      g_variant_new ("(uuubs)", order->max_side, order->quality, (guint) order->format, order->embedded, edits));
  return g_variant_get_data_as_bytes (variant);
}

static gboolean
read_order (GBytes *bytes, DopysOrder *order)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (ORDER_TYPE, bytes, FALSE));
  const char *edits;
  guint format;

  if (!g_variant_is_normal_form (variant))
    return FALSE;
  g_variant_get (variant, "(uuub&s)", &order->max_side, &order->quality, &format, &order->embedded, &edits);
  order->format = (DopysRenditionFormat) format;
  order->edits = dopys_photo_edits_from_string (edits, NULL);
  return order->edits && order->max_side > 0 && order->max_side <= MAX_SIDE && order->quality <= 100 &&
         format <= DOPYS_RENDITION_WEBP;
}

GBytes *
dopys_prepare_answer (GBytes *order_bytes, GBytes *file)
{
  g_auto (DopysPrepared) prepared = { 0 };
  g_autoptr (GError) error = NULL;
  DopysOrder order = { 0 };
  int code = DONE;

  if (!read_order (order_bytes, &order) || !dopys_prepare (&prepared, file, "", &order, NULL, &error))
    code = error && error->domain == DOPYS_ERROR ? error->code : DOPYS_ERROR_DAMAGED_FILE;
  g_clear_pointer (&order.edits, dopys_photo_edits_unref);
  g_autofree char *taken = prepared.taken ? g_date_time_format (prepared.taken, TIME_FORMAT) : NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  GVariant *encoded =
      g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, prepared.encoded ? prepared.encoded : nothing, TRUE);
  g_autoptr (GVariant) answer = g_variant_ref_sink (
      g_variant_new ("(iuuuuusss@ay)", code, prepared.width, prepared.height, prepared.to_width, prepared.to_height,
                     (guint) prepared.holds, prepared.mime_type ? prepared.mime_type : "",
                     prepared.extension ? prepared.extension : "", taken ? taken : "", encoded));
  return g_variant_get_data_as_bytes (answer);
}

/* An error that crossed the border between processes, as a sentence again. */
static void
set_error (GError **error, int code, const char *name, const DopysPrepared *prepared)
{
  if (code == DOPYS_ERROR_NOT_A_PHOTO)
    dopys_photo_error_no_photo (error, name, prepared->extension);
  else if (code == DOPYS_ERROR_TOO_LARGE)
    dopys_photo_error_too_many_pixels (error, name, prepared->width, prepared->height);
  else if (code == DOPYS_ERROR_NOT_FOUND)
    dopys_photo_error_no_thumbnail (error, name);
  else
    dopys_photo_error_damaged (error, name);
}

gboolean
dopys_prepared_from_answer (DopysPrepared *prepared, GBytes *answer, const char *name, GError **error)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (ANSWER_TYPE, answer, FALSE));
  g_autoptr (GVariant) encoded = NULL;
  g_autofree char *taken = NULL;
  int code;

  *prepared = (DopysPrepared) { 0 };
  if (!g_variant_is_normal_form (variant))
    {
      dopys_photo_error_damaged (error, name);
      return FALSE;
    }
  g_variant_get (variant, "(iuuuuusss@ay)", &code, &prepared->width, &prepared->height, &prepared->to_width,
                 &prepared->to_height, &prepared->holds, &prepared->mime_type, &prepared->extension, &taken, &encoded);
  if (code != DONE)
    {
      set_error (error, code, name, prepared);
      dopys_prepared_clear (prepared);
      return FALSE;
    }
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  prepared->taken = g_date_time_new_from_iso8601 (taken, here);
  prepared->encoded = g_variant_get_data_as_bytes (encoded);
  return TRUE;
}
