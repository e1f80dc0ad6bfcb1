/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All photos of the open article as a list model of DopysPhotoItem: the lead photo first, then the body's in reading
 * order.
 *
 * Follows the draft; every change goes back through the draft's session, so that undo knows it.  The lead photo stands
 * beside the body and keeps its place.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-draft.h"
#include "dopys-photo-item.h"
#include "dopys-photo-sort.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_LIST (dopys_photo_list_get_type ())
/* Signal: counted (), the number of photos or of described ones may have changed. */
G_DECLARE_FINAL_TYPE (DopysPhotoList, dopys_photo_list, DOPYS, PHOTO_LIST, GObject)

DopysPhotoList *dopys_photo_list_new (DopysDraft *draft);
DopysDraft *dopys_photo_list_get_draft (DopysPhotoList *self);
/* Borrowed; NULL beyond the end. */
DopysPhotoItem *dopys_photo_list_get (DopysPhotoList *self, guint position);
guint dopys_photo_list_get_n (DopysPhotoList *self);
guint dopys_photo_list_count_described (DopysPhotoList *self);
/* The next one after `after` without a description, from the start again at the end; G_MAXUINT where all have one.
 * after may be G_MAXUINT: from the start. */
guint dopys_photo_list_find_undescribed (DopysPhotoList *self, guint after);
/* The position of a body photo; G_MAXUINT if it is not there. */
guint dopys_photo_list_find (DopysPhotoList *self, guint block, guint index);

void dopys_photo_list_set_photo (DopysPhotoList *self, guint position, DopysPhoto *photo);
/* The photos of these positions, of DopysPhoto. Transfer full. */
GPtrArray *dopys_photo_list_dup_photos (DopysPhotoList *self, GtkBitset *positions);

/* All below take positions in the list, and are one step of the history each. */
/* The photos of these positions, in their order, to stand before what is at `before` now. FALSE if that changes
 * nothing: the lead keeps its place. */
gboolean dopys_photo_list_move (DopysPhotoList *self, GtkBitset *positions, guint before);
/* One step by key, see dopys_photo_order_step(). */
gboolean dopys_photo_list_step (DopysPhotoList *self, GtkBitset *positions, int step);
void dopys_photo_list_remove (DopysPhotoList *self, GtkBitset *positions);
/* The photos of these positions change places among themselves. infos: as dopys_photo_sort() wants them. */
void dopys_photo_list_sort (DopysPhotoList *self, GtkBitset *positions, GHashTable *infos, DopysPhotoSort by);
/* What is said of the photos of these positions is changed by func, which gives a photo of its own (transfer full).
 * kind: of the step. Returns how many changed. */
typedef DopysPhoto *(*DopysPhotoMapFunc) (DopysPhoto *photo, gpointer user_data);
guint dopys_photo_list_map (DopysPhotoList *self, GtkBitset *positions, DopysStepKind kind, DopysPhotoMapFunc func,
                            gpointer user_data);
/* photos: of DopysPhoto. */
void dopys_photo_list_append (DopysPhotoList *self, GPtrArray *photos);
/* Next to that photo, wherever it is by now; at the end where it is gone. item: (nullable). */
void dopys_photo_list_insert (DopysPhotoList *self, GPtrArray *photos, DopysPhotoItem *item, gboolean after);
/* Whether the article shows that original, as lead photo or in its body. */
gboolean dopys_photo_list_has (DopysPhotoList *self, const char *id);

G_END_DECLS
