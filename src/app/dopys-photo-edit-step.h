/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes that the photo desk makes to photos of the open article, each one step of its history.  Whatever is said of
 * the photos stays.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-edits.h"
#include "dopys-photo-list.h"

G_BEGIN_DECLS

/* The edits of a photo; what cannot be read counts as none. Transfer full. */
DopysPhotoEdits *dopys_photo_edit_step_read (DopysPhoto *photo);

/* The photos at these positions of the list get these edits instead of their own. Photos that are not of the library
 * are left out. Returns how many changed. */
guint dopys_photo_edit_step_apply (DopysPhotoList *photos, GtkBitset *positions, DopysPhotoEdits *edits);
/* The same with what each of them hides already kept hidden. */
guint dopys_photo_edit_step_paste (DopysPhotoList *photos, GtkBitset *positions, DopysPhotoEdits *edits);
/* The photo of the body becomes the lead photo, and the lead photo, if there is one, stands in its place. FALSE for the
 * lead photo itself. */
gboolean dopys_photo_edit_step_make_lead (DopysPhotoList *photos, guint position);

G_END_DECLS
