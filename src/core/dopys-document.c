/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents.  The blocks are shared between versions; what a version has of its own is the array of pointers and the
 * array of offsets, by which a block is found from an offset in O(log n).
 */
#include "dopys-document.h"

#include "dopys-schema.h"

#define OBJECT_CHARACTER "\357\277\274" /* U+FFFC */

struct _DopysDocument
{
  GPtrArray *blocks; /* of DopysBlock, never empty */
  guint *offsets;    /* where each block starts, and last where one after the end would */
};

G_DEFINE_BOXED_TYPE (DopysDocument, dopys_document, dopys_document_ref, dopys_document_unref)

static void
clear (gpointer data)
{
  DopysDocument *self = data;

  g_ptr_array_unref (self->blocks);
  g_free (self->offsets);
}

static GPtrArray *
new_block_array (guint size)
{
  return g_ptr_array_new_full (size, (GDestroyNotify) dopys_block_unref);
}

static void
add_blocks (GPtrArray *array, DopysBlock *const *blocks, guint n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    g_ptr_array_add (array, dopys_block_ref (blocks[i]));
}

static DopysDocument *
new_take (GPtrArray *blocks)
{
  DopysDocument *self = g_atomic_rc_box_new0 (DopysDocument);
  guint offset = 0;

  self->blocks = blocks;
  self->offsets = g_new (guint, blocks->len + 1);
  for (guint i = 0; i < blocks->len; i++)
    {
      self->offsets[i] = offset;
      offset += dopys_block_get_length (blocks->pdata[i]) + 1;
    }
  self->offsets[blocks->len] = offset;
  return self;
}

DopysDocument *
dopys_document_new_empty (void)
{
  return dopys_document_new (NULL, 0);
}

DopysDocument *
dopys_document_new (DopysBlock *const *blocks, guint n_blocks)
{
  GPtrArray *array;

  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  array = new_block_array (n_blocks + 1);
  add_blocks (array, blocks, n_blocks);
  dopys_schema_normalize (array);
  return new_take (array);
}

DopysDocument *
dopys_document_new_slice (DopysBlock *const *blocks, guint n_blocks)
{
  GPtrArray *array;

  g_return_val_if_fail (blocks != NULL && n_blocks > 0, NULL);

  array = new_block_array (n_blocks);
  add_blocks (array, blocks, n_blocks);
  return new_take (array);
}

DopysDocument *
dopys_document_ref (DopysDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
dopys_document_unref (DopysDocument *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
has_blocks (DopysDocument *self, GPtrArray *blocks)
{
  if (self->blocks->len != blocks->len)
    return FALSE;
  for (guint i = 0; i < blocks->len; i++)
    if (!dopys_block_equal (self->blocks->pdata[i], blocks->pdata[i]))
      return FALSE;
  return TRUE;
}

DopysDocument *
dopys_document_splice (DopysDocument *self, guint start, guint n_removed, DopysBlock *const *blocks, guint n_blocks)
{
  GPtrArray *array;
  DopysBlock *const *own;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (start <= self->blocks->len && n_removed <= self->blocks->len - start, NULL);
  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  own = (DopysBlock *const *) self->blocks->pdata;
  array = new_block_array (self->blocks->len - n_removed + n_blocks + 1);
  add_blocks (array, own, start);
  add_blocks (array, blocks, n_blocks);
  add_blocks (array, own + start + n_removed, self->blocks->len - start - n_removed);
  dopys_schema_normalize (array);
  if (has_blocks (self, array))
    {
      g_ptr_array_unref (array);
      return dopys_document_ref (self);
    }
  return new_take (array);
}

guint
dopys_document_get_n_blocks (DopysDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

DopysBlock *
dopys_document_get_block (DopysDocument *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return self->blocks->pdata[index];
}

guint
dopys_document_get_length (DopysDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->offsets[self->blocks->len] - 1;
}

guint
dopys_document_get_block_at (DopysDocument *self, guint offset, guint *position)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  offset = MIN (offset, dopys_document_get_length (self));
  high = self->blocks->len;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->offsets[middle] <= offset)
        low = middle;
      else
        high = middle;
    }
  if (position)
    *position = offset - self->offsets[low];
  return low;
}

guint
dopys_document_get_block_offset (DopysDocument *self, guint index)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (index < self->blocks->len, 0);

  return self->offsets[index];
}

char *
dopys_document_dup_text (DopysDocument *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      DopysBlock *block = self->blocks->pdata[i];

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, dopys_block_is_text (block) ? dopys_block_get_text (block) : OBJECT_CHARACTER);
    }
  return g_string_free_and_steal (text);
}

/* The part [start, end) of a block: of an object of which only a border is in the range, an empty paragraph stays, so
 * that the slice has the range's newlines. */
static DopysBlock *
block_part (DopysBlock *block, guint start, guint end)
{
  if (dopys_block_is_text (block))
    return dopys_block_sub (block, start, end);
  if (start == 0 && end == 1)
    return dopys_block_ref (block);
  return dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "", NULL, 0);
}

DopysDocument *
dopys_document_dup_slice (DopysDocument *self, guint start, guint end)
{
  guint first, last, from, to;
  GPtrArray *blocks;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= dopys_document_get_length (self), NULL);

  first = dopys_document_get_block_at (self, start, &from);
  last = dopys_document_get_block_at (self, end, &to);
  blocks = new_block_array (last - first + 1);
  for (guint i = first; i <= last; i++)
    {
      DopysBlock *block = self->blocks->pdata[i];
      guint length = dopys_block_get_length (block);

      g_ptr_array_add (blocks, block_part (block, i == first ? from : 0, i == last ? to : length));
    }
  return new_take (blocks);
}

gboolean
dopys_document_is_empty (DopysDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return dopys_document_get_length (self) == 0;
}

gboolean
dopys_document_equal (DopysDocument *a, DopysDocument *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a == b || has_blocks (a, b->blocks);
}

guint
dopys_document_count_words (DopysDocument *self)
{
  guint n_words = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->blocks->len; i++)
    n_words += dopys_block_count_words (self->blocks->pdata[i]);
  return n_words;
}

void
dopys_document_foreach_photo (DopysDocument *self, DopysDocumentPhotoFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL && func != NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      DopysMedia *media = dopys_block_get_media (self->blocks->pdata[i]);
      guint n_photos = media ? dopys_media_get_n_photos (media) : 0;

      for (guint j = 0; j < n_photos; j++)
        func (i, j, dopys_media_get_photo (media, j), user_data);
    }
}

void
dopys_document_check (DopysDocument *self)
{
  guint offset = 0;

  g_assert (self->blocks->len > 0);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      dopys_block_check (self->blocks->pdata[i]);
      g_assert_cmpuint (self->offsets[i], ==, offset);
      offset += dopys_block_get_length (self->blocks->pdata[i]) + 1;
    }
  g_assert_cmpuint (self->offsets[self->blocks->len], ==, offset);
  g_assert (dopys_schema_is_normal ((DopysBlock *const *) self->blocks->pdata, self->blocks->len));
}
