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
dopys_photo_order_move (DopysDocument *document, GtkBitset *slots, guint before)
{
  g_autoptr (GPtrArray) photos = dopys_photo_order_list (document);
  g_autoptr (GPtrArray) arranged = g_ptr_array_new ();

  for (guint i = 0; i <= photos->len; i++)
    {
      for (guint k = 0; i == MIN (before, photos->len) && k < photos->len; k++)
        if (gtk_bitset_contains (slots, k))
          g_ptr_array_add (arranged, g_ptr_array_index (photos, k));
      if (i < photos->len && !gtk_bitset_contains (slots, i))
        g_ptr_array_add (arranged, g_ptr_array_index (photos, i));
    }
  return dopys_photo_order_apply (document, arranged);
}

guint
dopys_photo_order_step (GtkBitset *slots, guint n, int step)
{
  guint first = gtk_bitset_get_minimum (slots), last = gtk_bitset_get_maximum (slots);
  guint wide = (guint) ABS (step);

  if (gtk_bitset_is_empty (slots))
    return 0;
  if (step < 0)
    return first - MIN (wide, first);
  return last + 1 + MIN (wide, n > last ? n - last - 1 : 0);
}

/* The media without the photos of these slots, `first` being its own first slot; NULL where none is left. */
static DopysMedia *
media_without (DopysMedia *media, GtkBitset *slots, guint first)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    if (!gtk_bitset_contains (slots, first + i))
      g_ptr_array_add (rest, dopys_media_get_photo (media, i));
  return rest->len > 0 ? dopys_media_with_photos (media, (DopysPhoto *const *) rest->pdata, rest->len) : NULL;
}

DopysDocument *
dopys_photo_order_remove (DopysDocument *document, GtkBitset *slots)
{
  g_autoptr (GPtrArray) photos = dopys_photo_order_list (document);
  DopysDocument *result = dopys_document_ref (document);
  guint end = photos->len;

  /* From the end, so that the places of the blocks before stay true. */
  for (guint i = dopys_document_get_n_blocks (document); i-- > 0;)
    {
      DopysMedia *media = dopys_block_get_media (dopys_document_get_block (document, i));
      g_autoptr (DopysDocument) old_result = NULL;
      g_autoptr (DopysMedia) rest = NULL;

      if (!media)
        continue;
      end -= dopys_media_get_n_photos (media);
      if (gtk_bitset_get_size_in_range (slots, end, end + dopys_media_get_n_photos (media) - 1) == 0)
        continue;
      rest = media_without (media, slots, end);
      old_result = result;
      result = rest ? replace_media (old_result, i, rest) : dopys_edit_remove_block (old_result, i, NULL);
    }
  return result;
}

static DopysDocument *
insert_block (DopysDocument *document, GPtrArray *photos, guint offset)
{
  DopysPhoto *const *all = (DopysPhoto *const *) photos->pdata;
  DopysMedia *media =
      photos->len == 1 ? dopys_media_new_photo (all[0]) : dopys_media_new_gallery (all, photos->len, NULL);
  g_autoptr (DopysBlock) block = dopys_block_new_media (media);

  dopys_media_unref (media);
  return dopys_edit_insert_object (document, offset, block, NULL);
}

/* Into the gallery of that block, before its photo `index`. */
static DopysDocument *
insert_into (DopysDocument *document, guint block, guint index, GPtrArray *photos)
{
  DopysMedia *media = dopys_block_get_media (dopys_document_get_block (document, block));
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint k = 0; k < dopys_media_get_n_photos (media); k++)
    g_ptr_array_add (all, dopys_media_get_photo (media, k));
  for (guint k = 0; k < photos->len; k++)
    g_ptr_array_insert (all, (int) (index + k), g_ptr_array_index (photos, k));
  g_autoptr (DopysMedia) changed = dopys_media_with_photos (media, (DopysPhoto *const *) all->pdata, all->len);
  return replace_media (document, block, changed);
}

static gboolean
is_gallery (DopysDocument *document, guint block)
{
  DopysMedia *media = dopys_block_get_media (dopys_document_get_block (document, block));

  return media && dopys_media_is_gallery (media);
}

DopysDocument *
dopys_photo_order_append (DopysDocument *document, GPtrArray *photos)
{
  g_return_val_if_fail (photos->len > 0, dopys_document_ref (document));
  for (guint i = dopys_document_get_n_blocks (document); i-- > 0;)
    {
      DopysMedia *media = dopys_block_get_media (dopys_document_get_block (document, i));

      if (media && dopys_media_is_gallery (media))
        return insert_into (document, i, dopys_media_get_n_photos (media), photos);
    }
  return insert_block (document, photos, dopys_document_get_length (document));
}

typedef struct
{
  GArray *blocks; /* of guint: the block of each slot */
  GArray *indexes;
} Slots;

static void
collect_slot_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  Slots *slots = user_data;

  g_array_append_val (slots->blocks, block);
  g_array_append_val (slots->indexes, index);
}

DopysDocument *
dopys_photo_order_insert (DopysDocument *document, GPtrArray *photos, guint slot, gboolean after)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  Slots slots = { blocks, indexes };
  guint other = after ? slot + 1 : slot - 1;

  dopys_document_foreach_photo (document, collect_slot_cb, &slots);
  if (photos->len == 0 || slot >= blocks->len)
    return dopys_photo_order_append (document, photos);
  guint block = g_array_index (blocks, guint, slot);
  if (is_gallery (document, block))
    return insert_into (document, block, g_array_index (indexes, guint, slot) + (after ? 1 : 0), photos);
  /* Below zero it is beyond the end. */
  if (other < blocks->len && is_gallery (document, g_array_index (blocks, guint, other)))
    return insert_into (document, g_array_index (blocks, guint, other),
                        g_array_index (indexes, guint, other) + (after ? 0 : 1), photos);
  return insert_block (document, photos, dopys_document_get_block_offset (document, block) + (after ? 1 : 0));
}
