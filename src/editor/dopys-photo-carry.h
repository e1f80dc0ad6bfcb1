/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is dragged when an object of a text is dragged: a value for drag and drop within the program. */
#pragma once

#include "dopys-edit-media.h"
#include "dopys-session.h"

G_BEGIN_DECLS

/**
 * DopysPhotoCarry:
 * @session: where it comes from
 * @block: an object block
 * @photo: one of its photos, or G_MAXUINT for all of the block
 */
typedef struct
{
  DopysSession *session;
  DopysBlock *block;
  guint photo;
} DopysPhotoCarry;

#define DOPYS_TYPE_PHOTO_CARRY (dopys_photo_carry_get_type ())
GType dopys_photo_carry_get_type (void);

DopysPhotoCarry *dopys_photo_carry_new (DopysSession *session, DopysBlock *block, guint photo);
DopysPhotoCarry *dopys_photo_carry_copy (DopysPhotoCarry *self);
void dopys_photo_carry_free (DopysPhotoCarry *self);

/* Whether it may go into a media block: a single photo may, and a whole media block other than that one. */
gboolean dopys_photo_carry_fits (DopysPhotoCarry *self, DopysBlock *media);
/* Puts it before block `to` of the session's document, or before a photo of media block `to.block`. What comes from
 * the same session moves, from another it is copied. FALSE if it is there no more. One step of the history. */
gboolean dopys_photo_carry_drop_between (DopysPhotoCarry *self, DopysSession *session, guint to, guint *caret);
gboolean dopys_photo_carry_drop_into (DopysPhotoCarry *self, DopysSession *session, DopysPhotoPlace to, guint *caret);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPhotoCarry, dopys_photo_carry_free)

G_END_DECLS
