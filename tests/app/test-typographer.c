/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typography in an open article: on paste and when asked, each a step of its own, short texts and long ones. */
#include <string.h>

#include "dopys-plain-view.h"
#include "dopys-typographer.h"

typedef struct
{
  GtkWidget *window;
  DopysArticleView *view;
  DopysPlainView *field;
  DopysSession *session;
  DopysTypographer *typographer;
  GSettings *settings;
  guint n; /* corrections told of */
  gboolean told;
} Fixture;

static void
corrected_cb (Fixture *fixture, guint n)
{
  fixture->n = n;
  fixture->told = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->session = dopys_session_new (empty);
  fixture->view = DOPYS_ARTICLE_VIEW (dopys_article_view_new ());
  fixture->field = g_object_new (DOPYS_TYPE_PLAIN_VIEW, NULL);
  fixture->settings = g_settings_new ("org.dopys.Dopys");
  fixture->typographer = dopys_typographer_new (fixture->view);
  dopys_typographer_set_settings (fixture->typographer, fixture->settings);
  g_signal_connect_swapped (fixture->typographer, "corrected", G_CALLBACK (corrected_cb), fixture);
  dopys_article_view_set_session (fixture->view, fixture->session);
  fixture->window = gtk_window_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->field));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  gtk_widget_set_size_request (scrolled, 400, 300);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *const keys[] = { "correct-typography", "typography-years", "typography-letter-apostrophe" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->typographer);
  g_object_unref (fixture->session);
  g_object_unref (fixture->settings);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autofree char *text = dopys_document_dup_text (dopys_session_get_document (fixture->session));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_undo_is (Fixture *fixture, DopysStepKind expected)
{
  DopysStepKind kind;

  g_assert_true (dopys_session_can_undo (fixture->session, &kind));
  g_assert_cmpint (kind, ==, expected);
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "\"До\" ");
  dopys_session_paste_text (fixture->session, "\"Рада\" - наша ");
  /* What was there before stays as it was written; the space that one goes on writing after stays too. */
  assert_text (fixture, "\"До\" «Рада»\302\240— наша ");
  g_assert_cmpuint (dopys_session_get_selection (fixture->session).caret, ==, 19);
  g_assert_false (fixture->told);
  assert_undo_is (fixture, DOPYS_STEP_TYPOGRAPHY);
  dopys_session_undo (fixture->session);
  assert_text (fixture, "\"До\" \"Рада\" - наша ");
  assert_undo_is (fixture, DOPYS_STEP_PASTE);
  dopys_session_undo (fixture->session);
  assert_text (fixture, "\"До\" ");
}

static void
test_paste_blocks (Fixture *fixture, gconstpointer data)
{
  DopysBlock *blocks[] = { dopys_block_new_text (&DOPYS_FORMAT_HEADING (2), "п'ять", NULL, 0),
                           dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "", NULL, 0),
                           dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "№5", NULL, 0) };
  g_autoptr (DopysDocument) slice = dopys_document_new_slice (blocks, 3);

  dopys_session_insert_slice (fixture->session, slice);
  assert_text (fixture, "п’ять\n№\302\2405");
  dopys_session_undo (fixture->session);
  assert_text (fixture, "п'ять\n\n№5");
  for (guint i = 0; i < 3; i++)
    dopys_block_unref (blocks[i]);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_settings_set_boolean (fixture->settings, "correct-typography", FALSE);
  dopys_session_paste_text (fixture->session, "п'ять 2024-2028");
  assert_text (fixture, "п'ять 2024-2028");
  assert_undo_is (fixture, DOPYS_STEP_PASTE);
  g_settings_set_boolean (fixture->settings, "typography-years", FALSE);
  g_settings_set_boolean (fixture->settings, "typography-letter-apostrophe", TRUE);
  dopys_typographer_correct (fixture->typographer);
  assert_text (fixture, "пʼять 2024-2028");
}

static void
test_asked (Fixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "\"А\" \"Б\"");
  dopys_session_select (fixture->session, 7, 4);
  dopys_typographer_correct (fixture->typographer);
  assert_text (fixture, "\"А\" «Б»");
  g_assert_cmpuint (fixture->n, ==, 2);
  g_assert_cmpuint (dopys_session_get_selection (fixture->session).anchor, ==, 7);
  g_assert_cmpuint (dopys_session_get_selection (fixture->session).caret, ==, 4);
  dopys_session_select (fixture->session, 0, 0);
  dopys_typographer_correct (fixture->typographer);
  assert_text (fixture, "«А» «Б»");
  assert_undo_is (fixture, DOPYS_STEP_TYPOGRAPHY);
  dopys_typographer_correct (fixture->typographer);
  g_assert_cmpuint (fixture->n, ==, 0);
}

static void
test_field (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->field));
  g_autofree char *corrected = NULL, *undone = NULL;

  dopys_plain_view_set_text (fixture->field, "\"Рада\"");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->field));
  dopys_typographer_correct (fixture->typographer);
  corrected = dopys_plain_view_dup_text (fixture->field);
  g_assert_cmpstr (corrected, ==, "«Рада»");
  g_assert_cmpuint (fixture->n, ==, 2);
  gtk_text_buffer_undo (buffer);
  undone = dopys_plain_view_dup_text (fixture->field);
  g_assert_cmpstr (undone, ==, "\"Рада\"");
}

static char *
make_long (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "\"Рада\" - наша\n");
  return g_string_free_and_steal (text);
}

/* Somebody writes while the thread works: what was written stays, and all is corrected. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long ();

  g_settings_set_boolean (fixture->settings, "correct-typography", FALSE);
  dopys_session_paste_text (fixture->session, text);
  dopys_typographer_correct (fixture->typographer);
  g_assert_false (fixture->told);
  dopys_session_insert_text (fixture->session, 0, 0, "Так. ");
  while (!fixture->told)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n, ==, 2000);
  g_autofree char *corrected = dopys_document_dup_text (dopys_session_get_document (fixture->session));
  g_assert_true (g_str_has_prefix (corrected, "Так. «Рада»\302\240— наша\n«Рада»\302\240— наша\n"));
  g_assert_null (strchr (corrected, '"'));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/typographer/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("paste", test_paste);
  ADD ("paste-blocks", test_paste_blocks);
  ADD ("settings", test_settings);
  ADD ("asked", test_asked);
  ADD ("field", test_field);
  ADD ("long", test_long);
  return g_test_run ();
}
