/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One photo of the open article as an item of a list: where it stands, and what is said of it there.
 *
 * The list keeps the item while its photo stays in place; what changes is told by notify.
 */
#pragma once

#include "dopys-photo.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_ITEM (dopys_photo_item_get_type ())
/* Properties: photo (DopysPhoto), number (uint, from 1), described (boolean), label (string, for assistive tools). */
G_DECLARE_FINAL_TYPE (DopysPhotoItem, dopys_photo_item, DOPYS, PHOTO_ITEM, GObject)

/* The place of the lead photo, which stands in no block. */
#define DOPYS_PHOTO_ITEM_LEAD G_MAXUINT

DopysPhotoItem *dopys_photo_item_new (void);
/* For the list alone. block: index of the media block, or DOPYS_PHOTO_ITEM_LEAD. Whether it is another photo, or
 * something else is said of it. */
gboolean dopys_photo_item_update (DopysPhotoItem *self, guint number, guint block, guint index, DopysPhoto *photo);
/* For the list, which knows the descriptions of the other photos: one that several have describes none. */
void dopys_photo_item_set_described (DopysPhotoItem *self, gboolean described);

DopysPhoto *dopys_photo_item_get_photo (DopysPhotoItem *self);
guint dopys_photo_item_get_number (DopysPhotoItem *self);
guint dopys_photo_item_get_block (DopysPhotoItem *self);
guint dopys_photo_item_get_index (DopysPhotoItem *self);
gboolean dopys_photo_item_is_lead (DopysPhotoItem *self);
gboolean dopys_photo_item_get_described (DopysPhotoItem *self);

G_END_DECLS
