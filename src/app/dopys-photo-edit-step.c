/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-edit-step.h"

#include "dopys-edit.h"
#include "dopys-photo-order.h"

DopysPhotoEdits *
dopys_photo_edit_step_read (DopysPhoto *photo)
{
  DopysPhotoEdits *edits = dopys_photo_edits_from_string (dopys_photo_get_edits (photo), NULL);

  return edits ? edits : dopys_photo_edits_new ();
}

/* What the photo hides, under the edits: they came from another photo, which has no face in that place. */
static DopysPhotoEdits *
merge (DopysPhoto *photo, DopysPhotoEdits *edits)
{
  g_autoptr (DopysPhotoEdits) own = dopys_photo_edit_step_read (photo);
  DopysPhotoEdits *merged = dopys_photo_edits_ref (edits);

  for (guint i = 0; i < dopys_photo_edits_get_n_hidden (own); i++)
    {
      g_autoptr (DopysPhotoEdits) before = merged;

      merged = dopys_photo_edits_with_hidden (before, dopys_photo_edits_get_hidden (own, i));
    }
  return merged;
}

/* The photo with the edits, or NULL where it has them already or cannot have them. */
static DopysPhoto *
dup_edited (DopysPhoto *photo, DopysPhotoEdits *edits, gboolean keep_hidden)
{
  g_autoptr (DopysPhotoEdits) merged = keep_hidden ? merge (photo, edits) : dopys_photo_edits_ref (edits);
  g_autofree char *text = dopys_photo_edits_to_string (merged);

  if (!*dopys_photo_get_id (photo) || g_str_equal (dopys_photo_get_edits (photo), text) ||
      dopys_photo_edits_get_n_hidden (merged) > DOPYS_EDITS_MAX_HIDDEN)
    return NULL;
  return dopys_photo_with_edits (photo, text);
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

static guint
change (DopysPhotoList *photos, GtkBitset *positions, DopysPhotoEdits *edits, gboolean keep_hidden)
{
  DopysDraft *draft = dopys_photo_list_get_draft (photos);
  DopysPhoto *old_lead = dopys_draft_get_article (draft)->lead;
  g_autoptr (DopysDocument) document =
      dopys_document_ref (dopys_session_get_document (dopys_draft_get_session (draft)));
  g_autoptr (DopysPhoto) lead = old_lead ? dopys_photo_ref (old_lead) : NULL;
  guint n = 0;

  for (guint i = 0; i < dopys_photo_list_get_n (photos); i++)
    {
      DopysPhotoItem *item = dopys_photo_list_get (photos, i);
      g_autoptr (DopysPhoto) edited = gtk_bitset_contains (positions, i)
                                          ? dup_edited (dopys_photo_item_get_photo (item), edits, keep_hidden)
                                          : NULL;

      if (!edited)
        continue;
      n++;
      if (!dopys_photo_item_is_lead (item))
        {
          put_photo (&document, dopys_photo_item_get_block (item), dopys_photo_item_get_index (item), edited);
          continue;
        }
      dopys_photo_unref (lead);
      lead = g_steal_pointer (&edited);
    }
  dopys_draft_change_photos (draft, DOPYS_STEP_PHOTO_EDITS, document, lead);
  return n;
}

guint
dopys_photo_edit_step_apply (DopysPhotoList *photos, GtkBitset *positions, DopysPhotoEdits *edits)
{
  return change (photos, positions, edits, FALSE);
}

guint
dopys_photo_edit_step_paste (DopysPhotoList *photos, GtkBitset *positions, DopysPhotoEdits *edits)
{
  return change (photos, positions, edits, TRUE);
}

gboolean
dopys_photo_edit_step_make_lead (DopysPhotoList *photos, guint position)
{
  DopysDraft *draft = dopys_photo_list_get_draft (photos);
  DopysPhoto *old_lead = dopys_draft_get_article (draft)->lead;
  DopysPhotoItem *item = dopys_photo_list_get (photos, position);
  DopysDocument *body = dopys_session_get_document (dopys_draft_get_session (draft));
  g_autoptr (GtkBitset) slot = gtk_bitset_new_empty ();
  g_autoptr (DopysDocument) changed = NULL;
  g_autoptr (DopysPhoto) lead = NULL;

  if (!item || dopys_photo_item_is_lead (item))
    return FALSE;
  lead = dopys_photo_ref (dopys_photo_item_get_photo (item));
  changed = dopys_document_ref (body);
  if (old_lead)
    put_photo (&changed, dopys_photo_item_get_block (item), dopys_photo_item_get_index (item), old_lead);
  else
    {
      g_autoptr (DopysDocument) whole = changed;

      gtk_bitset_add (slot, position);
      changed = dopys_photo_order_remove (whole, slot);
    }
  dopys_draft_change_photos (draft, DOPYS_STEP_PHOTOS, changed, lead);
  return TRUE;
}
