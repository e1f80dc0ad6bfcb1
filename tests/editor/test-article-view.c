/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The view in a window on a real display: commands, clipboard, objects, accessible text, and what is freed at the end.
 */

#include "dopys-article-view.h"
#include "dopys-object-widget.h"

typedef struct
{
  GtkWidget *window;
  DopysArticleView *view;
  DopysSession *session;
} Fixture;

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until the condition holds; a minute is long even under a sanitizer. */
#define WAIT_UNTIL(condition)                                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 end_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                                                       \
    guint wake_ = g_timeout_add (10, wake_cb, NULL);                                                                   \
    while (!(condition) && g_get_monotonic_time () < end_)                                                             \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_source_remove (wake_);                                                                                           \
    g_assert_true (condition);                                                                                         \
  }                                                                                                                    \
  G_STMT_END

static void
set_up (Fixture *fixture, gconstpointer data)
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

/* Nothing of a closed article stays: not the view, not the session, and no text in a buffer that GTK may keep. */
static void
tear_down (Fixture *fixture, gconstpointer data)
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

static void
select_often (Fixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "Сесія відбудеться у четвер");
  for (guint i = 0; i < 20; i++)
    {
      dopys_session_select (fixture->session, i % 5, 6 + i % 7);
      dopys_session_select (fixture->session, i, i);
    }
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/article-view/select-often", Fixture, NULL, set_up, select_often, tear_down);
  return g_test_run ();
}
