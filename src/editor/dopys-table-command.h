/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done to a table at a cell, and where the caret goes from a cell.  Pure functions.
 *
 * The caption counts as a cell: its row is the number of rows.
 */
#pragma once

#include <gdk/gdk.h>

#include "dopys-block.h"

G_BEGIN_DECLS

typedef struct
{
  guint row;
  guint column;
} DopysTablePlace;

typedef enum
{
  DOPYS_TABLE_ROW_ABOVE,
  DOPYS_TABLE_ROW_BELOW,
  DOPYS_TABLE_COLUMN_LEFT,
  DOPYS_TABLE_COLUMN_RIGHT,
  DOPYS_TABLE_MOVE_UP,
  DOPYS_TABLE_MOVE_DOWN,
  DOPYS_TABLE_MOVE_LEFT,
  DOPYS_TABLE_MOVE_RIGHT,
  DOPYS_TABLE_REMOVE_ROW,
  DOPYS_TABLE_REMOVE_COLUMN,
  DOPYS_TABLE_HEADER,
  DOPYS_TABLE_FLUID,
  DOPYS_TABLE_CAPTION,
  DOPYS_TABLE_REMOVE,
  DOPYS_TABLE_N_COMMANDS,
} DopysTableCommand;

/**
 * DopysTableCommandInfo:
 * @action: of the cell's editor
 * @label: untranslated, for menus
 * @icon: for the bar
 * @key: 0 for none
 * @modifiers: of the key
 */
typedef struct
{
  const char *action;
  const char *label;
  const char *icon;
  guint key;
  GdkModifierType modifiers;
} DopysTableCommandInfo;

const DopysTableCommandInfo *dopys_table_command_get_info (DopysTableCommand command);
/* The changed table, transfer full; place: (inout): where the caret is, and then belongs. DOPYS_TABLE_CAPTION changes
 * the place only; DOPYS_TABLE_REMOVE is the owner's. */
DopysTable *dopys_table_command_run (DopysTable *table, DopysTableCommand command, DopysTablePlace *place);

typedef enum
{
  DOPYS_CELL_NEXT, /* Tab: after the last cell comes a new row */
  DOPYS_CELL_PREVIOUS,
  DOPYS_CELL_LEFT,
  DOPYS_CELL_RIGHT,
  DOPYS_CELL_ABOVE,
  DOPYS_CELL_BELOW,
  DOPYS_CELL_OUT,
} DopysCellWay;

typedef enum
{
  DOPYS_WALK_TO_CELL,  /* the place is the new one */
  DOPYS_WALK_NEW_ROW,  /* a row is to be put after the last, and is the place */
  DOPYS_WALK_BEFORE,   /* out, to the text above */
  DOPYS_WALK_AFTER,    /* out, to the text below */
  DOPYS_WALK_TO_TABLE, /* out, to the table as a whole */
} DopysTableWalk;

DopysTableWalk dopys_table_command_walk (DopysTable *table, DopysCellWay way, DopysTablePlace *place);

G_END_DECLS
