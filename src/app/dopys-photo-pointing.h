/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pointer does on the canvas of a photo that is being edited: drags the crop, draws a region or paints it,
 * moves or resizes the chosen one.  Knows no widgets; all points are of the canvas.  A drag is one step for undo.
 */
#pragma once

#include "dopys-photo-editing.h"
#include "dopys-photo-map.h"

G_BEGIN_DECLS

typedef struct _DopysPhotoPointing DopysPhotoPointing;

DopysPhotoPointing *dopys_photo_pointing_new (DopysPhotoEditing *editing);
void dopys_photo_pointing_free (DopysPhotoPointing *self);

/* For the pointer at a point; a CSS name, static, or NULL for the usual one. */
const char *dopys_photo_pointing_get_cursor (DopysPhotoPointing *self, const DopysPhotoMap *map, DopysPoint at);
/* map: of what is shown; copied, and kept until the end. */
void dopys_photo_pointing_begin (DopysPhotoPointing *self, const DopysPhotoMap *map, DopysPoint at);
void dopys_photo_pointing_update (DopysPhotoPointing *self, DopysPoint at);
/* A click without a movement chooses the region that is there, or touches with the brush where there is none. */
void dopys_photo_pointing_end (DopysPhotoPointing *self);
/* Another gesture took the pointer away: what was being drawn is forgotten. */
void dopys_photo_pointing_cancel (DopysPhotoPointing *self);

gboolean dopys_photo_pointing_is_active (DopysPhotoPointing *self);
/* The region that is being drawn; its points are borrowed until the next call. FALSE if there is none. */
gboolean dopys_photo_pointing_get_new_region (DopysPhotoPointing *self, DopysHidden *hidden);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPhotoPointing, dopys_photo_pointing_free)

G_END_DECLS
