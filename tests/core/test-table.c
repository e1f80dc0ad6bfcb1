/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables in a notation: cells parted by |, rows by /; a header row ends in #, a caption follows =. */
#include "dopys-block.h"

#include "notation.h"

#include <string.h>

#define assert_table(table, expected)                                                                                  \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *written_ = notation_write_table (table);                                                          \
    dopys_table_check (table);                                                                                         \
    g_assert_cmpstr (written_, ==, expected);                                                                          \
  }                                                                                                                    \
  G_STMT_END

/* Runs one change, compares, and looks that the table it was made of stayed as it was. */
static void
assert_change (DopysTable *table, DopysTable *changed, const char *expected)
{
  g_autoptr (DopysTable) owned = changed;

  assert_table (owned, expected);
  assert_table (table, "a|b#/c|d/e|f=Підпис");
}

static void
test_rows (void)
{
  g_autoptr (DopysTable) table = notation_parse_table ("a|b#/c|d/e|f=Підпис");

  assert_change (table, dopys_table_insert_row (table, 0), "|#/a|b/c|d/e|f=Підпис");
  assert_change (table, dopys_table_insert_row (table, 2), "a|b#/c|d/|/e|f=Підпис");
  assert_change (table, dopys_table_insert_row (table, 3), "a|b#/c|d/e|f/|=Підпис");
  assert_change (table, dopys_table_remove_row (table, 0), "c|d/e|f=Підпис");
  assert_change (table, dopys_table_remove_row (table, 1), "a|b#/e|f=Підпис");
  assert_change (table, dopys_table_remove_row (table, 2), "a|b#/c|d=Підпис");
  assert_change (table, dopys_table_move_row (table, 0, 2), "c|d#/e|f/a|b=Підпис");
  assert_change (table, dopys_table_move_row (table, 2, 0), "e|f#/a|b/c|d=Підпис");
  assert_change (table, dopys_table_move_row (table, 1, 2), "a|b#/e|f/c|d=Підпис");
  assert_change (table, dopys_table_move_row (table, 1, 1), "a|b#/c|d/e|f=Підпис");
}

static void
test_columns (void)
{
  g_autoptr (DopysTable) table = notation_parse_table ("a|b#/c|d/e|f=Підпис");
  g_autoptr (DopysTable) wide = notation_parse_table ("1|2|3|4");
  g_autoptr (DopysTable) right = dopys_table_move_column (wide, 0, 2);
  g_autoptr (DopysTable) left = dopys_table_move_column (wide, 3, 1);

  assert_change (table, dopys_table_insert_column (table, 0), "|a|b#/|c|d/|e|f=Підпис");
  assert_change (table, dopys_table_insert_column (table, 1), "a||b#/c||d/e||f=Підпис");
  assert_change (table, dopys_table_insert_column (table, 2), "a|b|#/c|d|/e|f|=Підпис");
  assert_change (table, dopys_table_remove_column (table, 0), "b#/d/f=Підпис");
  assert_change (table, dopys_table_remove_column (table, 1), "a#/c/e=Підпис");
  assert_change (table, dopys_table_move_column (table, 0, 1), "b|a#/d|c/f|e=Підпис");
  assert_table (right, "2|3|1|4");
  assert_table (left, "1|4|2|3");
}

