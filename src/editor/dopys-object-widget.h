/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The widget that stands in the text for an object block: a photo, a gallery, a separator, or a card for what the site
 * keeps.
 *
 * It draws everything itself: children at anchors are painted for every frame even off screen, so nothing outside the
 * visible part may cost anything.  Its one child is the field of a caption while that is edited.
 *
 * Signals; photo is a number, or DOPYS_NO_PHOTO where no photo is meant:
 *   selected (guint photo)                      pressed
 *   activated (guint photo)                     pressed twice
 *   menu (guint photo, double x, double y)      pressed with the secondary button
 *   caption-pressed (guint photo)               a caption: of the photo, or the one below all
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-library.h"
#include "dopys-media-drawing.h"
#include "dopys-block.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_OBJECT_WIDGET (dopys_object_widget_get_type ())
G_DECLARE_FINAL_TYPE (DopysObjectWidget, dopys_object_widget, DOPYS, OBJECT_WIDGET, GtkWidget)

/* library may be NULL: then photos are empty frames. */
GtkWidget *dopys_object_widget_new (DopysBlock *block, DopysLibrary *library);
DopysBlock *dopys_object_widget_get_block (DopysObjectWidget *self);
/* What it stands for now. Pictures that stay are not loaded again. */
void dopys_object_widget_set_block (DopysObjectWidget *self, DopysBlock *block);
/* The width of the text column, in pixels. */
void dopys_object_widget_set_column (DopysObjectWidget *self, int width);
/* What is seen of it, in its own coordinates: photos far from there are neither loaded nor drawn. Until it is told all
 * are. */
void dopys_object_widget_set_sight (DopysObjectWidget *self, float top, float bottom);
/* photo: the one that was picked of a selected gallery, or DOPYS_NO_PHOTO. */
void dopys_object_widget_set_selected (DopysObjectWidget *self, gboolean selected, guint photo);

/* A media block's photo at a place of the widget, or DOPYS_NO_PHOTO. */
guint dopys_object_widget_find_photo (DopysObjectWidget *self, double x, double y);
/* Whether the whole block is taken there, not one photo of it. */
gboolean dopys_object_widget_is_grip (DopysObjectWidget *self, double x, double y);
graphene_rect_t dopys_object_widget_get_photo_place (DopysObjectWidget *self, guint photo);
/* The picture of a photo, (nullable). Transfer none. */
GdkPaintable *dopys_object_widget_get_picture (DopysObjectWidget *self, guint photo);
/* Of what is dropped there: before which photo. The gap is shown until hide_gap. */
guint dopys_object_widget_show_gap (DopysObjectWidget *self, double x, double y);
void dopys_object_widget_hide_gap (DopysObjectWidget *self);

/* Shows the field in the place of a caption: of the photo in a gallery, or of the whole (DOPYS_NO_PHOTO). The field
 * becomes a child. */
void dopys_object_widget_edit_caption (DopysObjectWidget *self, GtkWidget *field, guint photo);
void dopys_object_widget_release_caption (DopysObjectWidget *self);

G_END_DECLS
