/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search in a view on a real display: what is selected, what is replaced, and that the buffer never knows of it. */

#include "dopys-search.h"
#include "dopys-text-areas.h"
#include "view-fixture.h"

typedef struct
{
  GtkWidget *window;
  DopysArticleView *view;
  DopysSession *session;
  DopysSearch *search;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();

  fixture->session = dopys_session_new (empty);
  dopys_session_insert_text (fixture->session, 0, 0, "Мер і мер\nпро мера");
  dopys_session_select (fixture->session, 0, 0);
  fixture->view = DOPYS_ARTICLE_VIEW (dopys_article_view_new ());
  dopys_article_view_set_session (fixture->view, fixture->session);
  fixture->search = dopys_search_new (fixture->view);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 480);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dopys_article_buffer_check (DOPYS_ARTICLE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view))));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->search);
  g_assert_finalize_object (fixture->session);
}

static void
assert_selected (Fixture *fixture, guint start, guint end)
{
  guint from, to;

  dopys_session_get_bounds (fixture->session, &from, &to);
  g_assert_cmpuint (from, ==, start);
  g_assert_cmpuint (to, ==, end);
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autofree char *text = dopys_document_dup_text (dopys_session_get_document (fixture->session));
  g_assert_cmpstr (text, ==, expected);
}

static void
walk (Fixture *fixture, gconstpointer data)
{
  guint number;

  dopys_search_set (fixture->search, "мер", 0);
  g_assert_cmpuint (dopys_search_get_n (fixture->search), ==, 3);
  g_assert_false (dopys_search_get_number (fixture->search, &number));
  g_assert_true (dopys_search_go_next (fixture->search));
  assert_selected (fixture, 0, 3);
  g_assert_true (dopys_search_go_next (fixture->search));
  assert_selected (fixture, 6, 9);
  g_assert_true (dopys_search_get_number (fixture->search, &number));
  g_assert_cmpuint (number, ==, 1);
  dopys_search_go_previous (fixture->search);
  dopys_search_go_previous (fixture->search);
  assert_selected (fixture, 14, 17);
  dopys_search_set (fixture->search, "мер", DOPYS_FIND_WORDS | DOPYS_FIND_CASE);
  g_assert_cmpuint (dopys_search_get_n (fixture->search), ==, 1);
  dopys_search_set (fixture->search, "", 0);
  g_assert_cmpuint (dopys_search_get_n (fixture->search), ==, 0);
  g_assert_false (dopys_search_go_next (fixture->search));
}

static void
changed_cb (DopysSearch *search, guint *n)
{
  (*n)++;
}

/* What is typed and what is undone is found at once; another article is another text. */
static void
follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();
  g_autoptr (DopysSession) other = dopys_session_new (empty);
  guint n_changes = 0;

  dopys_search_set (fixture->search, "мер", 0);
  g_signal_connect (fixture->search, "changed", G_CALLBACK (changed_cb), &n_changes);
  dopys_session_insert_text (fixture->session, 0, 0, "мер\nМЕР ");
  g_assert_cmpuint (dopys_search_get_n (fixture->search), ==, 5);
  g_assert_cmpuint (n_changes, >, 0);
  dopys_session_undo (fixture->session);
  g_assert_cmpuint (dopys_search_get_n (fixture->search), ==, 3);
  dopys_article_view_set_session (fixture->view, other);
  g_assert_cmpuint (dopys_search_get_n (fixture->search), ==, 0);
  dopys_session_insert_text (other, 0, 0, "мер");
  g_assert_cmpuint (dopys_search_get_n (fixture->search), ==, 1);
}

static void
replace (Fixture *fixture, gconstpointer data)
{
  dopys_search_set (fixture->search, "мер", 0);
  g_assert_false (dopys_search_replace (fixture->search, "голова")); /* the first press shows what would go */
  g_assert_true (dopys_search_replace (fixture->search, "голова"));
  assert_text (fixture, "Голова і мер\nпро мера");
  assert_selected (fixture, 9, 12);
  g_assert_cmpuint (dopys_search_get_n (fixture->search), ==, 2);
  dopys_session_undo (fixture->session);
  assert_text (fixture, "Мер і мер\nпро мера");
  g_assert_cmpuint (dopys_search_replace_all (fixture->search, "старост"), ==, 3);
  assert_text (fixture, "Старост і старост\nпро староста");
  dopys_session_undo (fixture->session);
  assert_text (fixture, "Мер і мер\nпро мера");
  dopys_search_set (fixture->search, "ніде", 0);
  g_assert_cmpuint (dopys_search_replace_all (fixture->search, "а"), ==, 0);
}

/* ---- where it is drawn ---- */

static void
area_cb (const GdkRectangle *area, gpointer areas)
{
  g_array_append_val ((GArray *) areas, *area);
}

/* A range over a wrapped line has an area on each line, all within the text. */
static void
areas (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (GdkRectangle));
  guint start, end;

  dopys_session_insert_text (fixture->session, 0, 0,
                             "Довгий рядок, який напевно не вміститься в одному рядку вузького вікна, бо він довгий");
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  dopys_text_areas_foreach (GTK_TEXT_VIEW (fixture->view), 3, 84, area_cb, found);
  g_assert_cmpuint (found->len, >=, 2);
  for (guint i = 0; i < found->len; i++)
    {
      const GdkRectangle *area = &g_array_index (found, GdkRectangle, i);
      g_assert_cmpint (area->width, >, 4);
      g_assert_cmpint (area->x + area->width, <=, 300);
      g_assert_true (i == 0 || area->y > g_array_index (found, GdkRectangle, i - 1).y);
    }
  dopys_text_areas_get_visible (GTK_TEXT_VIEW (fixture->view), &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, >=, dopys_document_get_length (dopys_session_get_document (fixture->session)));
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/walk", Fixture, NULL, set_up, walk, tear_down);
  g_test_add ("/search/follow", Fixture, NULL, set_up, follow, tear_down);
  g_test_add ("/search/replace", Fixture, NULL, set_up, replace, tear_down);
  g_test_add ("/search/areas", Fixture, NULL, set_up, areas, tear_down);
  return g_test_run ();
}
