/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands and typed signs in the view: what a keyboard does, seen at the session. */

#include "view-fixture.h"

#include "dopys-place.h"
#include "dopys-step-name.h"

#include <string.h>

static DopysBlockKind
kind_of (ViewFixture *fixture, guint index)
{
  return dopys_block_get_kind (dopys_document_get_block (dopys_session_get_document (fixture->session), index));
}

static void
typed_signs (ViewFixture *fixture, gconstpointer data)
{
  view_fixture_type (fixture, "## Зміни\n- раз\nдва\n\n> слова\n\n---");
  g_assert_true (view_fixture_text_is (fixture, "Зміни\nраз\nдва\nслова\n\357\277\274\n"));
  g_assert_cmpint (kind_of (fixture, 0), ==, DOPYS_BLOCK_HEADING);
  g_assert_cmpint (kind_of (fixture, 2), ==, DOPYS_BLOCK_LIST_ITEM);
  g_assert_cmpint (kind_of (fixture, 3), ==, DOPYS_BLOCK_QUOTE);
  g_assert_cmpint (kind_of (fixture, 4), ==, DOPYS_BLOCK_SEPARATOR);
  /* Backspace right after gives the signs back. */
  g_signal_emit_by_name (fixture->view, "backspace");
  g_assert_true (view_fixture_text_is (fixture, "Зміни\nраз\nдва\nслова\n---"));
  g_signal_emit_by_name (fixture->view, "backspace");
  g_assert_true (view_fixture_text_is (fixture, "Зміни\nраз\nдва\nслова\n--"));
}

static void
typed_address (ViewFixture *fixture, gconstpointer data)
{
  guint start, end;

  view_fixture_type (fixture, "Див. https://rada.example.");
  g_assert_null (dopys_place_get_link (dopys_session_get_document (fixture->session), 8, &start, &end));
  view_fixture_type (fixture, "\n");
  g_assert_cmpstr (dopys_place_get_link (dopys_session_get_document (fixture->session), 8, &start, &end), ==,
                   "https://rada.example");
}

static void
pasted_address (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "Наш сайт");
  dopys_session_select (fixture->session, 4, 8);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)), "https://rada.example/a\n");
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  WAIT_UNTIL (g_strcmp0 (dopys_session_get_link (fixture->session), "https://rada.example/a") == 0);
  g_assert_true (view_fixture_text_is (fixture, "Наш сайт"));
}

static void
move_paragraphs (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  view_fixture_type (fixture, "один\nдва\nтри");
  dopys_session_select (fixture->session, 2, 7);
  gtk_widget_activate_action (view, "article.move", "i", 1);
  g_assert_true (view_fixture_text_is (fixture, "три\nодин\nдва"));
  g_assert_cmpuint (dopys_session_get_selection (fixture->session).anchor, ==, 6);
  g_assert_cmpuint (dopys_session_get_selection (fixture->session).caret, ==, 11);
  gtk_widget_activate_action (view, "article.move", "i", 1);
  g_assert_true (view_fixture_text_is (fixture, "три\nодин\nдва"));
  gtk_widget_activate_action (view, "article.move", "i", -1);
  g_assert_true (view_fixture_text_is (fixture, "один\nдва\nтри"));
  gtk_widget_activate_action (view, "article.move", "i", -1);
  g_assert_true (view_fixture_text_is (fixture, "один\nдва\nтри"));
  dopys_session_undo (fixture->session);
  g_assert_true (view_fixture_text_is (fixture, "три\nодин\nдва"));
}

static void
case_and_code (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "про бюджет");
  dopys_session_select (fixture->session, 0, 10);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "article.change-case", NULL);
  g_assert_true (view_fixture_text_is (fixture, "Про бюджет"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "article.code", NULL);
  g_assert_cmpint (dopys_session_get_style (fixture->session), ==, DOPYS_STYLE_CODE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "article.clear-style", NULL);
  g_assert_cmpint (dopys_session_get_style (fixture->session), ==, DOPYS_STYLE_NONE);
}

static gboolean
has_tag (ViewFixture *fixture, guint offset, const char *name)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);
  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name));
}

static void
note_and_alignment (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  view_fixture_type (fixture, "а\nб");
  gtk_widget_activate_action (view, "article.note", NULL);
  g_assert_cmpint (kind_of (fixture, 1), ==, DOPYS_BLOCK_NOTE);
  g_assert_true (has_tag (fixture, 2, "note"));
  view_fixture_type (fixture, "\n\nв"); /* the second Enter leaves the note */
  g_assert_true (view_fixture_text_is (fixture, "а\nб\nв"));
  g_assert_cmpint (kind_of (fixture, 2), ==, DOPYS_BLOCK_PARAGRAPH);
  gtk_widget_activate_action (view, "article.align-center", NULL);
  g_assert_true (has_tag (fixture, 4, "align-center"));
  gtk_widget_activate_action (view, "article.align-right", NULL);
  g_assert_true (has_tag (fixture, 4, "align-right") && !has_tag (fixture, 4, "align-center"));
  gtk_widget_activate_action (view, "article.align-left", NULL);
  g_assert_false (has_tag (fixture, 4, "align-right"));
  gtk_widget_activate_action (view, "article.more", NULL);
  g_assert_cmpint (kind_of (fixture, 3), ==, DOPYS_BLOCK_MORE);
}

static void
pasted_embed (ViewFixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));

  gdk_clipboard_set_text (clipboard, "https://youtu.be/abc\n");
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  WAIT_UNTIL (kind_of (fixture, 0) == DOPYS_BLOCK_EMBED);
  /* Within text it is an address like others. */
  view_fixture_type (fixture, "Див. ");
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  WAIT_UNTIL (strstr (
      dopys_block_get_text (dopys_document_get_block (dopys_session_get_document (fixture->session), 1)), "youtu.be"));
}

static void
inserted_signs (ViewFixture *fixture, gconstpointer data)
{
  view_fixture_type (fixture, "абв");
  dopys_session_select (fixture->session, 1, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "article.insert", "s", "\u00a0");
  g_assert_true (view_fixture_text_is (fixture, "а\u00a0в"));
}

static void
step_names (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DopysStepKind kind;

  for (guint i = 0; i < DOPYS_STEP_N_KINDS; i++)
    g_assert_true (g_hash_table_add (names, dopys_step_name_dup_undo ((DopysStepKind) i)));
  view_fixture_type (fixture, "а");
  dopys_session_select (fixture->session, 0, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "article.bold", NULL);
  g_assert_true (dopys_session_can_undo (fixture->session, &kind));
  g_autofree char *name = dopys_step_name_dup_undo (kind);
  g_assert_cmpstr (name, ==, "Undo: bold");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)
  ADD ("/commands/move-paragraphs", move_paragraphs);
  ADD ("/article-commands/typed-signs", typed_signs);
  ADD ("/article-commands/typed-address", typed_address);
  ADD ("/article-commands/pasted-address", pasted_address);
  ADD ("/article-commands/case-and-code", case_and_code);
  ADD ("/article-commands/note-and-alignment", note_and_alignment);
  ADD ("/article-commands/pasted-embed", pasted_embed);
  ADD ("/article-commands/inserted-signs", inserted_signs);
  ADD ("/article-commands/step-names", step_names);
#undef ADD
  return g_test_run ();
}
