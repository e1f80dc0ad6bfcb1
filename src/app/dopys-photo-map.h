/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which point of an edited photo is where on a canvas.  Pure arithmetic; the order of edits is that of
 * dopys-photo-edits.h.  Three systems of coordinates:
 *   1. original: fractions of the upright original, as hidden regions have them;
 *   2. straightened: fractions of the picture after turning and straightening, as the crop has them;
 *   3. canvas: pixels of the widget, y downwards.
 */
#pragma once

#include "dopys-photo-edits.h"

G_BEGIN_DECLS

/**
 * DopysPhotoMap:
 * @turns: quarter turns clockwise
 * @angle: of straightening, radians clockwise
 * @width: of the turned picture, pixels of the original
 * @zoom: by how much straightening enlarges
 * @shown: the part that is shown, straightened
 * @area: where that part stands on the canvas
 */
typedef struct
{
  guint turns;
  double angle;
  double width, height;
  double zoom;
  DopysRect shown;
  DopysRect area;
} DopysPhotoMap;

/* width, height: of the upright original. edits: (nullable). shown: (nullable): the part to show; NULL for the whole
 * straightened picture. room: of the canvas; the part is fitted into its middle. */
void dopys_photo_map_init (DopysPhotoMap *self, double width, double height, DopysPhotoEdits *edits,
                           const DopysRect *shown, const DopysRect *room);

/* Canvas pixels for one pixel of the original. */
double dopys_photo_map_get_scale (const DopysPhotoMap *self);

/* Points may lie outside of the picture. */
DopysPoint dopys_photo_map_from_original (const DopysPhotoMap *self, DopysPoint point);
DopysPoint dopys_photo_map_to_original (const DopysPhotoMap *self, DopysPoint point);
DopysPoint dopys_photo_map_from_straightened (const DopysPhotoMap *self, DopysPoint point);
DopysPoint dopys_photo_map_to_straightened (const DopysPhotoMap *self, DopysPoint point);
/* A crop on the canvas. */
DopysRect dopys_photo_map_rect_from_straightened (const DopysPhotoMap *self, const DopysRect *rect);

G_END_DECLS
