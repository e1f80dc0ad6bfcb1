/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-table-command.h"

#include <glib/gi18n-lib.h>

#define ALT GDK_ALT_MASK
#define ALT_SHIFT (GDK_ALT_MASK | GDK_SHIFT_MASK)
#define CTRL_ALT (GDK_CONTROL_MASK | GDK_ALT_MASK)

static const DopysTableCommandInfo infos[DOPYS_TABLE_N_COMMANDS] = {
  [DOPYS_TABLE_ROW_ABOVE] = { "table.row-above", N_ ("Insert a row above"), "dopys-row-above-symbolic", GDK_KEY_Up,
                              ALT_SHIFT },
  [DOPYS_TABLE_ROW_BELOW] = { "table.row-below", N_ ("Insert a row below"), "dopys-row-below-symbolic", GDK_KEY_Down,
                              ALT_SHIFT },
  [DOPYS_TABLE_COLUMN_LEFT] = { "table.column-left", N_ ("Insert a column to the left"), "dopys-column-left-symbolic",
                                GDK_KEY_Left, ALT_SHIFT },
  [DOPYS_TABLE_COLUMN_RIGHT] = { "table.column-right", N_ ("Insert a column to the right"),
                                 "dopys-column-right-symbolic", GDK_KEY_Right, ALT_SHIFT },
  [DOPYS_TABLE_MOVE_UP] = { "table.move-up", N_ ("Move the row up"), NULL, GDK_KEY_Up, ALT },
  [DOPYS_TABLE_MOVE_DOWN] = { "table.move-down", N_ ("Move the row down"), NULL, GDK_KEY_Down, ALT },
  [DOPYS_TABLE_MOVE_LEFT] = { "table.move-left", N_ ("Move the column left"), NULL, GDK_KEY_Left, ALT },
  [DOPYS_TABLE_MOVE_RIGHT] = { "table.move-right", N_ ("Move the column right"), NULL, GDK_KEY_Right, ALT },
  [DOPYS_TABLE_REMOVE_ROW] = { "table.remove-row", N_ ("Delete the row"), "dopys-row-remove-symbolic", GDK_KEY_Delete,
                               ALT },
  [DOPYS_TABLE_REMOVE_COLUMN] = { "table.remove-column", N_ ("Delete the column"), "dopys-column-remove-symbolic",
                                  GDK_KEY_Delete, ALT_SHIFT },
  [DOPYS_TABLE_HEADER] = { "table.header", N_ ("Header row"), "dopys-table-header-symbolic", GDK_KEY_h, CTRL_ALT },
  [DOPYS_TABLE_FLUID] = { "table.fluid", N_ ("Column widths by content"), NULL, 0, 0 },
  [DOPYS_TABLE_CAPTION] = { "table.caption", N_ ("Caption of the table"), "dopys-table-caption-symbolic", GDK_KEY_p,
                            CTRL_ALT },
  [DOPYS_TABLE_REMOVE] = { "table.remove", N_ ("Delete the table"), "user-trash-symbolic", 0, 0 },
};

const DopysTableCommandInfo *
dopys_table_command_get_info (DopysTableCommand command)
{
  g_return_val_if_fail (command < DOPYS_TABLE_N_COMMANDS, NULL);

  return &infos[command];
}

/* ---- commands ---- */

static DopysTable *
move_row (DopysTable *table, DopysTablePlace *place, int by)
{
  guint from = place->row;

  if ((by < 0 && from == 0) || (by > 0 && from + 1 >= dopys_table_get_n_rows (table)) ||
      from >= dopys_table_get_n_rows (table))
    return dopys_table_ref (table);
  place->row = (guint) ((int) from + by);
  return dopys_table_move_row (table, from, place->row);
}

static DopysTable *
move_column (DopysTable *table, DopysTablePlace *place, int by)
{
  guint from = place->column;

  if ((by < 0 && from == 0) || (by > 0 && from + 1 >= dopys_table_get_n_columns (table)))
    return dopys_table_ref (table);
  place->column = (guint) ((int) from + by);
  return dopys_table_move_column (table, from, place->column);
}

static DopysTable *
insert_row (DopysTable *table, DopysTablePlace *place, guint at)
{
  DopysTable *result = dopys_table_insert_row (table, at);

  if (result != table)
    place->row = at;
  return result;
}

static DopysTable *
insert_column (DopysTable *table, DopysTablePlace *place, guint at)
{
  DopysTable *result = dopys_table_insert_column (table, at);

  if (result != table)
    place->column = at;
  return result;
}

