/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-table-entry.h"

static DopysTable *
get_table (DopysSession *session, guint index)
{
  DopysDocument *document = dopys_session_get_document (session);

  return index < dopys_document_get_n_blocks (document)
             ? dopys_block_get_table (dopys_document_get_block (document, index))
             : NULL;
}

static DopysTablePlace
last_cell (DopysTable *table)
{
  return (DopysTablePlace) { dopys_table_get_n_rows (table) - 1, dopys_table_get_n_columns (table) - 1 };
}

static void
get_caret (GtkTextView *view, GtkTextIter *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
}

/* Whether the caret, moved by one line, comes to block `index`. */
static gboolean
leads_to (GtkTextView *view, DopysSession *session, guint index, gboolean down)
{
  GtkTextIter iter;

  get_caret (view, &iter);
  if (down)
    gtk_text_view_forward_display_line (view, &iter);
  else
    gtk_text_view_backward_display_line (view, &iter);
  return dopys_document_get_block_at (dopys_session_get_document (session), (guint) gtk_text_iter_get_offset (&iter),
                                      NULL) == index;
}

static gboolean
enter_from_line (GtkTextView *view, DopysSession *session, guint index, gboolean down, DopysTableEntry *entry)
{
  guint target = down ? index + 1 : index - 1; /* above the first block: none */
  DopysTable *table = get_table (session, target);
  GtkTextIter iter;
  GdkRectangle caret;

  if (!table || !leads_to (view, session, target, down))
    return FALSE;
  get_caret (view, &iter);
  gtk_text_view_get_iter_location (view, &iter, &caret);
  *entry = (DopysTableEntry) { .block = target,
                               .place = { down ? 0 : dopys_table_get_n_rows (table) - 1, 0 },
                               .x = MAX (0, caret.x - gtk_text_view_get_left_margin (view)) };
  return TRUE;
}

gboolean
dopys_table_entry_find (GtkTextView *view, DopysSession *session, guint keyval, DopysTableEntry *entry)
{
  guint start, end, position;
  gboolean selected = dopys_session_get_bounds (session, &start, &end);
  guint index = dopys_document_get_block_at (dopys_session_get_document (session), start, &position);
  DopysTable *table = get_table (session, index);

  *entry = (DopysTableEntry) { .block = index, .x = -1 };
  if (selected)
    return table && position == 0 && end == start + 1 && (keyval == GDK_KEY_Return || keyval == GDK_KEY_F2);
  if (!table)
    return (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up) &&
           enter_from_line (view, session, index, keyval == GDK_KEY_Down, entry);
  if (position == 0)
    return keyval == GDK_KEY_Right;
  entry->place = last_cell (table);
  entry->at_end = TRUE;
  return keyval == GDK_KEY_Left;
}
