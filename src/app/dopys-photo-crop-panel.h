/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The controls for turning, straightening and cropping beside the canvas. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-editing.h"
#include "dopys-photo-preview.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_CROP_PANEL (dopys_photo_crop_panel_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoCropPanel, dopys_photo_crop_panel, DOPYS, PHOTO_CROP_PANEL, GtkWidget)

/* Once. */
void dopys_photo_crop_panel_set_editing (DopysPhotoCropPanel *self, DopysPhotoEditing *editing);
/* It is the lead photo: shows besides what the lists of a site cut out of it. Once, after the editing. */
void dopys_photo_crop_panel_show_lead (DopysPhotoCropPanel *self, DopysPhotoPreview *preview);

G_END_DECLS
