/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read of a photo besides its picture: EXIF, XMP, IPTC, segments, chunks, boxes; and the thumbnail in it. */

#include "dopys-metadata.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  g_auto (DopysMetadata) metadata = { 0 };
  guint orientation;

  dopys_metadata_read (file, &metadata);
  g_assert (metadata.orientation >= 1 && metadata.orientation <= 8);
  g_autoptr (GBytes) thumbnail = dopys_metadata_dup_thumbnail (file, &orientation);
  g_auto (GStrv) words = dopys_holds_to_strv (metadata.holds);
  return 0;
}
