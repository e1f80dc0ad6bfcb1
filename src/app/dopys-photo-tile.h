/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cell of the photo grid: the picture, its number, and whether it is described.  Can be dragged onto another tile. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-library.h"
#include "dopys-photo-item.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_TILE (dopys_photo_tile_get_type ())
/* Signal: item-dropped (DopysPhotoItem *item), another photo is to stand here. */
G_DECLARE_FINAL_TYPE (DopysPhotoTile, dopys_photo_tile, DOPYS, PHOTO_TILE, GtkWidget)

GtkWidget *dopys_photo_tile_new (void);
/* item may be NULL. */
void dopys_photo_tile_bind (DopysPhotoTile *self, DopysPhotoItem *item, DopysLibrary *library);
DopysPhotoItem *dopys_photo_tile_get_item (DopysPhotoTile *self);

G_END_DECLS
