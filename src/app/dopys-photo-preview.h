/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture that a photo is edited on: the original at the size of a screen, and the same with its hidden regions and
 * its tone.  Turning, straightening and cropping are left to who draws it.
 *
 * All decoding and all work on pixels is done in threads; hiding is done by what does it in renditions too, so that
 * what is seen is what will be sent. Signals: developed (), the picture is another.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-library.h"
#include "dopys-store.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_PREVIEW (dopys_photo_preview_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoPreview, dopys_photo_preview, DOPYS, PHOTO_PREVIEW, GObject)

/* id: of a photo of the library. Errors: those of dopys_library_make_rendition(). */
void dopys_photo_preview_load_async (DopysLibrary *library, DopysStore *store, const char *id,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DopysPhotoPreview *dopys_photo_preview_load_finish (GAsyncResult *result, GError **error);

/* Of the upright original. */
void dopys_photo_preview_get_size (DopysPhotoPreview *self, guint *width, guint *height);
/* Upright, sRGB, not edited. Borrowed. */
GdkTexture *dopys_photo_preview_get_original (DopysPhotoPreview *self);
/* With the regions and the tone of the edits developed last. Borrowed. */
GdkTexture *dopys_photo_preview_get_developed (DopysPhotoPreview *self);
/* Begins to make the picture with these edits; of several in a row the last is sure to be made. */
void dopys_photo_preview_develop (DopysPhotoPreview *self, DopysPhotoEdits *edits);
/* The long side, in pixels, at which the whole picture is shown: it is developed at about that size. */
void dopys_photo_preview_set_side (DopysPhotoPreview *self, guint side);

G_END_DECLS
