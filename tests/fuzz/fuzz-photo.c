/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that the process for photos does with one: metadata, decoding by content, edits, resizing, colours, encoding.
 * The limits are the program's own, but for the pixels: a large one takes time and shows nothing new.
 */

#include "dopys-prepare.h"
#include "fuzz.h"

#define MAX_SIDE 2000

/* Whether the photo says that it is larger than is worth its time here. */
static gboolean
is_large (GBytes *file)
{
  g_auto (DopysPrepared) prepared = { 0 };
  const DopysOrder order = { .options = { .max_side = 1, .quality = 50 } };
  g_autoptr (GError) error = NULL;

  return dopys_prepare (&prepared, file, "x", &order, NULL, &error) && MAX (prepared.width, prepared.height) > MAX_SIDE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) file = g_bytes_new (data, size);

  if (is_large (file))
    return 0;
  g_autoptr (DopysPhotoEdits) none = dopys_photo_edits_new ();
  g_autoptr (DopysPhotoEdits) crooked = dopys_photo_edits_with_angle (none, 3);
  const DopysOrder orders[] = {
    { .options = { .max_side = 64, .quality = 82 } },
    { .options = { .max_side = 64, .quality = 82 }, .edits = crooked },
    { .options = { .max_side = 64, .quality = 82 }, .embedded = TRUE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GBytes) order = dopys_order_to_bytes (&orders[i]);
      g_autoptr (GBytes) answer = dopys_prepare_answer (order, file);
      g_auto (DopysPrepared) prepared = { 0 };
      g_autoptr (GError) error = NULL;
      if (dopys_prepared_from_answer (&prepared, answer, "x", &error))
        g_assert (prepared.to_width >= 1 && prepared.to_width <= 64 && prepared.to_height <= 64);
      else
        g_assert (error != NULL);
    }
  return 0;
}
