/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of one photo: the large picture, description, caption, author, decorative.
 *
 * While somebody types, what was said of other photos and the names in the article are offered as completions.
 * What is typed goes into the article within half a second, and at once when another photo is shown.
 * Signals: next (), Enter in the description: on to the next photo without one.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-photo-list.h"
#include "dopys-phrases.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PHOTO_FORM (dopys_photo_form_get_type ())
G_DECLARE_FINAL_TYPE (DopysPhotoForm, dopys_photo_form, DOPYS, PHOTO_FORM, GtkWidget)

/* Once, before anything is shown. */
void dopys_photo_form_set_workspace (DopysPhotoForm *self, DopysWorkspace *workspace);
/* item: of the list, or NULL with list NULL. */
void dopys_photo_form_set_item (DopysPhotoForm *self, DopysPhotoList *list, DopysPhotoItem *item,
                                DopysLibrary *library);
/* The photos that «the same for all selected» is about. */
void dopys_photo_form_set_chosen (DopysPhotoForm *self, GtkBitset *positions);
/* What was said of photos of other articles, for completions. phrases: taken, NULL for nothing. */
void dopys_photo_form_take_phrases (DopysPhotoForm *self, DopysPhrases *phrases);
/* Appends completions for a photo of the list that the form shows; also for other fields than the form's. */
void dopys_photo_form_complete (DopysPhotoForm *self, DopysPhotoItem *item, DopysPhraseKind kind, const char *before,
                                GPtrArray *completions);
/* Puts what was typed into the article now. */
void dopys_photo_form_commit (DopysPhotoForm *self);
void dopys_photo_form_focus_description (DopysPhotoForm *self);

G_END_DECLS
