/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the photos of an import go in an article, a few at a time as they come: the first to the place they are meant
 * for, the others after these, all as one step of the history while nobody changes anything between.
 *
 * Who undoes them, or takes all of them out, ends the import.
 */
#pragma once

#include "dopys-article-view.h"
#include "dopys-import.h"
#include "dopys-photo-list.h"

G_BEGIN_DECLS

/* What becomes of photos that are in the article already: told of and offered; told of and put in all the same, where
 * the place is a choice; left out without a word. */
typedef enum
{
  DOPYS_REPEATS_OFFERED,
  DOPYS_REPEATS_TOLD,
  DOPYS_REPEATS_LEFT_OUT,
} DopysRepeats;

typedef struct _DopysPhotoArrival DopysPhotoArrival;

/* At the end of the last gallery, unless one of the following says otherwise. page: where repeats are told. */
DopysPhotoArrival *dopys_photo_arrival_new (GtkWidget *page, DopysPhotoList *photos, DopysRepeats repeats);
/* Next to that photo; NULL: no change. */
void dopys_photo_arrival_set_item (DopysPhotoArrival *self, DopysPhotoItem *item, gboolean after);
/* At that offset of the text, which stays in place while the person goes on typing. photo: into the media block there,
 * before this photo; DOPYS_NO_PHOTO: as a block of their own. */
void dopys_photo_arrival_set_offset (DopysPhotoArrival *self, DopysArticleView *view, guint offset, guint photo);
/* The first as the lead photo. */
void dopys_photo_arrival_set_lead (DopysPhotoArrival *self);
void dopys_photo_arrival_free (gpointer self);

/* A DopysImportBarFunc with the arrival as its data. */
gboolean dopys_photo_arrival_take (DopysImported *imported, gboolean last, gpointer self);

G_END_DECLS
