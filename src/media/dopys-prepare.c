/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-prepare.h"

#include "dopys-decode.h"
#include "dopys-error.h"
#include "dopys-encode.h"
#include "dopys-photo-error.h"

#include <string.h>

#define ORDER_TYPE G_VARIANT_TYPE ("(uuubbtbss)")
/* Error code or DONE; size of the original; size of the result; what is held; mime type; extension; time taken;
 * mime type of the result; file.
 */
#define ANSWER_TYPE G_VARIANT_TYPE ("(iuuuuussss)")
#define DONE -1
#define TIME_FORMAT "%Y-%m-%dT%H:%M:%S"
#define MAX_SIDE 16384
#define SMALLEST_SIDE 320 /* below it a limit of bytes is not kept */

static gboolean
keep_decoded (DopysPrepared *prepared, DopysDecoded *decoded, const char *name, const DopysOrder *order, GError **error)
{
  const char *mime_type;

  g_clear_pointer (&prepared->encoded, g_bytes_unref);
  prepared->encoded = dopys_encode (decoded, &order->options, &mime_type);
  if (g_bytes_get_size (prepared->encoded) == 0)
    {
      dopys_photo_error_damaged (error, name);
      return FALSE;
    }
  prepared->to_width = decoded->pixels ? decoded->pixels->width : decoded->picture->width;
  prepared->to_height = decoded->pixels ? decoded->pixels->height : decoded->picture->height;
  prepared->holds = decoded->metadata.holds;
  g_set_str (&prepared->to_mime_type, mime_type);
  g_set_str (&prepared->mime_type, decoded->mime_type);
  g_set_str (&prepared->extension, decoded->extension);
  if (prepared->taken == NULL && decoded->metadata.taken)
    prepared->taken = g_date_time_ref (decoded->metadata.taken);
  return TRUE;
}

/* At one size. orientation: as in dopys_decode(). */
static gboolean
prepare_at (DopysPrepared *prepared, GBytes *file, const char *name, const DopysOrder *order, guint max_side,
            guint orientation, GCancellable *cancellable, GError **error)
{
  g_auto (DopysDecoded) decoded = { 0 };
  gboolean done = dopys_decode (&decoded, file, name, max_side, orientation, order->edits, cancellable, error);

  prepared->width = decoded.width;
  prepared->height = decoded.height;
  if (!done && decoded.other_format)
    g_set_str (&prepared->extension, decoded.other_format);
  return done && keep_decoded (prepared, &decoded, name, order, error);
}

gboolean
dopys_prepare (DopysPrepared *prepared, GBytes *file, const char *name, const DopysOrder *order,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) thumbnail = NULL;
  guint orientation = 0, side = order->options.max_side;
  guint64 limit = order->options.max_bytes;

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
  for (;;)
    {
      if (!prepare_at (prepared, thumbnail ? thumbnail : file, name, order, side, orientation, cancellable, error))
        return FALSE;
      side = MIN (side, MAX (prepared->to_width, prepared->to_height)) * 4 / 5;
      if (limit == 0 || g_bytes_get_size (prepared->encoded) <= limit || side < SMALLEST_SIDE)
        return TRUE;
    }
}

void
dopys_prepared_clear (DopysPrepared *prepared)
{
  g_clear_pointer (&prepared->mime_type, g_free);
  g_clear_pointer (&prepared->to_mime_type, g_free);
  g_clear_pointer (&prepared->extension, g_free);
  g_clear_pointer (&prepared->taken, g_date_time_unref);
  g_clear_pointer (&prepared->encoded, g_bytes_unref);
}

GBytes *
dopys_order_to_bytes (const DopysOrder *order)
{
  g_autofree char *edits = dopys_photo_edits_to_string (order->edits);
  const DopysRenditionOptions *options = &order->options;
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new (
      "(uuubbtbss)", options->max_side, options->quality, (guint) options->format, options->progressive,
      options->never_png, options->max_bytes, order->embedded, edits, options->author ? options->author : ""));
  return g_variant_get_data_as_bytes (variant);
}

