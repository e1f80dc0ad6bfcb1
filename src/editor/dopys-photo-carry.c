/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-carry.h"

G_DEFINE_BOXED_TYPE (DopysPhotoCarry, dopys_photo_carry, dopys_photo_carry_copy, dopys_photo_carry_free)

DopysPhotoCarry *
dopys_photo_carry_new (DopysSession *session, DopysBlock *block, guint photo)
{
  DopysPhotoCarry *self = g_new (DopysPhotoCarry, 1);
  DopysMedia *media = dopys_block_get_media (block);

  self->session = g_object_ref (session);
  self->block = dopys_block_ref (block);
  /* The only photo of a photo block is the block. */
  self->photo = media && photo < dopys_media_get_n_photos (media) && dopys_media_is_gallery (media) ? photo : G_MAXUINT;
  return self;
}

DopysPhotoCarry *
dopys_photo_carry_copy (DopysPhotoCarry *self)
{
  return dopys_photo_carry_new (self->session, self->block, self->photo);
}

void
dopys_photo_carry_free (DopysPhotoCarry *self)
{
  g_object_unref (self->session);
  dopys_block_unref (self->block);
  g_free (self);
}

/* Where the block is now; G_MAXUINT if it is there no more. */
static guint
find_block (DopysPhotoCarry *self)
{
  DopysDocument *document = dopys_session_get_document (self->session);

  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    if (dopys_document_get_block (document, i) == self->block)
      return i;
  return G_MAXUINT;
}

gboolean
dopys_photo_carry_fits (DopysPhotoCarry *self, DopysBlock *media)
{
  g_return_val_if_fail (self != NULL && media != NULL, FALSE);

  return dopys_block_get_media (media) && dopys_block_get_media (self->block) &&
         (self->photo != G_MAXUINT || self->block != media);
}

static gboolean
take (DopysSession *session, DopysDocument *document, guint caret)
{
  dopys_session_apply (session, DOPYS_STEP_MOVE, document, (DopysSelection) { .anchor = caret, .caret = caret + 1 });
  return TRUE;
}

/* What is carried, as a block of its own. Transfer full. */
static DopysBlock *
make_block (DopysPhotoCarry *self)
{
  g_autoptr (DopysMedia) media = NULL;

  if (self->photo == G_MAXUINT)
    return dopys_block_ref (self->block);
  media = dopys_media_new_photo (dopys_media_get_photo (dopys_block_get_media (self->block), self->photo));
  return dopys_block_new_media (media);
}

gboolean
dopys_photo_carry_drop_between (DopysPhotoCarry *self, DopysSession *session, guint to, guint *caret)
{
  DopysDocument *document = dopys_session_get_document (session);
  g_autoptr (DopysDocument) result = NULL;
  g_autoptr (DopysBlock) block = NULL;
  guint from = find_block (self);

  g_return_val_if_fail (to <= dopys_document_get_n_blocks (document), FALSE);

  if (from == G_MAXUINT)
    return FALSE;
  if (self->session != session)
    {
      block = make_block (self);
      result = dopys_document_splice (document, to, 0, &block, 1);
      *caret = dopys_document_get_block_offset (result, to);
    }
  else if (self->photo != G_MAXUINT)
    result = dopys_edit_take_photo_out (document, (DopysPhotoPlace) { from, self->photo }, to, caret);
  else
    {
      result = dopys_edit_move_block (document, from, to);
      for (guint i = 0; i < dopys_document_get_n_blocks (result); i++)
        if (dopys_document_get_block (result, i) == self->block)
          *caret = dopys_document_get_block_offset (result, i);
    }
  return take (session, result, *caret);
}

/* All photos of a whole block go into another one, and the block goes. */
static DopysDocument *
pour (DopysDocument *document, DopysBlock *block, DopysPhotoPlace to, gboolean removes, guint *caret)
{
  DopysMedia *media = dopys_block_get_media (block);
  g_autoptr (GPtrArray) photos = g_ptr_array_new ();
  g_autoptr (DopysDocument) added = NULL;
  g_autoptr (DopysBlock) target = NULL;
  DopysDocument *result;

  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    g_ptr_array_add (photos, dopys_media_get_photo (media, i));
  added = dopys_edit_add_photos (document, to, (DopysPhoto *const *) photos->pdata, photos->len, caret);
  if (!removes)
    return g_steal_pointer (&added);
  target = dopys_block_ref (dopys_document_get_block (added, to.block));
  for (guint i = 0; i < dopys_document_get_n_blocks (added); i++)
    if (dopys_document_get_block (added, i) == block)
      {
        result = dopys_edit_remove_block (added, i, NULL);
        for (guint j = 0; j < dopys_document_get_n_blocks (result); j++)
          if (dopys_document_get_block (result, j) == target)
            *caret = dopys_document_get_block_offset (result, j);
        return result;
      }
  return g_steal_pointer (&added);
}

gboolean
dopys_photo_carry_drop_into (DopysPhotoCarry *self, DopysSession *session, DopysPhotoPlace to, guint *caret)
{
  DopysDocument *document = dopys_session_get_document (session);
  g_autoptr (DopysDocument) result = NULL;
  guint from = find_block (self);
  DopysPhoto *photo;

  if (from == G_MAXUINT || !dopys_photo_carry_fits (self, dopys_document_get_block (document, to.block)))
    return FALSE;
  if (self->photo == G_MAXUINT)
    result = pour (document, self->block, to, self->session == session, caret);
  else if (self->session == session)
    result = dopys_edit_move_photo (document, (DopysPhotoPlace) { from, self->photo }, to, caret);
  else
    {
      photo = dopys_media_get_photo (dopys_block_get_media (self->block), self->photo);
      result = dopys_edit_add_photos (document, to, &photo, 1, caret);
    }
  return take (session, result, *caret);
}
