/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A gallery as the site will show it, drawn with the thumbnails of its photos: as wide as it is given room, as high as
 * it needs.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-library.h"
#include "dopys-media.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_GALLERY_PREVIEW (dopys_gallery_preview_get_type ())
G_DECLARE_FINAL_TYPE (DopysGalleryPreview, dopys_gallery_preview, DOPYS, GALLERY_PREVIEW, GtkWidget)

/* Once. media: a gallery. */
void dopys_gallery_preview_set_media (DopysGalleryPreview *self, DopysLibrary *library, DopysMedia *media);
/* layout: copied. phone: as a narrow screen shows it. */
void dopys_gallery_preview_set_layout (DopysGalleryPreview *self, const DopysMediaLayout *layout, gboolean phone);

G_END_DECLS
