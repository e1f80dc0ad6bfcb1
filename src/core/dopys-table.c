/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables.  The cells stand row by row in one array; copies share the blocks, so that an edit of a cell costs an array
 * of pointers.
 */
#include "dopys-block.h"

struct _DopysTable
{
  guint n_rows;
  guint n_columns;
  DopysBlock **cells;
  DopysBlock *caption;
  gboolean header;
  gboolean fluid;
};

static guint
count_cells (DopysTable *self)
{
  return self->n_rows * self->n_columns;
}

static void
clear (gpointer data)
{
  DopysTable *self = data;

  for (guint i = 0; i < count_cells (self); i++)
    dopys_block_unref (self->cells[i]);
  g_free (self->cells);
  dopys_block_unref (self->caption);
}

gboolean
dopys_table_fits (guint n_rows, guint n_columns)
{
  return n_rows >= 1 && n_rows <= DOPYS_TABLE_MAX_ROWS && n_columns >= 1 && n_columns <= DOPYS_TABLE_MAX_COLUMNS &&
         n_rows * n_columns <= DOPYS_TABLE_MAX_CELLS;
}

/* Text and styles of any text block, in a paragraph that is of no source. */
static DopysBlock *
new_cell (DopysBlock *block)
{
  guint n_runs = 0;
  const DopysRun *runs = block ? dopys_block_get_runs (block, &n_runs) : NULL;

  if (block && dopys_block_get_kind (block) == DOPYS_BLOCK_PARAGRAPH && !dopys_block_get_origin (block, NULL, NULL))
    return dopys_block_ref (block);
  return dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, block ? dopys_block_get_text (block) : "", runs, n_runs);
}

/* Cells are to be filled in. */
static DopysTable *
new_table (guint n_rows, guint n_columns)
{
  DopysTable *self = g_atomic_rc_box_new0 (DopysTable);

  g_assert (dopys_table_fits (n_rows, n_columns));
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->cells = g_new0 (DopysBlock *, n_rows * n_columns);
  return self;
}

/* A table of another size with all but the cells of self. */
static DopysTable *
new_like (DopysTable *self, guint n_rows, guint n_columns)
{
  DopysTable *result = new_table (n_rows, n_columns);

  result->caption = dopys_block_ref (self->caption);
  result->header = self->header;
  result->fluid = self->fluid;
  return result;
}

static DopysTable *
copy (DopysTable *self)
{
  DopysTable *result = new_like (self, self->n_rows, self->n_columns);

  for (guint i = 0; i < count_cells (self); i++)
    result->cells[i] = dopys_block_ref (self->cells[i]);
  return result;
}

DopysTable *
dopys_table_new (guint n_rows, guint n_columns)
{
  g_autofree DopysBlock **nothing = NULL;

  g_return_val_if_fail (dopys_table_fits (n_rows, n_columns), NULL);

  nothing = g_new0 (DopysBlock *, n_rows * n_columns);
  return dopys_table_new_with_cells (n_rows, n_columns, nothing);
}

DopysTable *
dopys_table_new_with_cells (guint n_rows, guint n_columns, DopysBlock *const *cells)
{
  DopysTable *self;
  g_autoptr (DopysBlock) empty = NULL;

  g_return_val_if_fail (dopys_table_fits (n_rows, n_columns), NULL);
  g_return_val_if_fail (cells != NULL, NULL);

  self = new_table (n_rows, n_columns);
  empty = new_cell (NULL);
  for (guint i = 0; i < count_cells (self); i++)
    self->cells[i] = new_cell (cells[i] ? cells[i] : empty);
  self->caption = new_cell (NULL);
  return self;
}

