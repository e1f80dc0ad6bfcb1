/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn over a photo while it is edited: the picture itself in its map, the crop with its handles, the marks
 * of hidden regions.  Draws into a snapshot, in canvas pixels, and keeps nothing.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-map.h"

G_BEGIN_DECLS

/* The texture is of the upright original; turned, straightened, clipped to the map's area. */
void dopys_photo_overlay_draw_picture (GtkSnapshot *snapshot, const DopysPhotoMap *map, GdkTexture *texture);
/* crop: straightened. accent: of the handles while the keys work on them (focused). */
void dopys_photo_overlay_draw_crop (GtkSnapshot *snapshot, const DopysPhotoMap *map, const DopysRect *crop,
                                    const GdkRGBA *accent, gboolean focused);
/* chosen: the region that keys work on. */
void dopys_photo_overlay_draw_region (GtkSnapshot *snapshot, const DopysPhotoMap *map, const DopysHidden *hidden,
                                      const GdkRGBA *accent, gboolean chosen);
/* A region that is being drawn and is not hidden yet. */
void dopys_photo_overlay_draw_new_region (GtkSnapshot *snapshot, const DopysPhotoMap *map, const DopysHidden *hidden);
/* The brush at the pointer. */
void dopys_photo_overlay_draw_brush (GtkSnapshot *snapshot, const DopysPhotoMap *map, DopysPoint at, double radius);

G_END_DECLS
