/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The context menu of an object in the text, by the secondary button and by the keys for it. */
#pragma once

#include "dopys-article-objects.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_MENU (dopys_photo_menu_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoMenu, dopys_photo_menu, DOPYS, PHOTO_MENU, GObject)

/* view: of the objects; not owned. */
DopysPhotoMenu *dopys_photo_menu_new (GtkWidget *view, DopysArticleObjects *objects);
/* The view goes. */
void dopys_photo_menu_close (DopysPhotoMenu *self);

G_END_DECLS
