/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an original holds besides its picture.  Read only, bounded, of hostile files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOPYS_HOLDS_EXIF = 1 << 0,
  DOPYS_HOLDS_GPS = 1 << 1, /* coordinates, in EXIF or in XMP */
  DOPYS_HOLDS_THUMBNAIL = 1 << 2,
  DOPYS_HOLDS_MAKER_NOTE = 1 << 3,
  DOPYS_HOLDS_XMP = 1 << 4,
  DOPYS_HOLDS_IPTC = 1 << 5,
  DOPYS_HOLDS_ICC = 1 << 6,
  DOPYS_HOLDS_COMMENT = 1 << 7,
  DOPYS_HOLDS_TRAILING_DATA = 1 << 8,
  DOPYS_HOLDS_OTHER = 1 << 9, /* what programs add: Photoshop's resources, JUMBF, unknown pieces */
} DopysHolds;

/* @camera, @lens, @serial, @lens_serial, @software, @owner: (nullable): as the file says them, short; a software may
 * have been used for editing, an owner is also an author or who holds the copyright.
 * @has_place: latitude (north) and longitude (east) are known, in degrees; without it a file may still hold them in
 * other ways, see @holds. */
typedef struct
{
  DopysHolds holds;
  guint orientation;  /* 1–8, 1 where nothing is said */
  gboolean truncated; /* PNG, WebP, GIF, BMP or TIFF whose end is missing; JPEG's decoder tells by itself */
  gboolean raw;       /* a TIFF that holds what a camera's sensor saw */
  GDateTime *taken;   /* (nullable): as the camera's clock said, read as local time */
  char *camera, *lens, *serial, *lens_serial, *software, *owner;
  gboolean has_place;
  double latitude, longitude;
} DopysMetadata;

/* Understands JPEG, PNG, WebP, GIF, BMP and TIFF by their structure; in other files it looks for the marks of EXIF and
 * XMP.
 */
void dopys_metadata_read (GBytes *file, DopysMetadata *metadata);
void dopys_metadata_clear (DopysMetadata *metadata);
/* The thumbnail in a JPEG's EXIF, or NULL; transfer full. orientation: (out): of the photo, which it shares. */
GBytes *dopys_metadata_dup_thumbnail (GBytes *file, guint *orientation);
/* The words of DopysRendition.removed; transfer full. */
char **dopys_holds_to_strv (DopysHolds holds);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DopysMetadata, dopys_metadata_clear)

G_END_DECLS
