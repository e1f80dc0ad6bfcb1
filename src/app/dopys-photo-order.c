/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-order.h"

#include "dopys-edit.h"

static void
collect_photo_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  g_ptr_array_add (user_data, dopys_photo_ref (photo));
}

GPtrArray *
dopys_photo_order_list (DopysDocument *document)
{
  GPtrArray *photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);

  dopys_document_foreach_photo (document, collect_photo_cb, photos);
  return photos;
}

static DopysDocument *
replace_media (DopysDocument *document, guint index, DopysMedia *media)
{
  g_autoptr (DopysBlock) block = dopys_block_with_media (dopys_document_get_block (document, index), media);

  return dopys_edit_replace_block (document, index, block);
}

/* Whether the slots of this media block hold other photos than the next ones of the list. */
static gboolean
differs (DopysMedia *media, DopysPhoto *const *photos)
{
  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    if (!dopys_photo_equal (dopys_media_get_photo (media, i), photos[i]))
      return TRUE;
  return FALSE;
}

DopysDocument *
dopys_photo_order_apply (DopysDocument *document, GPtrArray *photos)
{
  DopysDocument *result = dopys_document_ref (document);
  guint next = 0;

  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysMedia *media = dopys_block_get_media (dopys_document_get_block (document, i));
      DopysPhoto *const *wanted = (DopysPhoto *const *) photos->pdata + next;
      guint n_slots = media ? dopys_media_get_n_photos (media) : 0;

      g_return_val_if_fail (next + n_slots <= photos->len, result);
      next += n_slots;
      if (media && differs (media, wanted))
        {
          g_autoptr (DopysMedia) changed = dopys_media_with_photos (media, wanted, n_slots);
          g_autoptr (DopysDocument) old_result = result;

          result = replace_media (old_result, i, changed);
        }
    }
  return result;
}

DopysDocument *
dopys_photo_order_move (DopysDocument *document, guint from, guint to)
{
  g_autoptr (GPtrArray) photos = dopys_photo_order_list (document);
  DopysPhoto *moved;

  g_return_val_if_fail (from < photos->len && to < photos->len, dopys_document_ref (document));
  moved = g_ptr_array_steal_index (photos, from);
  g_ptr_array_insert (photos, (int) to, moved);
  return dopys_photo_order_apply (document, photos);
}

typedef struct
{
  guint slot;
  guint block;
  guint index;
  gboolean found;
} SlotSearch;

static void
find_slot_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  SlotSearch *search = user_data;

  if (search->slot-- == 0)
    {
      search->block = block;
      search->index = index;
      search->found = TRUE;
    }
}

DopysDocument *
dopys_photo_order_remove (DopysDocument *document, guint slot)
{
  SlotSearch search = { .slot = slot };
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autoptr (DopysMedia) changed = NULL;
  DopysMedia *media;

  dopys_document_foreach_photo (document, find_slot_cb, &search);
  g_return_val_if_fail (search.found, dopys_document_ref (document));
  media = dopys_block_get_media (dopys_document_get_block (document, search.block));
  if (dopys_media_get_n_photos (media) == 1)
    return dopys_edit_remove_block (document, search.block, NULL);
  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    if (i != search.index)
      g_ptr_array_add (rest, dopys_media_get_photo (media, i));
  changed = dopys_media_with_photos (media, (DopysPhoto *const *) rest->pdata, rest->len);
  return replace_media (document, search.block, changed);
}

static DopysDocument *
append_block (DopysDocument *document, GPtrArray *photos)
{
  DopysPhoto *const *all = (DopysPhoto *const *) photos->pdata;
  DopysMedia *media =
      photos->len == 1 ? dopys_media_new_photo (all[0]) : dopys_media_new_gallery (all, photos->len, NULL);
  g_autoptr (DopysBlock) block = dopys_block_new_media (media);

  dopys_media_unref (media);
  return dopys_edit_insert_object (document, dopys_document_get_length (document), block, NULL);
}

DopysDocument *
dopys_photo_order_append (DopysDocument *document, GPtrArray *photos)
{
  g_return_val_if_fail (photos->len > 0, dopys_document_ref (document));
  for (guint i = dopys_document_get_n_blocks (document); i-- > 0;)
    {
      DopysMedia *media = dopys_block_get_media (dopys_document_get_block (document, i));
      g_autoptr (GPtrArray) all = g_ptr_array_new ();
      g_autoptr (DopysMedia) changed = NULL;

      if (!media || !dopys_media_is_gallery (media))
        continue;
      for (guint k = 0; k < dopys_media_get_n_photos (media); k++)
        g_ptr_array_add (all, dopys_media_get_photo (media, k));
      g_ptr_array_extend (all, photos, NULL, NULL);
      changed = dopys_media_with_photos (media, (DopysPhoto *const *) all->pdata, all->len);
      return replace_media (document, i, changed);
    }
  return append_block (document, photos);
}
