/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hidden regions of a photo under the pointer and the keys: found, moved, resized.  Pure; points and distances are
 * in fractions of the upright original.
 */
#pragma once

#include "dopys-photo-crop.h"
#include "dopys-photo-map.h"

G_BEGIN_DECLS

/* No rectangle that a person makes is narrower or lower: a mere click hides nothing. */
#define DOPYS_REGION_SMALLEST 0.004

/* The rectangle between two corners, which may lie outside of the picture: the part that does not. */
DopysRect dopys_photo_region_between (DopysPoint a, DopysPoint b);
/* Whether there is enough of the rectangle to be meant. */
gboolean dopys_photo_region_is_meant (const DopysRect *rect);
/* The last added of the regions at the point, which lies above the others; G_MAXUINT for none. width, height: of the
 * original, for the brush is round. */
guint dopys_photo_region_find (DopysPhotoEdits *edits, DopysPoint point, double width, double height);
/* What of a region is at a point of the canvas, as a handle of the original; of a stroke its inside only. reach: canvas
 * pixels. */
DopysCropHandle dopys_photo_region_find_handle (DopysPhotoEdits *edits, guint index, const DopysPhotoMap *map,
                                                DopysPoint at, double reach);
/* Edits with one region moved, not beyond the picture. Transfer full. */
DopysPhotoEdits *dopys_photo_region_move (DopysPhotoEdits *edits, guint index, double dx, double dy);
/* With a rectangle wider and higher by so much, about its middle; a stroke gets a larger brush by the larger of the
 * two. Transfer full. */
DopysPhotoEdits *dopys_photo_region_grow (DopysPhotoEdits *edits, guint index, double dx, double dy);
/* With an edge or corner of a rectangle moved; the handle is one of the original, not of the turned photo. Transfer
 * full. */
DopysPhotoEdits *dopys_photo_region_resize (DopysPhotoEdits *edits, guint index, DopysCropHandle handle, double dx,
                                            double dy);
/* With one region hidden in another way. Transfer full. */
DopysPhotoEdits *dopys_photo_region_with_mode (DopysPhotoEdits *edits, guint index, DopysHideMode mode);

G_END_DECLS