static void
test_cells (void)
{
  g_autoptr (DopysTable) table = notation_parse_table ("a|b#/c|d/e|f=Підпис");
  DopysRun runs[] = { { 1, DOPYS_STYLE_BOLD, NULL }, { 2, 0, g_intern_string ("http://a.example/") } };
  g_autoptr (DopysBlock) styled = dopys_block_new_text (&DOPYS_FORMAT_HEADING (2), "xyz", runs, 2);
  g_autoptr (DopysTable) changed = dopys_table_with_cell (table, 1, 0, styled);
  g_autoptr (DopysTable) plain = dopys_table_with_header (table, FALSE);
  g_autoptr (DopysTable) fluid = dopys_table_with_fluid (table, TRUE);
  g_autoptr (DopysTable) same = dopys_table_with_cell (table, 0, 0, dopys_table_get_cell (table, 0, 0));
  guint n_runs;

  assert_table (changed, "a|b#/xyz|d/e|f=Підпис");
  g_assert_cmpint (dopys_block_get_kind (dopys_table_get_cell (changed, 1, 0)), ==, DOPYS_BLOCK_PARAGRAPH);
  dopys_block_get_runs (dopys_table_get_cell (changed, 1, 0), &n_runs);
  g_assert_cmpuint (n_runs, ==, 2);
  g_assert_true (dopys_table_get_cell (changed, 2, 1) == dopys_table_get_cell (table, 2, 1));
  g_assert_true (same == table);
  g_assert_false (dopys_table_equal (table, changed));
  g_assert_false (dopys_table_equal (table, plain));
  g_assert_false (dopys_table_equal (table, fluid));
  assert_table (plain, "a|b/c|d/e|f=Підпис");
  assert_change (table, dopys_table_with_caption (table, styled), "a|b#/c|d/e|f=xyz");
  g_assert_cmpuint (dopys_table_count_words (table), ==, 7);
}

/* The words of a block follow its table. */
static void
test_block (void)
{
  g_autoptr (DopysTable) table = notation_parse_table ("a|b#/c|d/e|f=Підпис");
  g_autoptr (DopysTable) longer = dopys_table_overlay (table, 2, 1, table);
  g_autoptr (DopysBlock) block = dopys_block_new_table (table);
  g_autoptr (DopysBlock) grown = NULL;

  g_assert_cmpuint (dopys_block_count_words (block), ==, 7);
  grown = dopys_block_with_table (block, longer);
  g_assert_cmpuint (dopys_block_count_words (grown), ==, 12);
  g_assert_cmpuint (dopys_block_get_length (grown), ==, 1);
  g_assert_false (dopys_block_equal (block, grown));
  dopys_block_check (grown);
}

static void
test_overlay (void)
{
  g_autoptr (DopysTable) table = notation_parse_table ("a|b#/c|d/e|f=Підпис");
  g_autoptr (DopysTable) other = notation_parse_table ("1|2/3|4");
  g_autoptr (DopysTable) widest = dopys_table_new (1, DOPYS_TABLE_MAX_COLUMNS);

  assert_change (table, dopys_table_overlay (table, 0, 0, other), "1|2#/3|4/e|f=Підпис");
  assert_change (table, dopys_table_overlay (table, 2, 1, other), "a|b|#/c|d|/e|1|2/|3|4=Підпис");
  /* There is no room for more columns: what fits. */
  assert_change (table, dopys_table_overlay (table, 0, 1, widest), "a|#/c|d/e|f=Підпис");
}

static void
test_limits (void)
{
  g_autoptr (DopysTable) one = dopys_table_new (1, 1);
  g_autoptr (DopysTable) without_row = dopys_table_remove_row (one, 0);
  g_autoptr (DopysTable) without_column = dopys_table_remove_column (one, 0);
  g_autoptr (DopysTable) tall = dopys_table_new (DOPYS_TABLE_MAX_ROWS, 8);
  g_autoptr (DopysTable) taller = dopys_table_insert_row (tall, 0);
  g_autoptr (DopysTable) wider = dopys_table_insert_column (tall, 0);

  g_assert_true (without_row == one && without_column == one);
  g_assert_true (taller == tall);
  g_assert_true (wider == tall); /* 500 × 9 cells are too many */
  g_assert_false (dopys_table_fits (0, 1));
  g_assert_false (dopys_table_fits (1, 0));
  g_assert_false (dopys_table_fits (G_MAXUINT, G_MAXUINT));
  g_assert_false (dopys_table_fits (DOPYS_TABLE_MAX_ROWS, DOPYS_TABLE_MAX_COLUMNS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/table/rows", test_rows);
  g_test_add_func ("/core/table/columns", test_columns);
  g_test_add_func ("/core/table/cells", test_cells);
  g_test_add_func ("/core/table/block", test_block);
  g_test_add_func ("/core/table/overlay", test_overlay);
  g_test_add_func ("/core/table/limits", test_limits);
  return g_test_run ();
}
