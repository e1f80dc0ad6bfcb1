/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-matches.h"

#include "dopys-diff.h"

struct _DopysMatches
{
  DopysFinder *finder;
  DopysDocument *document;
  GPtrArray *blocks; /* for each block its ranges in the block (GArray of DopysRange), or NULL for none */
  guint n;
};

static void
free_ranges (gpointer ranges)
{
  g_clear_pointer ((GArray **) &ranges, g_array_unref);
}

static const GArray *
ranges_of (DopysMatches *self, guint index)
{
  return g_ptr_array_index (self->blocks, index);
}

static GArray *
search_block (DopysMatches *self, guint index)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DopysRange));
  guint n = dopys_finder_search (self->finder, dopys_document_get_block (self->document, index), ranges);

  self->n += n;
  return n > 0 ? g_steal_pointer (&ranges) : NULL;
}

DopysMatches *
dopys_matches_new (DopysFinder *finder, DopysDocument *document)
{
  DopysMatches *self = g_new0 (DopysMatches, 1);

  self->finder = finder;
  self->document = dopys_document_ref (document);
  self->blocks = g_ptr_array_new_full (dopys_document_get_n_blocks (document), free_ranges);
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    g_ptr_array_add (self->blocks, search_block (self, i));
  return self;
}

void
dopys_matches_free (DopysMatches *self)
{
  g_clear_pointer (&self->finder, dopys_finder_free);
  g_clear_pointer (&self->document, dopys_document_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_free (self);
}

DopysFinder *
dopys_matches_get_finder (DopysMatches *self)
{
  return self->finder;
}

void
dopys_matches_set_document (DopysMatches *self, DopysDocument *document)
{
  DopysDiff diff;
  gboolean differs = dopys_diff_compute (self->document, document, &diff);

  dopys_document_ref (document);
  dopys_document_unref (self->document);
  self->document = document;
  if (!differs)
    return;
  for (guint i = diff.start; i < diff.start + diff.removed; i++)
    self->n -= ranges_of (self, i) ? ranges_of (self, i)->len : 0;
  if (diff.removed > 0)
    g_ptr_array_remove_range (self->blocks, diff.start, diff.removed);
  for (guint i = diff.start; i < diff.start + diff.added; i++)
    g_ptr_array_insert (self->blocks, (int) i, search_block (self, i));
}

guint
dopys_matches_get_n (DopysMatches *self)
{
  return self->n;
}

static void
set_range (DopysMatches *self, guint block, guint index, DopysRange *range)
{
  guint offset = dopys_document_get_block_offset (self->document, block);

  *range = g_array_index (ranges_of (self, block), DopysRange, index);
  range->start += offset;
  range->end += offset;
}

gboolean
dopys_matches_get_next (DopysMatches *self, guint offset, DopysRange *range, guint *number)
{
  guint before = 0;

  if (self->n == 0)
    return FALSE;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      guint n = ranges_of (self, i) ? ranges_of (self, i)->len : 0;
      for (guint j = 0; j < n; j++, before++)
        {
          set_range (self, i, j, range);
          if (range->start < offset)
            continue;
          if (number)
            *number = before;
          return TRUE;
        }
    }
  return dopys_matches_get_next (self, 0, range, number);
}

gboolean
dopys_matches_get_previous (DopysMatches *self, guint offset, DopysRange *range, guint *number)
{
  guint after = 0;

  if (self->n == 0)
    return FALSE;
  for (guint i = self->blocks->len; i-- > 0;)
    {
      guint n = ranges_of (self, i) ? ranges_of (self, i)->len : 0;
      for (guint j = n; j-- > 0; after++)
        {
          set_range (self, i, j, range);
          if (range->end > offset)
            continue;
          if (number)
            *number = self->n - 1 - after;
          return TRUE;
        }
    }
  return dopys_matches_get_previous (self, G_MAXUINT, range, number);
}

void
dopys_matches_get_within (DopysMatches *self, guint start, guint end, GArray *ranges)
{
  guint first =
      dopys_document_get_block_at (self->document, MIN (start, dopys_document_get_length (self->document)), NULL);

  for (guint i = first; i < self->blocks->len && dopys_document_get_block_offset (self->document, i) < end; i++)
    for (guint j = 0; ranges_of (self, i) && j < ranges_of (self, i)->len; j++)
      {
        DopysRange range;
        set_range (self, i, j, &range);
        if (range.end > start && range.start < end)
          g_array_append_val (ranges, range);
      }
}