/* Where rows are meant, the caption stands for the last one. */
static DopysTable *
run (DopysTable *table, DopysTableCommand command, DopysTablePlace *place)
{
  guint n_rows = dopys_table_get_n_rows (table);
  guint row = MIN (place->row, n_rows - 1);

  switch (command)
    {
    case DOPYS_TABLE_ROW_ABOVE:
      return insert_row (table, place, row);
    case DOPYS_TABLE_ROW_BELOW:
      return insert_row (table, place, row + 1);
    case DOPYS_TABLE_COLUMN_LEFT:
      return insert_column (table, place, place->column);
    case DOPYS_TABLE_COLUMN_RIGHT:
      return insert_column (table, place, place->column + 1);
    case DOPYS_TABLE_MOVE_UP:
      return move_row (table, place, -1);
    case DOPYS_TABLE_MOVE_DOWN:
      return move_row (table, place, 1);
    case DOPYS_TABLE_MOVE_LEFT:
      return move_column (table, place, -1);
    case DOPYS_TABLE_MOVE_RIGHT:
      return move_column (table, place, 1);
    case DOPYS_TABLE_REMOVE_ROW:
      return dopys_table_remove_row (table, row);
    case DOPYS_TABLE_REMOVE_COLUMN:
      return dopys_table_remove_column (table, place->column);
    case DOPYS_TABLE_HEADER:
      return dopys_table_with_header (table, !dopys_table_get_header (table));
    case DOPYS_TABLE_FLUID:
      return dopys_table_with_fluid (table, !dopys_table_get_fluid (table));
    case DOPYS_TABLE_CAPTION:
      *place = (DopysTablePlace) { n_rows, 0 };
      return dopys_table_ref (table);
    default:
      return dopys_table_ref (table);
    }
}

DopysTable *
dopys_table_command_run (DopysTable *table, DopysTableCommand command, DopysTablePlace *place)
{
  DopysTable *result;

  g_return_val_if_fail (table != NULL && place != NULL, NULL);

  result = run (table, command, place);
  if (command != DOPYS_TABLE_CAPTION)
    place->row = MIN (place->row, dopys_table_get_n_rows (result) - 1);
  place->column = MIN (place->column, dopys_table_get_n_columns (result) - 1);
  return result;
}

/* ---- walking ---- */

static DopysTableWalk
walk_on (DopysTable *table, DopysTablePlace *place, gboolean adds)
{
  guint n_rows = dopys_table_get_n_rows (table);

  if (place->row < n_rows && place->column + 1 < dopys_table_get_n_columns (table))
    place->column++;
  else if (place->row + 1 < n_rows)
    *place = (DopysTablePlace) { place->row + 1, 0 };
  else if (place->row + 1 > n_rows || !adds)
    return DOPYS_WALK_AFTER;
  else
    {
      *place = (DopysTablePlace) { n_rows, 0 };
      return DOPYS_WALK_NEW_ROW;
    }
  return DOPYS_WALK_TO_CELL;
}

static DopysTableWalk
walk_back (DopysTable *table, DopysTablePlace *place, gboolean leaves)
{
  if (place->row < dopys_table_get_n_rows (table) && place->column > 0)
    place->column--;
  else if (place->row > 0)
    *place = (DopysTablePlace) { place->row - 1, dopys_table_get_n_columns (table) - 1 };
  else if (leaves)
    return DOPYS_WALK_BEFORE;
  return DOPYS_WALK_TO_CELL;
}

static DopysTableWalk
walk_down (DopysTable *table, DopysTablePlace *place)
{
  guint n_rows = dopys_table_get_n_rows (table);
  gboolean captioned = dopys_block_get_length (dopys_table_get_caption (table)) > 0;

  if (place->row + 1 >= n_rows + (captioned ? 1 : 0))
    return DOPYS_WALK_AFTER;
  place->row++;
  return DOPYS_WALK_TO_CELL;
}

DopysTableWalk
dopys_table_command_walk (DopysTable *table, DopysCellWay way, DopysTablePlace *place)
{
  g_return_val_if_fail (table != NULL && place != NULL, DOPYS_WALK_TO_TABLE);

  switch (way)
    {
    case DOPYS_CELL_NEXT:
      return walk_on (table, place, TRUE);
    case DOPYS_CELL_RIGHT:
      return walk_on (table, place, FALSE);
    case DOPYS_CELL_PREVIOUS:
      return walk_back (table, place, FALSE);
    case DOPYS_CELL_LEFT:
      return walk_back (table, place, TRUE);
    case DOPYS_CELL_BELOW:
      return walk_down (table, place);
    case DOPYS_CELL_ABOVE:
      if (place->row == 0)
        return DOPYS_WALK_BEFORE;
      place->row--;
      return DOPYS_WALK_TO_CELL;
    default:
      return DOPYS_WALK_TO_TABLE;
    }
}
