/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Photos and whole galleries dragged within a text and between texts, and files dropped into it.
 *
 * Over a gallery the place between two photos is marked, elsewhere the place between two paragraphs; near the upper or
 * lower edge the text scrolls.  Files are handed to the view's signal "files-dropped" (GdkFileList *, guint offset,
 * guint photo): before which photo of the media block at the offset, or DOPYS_NO_PHOTO for a block of their own.
 */
#pragma once

#include "dopys-article-objects.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_DRAG (dopys_photo_drag_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoDrag, dopys_photo_drag, DOPYS, PHOTO_DRAG, GObject)

/* view: of the objects; not owned. */
DopysPhotoDrag *dopys_photo_drag_new (GtkTextView *view, DopysArticleObjects *objects);
/* Makes an object a source of drags. */
void dopys_photo_drag_add (DopysPhotoDrag *self, DopysObjectWidget *widget);
/* The line between two paragraphs where something is being dragged to; for the view's layer above the text. */
void dopys_photo_drag_draw (DopysPhotoDrag *self, GtkSnapshot *snapshot);
/* The view goes. */
void dopys_photo_drag_close (DopysPhotoDrag *self);

G_END_DECLS
