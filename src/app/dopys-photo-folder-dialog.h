/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The photos of a folder or a card to choose from: the newest first, all of them small, each with a check mark. */
#pragma once

#include <adwaita.h>

#include "dopys-photo-sources.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_FOLDER_DIALOG (dopys_photo_folder_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoFolderDialog, dopys_photo_folder_dialog, DOPYS, PHOTO_FOLDER_DIALOG, AdwDialog)

/* Asks for a folder, then which of its photos. func gets those, the oldest first; it does not run where the
 * person changes their mind. owner is kept until then. */
void dopys_photo_folder_dialog_choose (GtkWidget *parent, DopysSourcesFunc func, GObject *owner);
/* The second half of it, for a folder that is known. */
void dopys_photo_folder_dialog_present (GFile *folder, GtkWidget *parent, DopysSourcesFunc func, GObject *owner);

G_END_DECLS
