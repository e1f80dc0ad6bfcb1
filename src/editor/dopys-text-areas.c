/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-text-areas.h"

void
dopys_text_areas_get_visible (GtkTextView *view, guint *start, guint *end)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, visible.y);
  gtk_text_view_backward_display_line_start (view, &iter);
  *start = (guint) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, visible.y + visible.height);
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_view_forward_display_line_end (view, &iter);
  *end = (guint) gtk_text_iter_get_offset (&iter) + 1;
}

static void
tell (int from, int to, const GdkRectangle *line, DopysTextAreaFunc func, gpointer user_data)
{
  GdkRectangle area = { MIN (from, to), line->y, ABS (to - from), line->height };

  if (area.width > 0)
    func (&area, user_data);
}

void
dopys_text_areas_foreach (GtkTextView *view, guint start, guint end, DopysTextAreaFunc func, gpointer user_data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at, last, line_end;
  GdkRectangle from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, (int) end);
  gtk_text_view_get_iter_location (view, &last, &to);
  for (;;)
    {
      gtk_text_view_get_iter_location (view, &at, &from);
      if (from.y >= to.y)
        break;
      line_end = at;
      if (!gtk_text_view_starts_display_line (view, &line_end) || !gtk_text_iter_ends_line (&line_end))
        gtk_text_view_forward_display_line_end (view, &line_end);
      GdkRectangle edge;
      gtk_text_view_get_iter_location (view, &line_end, &edge);
      tell (from.x, edge.y == from.y ? edge.x : from.x, &from, func, user_data);
      if (!gtk_text_view_forward_display_line (view, &at) || gtk_text_iter_compare (&at, &last) >= 0)
        return;
    }
  tell (from.x, to.x, &from, func, user_data);
}

void
dopys_text_areas_get_place (GtkTextView *view, guint offset, GdkRectangle *place)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) offset);
  gtk_text_view_get_iter_location (view, &iter, place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &place->x, &place->y);
  place->width = MAX (place->width, 1);
}
