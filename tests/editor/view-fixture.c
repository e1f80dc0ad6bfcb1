/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "view-fixture.h"

#include <string.h>

typedef struct
{
  GtkWidget *window;
  DopysArticleView *view;
  DopysSession *session;
} Fixture;

gboolean
view_fixture_wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
view_fixture_set_up (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();

  fixture->session = dopys_session_new (empty);
  fixture->view = DOPYS_ARTICLE_VIEW (dopys_article_view_new ());
  dopys_article_view_set_session (fixture->view, fixture->session);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 480);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 100);
}

void
view_fixture_tear_down (ViewFixture *fixture, gconstpointer data)
{
  gpointer view = fixture->view, session = fixture->session;
  g_autoptr (GtkTextBuffer) buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));

  g_object_add_weak_pointer (view, &view);
  g_object_add_weak_pointer (session, &session);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->session);
  WAIT_UNTIL (view == NULL && session == NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
}

void
view_fixture_scroll (ViewFixture *fixture)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *view = g_object_ref (GTK_WIDGET (fixture->view));

  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  g_object_unref (view);
}

static char *
dup_text (ViewFixture *fixture)
{
  return dopys_document_dup_text (dopys_session_get_document (fixture->session));
}

gboolean
view_fixture_text_is (ViewFixture *fixture, const char *expected)
{
  g_autofree char *text = dup_text (fixture);
  return g_str_equal (text, expected);
}

void
view_fixture_offer (ViewFixture *fixture, const char *mime_type, const char *data)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, strlen (data));
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes (mime_type, bytes);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)), provider);
}

void
view_fixture_type (ViewFixture *fixture, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_signal_emit_by_name (fixture->view, "insert-at-cursor", letter);
    }
}
