/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which keys lead from the text of an article into a table. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-session.h"
#include "dopys-table-command.h"

G_BEGIN_DECLS

/**
 * DopysTableEntry:
 * @block: the table
 * @place: the cell; its column is to be found from x where that is not negative
 * @x: in pixels from the left of the text column, or -1
 * @at_end: the caret goes to the end of the cell
 */
typedef struct
{
  guint block;
  DopysTablePlace place;
  int x;
  gboolean at_end;
} DopysTableEntry;

/* Down and Up go into the table below or above the caret's line, Right and Left into the one the caret stands beside,
 * Enter and F2 into the one that is selected. view: shows the session. FALSE: the key means what it always does. */
gboolean dopys_table_entry_find (GtkTextView *view, DopysSession *session, guint keyval, DopysTableEntry *entry);

G_END_DECLS
