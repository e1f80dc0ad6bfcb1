/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar for finding and replacing in the descriptions of photos. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-list.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_REPLACE_BAR (dopys_photo_replace_bar_get_type ())
/* Signals: replacing (), descriptions are about to be changed · closed (), the focus has nowhere to be. */
G_DECLARE_FINAL_TYPE (DopysPhotoReplaceBar, dopys_photo_replace_bar, DOPYS, PHOTO_REPLACE_BAR, GtkWidget)

/* photos: NULL for none. */
void dopys_photo_replace_bar_set_photos (DopysPhotoReplaceBar *self, DopysPhotoList *photos);
void dopys_photo_replace_bar_open (DopysPhotoReplaceBar *self);

G_END_DECLS
