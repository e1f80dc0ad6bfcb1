/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How near a photo is looked at while it is edited: a part of the crop, of the crop's shape.  Pure arithmetic, in
 * fractions of the straightened picture.
 */
#pragma once

#include "dopys-photo-edits.h"

G_BEGIN_DECLS

#define DOPYS_LENS_MAX 8.0

/* @zoom: 1 for all of the crop. @middle: of the part. */
typedef struct
{
  double zoom;
  DopysPoint middle;
} DopysPhotoLens;

#define DOPYS_PHOTO_LENS_INIT { 1, { 0.5, 0.5 } }

/* The part that is seen; never beyond the crop. */
DopysRect dopys_photo_lens_get_shown (const DopysPhotoLens *self, const DopysRect *crop);
/* Nearer or farther by the factor; the point stays where it is seen. */
void dopys_photo_lens_zoom (DopysPhotoLens *self, const DopysRect *crop, double factor, DopysPoint point);
/* By fractions of the part that is seen. */
void dopys_photo_lens_pan (DopysPhotoLens *self, const DopysRect *crop, double dx, double dy);
/* Looks at the point if it is not seen. */
void dopys_photo_lens_reveal (DopysPhotoLens *self, const DopysRect *crop, DopysPoint point);

G_END_DECLS
