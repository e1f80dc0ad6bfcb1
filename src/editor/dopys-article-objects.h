/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The objects of an article in its view, but tables: their widgets, which of them is selected, which photo of a
 * selected gallery is picked, and the caption that is edited in place.
 *
 * Signals:
 *   activated (guint block, guint photo)                   a photo was pressed twice
 *   menu (DopysObjectWidget *, double x, double y)         the secondary button; the object is selected
 *   picked ()                                              another photo, or none
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-edit-media.h"
#include "dopys-library.h"
#include "dopys-object-widget.h"
#include "dopys-session.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_ARTICLE_OBJECTS (dopys_article_objects_get_type ())
G_DECLARE_FINAL_TYPE (DopysArticleObjects, dopys_article_objects, DOPYS, ARTICLE_OBJECTS, GObject)

/* view: not owned; it must close the objects when it is disposed of. */
DopysArticleObjects *dopys_article_objects_new (GtkTextView *view);
void dopys_article_objects_close (DopysArticleObjects *self);
/* Of a view. Transfer none. */
DopysArticleObjects *dopys_article_objects_get (GtkWidget *view);

/* session may be NULL. */
void dopys_article_objects_set_session (DopysArticleObjects *self, DopysSession *session);
DopysSession *dopys_article_objects_get_session (DopysArticleObjects *self);
void dopys_article_objects_set_library (DopysArticleObjects *self, DopysLibrary *library);
DopysLibrary *dopys_article_objects_get_library (DopysArticleObjects *self); /* nullable, transfer none */
void dopys_article_objects_set_column (DopysArticleObjects *self, int width);

/* Returns the new widget. Transfer none. */
DopysObjectWidget *dopys_article_objects_add (DopysArticleObjects *self, GtkTextChildAnchor *anchor, DopysBlock *block);
/* The block of this anchor became another of its kind. */
void dopys_article_objects_update (DopysArticleObjects *self, GtkTextChildAnchor *anchor, DopysBlock *block);
void dopys_article_objects_follow_selection (DopysArticleObjects *self);

/* The object that is all of the selection: its block; G_MAXUINT if there is none. */
guint dopys_article_objects_get_selected (DopysArticleObjects *self);
/* The same for a media block: where it is, and the photo that was picked (DOPYS_NO_PHOTO: none). FALSE if there is
 * none. */
gboolean dopys_article_objects_get_place (DopysArticleObjects *self, DopysPhotoPlace *place);
/* Selects the media block and picks one of its photos, or none with DOPYS_NO_PHOTO. */
void dopys_article_objects_pick (DopysArticleObjects *self, DopysPhotoPlace place);
/* Where an object's widget is; FALSE if it is there no more. */
gboolean dopys_article_objects_find (DopysArticleObjects *self, DopysObjectWidget *widget, guint *block);
/* The widget at a place of the view, and the place in it; NULL if there is none. */
DopysObjectWidget *dopys_article_objects_get_at (DopysArticleObjects *self, double x, double y, double *widget_x,
                                                 double *widget_y);
/* Where the selected object is in the view, or its picked photo; FALSE if none is selected. */
gboolean dopys_article_objects_get_bounds (DopysArticleObjects *self, graphene_rect_t *bounds);

/* Opens the field for the caption of the selected block, or of its picked photo. */
void dopys_article_objects_edit_caption (DopysArticleObjects *self);

G_END_DECLS
