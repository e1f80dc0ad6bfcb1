/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-edit-media.h"

static DopysMedia *
get_media (DopysDocument *document, guint block)
{
  return dopys_block_get_media (dopys_document_get_block (document, block));
}

static gboolean
is_media (DopysDocument *document, guint block)
{
  return block < dopys_document_get_n_blocks (document) && get_media (document, block) != NULL;
}

static gboolean
is_photo (DopysDocument *document, DopysPhotoPlace place)
{
  return is_media (document, place.block) && place.index < dopys_media_get_n_photos (get_media (document, place.block));
}

/* Borrowed photos. Transfer full. */
static GPtrArray *
list_photos (DopysMedia *media)
{
  GPtrArray *photos = g_ptr_array_new ();

  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    g_ptr_array_add (photos, dopys_media_get_photo (media, i));
  return photos;
}

/* The block with other photos. Transfer full. */
static DopysBlock *
with_photos (DopysBlock *block, GPtrArray *photos)
{
  g_autoptr (DopysMedia) media =
      dopys_media_with_photos (dopys_block_get_media (block), (DopysPhoto *const *) photos->pdata, photos->len);

  return dopys_block_with_media (block, media);
}

/* Transfer full. */
static DopysBlock *
new_photo_block (DopysPhoto *photo)
{
  g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);

  return dopys_block_new_media (media);
}

/* Blocks are immutable and keep their identity through an edit: where one is now. */
static void
set_caret (guint *caret, DopysDocument *document, DopysBlock *block)
{
  if (!caret)
    return;
  *caret = 0;
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    if (dopys_document_get_block (document, i) == block)
      *caret = dopys_document_get_block_offset (document, i);
}

/* Without the photo; the caret, if its block goes, is where that was. */
static DopysDocument *
without_photo (DopysDocument *document, DopysPhotoPlace place, guint *caret)
{
  DopysBlock *block = dopys_document_get_block (document, place.block);
  g_autoptr (GPtrArray) photos = list_photos (dopys_block_get_media (block));
  g_autoptr (DopysBlock) rest = NULL;
  DopysDocument *result;

  g_ptr_array_remove_index (photos, place.index);
  if (photos->len == 0)
    return dopys_edit_remove_block (document, place.block, caret);
  rest = with_photos (block, photos);
  result = dopys_edit_replace_block (document, place.block, rest);
  set_caret (caret, result, rest);
  return result;
}

DopysDocument *
dopys_edit_add_photos (DopysDocument *document, DopysPhotoPlace to, DopysPhoto *const *photos, guint n_photos,
                       guint *caret)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (DopysBlock) block = NULL;
  DopysDocument *result;

  g_return_val_if_fail (document != NULL && photos != NULL && n_photos > 0, NULL);
  g_return_val_if_fail (is_media (document, to.block), NULL);

  all = list_photos (get_media (document, to.block));
  for (guint i = 0; i < n_photos; i++)
    g_ptr_array_insert (all, (int) MIN (to.index + i, all->len), photos[i]);
  block = with_photos (dopys_document_get_block (document, to.block), all);
  result = dopys_edit_replace_block (document, to.block, block);
  set_caret (caret, result, block);
  return result;
}

static DopysDocument *
move_within (DopysDocument *document, DopysPhotoPlace from, guint to, guint *caret)
{
  DopysBlock *before = dopys_document_get_block (document, from.block);
  g_autoptr (GPtrArray) photos = list_photos (dopys_block_get_media (before));
  g_autoptr (DopysBlock) block = NULL;
  DopysDocument *result;
  guint target = MIN (to > from.index ? to - 1 : to, photos->len - 1);

  if (target == from.index)
    {
      set_caret (caret, document, before);
      return dopys_document_ref (document);
    }
  g_ptr_array_insert (photos, (int) target, g_ptr_array_steal_index (photos, from.index));
  block = with_photos (before, photos);
  result = dopys_edit_replace_block (document, from.block, block);
  set_caret (caret, result, block);
  return result;
}

DopysDocument *
dopys_edit_move_photo (DopysDocument *document, DopysPhotoPlace from, DopysPhotoPlace to, guint *caret)
{
  g_autoptr (DopysDocument) added = NULL;
  g_autoptr (DopysBlock) target = NULL;
  DopysPhoto *photo;
  DopysDocument *result;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (is_photo (document, from) && is_media (document, to.block), NULL);

  if (from.block == to.block)
    return move_within (document, from, to.index, caret);
  photo = dopys_media_get_photo (get_media (document, from.block), from.index);
  added = dopys_edit_add_photos (document, to, &photo, 1, NULL);
  target = dopys_block_ref (dopys_document_get_block (added, to.block));
  result = without_photo (added, from, NULL);
  set_caret (caret, result, target);
  return result;
}

