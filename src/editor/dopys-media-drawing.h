/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How photos and galleries in a text look.  Stateless; drawn by the widget that stands for the block. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-media-places.h"

G_BEGIN_DECLS

#define DOPYS_NO_PHOTO G_MAXUINT

/* The photo's own caption and credit, which a gallery shows on the picture; "" where there is none or it stands below.
 * Transfer full, as the next. */
char *dopys_media_drawing_dup_photo_caption (DopysMedia *media, guint index);
/* The words below all: the caption of the gallery, or caption and credit of the single photo. */
char *dopys_media_drawing_dup_caption (DopysMedia *media);

/* paintables: of GdkPaintable, one for each photo, elements may be NULL. top, bottom: what is beyond is not drawn. */
void dopys_media_drawing_draw (GtkWidget *widget, GtkSnapshot *snapshot, const DopysMediaPlaces *places,
                               GPtrArray *paintables, float top, float bottom);
/* A frame of the accent colour. */
void dopys_media_drawing_draw_frame (GtkSnapshot *snapshot, const graphene_rect_t *place, float width);
/* Where the whole block is taken with the pointer, over its first photo. */
graphene_rect_t dopys_media_drawing_get_grip (const DopysMediaPlaces *places);
void dopys_media_drawing_draw_grip (GtkSnapshot *snapshot, const DopysMediaPlaces *places);
void dopys_media_drawing_draw_gap (GtkSnapshot *snapshot, const graphene_rect_t *line);

G_END_DECLS
