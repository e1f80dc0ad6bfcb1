/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents share blocks, so that nearly all comparisons are of pointers. */
#include "dopys-diff.h"

#include <string.h>

static gboolean
same_block (DopysDocument *a, guint i, DopysDocument *b, guint j)
{
  return dopys_block_equal (dopys_document_get_block (a, i), dopys_document_get_block (b, j));
}

/* Where block `index` starts; for the end of the document: where one more block would. */
static guint
offset_of (DopysDocument *document, guint index)
{
  return index < dopys_document_get_n_blocks (document) ? dopys_document_get_block_offset (document, index)
                                                        : dopys_document_get_length (document) + 1;
}

/* The changed blocks as text.  Blocks in the middle bring the newline after them; at the end of the document it is the
 * one before them, and none when both sides have blocks. */
static void
set_text_range (DopysDiff *diff, DopysDocument *old_document, DopysDocument *new_document)
{
  guint old_end = offset_of (old_document, diff->start + diff->removed);
  guint new_end = offset_of (new_document, diff->start + diff->added);

  diff->text_start = offset_of (old_document, diff->start);
  diff->text_removed = old_end - diff->text_start;
  diff->text_added = new_end - diff->text_start;
  if (diff->removed > 0 && diff->added > 0)
    {
      diff->text_removed--;
      diff->text_added--;
    }
  else if (diff->start + MAX (diff->removed, diff->added) ==
           dopys_document_get_n_blocks (diff->removed > 0 ? old_document : new_document))
    diff->text_start--;
}

static gboolean
is_continuation (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* Leaves out what both texts have in common at their starts and ends, in whole characters. */
static void
narrow_text_range (DopysDiff *diff, const char *old_text, const char *new_text)
{
  gsize old_size = strlen (old_text);
  gsize new_size = strlen (new_text);
  gsize common = MIN (old_size, new_size);
  gsize before = 0, after = 0;
  guint n_before, n_after;

  while (before < common && old_text[before] == new_text[before])
    before++;
  while (before > 0 && (is_continuation (old_text[before]) || is_continuation (new_text[before])))
    before--;
  common -= before;
  while (after < common && old_text[old_size - after - 1] == new_text[new_size - after - 1])
    after++;
  while (after > 0 && is_continuation (old_text[old_size - after]))
    after--;

  n_before = g_utf8_strlen (old_text, before);
  n_after = g_utf8_strlen (old_text + old_size - after, after);
  diff->text_start += n_before;
  diff->text_removed -= n_before + n_after;
  diff->text_added -= n_before + n_after;
}

static void
find_blocks (DopysDiff *diff, DopysDocument *old_document, DopysDocument *new_document)
{
  guint n_old = dopys_document_get_n_blocks (old_document);
  guint n_new = dopys_document_get_n_blocks (new_document);
  guint common = MIN (n_old, n_new);
  guint start = 0, end = 0;

  while (start < common && same_block (old_document, start, new_document, start))
    start++;
  while (end < common - start && same_block (old_document, n_old - end - 1, new_document, n_new - end - 1))
    end++;
  *diff = (DopysDiff) { .start = start, .removed = n_old - start - end, .added = n_new - start - end };
}

gboolean
dopys_diff_compute (DopysDocument *old_document, DopysDocument *new_document, DopysDiff *diff)
{
  g_return_val_if_fail (old_document != NULL && new_document != NULL && diff != NULL, FALSE);

  if (old_document == new_document)
    return FALSE;
  find_blocks (diff, old_document, new_document);
  if (diff->removed == 0 && diff->added == 0)
    return FALSE;
  set_text_range (diff, old_document, new_document);
  if (diff->removed == 1 && diff->added == 1)
    {
      DopysBlock *before = dopys_document_get_block (old_document, diff->start);
      DopysBlock *after = dopys_document_get_block (new_document, diff->start);

      if (dopys_block_is_text (before) && dopys_block_is_text (after))
        narrow_text_range (diff, dopys_block_get_text (before), dopys_block_get_text (after));
    }
  return TRUE;
}

DopysDocument *
dopys_diff_apply (DopysDocument *old_document, const DopysDiff *diff, DopysDocument *new_document)
{
  g_autoptr (GPtrArray) blocks = NULL;

  g_return_val_if_fail (old_document != NULL && diff != NULL && new_document != NULL, NULL);

  blocks = g_ptr_array_new ();
  for (guint i = 0; i < diff->added; i++)
    g_ptr_array_add (blocks, dopys_document_get_block (new_document, diff->start + i));
  return dopys_document_splice (old_document, diff->start, diff->removed, (DopysBlock *const *) blocks->pdata,
                                blocks->len);
}

guint
dopys_diff_map_offset (const DopysDiff *diff, guint offset)
{
  if (offset <= diff->text_start)
    return offset;
  if (offset >= diff->text_start + diff->text_removed)
    return offset - diff->text_removed + diff->text_added;
  return MIN (offset, diff->text_start + diff->text_added);
}

/* The blocks [start, start + n) as text; an object is U+FFFC. Transfer full. */
static char *
dup_range (DopysDocument *document, guint start, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = start; i < start + n; i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);

      if (i > start)
        g_string_append_c (text, '\n');
      g_string_append (text, dopys_block_is_text (block) ? dopys_block_get_text (block) : "\357\277\274");
    }
  return g_string_free (text, FALSE);
}

guint
dopys_diff_follow_offset (DopysDocument *old_document, DopysDocument *new_document, guint offset)
{
  DopysDiff diff;

  g_return_val_if_fail (old_document != NULL && new_document != NULL, offset);

  if (!dopys_diff_compute (old_document, new_document, &diff))
    return offset;
  guint start = offset_of (old_document, diff.start), end = offset_of (old_document, diff.start + diff.removed);
  if (offset < start)
    return offset;
  if (offset >= end)
    return offset - end + offset_of (new_document, diff.start + diff.added);

  g_autofree char *before = dup_range (old_document, diff.start, diff.removed);
  g_autofree char *after = dup_range (new_document, diff.start, diff.added);
  const char *rest = g_utf8_offset_to_pointer (before, offset - start);
  if (*rest && g_str_has_suffix (after, rest))
    return start + (guint) g_utf8_strlen (after, (gssize) (strlen (after) - strlen (rest)));
  if (strncmp (before, after, (gsize) (rest - before)) == 0)
    return offset;
  return dopys_diff_map_offset (&diff, offset);
}
