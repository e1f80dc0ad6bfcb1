/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The geometry of a photo: which part of the stored picture becomes which pixels.  Pure arithmetic. */
#pragma once

#include "dopys-photo-edits.h"

G_BEGIN_DECLS

/**
 * DopysView:
 * First the window of the stored picture is resized and turned (@width by @height pixels); if @angle is not 0, that is
 * then rotated into the final picture.
 * @stored_width: of the original as stored, pixels
 * @orientation: EXIF's and the quarter turns in one, 1–8
 * @upright_width: of the whole picture after the orientation
 * @window: the part that is resized, in pixels of the upright picture
 * @to_width: of the final picture
 * @frame: with an angle, what the final picture shows: pixels of the straightened picture, about its middle
 */
typedef struct
{
  guint stored_width, stored_height;
  guint orientation;
  guint turns;
  guint upright_width, upright_height;
  DopysRect window;
  guint width, height;
  double angle; /* radians, clockwise */
  DopysRect frame;
  guint to_width, to_height;
} DopysView;

/* orientation: of EXIF. edits: (nullable). max_side: of the result, which is never enlarged. */
void dopys_view_init (DopysView *self, guint stored_width, guint stored_height, guint orientation,
                      DopysPhotoEdits *edits, guint max_side);

/* The window in the stored picture's pixels, before it is turned; and the size before it is turned. */
DopysRect dopys_view_get_stored_window (const DopysView *self, guint *width, guint *height);
/* Whether the picture's stored x and y run backwards in the upright one. */
void dopys_view_get_flips (const DopysView *self, gboolean *across, gboolean *down);

/* A point of the original (fractions of the upright original, as in DopysHidden) in pixels of the resized window. */
DopysPoint dopys_view_place_original (const DopysView *self, DopysPoint point);
/* A point of the final picture in pixels of the resized window. */
DopysPoint dopys_view_place_final (const DopysView *self, DopysPoint point);
/* For the pointer on a shown photo: a point of the final picture, in fractions of it, as fractions of the upright
 * original. */
DopysPoint dopys_view_find_original (const DopysView *self, DopysPoint point);

G_END_DECLS
