/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The controls for a photo's light beside the canvas. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-editing.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_TONE_PANEL (dopys_photo_tone_panel_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoTonePanel, dopys_photo_tone_panel, DOPYS, PHOTO_TONE_PANEL, GtkWidget)

/* Once. */
void dopys_photo_tone_panel_set_editing (DopysPhotoTonePanel *self, DopysPhotoEditing *editing);

G_END_DECLS
