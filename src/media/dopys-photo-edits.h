/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person changed of a photo: data beside the original, which is never altered.  An immutable, reference-counted
 * value; each with_ function gives a new one and leaves the old as it is, so that undo is keeping the old one.
 *
 * The order in which they are applied, and the coordinates:
 *   1. the original is made upright by its EXIF;  hidden regions are in fractions of this picture, so that a hidden
 *      face stays hidden however the photo is turned or cropped later;
 *   2. quarter turns;  3. straightening about the middle, enlarged so far that no corner is empty;
 *   4. the crop, in fractions of the picture after 3;  5. brightness and contrast.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOPYS_EDITS_MAX_ANGLE 45.0
#define DOPYS_EDITS_MAX_HIDDEN 500  /* regions of one photo */
#define DOPYS_EDITS_MAX_POINTS 5000 /* of one stroke */

typedef enum
{
  DOPYS_HIDE_BLUR,
  DOPYS_HIDE_PIXELATE,
  DOPYS_HIDE_BLACK,
} DopysHideMode;

typedef struct
{
  double x, y;
} DopysPoint;

/* From 0 to 1 of the picture's width and height. */
typedef struct
{
  double x, y, width, height;
} DopysRect;

/**
 * DopysHidden:
 * A region that nobody is to see. Blurring and pixelating leave at most eight averages along its long side: what was
 * there cannot be computed back.
 * @rect: the rectangle; of a stroke, the rectangle round it
 * @n_points: 0 for a rectangle, else the region is the stroke of a round brush along the points
 * @radius: of the brush, as a fraction of the picture's long side
 */
typedef struct
{
  DopysHideMode mode;
  DopysRect rect;
  guint n_points;
  DopysPoint *points;
  double radius;
} DopysHidden;

typedef struct _DopysPhotoEdits DopysPhotoEdits;

/* No edits at all. */
DopysPhotoEdits *dopys_photo_edits_new (void);
DopysPhotoEdits *dopys_photo_edits_ref (DopysPhotoEdits *self);
void dopys_photo_edits_unref (DopysPhotoEdits *self);

/* Turns the picture as it is shown by quarter turns clockwise (negative: the other way); the crop turns with it. */
DopysPhotoEdits *dopys_photo_edits_with_turned (DopysPhotoEdits *self, int quarters);
/* degrees: clockwise, at most 45 either way. */
DopysPhotoEdits *dopys_photo_edits_with_angle (DopysPhotoEdits *self, double degrees);
/* crop: (nullable): NULL for the whole picture. It is clamped to the picture. */
DopysPhotoEdits *dopys_photo_edits_with_crop (DopysPhotoEdits *self, const DopysRect *crop);
/* From -100 to 100 each, 0 for no change. */
DopysPhotoEdits *dopys_photo_edits_with_tone (DopysPhotoEdits *self, int brightness, int contrast);
/* The region is added last. hidden is copied; its rect is computed for strokes. */
DopysPhotoEdits *dopys_photo_edits_with_hidden (DopysPhotoEdits *self, const DopysHidden *hidden);
/* The region at the index is replaced. */
DopysPhotoEdits *dopys_photo_edits_with_hidden_at (DopysPhotoEdits *self, guint index, const DopysHidden *hidden);
DopysPhotoEdits *dopys_photo_edits_without_hidden (DopysPhotoEdits *self, guint index);

guint dopys_photo_edits_get_turns (DopysPhotoEdits *self); /* 0–3, clockwise */
double dopys_photo_edits_get_angle (DopysPhotoEdits *self);
/* The whole picture where nothing is cropped. */
DopysRect dopys_photo_edits_get_crop (DopysPhotoEdits *self);
int dopys_photo_edits_get_brightness (DopysPhotoEdits *self);
int dopys_photo_edits_get_contrast (DopysPhotoEdits *self);
guint dopys_photo_edits_get_n_hidden (DopysPhotoEdits *self);
const DopysHidden *dopys_photo_edits_get_hidden (DopysPhotoEdits *self, guint index);
/* NULL counts as no edits, in all three. */
gboolean dopys_photo_edits_is_none (DopysPhotoEdits *self);
gboolean dopys_photo_edits_equal (DopysPhotoEdits *a, DopysPhotoEdits *b);
/* One line of text for the store, the same for equal edits; "" for none. Transfer full. */
char *dopys_photo_edits_to_string (DopysPhotoEdits *self);
/* Strict: what is not understood in full is an error (DAMAGED_FILE), lest a photo leave with a face that was to be
 * hidden. */
DopysPhotoEdits *dopys_photo_edits_from_string (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPhotoEdits, dopys_photo_edits_unref)

G_END_DECLS
