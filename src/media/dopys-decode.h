/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any photo file to an upright sRGB picture. */
#pragma once

#include <gio/gio.h>

#include "dopys-metadata.h"
#include "dopys-pixels.h"

G_BEGIN_DECLS

/**
 * DopysDecoded:
 * @pixels: upright, sRGB, alpha on white, long side at most what was asked
 * @width: of the original, upright
 * @mime_type: by content
 * @extension: by content, without dot
 * @metadata: what the original holds
 */
typedef struct
{
  DopysPixels *pixels;
  guint width;
  guint height;
  const char *mime_type;
  const char *extension;
  DopysMetadata metadata;
} DopysDecoded;

/* file: the whole file. name: for sentences. Errors: NOT_A_PHOTO, DAMAGED_FILE, TOO_LARGE, CANCELLED. */
DopysDecoded *dopys_decode (GBytes *file, const char *name, guint max_side, GCancellable *cancellable, GError **error);
void dopys_decoded_free (DopysDecoded *self);

/* A file's bytes within the limit. Errors as sentences: NOT_FOUND, a folder, empty, TOO_LARGE, STORAGE. */
GBytes *dopys_photo_file_load (GFile *file, const char *name, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysDecoded, dopys_decoded_free)

G_END_DECLS