DopysTable *
dopys_table_ref (DopysTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
dopys_table_unref (DopysTable *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/* ---- asking ---- */

guint
dopys_table_get_n_rows (DopysTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

guint
dopys_table_get_n_columns (DopysTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

DopysBlock *
dopys_table_get_cell (DopysTable *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);

  return self->cells[row * self->n_columns + column];
}

DopysBlock *
dopys_table_get_caption (DopysTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->caption;
}

gboolean
dopys_table_get_header (DopysTable *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->header;
}

gboolean
dopys_table_get_fluid (DopysTable *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->fluid;
}

guint
dopys_table_count_words (DopysTable *self)
{
  guint n_words;

  g_return_val_if_fail (self != NULL, 0);

  n_words = dopys_block_count_words (self->caption);
  for (guint i = 0; i < count_cells (self); i++)
    n_words += dopys_block_count_words (self->cells[i]);
  return n_words;
}

gboolean
dopys_table_equal (DopysTable *a, DopysTable *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  if (a->n_rows != b->n_rows || a->n_columns != b->n_columns || a->header != b->header || a->fluid != b->fluid ||
      !dopys_block_equal (a->caption, b->caption))
    return FALSE;
  for (guint i = 0; i < count_cells (a); i++)
    if (!dopys_block_equal (a->cells[i], b->cells[i]))
      return FALSE;
  return TRUE;
}

/* ---- changing ---- */

DopysTable *
dopys_table_with_cell (DopysTable *self, guint row, guint column, DopysBlock *cell)
{
  DopysTable *result;
  guint index;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);
  g_return_val_if_fail (cell != NULL && dopys_block_is_text (cell), NULL);

  index = row * self->n_columns + column;
  if (dopys_block_equal (self->cells[index], cell))
    return dopys_table_ref (self);
  result = copy (self);
  dopys_block_unref (result->cells[index]);
  result->cells[index] = new_cell (cell);
  return result;
}

DopysTable *
dopys_table_with_caption (DopysTable *self, DopysBlock *caption)
{
  DopysTable *result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caption != NULL && dopys_block_is_text (caption), NULL);

  if (dopys_block_equal (self->caption, caption))
    return dopys_table_ref (self);
  result = copy (self);
  dopys_block_unref (result->caption);
  result->caption = new_cell (caption);
  return result;
}

DopysTable *
dopys_table_with_header (DopysTable *self, gboolean header)
{
  DopysTable *result;

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->header == !header)
    return dopys_table_ref (self);
  result = copy (self);
  result->header = !!header;
  return result;
}

DopysTable *
dopys_table_with_fluid (DopysTable *self, gboolean fluid)
{
  DopysTable *result;

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->fluid == !fluid)
    return dopys_table_ref (self);
  result = copy (self);
  result->fluid = !!fluid;
  return result;
}

/* A place that is not there: an empty cell. */
#define NOTHING G_MAXUINT

/* The table whose row i is self's row rows[i], and whose column j is its column columns[j]; NULL: those of self. */
static DopysTable *
rearrange (DopysTable *self, guint n_rows, const guint *rows, guint n_columns, const guint *columns)
{
  DopysTable *result = new_like (self, n_rows, n_columns);
  g_autoptr (DopysBlock) empty = new_cell (NULL);

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        guint row = rows ? rows[i] : i, column = columns ? columns[j] : j;
        gboolean exists = row < self->n_rows && column < self->n_columns;

        result->cells[i * n_columns + j] =
            dopys_block_ref (exists ? self->cells[row * self->n_columns + column] : empty);
      }
  return result;
}

/* The places 0 … n-1 in another order: with an empty one before `at`, without `at`, with `from` at place `to`. */
static guint *
order_with (guint n, guint at)
{
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i <= n; i++)
    order[i] = i < at ? i : i == at ? NOTHING : i - 1;
  return order;
}

static guint *
order_without (guint n, guint at)
{
  guint *order = g_new (guint, n);

  for (guint i = 0; i + 1 < n; i++)
    order[i] = i < at ? i : i + 1;
  return order;
}

static guint *
order_moved (guint n, guint from, guint to)
{
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    if (i == to)
      order[i] = from;
    else if (from < to)
      order[i] = i >= from && i < to ? i + 1 : i;
    else
      order[i] = i > to && i <= from ? i - 1 : i;
  return order;
}

