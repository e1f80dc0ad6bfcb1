/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One block: the rules are done again and again until none of them finds anything, so that the result is what a second
 * correction would leave alone.  A document: its blocks one by one.
 */
#include "dopys-typography.h"

#include <string.h>

#include "dopys-addresses.h"
#include "dopys-typography-rules.h"

/* Two or three are enough for all that people write; the property test would tell. */
#define MAX_ROUNDS 12

static void
mark_address_cb (guint start, guint end, gpointer user_data)
{
  GArray *cells = user_data;

  for (guint i = start; i < end && i < cells->len; i++)
    g_array_index (cells, DopysCell, i).address = 1;
}

static void
mark_addresses (GArray *cells)
{
  g_autoptr (GString) text = g_string_sized_new (cells->len * 2);

  for (guint i = 0; i < cells->len; i++)
    {
      g_array_index (cells, DopysCell, i).address = 0;
      g_string_append_unichar (text, g_array_index (cells, DopysCell, i).c);
    }
  dopys_addresses_foreach (text->str, mark_address_cb, cells);
}

static void
correct_once (GArray *cells, DopysTypography flags)
{
  mark_addresses (cells);
  dopys_typography_clean (cells);
  mark_addresses (cells);
  dopys_typography_letters (cells, flags & DOPYS_TYPOGRAPHY_LETTER_APOSTROPHE ? 0x02bc : 0x2019);
  dopys_typography_quotes (cells);
  dopys_typography_punctuation (cells);
  dopys_typography_dashes (cells, !(flags & DOPYS_TYPOGRAPHY_KEEP_YEARS));
  dopys_typography_join (cells);
}

static gboolean
same_text (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, DopysCell, i).c != g_array_index (b, DopysCell, i).c)
      return FALSE;
  return TRUE;
}

static GArray *
find (DopysBlock *block, guint from, guint to, DopysTypography flags)
{
  g_autoptr (GArray) cells = NULL;

  if (dopys_block_get_length (block) == 0)
    return dopys_replacements_new ();
  cells = dopys_cells_new (block);
  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      g_autoptr (GArray) before = g_array_copy (cells);

      correct_once (cells, flags);
      if (same_text (before, cells))
        break;
    }
  return dopys_cells_to_replacements (cells, block, from, to);
}

GArray *
dopys_typography_find (DopysBlock *block, DopysTypography flags)
{
  g_return_val_if_fail (dopys_block_is_text (block), NULL);

  return find (block, 0, dopys_block_get_length (block), flags);
}

char *
dopys_typography_correct_text (const char *text, DopysTypography flags, guint *n)
{
  g_autoptr (DopysBlock) block = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, text ? text : "", NULL, 0);
  g_autoptr (GArray) replacements = dopys_typography_find (block, flags);
  g_autoptr (DopysBlock) corrected = dopys_replacements_apply (replacements, block);

  if (n)
    *n = replacements->len;
  return g_strdup (dopys_block_get_text (corrected));
}

/* ---- objects ---- */

static DopysBlock *
correct_table (DopysBlock *block, DopysTypography flags, guint *n)
{
  DopysTable *table = dopys_table_ref (dopys_block_get_table (block));
  guint n_rows = dopys_table_get_n_rows (table), n_columns = dopys_table_get_n_columns (table);
  g_autoptr (DopysBlock) result = NULL;

  for (guint i = 0; i <= n_rows * n_columns; i++)
    {
      gboolean is_cell = i < n_rows * n_columns;
      DopysBlock *cell =
          is_cell ? dopys_table_get_cell (table, i / n_columns, i % n_columns) : dopys_table_get_caption (table);
      g_autoptr (GArray) replacements = dopys_typography_find (cell, flags);

      if (replacements->len == 0)
        continue;
      *n += replacements->len;
      g_autoptr (DopysTable) before = table;
      g_autoptr (DopysBlock) corrected = dopys_replacements_apply (replacements, cell);
      table = is_cell ? dopys_table_with_cell (before, i / n_columns, i % n_columns, corrected)
                      : dopys_table_with_caption (before, corrected);
    }
  result = dopys_block_with_table (block, table);
  dopys_table_unref (table);
  return g_steal_pointer (&result);
}

static char *
correct_string (const char *text, DopysTypography flags, guint *n)
{
  guint found;
  char *corrected = dopys_typography_correct_text (text, flags, &found);

  *n += found;
  return corrected;
}

static DopysPhoto *
correct_photo (DopysPhoto *photo, DopysTypography flags, guint *n)
{
  g_autofree char *caption = correct_string (dopys_photo_get_caption (photo), flags, n);
  g_autofree char *alt = correct_string (dopys_photo_get_alt (photo), flags, n);
  g_autoptr (DopysPhoto) captioned = dopys_photo_with_caption (photo, caption);

  return dopys_photo_with_alt (captioned, alt);
}

static DopysBlock *
correct_media (DopysBlock *block, DopysTypography flags, guint *n)
{
  DopysMedia *media = dopys_media_ref (dopys_block_get_media (block));
  g_autofree char *caption = correct_string (dopys_media_get_caption (media), flags, n);
  g_autoptr (DopysMedia) captioned = NULL;

  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    {
      g_autoptr (DopysMedia) before = media;
      g_autoptr (DopysPhoto) photo = correct_photo (dopys_media_get_photo (before, i), flags, n);

      media = dopys_media_with_photo (before, i, photo);
    }
  captioned = *caption ? dopys_media_with_caption (media, caption) : dopys_media_ref (media);
  dopys_media_unref (media);
  return dopys_block_with_media (block, captioned);
}

