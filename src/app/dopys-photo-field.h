/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One field of the overview of photos: a description, a caption or an author as an entry in a cell.  What is typed goes
 * into the article within half a second, and at once when the field shows another photo.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-list.h"
#include "dopys-phrases.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_FIELD (dopys_photo_field_get_type ())
/* Signal: typed (), a person changed the text. */
G_DECLARE_FINAL_TYPE (DopysPhotoField, dopys_photo_field, DOPYS, PHOTO_FIELD, GtkWidget)

GtkWidget *dopys_photo_field_new (DopysPhraseKind kind);
/* item: of the list; NULL with list NULL. */
void dopys_photo_field_bind (DopysPhotoField *self, DopysPhotoList *list, DopysPhotoItem *item);
/* Borrowed; NULL where none is bound. */
DopysPhotoItem *dopys_photo_field_get_item (DopysPhotoField *self);
DopysPhraseKind dopys_photo_field_get_kind (DopysPhotoField *self);
/* The entry, for completions. */
GtkWidget *dopys_photo_field_get_entry (DopysPhotoField *self);
/* Whether the caret is in the last line, or in the first one: beyond is another row. */
gboolean dopys_photo_field_is_at_edge (DopysPhotoField *self, gboolean last);
/* Puts what was typed into the article now. */
void dopys_photo_field_commit (DopysPhotoField *self);

G_END_DECLS
