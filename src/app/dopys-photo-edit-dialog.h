/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog in which a photo of the article is edited: turned, straightened, cropped, parts of it hidden, its light
 * changed.
 *
 * It has an undo of its own.  Applying is one step of the article's history; cancelling leaves the article as it was,
 * and Escape asks first where something would be lost.
 */
#pragma once

#include <adwaita.h>

#include "dopys-photo-list.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_EDIT_DIALOG (dopys_photo_edit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoEditDialog, dopys_photo_edit_dialog, DOPYS, PHOTO_EDIT_DIALOG, AdwDialog)

/* Presents the dialog over the parent. position: of the photo in the list; one that is not of the library (only on a
 * site) is not edited: FALSE. */
gboolean dopys_photo_edit_dialog_present (GtkWidget *parent, DopysWorkspace *workspace, DopysPhotoList *photos,
                                          guint position);

G_END_DECLS