static DopysBlock *
correct_object (DopysBlock *block, DopysTypography flags, guint *n)
{
  switch (dopys_block_get_kind (block))
    {
    case DOPYS_BLOCK_TABLE:
      return correct_table (block, flags, n);
    case DOPYS_BLOCK_MEDIA:
      return correct_media (block, flags, n);
    default:
      return dopys_block_ref (block);
    }
}

/* ---- documents ---- */

typedef struct
{
  DopysDocument *document;
  DopysTypography flags;
  guint start;
  guint end;
  guint last; /* the block that the range ends in */
  DopysCorrection *correction;
  GPtrArray *blocks; /* that take the place of the old ones */
} Work;

/* Of a block, the replacements that lie within its part of the range. */
static GArray *
find_in_range (const Work *work, guint index, DopysBlock *block, guint offset)
{
  GArray *list = dopys_replacements_new ();
  guint length = dopys_block_get_length (block);
  guint from = work->start > offset ? work->start - offset : 0, to = MIN (length, work->end - offset);
  g_autoptr (GArray) all = find (block, from, to, work->flags);

  for (guint i = 0; i < all->len; i++)
    {
      DopysReplacement *replacement = &g_array_index (all, DopysReplacement, i);
      gboolean at_end = replacement->end == length && !*replacement->text;

      if (replacement->start < from || replacement->end > to)
        continue;
      if (at_end && index == work->last && (work->flags & DOPYS_TYPOGRAPHY_KEEP_END))
        continue;
      dopys_replacements_add (list, replacement->start, replacement->end, g_steal_pointer (&replacement->text), TRUE);
    }
  return list;
}

static void
correct_text_block (Work *work, guint index, DopysBlock *block, guint offset)
{
  g_autoptr (GArray) list = find_in_range (work, index, block, offset);

  for (guint i = 0; i < list->len; i++)
    {
      const DopysReplacement *replacement = &g_array_index (list, DopysReplacement, i);
      dopys_replacements_add (work->correction->replacements, offset + replacement->start, offset + replacement->end,
                              g_strdup (replacement->text), TRUE);
    }
  work->correction->n += list->len;
  g_ptr_array_add (work->blocks, dopys_replacements_apply (list, block));
}

static gboolean
is_blank (DopysBlock *block)
{
  if (dopys_block_get_kind (block) != DOPYS_BLOCK_PARAGRAPH)
    return FALSE;
  for (const char *p = dopys_block_get_text (block); *p; p = g_utf8_next_char (p))
    if (!dopys_char_is_space (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Two lists, or two quotes, that the empty paragraph keeps from being one. */
static gboolean
parts_blocks (const Work *work, guint index)
{
  DopysBlockKind before, after;

  if (work->blocks->len == 0 && index == 0)
    return FALSE;
  before = dopys_block_get_kind (work->blocks->len > 0 ? g_ptr_array_index (work->blocks, work->blocks->len - 1)
                                                       : dopys_document_get_block (work->document, index - 1));
  do
    index++;
  while (index < dopys_document_get_n_blocks (work->document) - 1 &&
         is_blank (dopys_document_get_block (work->document, index)));
  after = dopys_block_get_kind (dopys_document_get_block (work->document, index));
  return before == after && before != DOPYS_BLOCK_PARAGRAPH && before != DOPYS_BLOCK_HEADING;
}

static gboolean
is_superfluous (const Work *work, guint index, DopysBlock *block, guint offset)
{
  guint after = offset + dopys_block_get_length (block) + 1;

  if (!is_blank (block) || index + 1 == dopys_document_get_n_blocks (work->document) || parts_blocks (work, index))
    return FALSE;
  if (index == work->last && (work->flags & DOPYS_TYPOGRAPHY_KEEP_END))
    return FALSE;
  return work->start <= offset && (after <= work->end || (work->start < work->end && after == work->end + 1));
}

static void
correct_block (Work *work, guint index)
{
  DopysBlock *block = dopys_document_get_block (work->document, index);
  guint offset = dopys_document_get_block_offset (work->document, index);
  guint after = offset + dopys_block_get_length (block) + 1;

  if (is_superfluous (work, index, block, offset))
    {
      dopys_replacements_add (work->correction->replacements, offset, after, g_strdup (""), TRUE);
      work->correction->n++;
    }
  else if (dopys_block_is_text (block))
    correct_text_block (work, index, block, offset);
  else if (work->start <= offset && offset < work->end)
    g_ptr_array_add (work->blocks, correct_object (block, work->flags, &work->correction->n));
  else
    g_ptr_array_add (work->blocks, dopys_block_ref (block));
}

DopysCorrection *
dopys_typography_correct (DopysDocument *document, guint start, guint end, DopysTypography flags)
{
  DopysCorrection *self;
  Work work = { .document = document, .flags = flags, .start = start, .end = end };
  guint first;

  g_return_val_if_fail (document != NULL && start <= end && end <= dopys_document_get_length (document), NULL);

  self = g_new0 (DopysCorrection, 1);
  self->replacements = dopys_replacements_new ();
  work.correction = self;
  work.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  first = dopys_document_get_block_at (document, start, NULL);
  work.last = dopys_document_get_block_at (document, end, NULL);
  for (guint i = first; i <= work.last; i++)
    correct_block (&work, i);
  self->document = self->n == 0 ? dopys_document_ref (document)
                                : dopys_document_splice (document, first, work.last - first + 1,
                                                         (DopysBlock *const *) work.blocks->pdata, work.blocks->len);
  g_ptr_array_unref (work.blocks);
  return self;
}

void
dopys_correction_free (DopysCorrection *self)
{
  dopys_document_unref (self->document);
  g_array_unref (self->replacements);
  g_free (self);
}
