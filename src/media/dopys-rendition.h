/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Renditions: what leaves the computer instead of an original.  The only way out for a photo.
 *
 * Upright, at most max_side pixels on the long side (never enlarged), sRGB, freshly encoded: nothing of the
 * original's EXIF, XMP, IPTC, maker note, thumbnail, comments or trailing data is in it.  Thread-safe, blocking.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DOPYS_RENDITION_JPEG,
  DOPYS_RENDITION_WEBP,
} DopysRenditionFormat;

/* @max_side: 0 for 1920. @quality: 0 for 82. */
typedef struct
{
  guint max_side;
  guint quality;
  DopysRenditionFormat format;
} DopysRenditionOptions;

/* @removed: (array zero-terminated): kinds of data that the original held and the rendition does not: "exif", "gps",
 * "xmp", "iptc", "icc", "thumbnail", "maker-note", "comment", "trailing-data" */
typedef struct
{
  guint width;
  guint height;
  guint64 bytes;
  char *mime_type;
  char *sha256; /* of the rendition's bytes */
  char *md5;    /* for Content-MD5, lower-case hex */
  char **removed;
} DopysRendition;

/* Writes the rendition atomically to output (complete or not there). options may be NULL. */
DopysRendition *dopys_rendition_make (const char *original, const char *output, const DopysRenditionOptions *options,
                                      GCancellable *cancellable, GError **error);
void dopys_rendition_free (DopysRendition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysRendition, dopys_rendition_free)

G_END_DECLS
