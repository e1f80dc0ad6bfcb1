/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the keys do to a photo that is being edited: the crop, or the chosen hidden region, moved and resized by steps
 * as they are seen; and what came of it, in words for those who hear.
 */
#pragma once

#include "dopys-photo-editing.h"
#include "dopys-photo-map.h"

G_BEGIN_DECLS

/* Of an arrow key, alone and with Ctrl; fractions of what is shown. */
#define DOPYS_PHOTO_STEP 0.01
#define DOPYS_PHOTO_LARGE_STEP 0.05

/* dx, dy: fractions of what is shown, as the screen has them; one of them is 0. map: of what is shown. */
void dopys_photo_nudge_move (DopysPhotoEditing *editing, const DopysPhotoMap *map, double dx, double dy,
                             gboolean resize);
/* Larger or smaller about its middle. */
void dopys_photo_nudge_zoom (DopysPhotoEditing *editing, const DopysPhotoMap *map, gboolean larger);
/* Where the crop or the chosen region is; NULL where there is none. Transfer full. */
char *dopys_photo_nudge_dup_words (DopysPhotoEditing *editing);

G_END_DECLS
