/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wanted of a photo, and what came of it, as values that go from process to process; and the work between them.
 */
#pragma once

#include <gio/gio.h>

#include "dopys-metadata.h"
#include "dopys-photo-edits.h"
#include "dopys-rendition-options.h"

G_BEGIN_DECLS

/* @options: with all set that may be 0 for what is usual. @edits: (nullable). @embedded: the thumbnail inside the EXIF
 * instead of the photo. */
typedef struct
{
  DopysRenditionOptions options;
  gboolean embedded;
  DopysPhotoEdits *edits;
} DopysOrder;

/**
 * DopysPrepared:
 * @width: of the original, upright, without edits
 * @to_width: of the encoded picture
 * @to_mime_type: of it too
 * @extension: by content; after NOT_A_PHOTO the word of the format that it is instead, if known
 * @taken: (nullable)
 * @encoded: the picture as a file
 */
typedef struct
{
  guint width, height;
  guint to_width, to_height;
  DopysHolds holds;
  char *mime_type;
  char *to_mime_type;
  char *extension;
  GDateTime *taken;
  GBytes *encoded;
} DopysPrepared;

/* Does the order. name: for sentences. Errors: as dopys_decode(); NOT_FOUND where there is no embedded thumbnail. */
gboolean dopys_prepare (DopysPrepared *prepared, GBytes *file, const char *name, const DopysOrder *order,
                        GCancellable *cancellable, GError **error);
void dopys_prepared_clear (DopysPrepared *prepared);

/* For the process that decodes. Bytes of a DopysOrder; does the order they hold and gives an answer for
 * dopys_prepared_from_answer(). Never fails: an error is an answer. Transfer full. */
GBytes *dopys_order_to_bytes (const DopysOrder *order);
GBytes *dopys_prepare_answer (GBytes *order, GBytes *file);
/* The answer may be anything. Errors: as dopys_prepare(). */
gboolean dopys_prepared_from_answer (DopysPrepared *prepared, GBytes *answer, const char *name, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DopysPrepared, dopys_prepared_clear)

G_END_DECLS
