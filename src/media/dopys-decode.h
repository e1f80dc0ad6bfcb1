/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any photo file to an upright sRGB picture with its edits made.  Runs foreign data through many decoders: in the
 * program itself only tests call it, all else goes through dopys-photo-pool.h.
 */
#pragma once

#include <gio/gio.h>

#include "dopys-metadata.h"
#include "dopys-photo-edits.h"
#include "dopys-picture.h"

G_BEGIN_DECLS

/**
 * DopysDecoded:
 * @picture: or @pixels, the other is NULL: upright, sRGB, alpha on white, edited, long side at most what was asked
 * @width: of the original, upright, without edits; known also where it is too large
 * @mime_type: by content
 * @extension: by content, without dot
 * @drawing: a drawing or screenshot, by its content: from a lossless file, at least half of it even areas
 * @other_format: (nullable): the word of a format that is recognised but not taken
 * @metadata: what the original holds
 */
typedef struct
{
  DopysPicture *picture;
  DopysPixels *pixels;
  guint width;
  guint height;
  const char *mime_type;
  const char *extension;
  gboolean drawing;
  const char *other_format;
  DopysMetadata metadata;
} DopysDecoded;

/* file: the whole file. name: for sentences. orientation: 1–8, or 0 for what the file says. edits: (nullable). decoded
 * is filled as far as it is known even if FALSE is returned, and must be cleared. Errors: NOT_A_PHOTO, DAMAGED_FILE,
 * TOO_LARGE, CANCELLED. */
gboolean dopys_decode (DopysDecoded *decoded, GBytes *file, const char *name, guint max_side, guint orientation,
                       DopysPhotoEdits *edits, GCancellable *cancellable, GError **error);
void dopys_decoded_clear (DopysDecoded *decoded);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DopysDecoded, dopys_decoded_clear)

G_END_DECLS
