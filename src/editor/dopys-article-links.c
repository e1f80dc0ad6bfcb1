/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-links.h"

#include "dopys-article-buffer.h"
#include "dopys-place.h"

#include <glib/gi18n-lib.h>

/* The link at a place of the widget, or NULL. */
static const char *
link_at (GtkTextView *view, double x, double y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  DopysSession *session =
      DOPYS_IS_ARTICLE_BUFFER (buffer) ? dopys_article_buffer_get_session (DOPYS_ARTICLE_BUFFER (buffer)) : NULL;
  GtkTextIter iter;
  guint start, end;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (session == NULL || !gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return NULL;
  guint offset = (guint) gtk_text_iter_get_offset (&iter);
  const char *link = dopys_place_get_link (dopys_session_get_document (session), offset, &start, &end);
  return link && offset < end ? link : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkTextView *view)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const char *link = (state & GDK_CONTROL_MASK) ? link_at (view, x, y) : NULL;

  if (link == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (view), "win.open-address", "s", link);
}

static void
show_pointer (GtkTextView *view, GdkModifierType state, double x, double y)
{
  gboolean opens = (state & GDK_CONTROL_MASK) && link_at (view, x, y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (view), opens ? "pointer" : "text");
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, GtkTextView *view)
{
  show_pointer (view, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (motion)), x, y);
}

static gboolean
tooltip_cb (GtkTextView *view, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const char *link = by_keyboard ? NULL : link_at (view, x, y);

  if (link == NULL)
    return FALSE;
  g_autofree char *text = g_strdup_printf (_ ("%s\nCtrl and a click open it"), link);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

void
dopys_article_links_attach (GtkTextView *view)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), view);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), view);
  g_signal_connect (view, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
}
