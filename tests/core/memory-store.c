/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "memory-store.h"

struct _MemoryStore
{
  GBytes *article;
  GTree *rows; /* of gint64 serial, to Row; the greatest first */
};

typedef struct
{
  gint64 serial;
  gboolean redo;
  DopysStepKind kind;
  DopysSelection selection;
  GBytes *difference;
} Row;

static void
row_free (Row *row)
{
  g_bytes_unref (row->difference);
  g_free (row);
}

static int
compare_serials (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  return (y > x) - (y < x);
}

static GBytes *
to_bytes (GVariant *floating)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (floating);
  return g_bytes_new (g_variant_get_data (variant), g_variant_get_size (variant));
}

MemoryStore *
memory_store_new (void)
{
  MemoryStore *self = g_new0 (MemoryStore, 1);

  self->rows = g_tree_new_full (compare_serials, NULL, NULL, (GDestroyNotify) row_free);
  return self;
}

void
memory_store_free (MemoryStore *self)
{
  g_clear_pointer (&self->article, g_bytes_unref);
  g_tree_unref (self->rows);
  g_free (self);
}

void
memory_store_save (MemoryStore *self, DopysSession *session)
{
  g_autoptr (DopysHistoryChanges) changes = dopys_session_take_history_changes (session);

  g_clear_pointer (&self->article, g_bytes_unref);
  self->article = to_bytes (g_variant_new_variant (dopys_document_to_variant (dopys_session_get_document (session))));
  if (changes->all)
    g_tree_remove_all (self->rows);
  for (guint i = 0; i < changes->removed->len; i++)
    g_tree_remove (self->rows, &g_array_index (changes->removed, gint64, i));
  for (guint i = 0; i < changes->steps->len; i++)
    {
      const DopysHistoryStep *step = changes->steps->pdata[i];
      Row *row = g_new (Row, 1);

      *row = (Row) { step->serial, step->redo, step->kind, step->selection,
                     to_bytes (dopys_history_step_to_variant (step)) };
      g_tree_replace (self->rows, &row->serial, row);
    }
}

static void
read_stack (MemoryStore *self, gboolean redo, DopysDocument *next, GPtrArray *steps)
{
  for (GTreeNode *node = g_tree_node_first (self->rows); node; node = g_tree_node_next (node))
    {
      const Row *row = g_tree_node_value (node);

      if (row->redo != redo)
        continue;
      DopysHistoryStep *step = g_new0 (DopysHistoryStep, 1);
      step->serial = row->serial;
      step->redo = redo;
      step->kind = row->kind;
      step->selection = row->selection;
      step->next = dopys_document_ref (next);
      step->document =
          dopys_history_step_read (g_variant_new_from_bytes (G_VARIANT_TYPE ("(uumv)"), row->difference, FALSE), next);
      g_assert_nonnull (step->document);
      g_ptr_array_add (steps, step);
      next = step->document;
    }
}

DopysSession *
memory_store_load (MemoryStore *self)
{
  g_autoptr (GVariant) boxed =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARIANT, self->article, FALSE));
  g_autoptr (GVariant) variant = g_variant_get_variant (boxed);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysDocument) document = dopys_document_from_variant (variant, &error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_history_step_free);

  g_assert_no_error (error);
  DopysSession *session = dopys_session_new (document);
  read_stack (self, FALSE, document, steps);
  read_stack (self, TRUE, document, steps);
  dopys_session_adopt_history (session, document, steps);
  return session;
}
