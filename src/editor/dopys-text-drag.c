/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-text-drag.h"

#include "dopys-article-buffer.h"
#include "dopys-edit.h"

gboolean
dopys_text_drag_move (DopysSession *session, guint offset, gboolean copies)
{
  DopysDocument *before = dopys_session_get_document (session);
  g_autoptr (DopysDocument) slice = NULL, rest = NULL, after = NULL;
  guint start, end, caret;

  g_return_val_if_fail (DOPYS_IS_SESSION (session), FALSE);

  if (!dopys_session_get_bounds (session, &start, &end) || (offset >= start && offset <= end))
    return FALSE;
  slice = dopys_document_dup_slice (before, start, end);
  rest = copies ? dopys_document_ref (before) : dopys_edit_delete (before, start, end, NULL);
  if (offset > end)
    offset -= dopys_document_get_length (before) - dopys_document_get_length (rest);
  after = dopys_edit_replace (rest, offset, offset, slice, &caret);
  dopys_session_apply (session, DOPYS_STEP_MOVE, after,
                       (DopysSelection) { .anchor = MIN (offset, caret), .caret = caret });
  return TRUE;
}

/* Whether what is dragged is the selection of this very view. */
static gboolean
is_own (GtkWidget *view, GdkDrop *drop)
{
  GdkDrag *drag = gdk_drop_get_drag (drop);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GTK_TYPE_TEXT_BUFFER);
  return drag && gdk_content_provider_get_value (gdk_drag_get_content (drag), &value, NULL) &&
         g_value_get_object (&value) == (gpointer) gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static gboolean
accept_cb (GtkDropTarget *target, GdkDrop *drop, GtkWidget *view)
{
  return is_own (view, drop);
}

static void
find_place (GtkWidget *view, double x, double y, GtkTextIter *iter)
{
  int text_x, text_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &text_x,
                                         &text_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), iter, text_x, text_y);
}

/* The text view's own sign for where something would be dropped. */
static void
show_place (GtkWidget *view, const GtkTextIter *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "gtk_drag_target");

  if (!mark)
    return;
  if (iter)
    gtk_text_buffer_move_mark (buffer, mark, iter);
  gtk_text_mark_set_visible (mark, iter != NULL);
}

/* To the source of the drag everything is a copy, lest it delete the old text itself. */
static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, GtkWidget *view)
{
  GtkTextIter iter;

  find_place (view, x, y, &iter);
  show_place (view, &iter);
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target, GtkWidget *view)
{
  show_place (view, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *view)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter iter;

  show_place (view, NULL);
  find_place (view, x, y, &iter);
  return dopys_text_drag_move (dopys_article_buffer_get_session (DOPYS_ARTICLE_BUFFER (buffer)),
                               (guint) gtk_text_iter_get_offset (&iter),
                               drop && !(gdk_drop_get_actions (drop) & GDK_ACTION_MOVE));
}

void
dopys_text_drag_attach (GtkTextView *view)
{
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_TEXT_BUFFER, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), view);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), view);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), view);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (target));
}