/* The order borrows the author's name from the variant. */
static gboolean
read_order (GVariant *variant, DopysOrder *order)
{
  const char *edits;
  guint format;

  if (!g_variant_is_normal_form (variant))
    return FALSE;
  DopysRenditionOptions *options = &order->options;
  g_variant_get (variant, "(uuubbtb&s&s)", &options->max_side, &options->quality, &format, &options->progressive,
                 &options->never_png, &options->max_bytes, &order->embedded, &edits, &options->author);
  options->format = (DopysRenditionFormat) format;
  order->edits = dopys_photo_edits_from_string (edits, NULL);
  return order->edits && options->max_side > 0 && options->max_side <= MAX_SIDE && options->quality <= 100 &&
         format <= DOPYS_RENDITION_WEBP;
}

GBytes *
dopys_prepare_answer (GBytes *order_bytes, GBytes *file)
{
  g_auto (DopysPrepared) prepared = { 0 };
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (ORDER_TYPE, order_bytes, FALSE));
  g_autoptr (GError) error = NULL;
  DopysOrder order = { 0 };
  int code = DONE;

  if (!read_order (variant, &order) || !dopys_prepare (&prepared, file, "", &order, NULL, &error))
    code = error && error->domain == DOPYS_ERROR ? error->code : DOPYS_ERROR_DAMAGED_FILE;
  g_clear_pointer (&order.edits, dopys_photo_edits_unref);
  g_autofree char *taken = prepared.taken ? g_date_time_format (prepared.taken, TIME_FORMAT) : NULL;
  g_autoptr (GVariant) facts = g_variant_ref_sink (
      g_variant_new ("(iuuuuussss)", code, prepared.width, prepared.height, prepared.to_width, prepared.to_height,
                     (guint) prepared.holds, prepared.mime_type ? prepared.mime_type : "",
                     prepared.extension ? prepared.extension : "", taken ? taken : "",
                     prepared.to_mime_type ? prepared.to_mime_type : ""));
  guint32 size = (guint32) g_variant_get_size (facts);
  GByteArray *answer = g_byte_array_new ();

  g_byte_array_append (answer, (const guint8 *) &size, sizeof size);
  g_byte_array_append (answer, g_variant_get_data (facts), size);
  if (prepared.encoded)
    g_byte_array_append (answer, g_bytes_get_data (prepared.encoded, NULL),
                         (guint) g_bytes_get_size (prepared.encoded));
  return g_byte_array_free_to_bytes (answer);
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

/* An answer is the length of a variant, the variant, and the encoded picture, which is not in the variant, because
 * whether that is well formed would be asked for each of its bytes. Of an answer that is none: nothing. */
static GBytes *
dup_facts (GBytes *answer)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (answer, &size);
  guint32 length = 0;

  if (size >= sizeof length)
    memcpy (&length, data, sizeof length);
  if (size < sizeof length || length > size - sizeof length)
    return g_bytes_new (NULL, 0);
  /* A copy, which is aligned. */
  return g_bytes_new (data + sizeof length, length);
}

gboolean
dopys_prepared_from_answer (DopysPrepared *prepared, GBytes *answer, const char *name, GError **error)
{
  g_autoptr (GBytes) facts = dup_facts (answer);
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (ANSWER_TYPE, facts, FALSE));
  gsize start = sizeof (guint32) + g_bytes_get_size (facts);
  g_autofree char *taken = NULL;
  int code;

  *prepared = (DopysPrepared) { 0 };
  if (!g_variant_is_normal_form (variant))
    {
      dopys_photo_error_damaged (error, name);
      return FALSE;
    }
  g_variant_get (variant, "(iuuuuussss)", &code, &prepared->width, &prepared->height, &prepared->to_width,
                 &prepared->to_height, &prepared->holds, &prepared->mime_type, &prepared->extension, &taken,
                 &prepared->to_mime_type);
  if (code != DONE)
    {
      set_error (error, code, name, prepared);
      dopys_prepared_clear (prepared);
      return FALSE;
    }
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  prepared->taken = g_date_time_new_from_iso8601 (taken, here);
  prepared->encoded = g_bytes_new_from_bytes (answer, start, g_bytes_get_size (answer) - start);
  return TRUE;
}
