/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-paragraph-moves.h"

static void
go (GtkTextIter *place, int count)
{
  for (; count > 0; count--)
    if (!gtk_text_iter_forward_line (place))
      gtk_text_iter_forward_to_end (place);
  for (; count < 0; count++)
    if (gtk_text_iter_starts_line (place))
      gtk_text_iter_backward_line (place);
    else
      gtk_text_iter_set_line_offset (place, 0);
}

static void
move_cursor_cb (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter place;

  if (step != GTK_MOVEMENT_PARAGRAPHS || !gtk_text_view_get_cursor_visible (view))
    return;
  g_signal_stop_emission_by_name (view, "move-cursor");
  gtk_text_view_reset_im_context (view);
  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  go (&place, count);
  if (extend)
    gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), &place);
  else
    gtk_text_buffer_place_cursor (buffer, &place);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_reset_cursor_blink (view);
}

void
dopys_paragraph_moves_attach (GtkTextView *view)
{
  g_signal_connect (view, "move-cursor", G_CALLBACK (move_cursor_cb), NULL);
}
