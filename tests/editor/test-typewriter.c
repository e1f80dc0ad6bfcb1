/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typewriter scrolling in a view of some size: where the line is while one writes. */

#include "dopys-typewriter.h"

#include "view-fixture.h"

/* Where the caret's line is, as a part of the visible height. */
static double
get_height (ViewFixture *fixture)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle place, visible;
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &caret, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  return visible.height > 0 ? (double) (place.y - visible.y) / visible.height : 0;
}

static gboolean
is_in_place (ViewFixture *fixture)
{
  double height = get_height (fixture);

  return height > 0.3 && height < 0.5;
}

static void
fill (ViewFixture *fixture)
{
  for (guint i = 0; i < 80; i++)
    dopys_session_insert_text (fixture->session, 0, 0, "Рядок новини\n");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  WAIT_UNTIL (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
}

static void
writing (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (DopysTypewriter) typewriter = dopys_typewriter_new (fixture->view);
  guint middle;

  fill (fixture);
  middle = dopys_document_get_length (dopys_session_get_document (fixture->session)) / 2;
  dopys_session_select (fixture->session, middle, middle);
  dopys_typewriter_set_enabled (typewriter, TRUE);
  view_fixture_type (fixture, "слово");
  WAIT_UNTIL (is_in_place (fixture));
  g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 9, FALSE);
  WAIT_UNTIL (is_in_place (fixture));
  /* The end of the text too. */
  g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  view_fixture_type (fixture, "кінець");
  WAIT_UNTIL (is_in_place (fixture));
  dopys_typewriter_set_enabled (typewriter, FALSE);
  g_assert_cmpint (gtk_text_view_get_bottom_margin (GTK_TEXT_VIEW (fixture->view)), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/typewriter/writing", ViewFixture, NULL, view_fixture_set_up, writing, view_fixture_tear_down);
  return g_test_run ();
}
