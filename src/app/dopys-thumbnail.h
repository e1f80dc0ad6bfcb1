/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small picture of a photo, cropped to fill its place, with an icon where there is none.
 *
 * A leaf that asks for exactly its width and height whatever the picture's size, so that rows never jump when a
 * picture arrives.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-library.h"
#include "dopys-photo.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_THUMBNAIL (dopys_thumbnail_get_type ())
/* Properties: width, height (int, pixels), contain (boolean: show the whole photo instead of cropping it), large
 * (boolean: the thumbnail is replaced by a picture of up to 1920 px when that is ready; set it before the photo). */
G_DECLARE_FINAL_TYPE (DopysThumbnail, dopys_thumbnail, DOPYS, THUMBNAIL, GtkWidget)

GtkWidget *dopys_thumbnail_new (int width, int height);
/* As edited; the old picture stays until the new one is there. photo: NULL or one that is not of the library: the icon.
 */
void dopys_thumbnail_set_photo (DopysThumbnail *self, DopysLibrary *library, DopysPhoto *photo);
/* picture: (nullable): as dopys_photo_dup_picture() gives it. */
void dopys_thumbnail_set_picture (DopysThumbnail *self, DopysLibrary *library, const char *picture);
/* Of something that is not in the library yet; NULL: the icon. */
void dopys_thumbnail_set_paintable (DopysThumbnail *self, GdkPaintable *paintable);

G_END_DECLS
