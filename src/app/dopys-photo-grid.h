/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of photos: choosing one or many, putting them in order by dragging and by Alt+arrows, taking them out.
 *
 * Many can be chosen by Ctrl, Shift, a rubber band and Ctrl+A; one of them is the current photo, which stays the same
 * as long as it is chosen.  The chosen photos stay chosen wherever they move, also by undo.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-library.h"
#include "dopys-photo-list.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_GRID (dopys_photo_grid_get_type ())
/* Property: strip (boolean): one row that scrolls sideways.
 * Signals: chosen (), the current photo or what is chosen changed · leaving (), photos are about to be moved or taken
 * out · activate (), Enter or a double click · dropped (sources, item or NULL, after), files and pictures dropped next
 * to that photo. */
G_DECLARE_FINAL_TYPE (DopysPhotoGrid, dopys_photo_grid, DOPYS, PHOTO_GRID, GtkWidget)

/* photos: NULL for none. */
void dopys_photo_grid_set_photos (DopysPhotoGrid *self, DopysLibrary *library, DopysPhotoList *photos);
/* coming: of DopysFolderItem: what is being added, shown after the photos. */
void dopys_photo_grid_set_coming (DopysPhotoGrid *self, GListModel *coming);
/* Borrowed; NULL where nothing is chosen. */
DopysPhotoItem *dopys_photo_grid_get_current (DopysPhotoGrid *self);
/* Positions in the list. Transfer full. */
GtkBitset *dopys_photo_grid_get_chosen (DopysPhotoGrid *self);
/* Chooses this photo alone and brings it into view; the focus stays where it is. */
void dopys_photo_grid_choose (DopysPhotoGrid *self, guint position);

G_END_DECLS
