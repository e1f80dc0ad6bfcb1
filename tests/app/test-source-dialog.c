/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The markup in its dialog: what is typed is in the article after a pause and at closing, as one step. */
#include <string.h>

#include "dopys-source-dialog.h"

#include "../editor/view-fixture.h"

#define MARKUP "<!-- wp:paragraph -->\n<p>%s</p>\n<!-- /wp:paragraph -->"

typedef struct
{
  GtkWidget *window;
  DopysArticleView *view;
  DopysSession *session;
  AdwDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();

  fixture->session = dopys_session_new (empty);
  fixture->view = DOPYS_ARTICLE_VIEW (dopys_article_view_new ());
  dopys_article_view_set_session (fixture->view, fixture->session);
  dopys_session_insert_text (fixture->session, 0, 0, "Один\nдва");
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkTextBuffer *
open_dialog (Fixture *fixture, gboolean whole)
{
  fixture->dialog = dopys_source_dialog_new (fixture->view, whole);
  adw_dialog_present (fixture->dialog, fixture->window);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (fixture->dialog)));
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (GTK_WIDGET (fixture->dialog), GTK_TYPE_TEXT_VIEW)));
}

static gboolean
text_is (Fixture *fixture, const char *expected)
{
  g_autofree char *text = dopys_document_dup_text (dopys_session_get_document (fixture->session));

  return g_str_equal (text, expected);
}

static void
set_paragraph (GtkTextBuffer *buffer, const char *words)
{
  g_autofree char *text = g_strdup_printf (MARKUP, words);

  gtk_text_buffer_set_text (buffer, text, -1);
}

static void
test_pause (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = open_dialog (fixture, TRUE);

  set_paragraph (buffer, "Три");
  WAIT_UNTIL (text_is (fixture, "Три"));
  set_paragraph (buffer, "Чотири");
  WAIT_UNTIL (text_is (fixture, "Чотири"));
  adw_dialog_close (fixture->dialog);
  WAIT_UNTIL (!adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
  dopys_session_undo (fixture->session);
  g_assert_true (text_is (fixture, "Один\nдва"));
}

static void
test_closed_at_once (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer;

  dopys_session_select (fixture->session, 6, 6);
  buffer = open_dialog (fixture, FALSE);
  set_paragraph (buffer, "п’ять");
  adw_dialog_close (fixture->dialog);
  g_assert_true (text_is (fixture, "Один\nп’ять"));
}

/* A photo of the library within markup that is not understood: the dialog stays and says so. */
static void
test_trouble (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysPhoto) photo = dopys_photo_new ("aa");
  GtkTextBuffer *buffer;
  AdwBanner *banner;

  dopys_article_view_insert_photos (fixture->view, 0, DOPYS_NO_PHOTO, &photo, 1, FALSE);
  buffer = open_dialog (fixture, TRUE);
  banner = ADW_BANNER (find (GTK_WIDGET (fixture->dialog), ADW_TYPE_BANNER));
  gtk_text_buffer_set_text (
      buffer, "<!-- wp:html --><marquee><img src=\"https://dopys.invalid/photo-1\"></marquee><!-- /wp:html -->", -1);
  WAIT_UNTIL (adw_banner_get_revealed (banner));
  g_assert_false (adw_dialog_get_can_close (fixture->dialog));
  g_assert_true (text_is (fixture, "\357\277\274\nОдин\nдва"));
  set_paragraph (buffer, "Шість");
  WAIT_UNTIL (text_is (fixture, "Шість"));
  g_assert_false (adw_banner_get_revealed (banner));
  g_assert_true (adw_dialog_get_can_close (fixture->dialog));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/source-dialog/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("pause", test_pause);
  ADD ("closed-at-once", test_closed_at_once);
  ADD ("trouble", test_trouble);
  return g_test_run ();
}
