/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A decoded picture as three planes of 8 bits, as JPEG holds it: what needs no single pixels (resizing, cropping,
 * turning) never leaves this form.  Owned by one holder at a time.
 */
#pragma once

#include "dopys-pixels.h"

G_BEGIN_DECLS

typedef struct
{
  guint width;
  guint height;
  guint8 *data; /* rows without padding */
} DopysPlane;

typedef enum
{
  DOPYS_PICTURE_RGB, /* three planes of full size */
  DOPYS_PICTURE_YCC, /* Y, Cb, Cr of JFIF; chroma is half as wide and high, rounded up, one sample amid four of Y */
} DopysPictureKind;

typedef struct
{
  DopysPictureKind kind;
  guint width;
  guint height;
  DopysPlane planes[3];
} DopysPicture;

/* Takes the planes' data. */
DopysPicture *dopys_picture_new_take (DopysPictureKind kind, DopysPlane planes[3]);
void dopys_picture_free (DopysPicture *self);

/* Turns and mirrors in place as an EXIF orientation (1–8) asks for. */
void dopys_picture_turn (DopysPicture *self, guint orientation);
/* Transfer full. */
DopysPixels *dopys_picture_to_pixels (const DopysPicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPicture, dopys_picture_free)

G_END_DECLS
