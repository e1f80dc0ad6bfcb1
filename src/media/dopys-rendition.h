/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Renditions: what leaves the computer instead of an original.  The only way out for a photo.
 *
 * Upright, edited, at most max_side pixels on the long side (never enlarged), sRGB, freshly encoded: nothing of the
 * original's EXIF, XMP, IPTC, maker note, thumbnail, comments or trailing data is in it, and of anything else only an
 * author's name where the options give one.  Thread-safe, blocking.
 */
#pragma once

#include <gio/gio.h>

#include "dopys-photo-edits.h"
#include "dopys-rendition-options.h"

G_BEGIN_DECLS

/* @removed: (array zero-terminated): kinds of data that the original held and the rendition does not: "exif", "gps",
 * "thumbnail", "maker-note", "xmp", "iptc", "icc", "comment", "trailing-data", "other" */
typedef struct
{
  guint width;
  guint height;
  guint64 bytes;
  char *mime_type;
  GBytes *encoded; /* (nullable): the file itself, until the sums are made */
  char *sha256;    /* of the rendition's bytes; NULL before dopys_rendition_sum(), as md5 */
  char *md5;       /* for Content-MD5, lower-case hex */
  char **removed;
} DopysRendition;

/* Writes the rendition to output (complete or not there). options, edits: (nullable). Errors: as
 * dopys_library_import(), whole sentences. */
DopysRendition *dopys_rendition_make (const char *original, const char *output, const DopysRenditionOptions *options,
                                      DopysPhotoEdits *edits, GCancellable *cancellable, GError **error);
/* Makes the sums, which only what is sent needs and which cost a tenth of the rendition. */
void dopys_rendition_sum (DopysRendition *self);
void dopys_rendition_free (DopysRendition *self);
/* Of its format, without dot; static. */
const char *dopys_rendition_get_extension (const DopysRendition *self);
/* The same type where it is one of those that are sent, else JPEG's; static. */
const char *dopys_rendition_check_type (const char *mime_type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysRendition, dopys_rendition_free)

G_END_DECLS
