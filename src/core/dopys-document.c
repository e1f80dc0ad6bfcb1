/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents.  The blocks are shared between versions.  A whole version has an array of pointers and an array of
 * offsets, by which a block is found from an offset in O(log n).  A version that typing made differs from a whole one,
 * its base, by one block of the same format: it holds only that, so that a key costs the same in long articles as in
 * short ones.
 */
#include "dopys-document.h"

#include "dopys-schema.h"

#define OBJECT_CHARACTER "\357\277\274" /* U+FFFC */

struct _DopysDocument
{
  GPtrArray *blocks; /* of DopysBlock, never empty; the base's */
  guint *offsets;    /* where each of these starts, and last where one after the end would; the base's */

  gboolean is_slice; /* the schema was not asked */

  DopysDocument *base; /* NULL: a whole version */
  DopysBlock *block;   /* instead of the base's block `index` */
  guint index;
  guint longer; /* by how much, modulo 2³² */
};

G_DEFINE_BOXED_TYPE (DopysDocument, dopys_document, dopys_document_ref, dopys_document_unref)

static void
clear (gpointer data)
{
  DopysDocument *self = data;

  if (self->base)
    {
      dopys_block_unref (self->block);
      dopys_document_unref (self->base);
      return;
    }
  g_ptr_array_unref (self->blocks);
  g_free (self->offsets);
}

static DopysBlock *
block_at (DopysDocument *self, guint index)
{
  return self->base && index == self->index ? self->block : self->blocks->pdata[index];
}

/* index: up to the number of blocks. */
static guint
offset_at (DopysDocument *self, guint index)
{
  return self->offsets[index] + (self->base && index > self->index ? self->longer : 0);
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
  DopysDocument *slice;
  GPtrArray *array;

  g_return_val_if_fail (blocks != NULL && n_blocks > 0, NULL);

  array = new_block_array (n_blocks);
  add_blocks (array, blocks, n_blocks);
  slice = new_take (array);
  slice->is_slice = TRUE;
  return slice;
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

static void
add_own_blocks (GPtrArray *array, DopysDocument *self, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    g_ptr_array_add (array, dopys_block_ref (block_at (self, i)));
}

/* Blocks of one format may stand for one another without a look at the others, except at the end, where the schema asks
 * for more. */
static gboolean
can_stand_for (DopysDocument *self, guint index, DopysBlock *block)
{
  return !self->is_slice && (self->base == NULL || self->index == index) && index + 1 < self->blocks->len &&
         dopys_block_format_equal (dopys_block_get_format (block_at (self, index)), dopys_block_get_format (block));
}

static DopysDocument *
with_block (DopysDocument *self, guint index, DopysBlock *block)
{
  DopysDocument *base = self->base ? self->base : self;
  DopysDocument *changed;

  if (dopys_block_equal (block_at (self, index), block))
    return dopys_document_ref (self);
  changed = g_atomic_rc_box_new0 (DopysDocument);
  changed->blocks = base->blocks;
  changed->offsets = base->offsets;
  changed->base = dopys_document_ref (base);
  changed->block = dopys_block_ref (block);
  changed->index = index;
  changed->longer = dopys_block_get_length (block) - dopys_block_get_length (base->blocks->pdata[index]);
  return changed;
}

DopysDocument *
dopys_document_splice (DopysDocument *self, guint start, guint n_removed, DopysBlock *const *blocks, guint n_blocks)
{
  g_autoptr (DopysDocument) changed = NULL;
  GPtrArray *array;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (start <= self->blocks->len && n_removed <= self->blocks->len - start, NULL);
  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  if (n_removed == 1 && n_blocks == 1 && can_stand_for (self, start, blocks[0]))
    return with_block (self, start, blocks[0]);
  array = new_block_array (self->blocks->len - n_removed + n_blocks + 1);
  add_own_blocks (array, self, 0, start);
  add_blocks (array, blocks, n_blocks);
  add_own_blocks (array, self, start + n_removed, self->blocks->len);
  dopys_schema_normalize (array);
  changed = new_take (array);
  return dopys_document_equal (self, changed) ? dopys_document_ref (self) : g_steal_pointer (&changed);
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

  return block_at (self, index);
}

guint
dopys_document_get_length (DopysDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return offset_at (self, self->blocks->len) - 1;
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

      if (offset_at (self, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  if (position)
    *position = offset - offset_at (self, low);
  return low;
}

guint
dopys_document_get_block_offset (DopysDocument *self, guint index)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (index < self->blocks->len, 0);

  return offset_at (self, index);
}

char *
dopys_document_dup_text (DopysDocument *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      DopysBlock *block = block_at (self, i);

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
  DopysDocument *slice;
  GPtrArray *blocks;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (start <= end && end <= dopys_document_get_length (self), NULL);

  first = dopys_document_get_block_at (self, start, &from);
  last = dopys_document_get_block_at (self, end, &to);
  blocks = new_block_array (last - first + 1);
  for (guint i = first; i <= last; i++)
    {
      DopysBlock *block = block_at (self, i);
      guint length = dopys_block_get_length (block);

      g_ptr_array_add (blocks, block_part (block, i == first ? from : 0, i == last ? to : length));
    }
  slice = new_take (blocks);
  slice->is_slice = TRUE;
  return slice;
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

  if (a == b)
    return TRUE;
  if (a->blocks->len != b->blocks->len)
    return FALSE;
  for (guint i = 0; i < a->blocks->len; i++)
    if (!dopys_block_equal (block_at (a, i), block_at (b, i)))
      return FALSE;
  return TRUE;
}

guint
dopys_document_count_words (DopysDocument *self)
{
  guint n_words = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->blocks->len; i++)
    n_words += dopys_block_count_words (block_at (self, i));
  return n_words;
}

void
dopys_document_foreach_photo (DopysDocument *self, DopysDocumentPhotoFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL && func != NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      DopysMedia *media = dopys_block_get_media (block_at (self, i));
      guint n_photos = media ? dopys_media_get_n_photos (media) : 0;

      for (guint j = 0; j < n_photos; j++)
        func (i, j, dopys_media_get_photo (media, j), user_data);
    }
}

void
dopys_document_check (DopysDocument *self)
{
  g_autoptr (GPtrArray) blocks = NULL;
  guint offset = 0;

  g_assert (self->blocks->len > 0);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      dopys_block_check (block_at (self, i));
      g_assert_cmpuint (offset_at (self, i), ==, offset);
      offset += dopys_block_get_length (block_at (self, i)) + 1;
    }
  g_assert_cmpuint (offset_at (self, self->blocks->len), ==, offset);
  blocks = new_block_array (self->blocks->len);
  add_own_blocks (blocks, self, 0, self->blocks->len);
  g_assert (dopys_schema_is_normal ((DopysBlock *const *) blocks->pdata, blocks->len));
}
