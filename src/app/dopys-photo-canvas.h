/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The canvas a photo is edited on.  With the tool for cropping it shows the whole picture and the crop on it, with the
 * others the picture as it will be.
 *
 * By pointer: the crop is dragged by its edges, corners and inside; regions are drawn as rectangles or painted, chosen
 * by a click, and a chosen one is moved.  By keys: arrows move the crop or the chosen region, with Shift they change
 * its size, with Ctrl by larger steps; plus and minus make it larger and smaller; Insert adds a rectangle, Delete takes
 * the chosen region away.
 * Ctrl with the wheel, plus and minus looks nearer and farther, where nothing is cropped.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-editing.h"
#include "dopys-photo-preview.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_CANVAS (dopys_photo_canvas_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoCanvas, dopys_photo_canvas, DOPYS, PHOTO_CANVAS, GtkWidget)

/* Once. */
void dopys_photo_canvas_set_photo (DopysPhotoCanvas *self, DopysPhotoEditing *editing, DopysPhotoPreview *preview);
/* Shows the photo as it was taken, for as long as it is set. */
void dopys_photo_canvas_set_before (DopysPhotoCanvas *self, gboolean before);

G_END_DECLS