DopysDocument *
dopys_edit_take_photo_out (DopysDocument *document, DopysPhotoPlace from, guint to, guint *caret)
{
  g_autoptr (DopysBlock) single = NULL;
  g_autoptr (DopysDocument) rest = NULL;
  DopysDocument *result;

  g_return_val_if_fail (document != NULL && is_photo (document, from), NULL);
  g_return_val_if_fail (to <= dopys_document_get_n_blocks (document), NULL);

  if (dopys_media_get_n_photos (get_media (document, from.block)) == 1)
    {
      single = dopys_block_ref (dopys_document_get_block (document, from.block));
      result = dopys_edit_move_block (document, from.block, to);
    }
  else
    {
      single = new_photo_block (dopys_media_get_photo (get_media (document, from.block), from.index));
      rest = without_photo (document, from, NULL);
      /* At the end means before the empty paragraph that closes the document. */
      if (to == dopys_document_get_n_blocks (rest) &&
          dopys_block_get_length (dopys_document_get_block (rest, to - 1)) == 0)
        to--;
      result = dopys_document_splice (rest, to, 0, &single, 1);
    }
  set_caret (caret, result, single);
  return result;
}

DopysDocument *
dopys_edit_remove_photo (DopysDocument *document, DopysPhotoPlace from, guint *caret)
{
  g_return_val_if_fail (document != NULL && is_photo (document, from), NULL);

  return without_photo (document, from, caret);
}

/* A part of a gallery: one photo alone is no gallery, unless a caption or the wish for columns makes it one. */
static DopysBlock *
new_part (DopysBlock *block, GPtrArray *photos, guint from, guint to, const char *caption)
{
  g_autoptr (DopysMedia) part = NULL, named = NULL;

  if (to == from + 1 && !*caption)
    return new_photo_block (g_ptr_array_index (photos, from));
  part = dopys_media_with_photos (dopys_block_get_media (block), (DopysPhoto *const *) photos->pdata + from, to - from);
  named = dopys_media_with_caption (part, caption);
  return dopys_block_new_media (named);
}

DopysDocument *
dopys_edit_split_gallery (DopysDocument *document, DopysPhotoPlace at, guint *caret)
{
  DopysBlock *block, *parts[2];
  g_autoptr (DopysBlock) first = NULL, second = NULL;
  g_autoptr (GPtrArray) photos = NULL;
  DopysDocument *result;

  g_return_val_if_fail (document != NULL && is_photo (document, at), NULL);

  block = dopys_document_get_block (document, at.block);
  if (at.index == 0)
    {
      set_caret (caret, document, block);
      return dopys_document_ref (document);
    }
  photos = list_photos (dopys_block_get_media (block));
  first = new_part (block, photos, 0, at.index, dopys_media_get_caption (dopys_block_get_media (block)));
  second = new_part (block, photos, at.index, photos->len, "");
  parts[0] = first;
  parts[1] = second;
  result = dopys_document_splice (document, at.block, 1, parts, 2);
  set_caret (caret, result, second);
  return result;
}

guint
dopys_edit_find_joinable (DopysDocument *document, guint block)
{
  g_return_val_if_fail (document != NULL && is_media (document, block), G_MAXUINT);

  if (is_media (document, block + 1))
    return block + 1;
  if (is_media (document, block + 2) && dopys_block_is_text (dopys_document_get_block (document, block + 1)) &&
      dopys_block_get_length (dopys_document_get_block (document, block + 1)) == 0)
    return block + 2;
  return G_MAXUINT;
}

/* Transfer full. */
static char *
join_captions (const char *a, const char *b)
{
  return *a && *b ? g_strconcat (a, " ", b, NULL) : g_strconcat (a, b, NULL);
}

DopysDocument *
dopys_edit_join_media (DopysDocument *document, guint block, guint *caret)
{
  guint other;
  g_autoptr (GPtrArray) photos = NULL, more = NULL;
  g_autoptr (DopysMedia) joined = NULL, named = NULL;
  g_autoptr (DopysBlock) result_block = NULL;
  g_autofree char *caption = NULL;
  DopysDocument *result;

  g_return_val_if_fail (document != NULL && is_media (document, block), NULL);

  other = dopys_edit_find_joinable (document, block);
  if (other == G_MAXUINT)
    {
      set_caret (caret, document, dopys_document_get_block (document, block));
      return dopys_document_ref (document);
    }
  photos = list_photos (get_media (document, block));
  more = list_photos (get_media (document, other));
  g_ptr_array_extend (photos, more, NULL, NULL);
  joined = dopys_media_with_photos (get_media (document, block), (DopysPhoto *const *) photos->pdata, photos->len);
  caption = join_captions (dopys_media_get_caption (get_media (document, block)),
                           dopys_media_get_caption (get_media (document, other)));
  named = dopys_media_with_caption (joined, caption);
  result_block = dopys_block_with_media (dopys_document_get_block (document, block), named);
  result = dopys_document_splice (document, block, other - block + 1, &result_block, 1);
  set_caret (caret, result, result_block);
  return result;
}
