/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A crop under the pointer and the keys: its handles, and how it moves, grows and keeps its shape.  Pure arithmetic.
 *
 * Crops are in fractions of the straightened picture, and never leave it.  A shape is the crop's width by its height in
 * those fractions, 0 for any; it differs from the ratio of pixels where the picture is no square.
 */
#pragma once

#include "dopys-photo-edits.h"

G_BEGIN_DECLS

/* No crop is narrower or lower, in fractions. */
#define DOPYS_CROP_SMALLEST 0.02

typedef enum
{
  DOPYS_CROP_NOTHING,
  DOPYS_CROP_INSIDE,
  DOPYS_CROP_NORTH_WEST,
  DOPYS_CROP_NORTH,
  DOPYS_CROP_NORTH_EAST,
  DOPYS_CROP_EAST,
  DOPYS_CROP_SOUTH_EAST,
  DOPYS_CROP_SOUTH,
  DOPYS_CROP_SOUTH_WEST,
  DOPYS_CROP_WEST,
  DOPYS_CROP_N_HANDLES
} DopysCropHandle;

/* The middle of a handle of a rectangle in any coordinates. */
DopysPoint dopys_photo_crop_get_handle (const DopysRect *rect, DopysCropHandle handle);
/* What of the rectangle is under the point. reach: how far from it a handle is still caught; same units. */
DopysCropHandle dopys_photo_crop_find_handle (const DopysRect *rect, DopysPoint point, double reach);
/* A CSS name; static. */
const char *dopys_photo_crop_get_cursor (DopysCropHandle handle);

/* The shape of a crop whose pixels have this ratio of width to height; 0 for 0. width, height: of the picture. */
double dopys_photo_crop_shape_for (double ratio, double width, double height);
/* The start with a handle dragged by dx and dy. shape: the start has it already. */
DopysRect dopys_photo_crop_drag (const DopysRect *start, DopysCropHandle handle, double dx, double dy, double shape);
/* Any rectangle with a handle other than its inside dragged, in any shape; no side becomes shorter than the smallest.
 */
DopysRect dopys_photo_crop_drag_edges (const DopysRect *start, DopysCropHandle handle, double dx, double dy,
                                       double smallest);
/* Where a handle of an unturned picture is after quarter turns clockwise. */
DopysCropHandle dopys_photo_crop_turn_handle (DopysCropHandle handle, guint turns);
/* About its middle: factor times as wide and high, where there is room. */
DopysRect dopys_photo_crop_zoom (const DopysRect *crop, double factor, double shape);
/* The crop in the shape, about the same middle: as large as possible if it already reached from edge to edge, else as
 * large as it was. */
DopysRect dopys_photo_crop_fit (const DopysRect *crop, double shape);
/* The largest part of the crop in the shape, about its middle: what a list of a site cuts out. */
DopysRect dopys_photo_crop_cut_out (const DopysRect *crop, double shape);

G_END_DECLS
