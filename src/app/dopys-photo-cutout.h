/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A photo that is being edited as the lists of a site show the lead photo of a post: a part of this ratio, cut out of
 * the middle.  Follows the edits; says nothing that the canvas does not, so assistive tools pass over it.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-editing.h"
#include "dopys-photo-preview.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_CUTOUT (dopys_photo_cutout_get_type ())
/* Property: ratio (double), width by height. */
G_DECLARE_FINAL_TYPE (DopysPhotoCutout, dopys_photo_cutout, DOPYS, PHOTO_CUTOUT, GtkWidget)

/* Once. */
void dopys_photo_cutout_set_photo (DopysPhotoCutout *self, DopysPhotoEditing *editing, DopysPhotoPreview *preview);

G_END_DECLS
