/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits given to photos of the open article. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-edits.h"
#include "dopys-photo-list.h"

G_BEGIN_DECLS

/* The photos at these positions of the list get these edits instead of their own; whatever is said of them stays. One
 * step of the article's history. Photos that are not of the library are left out. Returns how many changed. */
guint dopys_photo_edit_step_apply (DopysPhotoList *photos, GtkBitset *positions, DopysPhotoEdits *edits);

G_END_DECLS
