/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The view in a window on a real display: commands, clipboard, objects, accessible text, and what is freed at the end.
 */

#include "dopys-object-widget.h"
#include "dopys-text-drag.h"

#include "view-fixture.h"

#include <string.h>

static void
select_often (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "Сесія відбудеться у четвер");
  for (guint i = 0; i < 20; i++)
    {
      dopys_session_select (fixture->session, i % 5, 6 + i % 7);
      dopys_session_select (fixture->session, i, i);
    }
}

/* ---- text for assistive technologies ---- */

static char *
dup_contents (DopysArticleView *view, guint start, guint end)
{
  GtkAccessibleText *accessible = GTK_ACCESSIBLE_TEXT (view);
  g_autoptr (GBytes) bytes = GTK_ACCESSIBLE_TEXT_GET_IFACE (view)->get_contents (accessible, start, end);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
accessible_text (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (DopysBlock) separator = dopys_block_new_separator ();
  guint start, end;

  dopys_session_insert_text (fixture->session, 0, 0, "Перед\nПісля неї");
  dopys_session_insert_object (fixture->session, 6, separator);
  g_autofree char *all = dup_contents (fixture->view, 0, G_MAXUINT);
  g_assert_cmpstr (all, ==, "Перед\n\357\277\274\nПісля неї");
  g_autofree char *after = dup_contents (fixture->view, 8, 13);
  g_assert_cmpstr (after, ==, "Після");
  g_autoptr (GBytes) word = GTK_ACCESSIBLE_TEXT_GET_IFACE (fixture->view)
                                ->get_contents_at (GTK_ACCESSIBLE_TEXT (fixture->view), 9,
                                                   GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD, &start, &end);
  g_autofree char *at = g_strndup (g_bytes_get_data (word, NULL), g_bytes_get_size (word));
  g_assert_true (g_str_has_prefix (at, "Після"));
  g_assert_cmpuint (start, ==, 8);
}

/* ---- going by paragraphs ---- */

static void
assert_goes (ViewFixture *fixture, int count, gboolean extend, guint anchor, guint caret)
{
  g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_PARAGRAPHS, count, extend);
  DopysSelection selection = dopys_session_get_selection (fixture->session);
  g_assert_cmpuint (selection.anchor, ==, anchor);
  g_assert_cmpuint (selection.caret, ==, caret);
}

static void
by_paragraphs (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "Один\nдва\nтри");
  dopys_session_select (fixture->session, 0, 0);
  assert_goes (fixture, 1, FALSE, 5, 5);
  assert_goes (fixture, 1, FALSE, 9, 9);
  assert_goes (fixture, 1, FALSE, 12, 12);
  assert_goes (fixture, 1, FALSE, 12, 12);
  assert_goes (fixture, -1, FALSE, 9, 9);
  assert_goes (fixture, -1, TRUE, 9, 5);
  assert_goes (fixture, -1, TRUE, 9, 0);
  assert_goes (fixture, -1, FALSE, 0, 0);
}

/* ---- clipboard ---- */

static void
paste_html (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "до після");
  dopys_session_select (fixture->session, 3, 3);
  view_fixture_offer (
      fixture, "text/html",
      "<h1>Розклад</h1><ul><li>перше</li><li><b>друге</b></li></ul><script>лихо</script><p>кінець </p>");
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  WAIT_UNTIL (view_fixture_text_is (fixture, "до \nРозклад\nперше\nдруге\nкінець\nпісля"));
}

static void
paste_own (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhoto) photo = dopys_photo_new ("0123");
  g_autoptr (DopysDocument) before = NULL;

  dopys_session_insert_text (fixture->session, 0, 0, "Початок\nкінець");
  dopys_article_view_insert_photos (fixture->view, 7, DOPYS_NO_PHOTO, &photo, 1, FALSE);
  dopys_session_select (fixture->session, 0, 3);
  dopys_session_toggle_style (fixture->session, DOPYS_STYLE_BOLD);
  before = dopys_document_ref (dopys_session_get_document (fixture->session));
  dopys_session_select (fixture->session, 0, dopys_document_get_length (before));
  g_signal_emit_by_name (fixture->view, "cut-clipboard");
  g_assert_true (dopys_document_is_empty (dopys_session_get_document (fixture->session)));
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  WAIT_UNTIL (dopys_document_equal (before, dopys_session_get_document (fixture->session)));
}

