/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview: all photos of the article in one list, a row for each, with all that is said of them in fields.
 *
 * Up, Down and Enter go to the same field of the next photo, Tab to the next field; completions as in the form.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-completer.h"
#include "dopys-library.h"
#include "dopys-photo-list.h"
#include "dopys-phrases.h"

G_BEGIN_DECLS

/* Appends completions for a field of this photo. */
typedef void (*DopysPhotoTableCompleteFunc) (DopysPhotoItem *item, DopysPhraseKind kind, const char *before,
                                             GPtrArray *completions, gpointer user_data);

#define DOPYS_TYPE_PHOTO_TABLE (dopys_photo_table_get_type ())
/* Property: narrow (boolean): descriptions alone. */
G_DECLARE_FINAL_TYPE (DopysPhotoTable, dopys_photo_table, DOPYS, PHOTO_TABLE, GtkWidget)

/* photos: NULL for none. */
void dopys_photo_table_set_photos (DopysPhotoTable *self, DopysLibrary *library, DopysPhotoList *photos);
/* user_data must live as long as the table. */
void dopys_photo_table_set_completion (DopysPhotoTable *self, DopysPhotoTableCompleteFunc func, gpointer user_data);
/* To the description of this photo. */
void dopys_photo_table_focus (DopysPhotoTable *self, guint position);
/* The photo with the focus; NULL where it is elsewhere. */
DopysPhotoItem *dopys_photo_table_get_current (DopysPhotoTable *self);
/* Puts what was typed into the article now. */
void dopys_photo_table_commit (DopysPhotoTable *self);

G_END_DECLS
