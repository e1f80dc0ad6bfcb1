/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-edit-step.h"

#include "dopys-edit.h"

/* The photo with the edits, or NULL where it has them already or there is nothing to edit. */
static DopysPhoto *
dup_edited (DopysPhoto *photo, const char *edits)
{
  if (!*dopys_photo_get_id (photo) || g_str_equal (dopys_photo_get_edits (photo), edits))
    return NULL;
  return dopys_photo_with_edits (photo, edits);
}

static void
put_photo (DopysDocument **document, guint block, guint index, DopysPhoto *photo)
{
  DopysBlock *old_block = dopys_document_get_block (*document, block);
  g_autoptr (DopysMedia) media = dopys_media_with_photo (dopys_block_get_media (old_block), index, photo);
  g_autoptr (DopysBlock) new_block = dopys_block_with_media (old_block, media);
  g_autoptr (DopysDocument) old_document = *document;

  *document = dopys_edit_replace_block (old_document, block, new_block);
}

guint
dopys_photo_edit_step_apply (DopysPhotoList *photos, GtkBitset *positions, DopysPhotoEdits *edits)
{
  DopysDraft *draft = dopys_photo_list_get_draft (photos);
  DopysSession *session = dopys_draft_get_session (draft);
  g_autoptr (DopysDocument) document = dopys_document_ref (dopys_session_get_document (session));
  g_autoptr (DopysPhoto) lead = NULL;
  g_autofree char *text = dopys_photo_edits_to_string (edits);
  guint n = 0;

  for (guint i = 0; i < dopys_photo_list_get_n (photos); i++)
    {
      DopysPhotoItem *item = dopys_photo_list_get (photos, i);
      g_autoptr (DopysPhoto) edited =
          gtk_bitset_contains (positions, i) ? dup_edited (dopys_photo_item_get_photo (item), text) : NULL;

      if (!edited)
        continue;
      n++;
      if (dopys_photo_item_is_lead (item))
        lead = g_steal_pointer (&edited);
      else
        put_photo (&document, dopys_photo_item_get_block (item), dopys_photo_item_get_index (item), edited);
    }
  if (document != dopys_session_get_document (session))
    dopys_session_apply (session, DOPYS_STEP_PHOTO_EDITS, document, dopys_session_get_selection (session));
  if (lead)
    dopys_draft_set_lead (draft, lead);
  return n;
}
