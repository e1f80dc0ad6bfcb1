/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cell of the photo grid: the picture, its number, whether it is described and whether it is edited. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-folder-item.h"
#include "dopys-library.h"
#include "dopys-photo-item.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_PHOTO_TILE_NO_SIDE,
  DOPYS_PHOTO_TILE_BEFORE,
  DOPYS_PHOTO_TILE_AFTER,
} DopysPhotoTileSide;

#define DOPYS_TYPE_PHOTO_TILE (dopys_photo_tile_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoTile, dopys_photo_tile, DOPYS, PHOTO_TILE, GtkWidget)

GtkWidget *dopys_photo_tile_new (void);
/* item may be NULL. */
void dopys_photo_tile_bind (DopysPhotoTile *self, DopysPhotoItem *item, DopysLibrary *library);
/* A photo that is still being added; item may be NULL. */
void dopys_photo_tile_bind_coming (DopysPhotoTile *self, DopysFolderItem *item);
/* Borrowed; NULL where none is bound. */
DopysPhotoItem *dopys_photo_tile_get_item (DopysPhotoTile *self);
/* Draws a line beside the tile: dragged photos would be put there. */
void dopys_photo_tile_mark (DopysPhotoTile *self, DopysPhotoTileSide side);
/* What is seen under the pointer while n photos are dragged by this one. Floating. */
GtkWidget *dopys_photo_tile_new_icon (DopysPhotoTile *self, guint n);

G_END_DECLS
