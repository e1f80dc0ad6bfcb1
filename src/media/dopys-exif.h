/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The structure of TIFF: directories of tagged values, which is what EXIF blocks and TIFF files are.  Bounded: every
 * place is checked against the size, directories are looked at once and only so many of them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DopysExif:
 * @orientation: 1–8, 1 where nothing is said
 * @taken: (nullable): as the camera's clock said, read as local time
 * @thumbnail: (nullable): JPEG inside the block, borrowed from it
 * @raw: what a camera's sensor saw: the first picture is only a preview, or there is a DNG's mark
 * @make, @model, @lens, @serial, @lens_serial, @software, @owner: (nullable): as the file says them, valid UTF-8, short
 * @has_place: latitude and longitude are known, in degrees
 * @truncated: of a TIFF file: picture data that should be beyond its end
 */
typedef struct
{
  guint orientation;
  GDateTime *taken;
  const guint8 *thumbnail;
  gsize thumbnail_size;
  gboolean gps, maker_note, xmp, iptc, icc, comment, exif;
  gboolean truncated;
  gboolean raw;
  char *make, *model, *lens, *serial, *lens_serial, *software, *owner;
  gboolean has_place;
  double latitude, longitude;
} DopysExif;

/* data: from the byte order mark. FALSE if it is no TIFF structure; exif must be cleared in any case. */
gboolean dopys_exif_read (DopysExif *exif, const guint8 *data, gsize size);
void dopys_exif_clear (DopysExif *exif);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DopysExif, dopys_exif_clear)

G_END_DECLS
