/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The controls for hiding parts of a photo beside the canvas: how, with what, and the list of what is hidden; a chosen
 * one is moved and resized on the canvas, and deleted here or there. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-editing.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_HIDE_PANEL (dopys_photo_hide_panel_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoHidePanel, dopys_photo_hide_panel, DOPYS, PHOTO_HIDE_PANEL, GtkWidget)

/* Once. */
void dopys_photo_hide_panel_set_editing (DopysPhotoHidePanel *self, DopysPhotoEditing *editing);

G_END_DECLS