static void
paste_plain (ViewFixture *fixture, gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)), "перший\nдругий");
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  WAIT_UNTIL (view_fixture_text_is (fixture, "перший\nдругий"));
}

/* ---- dragging the selection ---- */

static void
drag_selection (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "перший другий\nтретій");
  dopys_session_select (fixture->session, 0, 7);
  dopys_session_toggle_style (fixture->session, DOPYS_STYLE_BOLD);
  g_assert_false (dopys_text_drag_move (fixture->session, 3, FALSE));
  g_assert_true (dopys_text_drag_move (fixture->session, 20, FALSE));
  g_assert_true (view_fixture_text_is (fixture, "другий\nтретійперший "));
  g_assert_cmpint (dopys_session_get_style (fixture->session), ==, DOPYS_STYLE_BOLD);
  dopys_session_undo (fixture->session);
  g_assert_true (view_fixture_text_is (fixture, "перший другий\nтретій"));
  g_assert_true (dopys_text_drag_move (fixture->session, 13, TRUE));
  g_assert_true (view_fixture_text_is (fixture, "перший другийперший \nтретій"));
  dopys_session_select (fixture->session, 21, 27);
  g_assert_true (dopys_text_drag_move (fixture->session, 0, FALSE));
  g_assert_true (view_fixture_text_is (fixture, "третійперший другийперший \n"));
}

/* ---- objects ---- */

static GtkWidget *
find_widget (ViewFixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); child;
       child = gtk_widget_get_next_sibling (child))
    if (DOPYS_IS_OBJECT_WIDGET (child))
      return child;
  return NULL;
}

static void
activated_cb (DopysArticleView *view, guint block, guint index, guint *found)
{
  *found = block * 10 + index;
}

static void
objects (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhoto) photo = dopys_photo_new ("0123");
  DopysPhoto *photos[] = { photo, photo, photo };
  guint found = 0, start, end;

  dopys_session_insert_text (fixture->session, 0, 0, "Перед\nпісля");
  dopys_article_view_insert_photos (fixture->view, 5, DOPYS_NO_PHOTO, photos, 3, FALSE);
  WAIT_UNTIL (find_widget (fixture) && gtk_widget_get_height (find_widget (fixture)) > 50);
  g_signal_emit_by_name (find_widget (fixture), "selected", DOPYS_NO_PHOTO);
  g_assert_true (dopys_session_get_bounds (fixture->session, &start, &end));
  g_assert_cmpuint (start, ==, 6);
  g_assert_cmpuint (end, ==, 7);
  g_signal_connect (fixture->view, "photo-activated", G_CALLBACK (activated_cb), &found);
  g_signal_emit_by_name (find_widget (fixture), "activated", 2);
  g_assert_cmpuint (found, ==, 12);
  dopys_session_delete (fixture->session, start, end);
  g_assert_null (find_widget (fixture));
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/article-view/select-often", ViewFixture, NULL, view_fixture_set_up, select_often,
              view_fixture_tear_down);
  g_test_add ("/article-view/accessible-text", ViewFixture, NULL, view_fixture_set_up, accessible_text,
              view_fixture_tear_down);
  g_test_add ("/article-view/by-paragraphs", ViewFixture, NULL, view_fixture_set_up, by_paragraphs,
              view_fixture_tear_down);
  g_test_add ("/article-view/paste-html", ViewFixture, NULL, view_fixture_set_up, paste_html, view_fixture_tear_down);
  g_test_add ("/article-view/paste-own", ViewFixture, NULL, view_fixture_set_up, paste_own, view_fixture_tear_down);
  g_test_add ("/article-view/paste-plain", ViewFixture, NULL, view_fixture_set_up, paste_plain, view_fixture_tear_down);
  g_test_add ("/article-view/drag-selection", ViewFixture, NULL, view_fixture_set_up, drag_selection,
              view_fixture_tear_down);
  g_test_add ("/article-view/objects", ViewFixture, NULL, view_fixture_set_up, objects, view_fixture_tear_down);
  return g_test_run ();
}
