/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the original of a photo tells besides its picture, coordinates above all, and what of it is sent: nothing.
 *
 * A folded row that says the gist; unfolded, a row for each fact.  Hidden for photos of sites.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_METADATA (dopys_photo_metadata_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoMetadata, dopys_photo_metadata, DOPYS, PHOTO_METADATA, GtkWidget)

void dopys_photo_metadata_set_workspace (DopysPhotoMetadata *self, DopysWorkspace *workspace);
/* Read in a thread. photo: NULL for none. */
void dopys_photo_metadata_set_photo (DopysPhotoMetadata *self, DopysPhoto *photo);

G_END_DECLS
