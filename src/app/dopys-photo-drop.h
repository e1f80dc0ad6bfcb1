/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in a grid of tiles something that is dragged would be put: a line beside the tile shows it, and near an end of
 * the grid it scrolls.
 */
#pragma once

#include "dopys-photo-tile.h"

G_BEGIN_DECLS

typedef struct _DopysPhotoDrop DopysPhotoDrop;

/* view: of DopysPhotoTile, in that scrolled window; both outlive this. A view that lies scrolls sideways. */
DopysPhotoDrop *dopys_photo_drop_new (GtkGridView *view, GtkScrolledWindow *scroll);
void dopys_photo_drop_free (DopysPhotoDrop *self);
/* The pointer is there, in the coordinates of the view: next to which photo that is. Borrowed; NULL if nowhere.
 * after: (out). */
DopysPhotoItem *dopys_photo_drop_move (DopysPhotoDrop *self, double x, double y, gboolean *after);
/* It was put there, or went elsewhere. */
void dopys_photo_drop_end (DopysPhotoDrop *self);
/* The tile shows another photo from now on. */
void dopys_photo_drop_forget (DopysPhotoDrop *self, DopysPhotoTile *tile);
/* How many tiles stand in a row. */
guint dopys_photo_drop_count_columns (DopysPhotoDrop *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPhotoDrop, dopys_photo_drop_free)

G_END_DECLS
