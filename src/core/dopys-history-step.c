/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-history-step.h"

#define STEP_TYPE "(uumv)"

void
dopys_history_step_free (DopysHistoryStep *self)
{
  g_clear_pointer (&self->document, dopys_document_unref);
  g_clear_pointer (&self->next, dopys_document_unref);
  g_clear_pointer (&self->lead, dopys_photo_unref);
  g_free (self);
}

DopysHistoryChanges *
dopys_history_changes_new (void)
{
  DopysHistoryChanges *self = g_new0 (DopysHistoryChanges, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_history_step_free);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
dopys_history_changes_free (DopysHistoryChanges *self)
{
  g_ptr_array_unref (self->steps);
  g_array_unref (self->removed);
  g_free (self);
}

/* ---- writing ---- */

/* More than equal: what a site would be sent is the same too. */
static gboolean
is_same (DopysBlock *a, DopysBlock *b)
{
  guint index_a, index_b;
  gboolean touched_a, touched_b;

  return a == b ||
         (dopys_block_get_origin (a, &index_a, &touched_a) == dopys_block_get_origin (b, &index_b, &touched_b) &&
          index_a == index_b && touched_a == touched_b && dopys_block_equal (a, b));
}

GVariant *
dopys_history_step_to_variant (const DopysHistoryStep *self)
{
  guint n_old = dopys_document_get_n_blocks (self->next), n_new = dopys_document_get_n_blocks (self->document);
  guint start = 0, end = 0;
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();

  while (start < MIN (n_old, n_new) &&
         is_same (dopys_document_get_block (self->next, start), dopys_document_get_block (self->document, start)))
    start++;
  while (end < MIN (n_old, n_new) - start && is_same (dopys_document_get_block (self->next, n_old - 1 - end),
                                                      dopys_document_get_block (self->document, n_new - 1 - end)))
    end++;
  for (guint i = start; i < n_new - end; i++)
    g_ptr_array_add (blocks, dopys_document_get_block (self->document, i));
  if (blocks->len == 0)
    return g_variant_new (STEP_TYPE, start, n_old - end - start, NULL);
  g_autoptr (DopysDocument) slice = dopys_document_new_slice ((DopysBlock *const *) blocks->pdata, blocks->len);
  return g_variant_new (STEP_TYPE, start, n_old - end - start, dopys_document_to_variant (slice));
}

/* ---- reading ---- */

/* The piece of the source that next has where the slice has an equal one: a copy would not be known as the same. */
static DopysOrigin *
find_origin (DopysDocument *next, DopysOrigin *origin, DopysOrigin **any)
{
  guint place = dopys_origin_get_place (origin, NULL);

  for (guint i = 0; i < dopys_document_get_n_blocks (next); i++)
    {
      DopysOrigin *other = dopys_block_get_origin (dopys_document_get_block (next, i), NULL, NULL);
      if (other == NULL)
        continue;
      *any = other;
      if (dopys_origin_get_place (other, NULL) == place &&
          dopys_origin_get_n_blocks (other) == dopys_origin_get_n_blocks (origin) &&
          g_bytes_equal (dopys_origin_get_source (other), dopys_origin_get_source (origin)) &&
          g_bytes_equal (dopys_origin_get_before (other), dopys_origin_get_before (origin)))
        return other;
    }
  return NULL;
}

/* known: origins of the slice and what stands for them, so that the blocks of one piece share it. */
static DopysOrigin *
adopt_origin (DopysDocument *next, DopysOrigin *origin, GHashTable *known)
{
  DopysOrigin *adopted = g_hash_table_lookup (known, origin), *any = NULL;

  if (adopted)
    return adopted;
  adopted = find_origin (next, origin, &any);
  if (adopted)
    adopted = dopys_origin_ref (adopted);
  else if (any)
    {
      guint reading, place = dopys_origin_get_place (origin, NULL);
      dopys_origin_get_place (any, &reading);
      adopted = dopys_origin_new_at (dopys_origin_get_before (origin), dopys_origin_get_source (origin),
                                     dopys_origin_get_n_blocks (origin), reading, place);
      if (dopys_origin_get_after (origin))
        dopys_origin_set_after (adopted, dopys_origin_get_after (origin));
    }
  else
    adopted = dopys_origin_ref (origin);
  g_hash_table_insert (known, dopys_origin_ref (origin), adopted);
  return adopted;
}

static DopysBlock *
adopt_block (DopysDocument *next, DopysBlock *block, GHashTable *known)
{
  guint index;
  gboolean touched;
  DopysOrigin *origin = dopys_block_get_origin (block, &index, &touched);

  if (origin == NULL)
    return dopys_block_ref (block);
  g_autoptr (DopysBlock) adopted = dopys_block_with_origin (block, adopt_origin (next, origin, known), index);
  return touched ? dopys_block_with_touch (adopted) : g_steal_pointer (&adopted);
}

static void
add_blocks (GPtrArray *blocks, DopysDocument *document, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    g_ptr_array_add (blocks, dopys_block_ref (dopys_document_get_block (document, i)));
}

DopysDocument *
dopys_history_step_read (GVariant *variant, DopysDocument *next)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (variant);
  g_autoptr (GVariant) boxed = NULL;
  g_autoptr (DopysDocument) slice = NULL;
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (NULL, NULL, (GDestroyNotify) dopys_origin_unref, (GDestroyNotify) dopys_origin_unref);
  guint start, removed, n_blocks = dopys_document_get_n_blocks (next);

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (STEP_TYPE)) || !g_variant_is_normal_form (variant))
    return NULL;
  g_variant_get (variant, STEP_TYPE, &start, &removed, &boxed);
  if (start > n_blocks || removed > n_blocks - start)
    return NULL;
  if (boxed && (slice = dopys_document_slice_from_variant (boxed, NULL)) == NULL)
    return NULL;
  add_blocks (blocks, next, 0, start);
  for (guint i = 0; slice && i < dopys_document_get_n_blocks (slice); i++)
    g_ptr_array_add (blocks, adopt_block (next, dopys_document_get_block (slice, i), known));
  add_blocks (blocks, next, start + removed, n_blocks);
  return blocks->len > 0 ? dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len) : NULL;
}