DopysTable *
dopys_table_insert_row (DopysTable *self, guint at)
{
  g_autofree guint *order = NULL;

  g_return_val_if_fail (self != NULL && at <= self->n_rows, NULL);

  if (!dopys_table_fits (self->n_rows + 1, self->n_columns))
    return dopys_table_ref (self);
  order = order_with (self->n_rows, at);
  return rearrange (self, self->n_rows + 1, order, self->n_columns, NULL);
}

DopysTable *
dopys_table_insert_column (DopysTable *self, guint at)
{
  g_autofree guint *order = NULL;

  g_return_val_if_fail (self != NULL && at <= self->n_columns, NULL);

  if (!dopys_table_fits (self->n_rows, self->n_columns + 1))
    return dopys_table_ref (self);
  order = order_with (self->n_columns, at);
  return rearrange (self, self->n_rows, NULL, self->n_columns + 1, order);
}

DopysTable *
dopys_table_remove_row (DopysTable *self, guint row)
{
  g_autofree guint *order = NULL;
  DopysTable *result;

  g_return_val_if_fail (self != NULL && row < self->n_rows, NULL);

  if (self->n_rows == 1)
    return dopys_table_ref (self);
  order = order_without (self->n_rows, row);
  result = rearrange (self, self->n_rows - 1, order, self->n_columns, NULL);
  if (row == 0)
    result->header = FALSE;
  return result;
}

DopysTable *
dopys_table_remove_column (DopysTable *self, guint column)
{
  g_autofree guint *order = NULL;

  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  if (self->n_columns == 1)
    return dopys_table_ref (self);
  order = order_without (self->n_columns, column);
  return rearrange (self, self->n_rows, NULL, self->n_columns - 1, order);
}

DopysTable *
dopys_table_move_row (DopysTable *self, guint from, guint to)
{
  g_autofree guint *order = NULL;

  g_return_val_if_fail (self != NULL && from < self->n_rows && to < self->n_rows, NULL);

  if (from == to)
    return dopys_table_ref (self);
  order = order_moved (self->n_rows, from, to);
  return rearrange (self, self->n_rows, order, self->n_columns, NULL);
}

DopysTable *
dopys_table_move_column (DopysTable *self, guint from, guint to)
{
  g_autofree guint *order = NULL;

  g_return_val_if_fail (self != NULL && from < self->n_columns && to < self->n_columns, NULL);

  if (from == to)
    return dopys_table_ref (self);
  order = order_moved (self->n_columns, from, to);
  return rearrange (self, self->n_rows, NULL, self->n_columns, order);
}

DopysTable *
dopys_table_overlay (DopysTable *self, guint row, guint column, DopysTable *other)
{
  DopysTable *result;
  guint n_rows, n_columns;

  g_return_val_if_fail (self != NULL && other != NULL, NULL);
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);

  n_rows = MAX (self->n_rows, row + other->n_rows);
  n_columns = MAX (self->n_columns, column + other->n_columns);
  if (!dopys_table_fits (n_rows, n_columns))
    {
      n_rows = self->n_rows;
      n_columns = self->n_columns;
    }
  result = rearrange (self, n_rows, NULL, n_columns, NULL);
  for (guint i = 0; i < other->n_rows && row + i < n_rows; i++)
    for (guint j = 0; j < other->n_columns && column + j < n_columns; j++)
      {
        DopysBlock **cell = &result->cells[(row + i) * n_columns + column + j];

        dopys_block_unref (*cell);
        *cell = dopys_block_ref (other->cells[i * other->n_columns + j]);
      }
  return result;
}

static void
check_cell (DopysBlock *cell)
{
  dopys_block_check (cell);
  g_assert_cmpint (dopys_block_get_kind (cell), ==, DOPYS_BLOCK_PARAGRAPH);
  g_assert_null (dopys_block_get_origin (cell, NULL, NULL));
}

void
dopys_table_check (DopysTable *self)
{
  g_assert_true (dopys_table_fits (self->n_rows, self->n_columns));
  for (guint i = 0; i < count_cells (self); i++)
    check_cell (self->cells[i]);
  check_cell (self->caption);
}
