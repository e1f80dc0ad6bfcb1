/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The photo desk: all photos of the article in a grid, the chosen one large beside it with its description.
 *
 * Enter in the description goes on to the next photo without one; Alt+arrows and dragging move photos; dropped files
 * join the last gallery; Delete takes a photo out of the article.  All of it can be undone.
 */
#pragma once

#include <adwaita.h>

#include "dopys-photo-list.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_PAGE (dopys_photo_page_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoPage, dopys_photo_page, DOPYS, PHOTO_PAGE, AdwNavigationPage)

void dopys_photo_page_set_workspace (DopysPhotoPage *self, DopysWorkspace *workspace);
/* photos: NULL: nothing is open. */
void dopys_photo_page_set_photos (DopysPhotoPage *self, DopysPhotoList *photos);
/* position: G_MAXUINT for the first photo without a description, or the first of all. */
void dopys_photo_page_show_photo (DopysPhotoPage *self, guint position);

G_END_DECLS
