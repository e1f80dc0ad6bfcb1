/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines under misspelt words on a real display, with a dictionary in which every word without an «ы» is right. */

#include "dopys-spell-marks.h"

#include <string.h>

#include "view-fixture.h"

typedef struct
{
  GtkWidget *window;
  DopysArticleView *view;
  DopysSession *session;
  DopysSpellChecker *checker;
  DopysSpellMarks *marks;
  guint n_asked; /* by the thread */
} Fixture;

static gboolean
check_cb (gpointer data, DopysScript script, const char *word)
{
  g_atomic_int_inc (&((Fixture *) data)->n_asked);
  return strstr (word, "ы") == NULL;
}

static char **
suggest_cb (gpointer data, DopysScript script, const char *word)
{
  return g_strsplit ("рим'ський,рис", ",", -1);
}

static const DopysSpellingFuncs funcs = { check_cb, suggest_cb, NULL };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();

  fixture->session = dopys_session_new (empty);
  fixture->view = DOPYS_ARTICLE_VIEW (dopys_article_view_new ());
  fixture->checker = dopys_spell_checker_new (dopys_spelling_new (&funcs, fixture));
  fixture->marks = dopys_spell_marks_new (fixture->view, fixture->checker);
  dopys_article_view_set_session (fixture->view, fixture->session);
  dopys_spell_marks_set_enabled (fixture->marks, TRUE);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 480);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 100);
}

static void
after_paint_cb (GdkFrameClock *clock, guint *n)
{
  (*n)++;
}

static void
wait_for_frames (Fixture *fixture, guint n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  guint painted = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &painted);

  while (painted < n)
    {
      guint before = painted;
      gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
      WAIT_UNTIL (painted > before);
    }
  g_signal_handler_disconnect (clock, handler);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  WAIT_UNTIL (dopys_spell_marks_is_done (fixture->marks));
  wait_for_frames (fixture, 3);
  dopys_article_buffer_check (DOPYS_ARTICLE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view))));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->marks);
  g_assert_finalize_object (fixture->checker);
  g_assert_finalize_object (fixture->session);
}

/* The ranges with a line, as "start-end …". */
static char *
marked (Fixture *fixture)
{
  GString *result = g_string_new (NULL);
  guint length = dopys_document_get_length (dopys_session_get_document (fixture->session)), start, end;

  for (guint i = 0; i < length; i++)
    if (dopys_spell_marks_find (fixture->marks, i, &start, &end) && i == start)
      g_string_append_printf (result, "%s%u-%u", result->len ? " " : "", start, end);
  return g_string_free_and_steal (result);
}

static gboolean
is_marked (Fixture *fixture, const char *expected)
{
  g_autofree char *now = marked (fixture);
  return dopys_spell_marks_is_done (fixture->marks) && g_str_equal (now, expected);
}

/* The word at the caret has no line until the caret goes. */
static void
typing (Fixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "рыба вода мыло");
  WAIT_UNTIL (is_marked (fixture, "0-4"));
  dopys_session_select (fixture->session, 6, 6);
  g_assert_true (is_marked (fixture, "0-4 10-14"));
  dopys_session_insert_text (fixture->session, 2, 2, "ж");
  WAIT_UNTIL (is_marked (fixture, "11-15"));
  dopys_session_select (fixture->session, 8, 8);
  g_assert_true (is_marked (fixture, "0-5 11-15"));
}

/* Undo brings the blocks back that were checked: nothing is asked again. */
static void
undo (Fixture *fixture, gconstpointer data)
{
  guint n;

  dopys_session_insert_text (fixture->session, 0, 0, "рыба\nвода\nмыло ");
  dopys_session_select (fixture->session, 7, 7);
  WAIT_UNTIL (is_marked (fixture, "0-4 10-14"));
  dopys_session_delete (fixture->session, 3, 6);
  dopys_session_select (fixture->session, 0, 0);
  WAIT_UNTIL (is_marked (fixture, "0-6 7-11") || is_marked (fixture, "0-5 6-10") || is_marked (fixture, "0-6 8-12"));
  n = fixture->n_asked;
  dopys_session_undo (fixture->session);
  dopys_session_select (fixture->session, 7, 7);
  WAIT_UNTIL (is_marked (fixture, "0-4 10-14"));
  g_assert_cmpuint (fixture->n_asked, ==, n);
}

/* A change of style leaves the line where it was. */
static void
styles (Fixture *fixture, gconstpointer data)
{
  dopys_session_insert_text (fixture->session, 0, 0, "рыба вода\nмыло і мыло, ");
  WAIT_UNTIL (is_marked (fixture, "0-4 10-14 17-21"));
  /* No frame with this selection: GTK 4.18 leaks what it draws of one over several lines. */
  dopys_session_select (fixture->session, 0, 16);
  dopys_session_toggle_style (fixture->session, DOPYS_STYLE_BOLD);
  dopys_session_set_format (fixture->session, &DOPYS_FORMAT_HEADING (2));
  dopys_session_select (fixture->session, 6, 6);
  WAIT_UNTIL (is_marked (fixture, "0-4 10-14 17-21"));
}

static void
off_and_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();
  g_autoptr (DopysSession) other = dopys_session_new (empty);

  dopys_session_insert_text (fixture->session, 0, 0, "рыба ");
  WAIT_UNTIL (is_marked (fixture, "0-4"));
  dopys_spell_marks_set_enabled (fixture->marks, FALSE);
  g_assert_true (is_marked (fixture, ""));
  dopys_spell_marks_set_enabled (fixture->marks, TRUE);
  WAIT_UNTIL (is_marked (fixture, "0-4"));
  /* Another article while a check is under way. */
  dopys_session_insert_text (fixture->session, 0, 0, "сыр ");
  dopys_article_view_set_session (fixture->view, other);
  dopys_session_insert_text (other, 0, 0, "вода мыло ");
  WAIT_UNTIL (dopys_spell_marks_is_done (fixture->marks) &&
              gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view))) == 10);
  dopys_article_view_set_session (fixture->view, fixture->session);
  WAIT_UNTIL (is_marked (fixture, "0-3 4-8"));
}

/* ---- words that are right ---- */

static gboolean
has_word (const char *word, gpointer user_data)
{
  return g_strcmp0 (word, *(char **) user_data) == 0;
}

static void
add_cb (DopysSpellMarks *marks, const char *word, char **added)
{
  *added = g_strdup (word);
  dopys_spell_marks_refresh (marks);
}

static GtkWidget *
find_popover (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child) && gtk_widget_get_visible (child))
      return child;
  return NULL;
}

/* Chooses an item, and waits until the menu is gone: GTK leaks the last frame of one that is torn away. */
static void
choose (Fixture *fixture, const char *action, const char *target)
{
  GtkWidget *popover = find_popover (fixture);

  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  gtk_widget_activate_action_variant (popover, action, target ? g_variant_new_string (target) : NULL);
  gtk_popover_popdown (GTK_POPOVER (popover));
  WAIT_UNTIL (popover == NULL);
  wait_for_frames (fixture, 3);
}

/* Items of the menu in the popover, section by section. */
static char *
items (Fixture *fixture)
{
  GtkWidget *popover = find_popover (fixture);
  GMenuModel *menu = popover ? gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover)) : NULL;
  GString *result = g_string_new (NULL);

  for (int i = 0; menu && i < 2; i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *label = NULL;
          g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_LABEL, "s", &label);
          g_string_append_printf (result, "%s;", label);
        }
    }
  return g_string_free_and_steal (result);
}

static gboolean
has_items (Fixture *fixture, const char *expected)
{
  g_autofree char *now = items (fixture);
  return g_str_equal (now, expected);
}

static void
menu (Fixture *fixture, gconstpointer data)
{
  g_autofree char *added = NULL, *text = NULL;

  dopys_spell_marks_set_words (fixture->marks, has_word, &added);
  g_signal_connect (fixture->marks, "add-word", G_CALLBACK (add_cb), &added);
  dopys_session_insert_text (fixture->session, 0, 0, "рыба мʼята мыло сыр вода");
  dopys_session_select (fixture->session, 22, 22);
  WAIT_UNTIL (is_marked (fixture, "0-4 11-15 16-19"));
  g_assert_true (dopys_spell_marks_go_next (fixture->marks)); /* around the end */
  WAIT_UNTIL (has_items (fixture, "римʼський;рис;_Add to the Dictionary;_Skip This Word;"));
  choose (fixture, "spelling.replace", "римʼський");
  text = dopys_document_dup_text (dopys_session_get_document (fixture->session));
  g_assert_cmpstr (text, ==, "римʼський мʼята мыло сыр вода");
  WAIT_UNTIL (is_marked (fixture, "16-20 21-24"));
  g_assert_true (dopys_spell_marks_go_next (fixture->marks));
  WAIT_UNTIL (find_popover (fixture));
  choose (fixture, "spelling.add", NULL);
  g_assert_cmpstr (added, ==, "мыло");
  WAIT_UNTIL (is_marked (fixture, "21-24"));
  g_assert_true (dopys_spell_marks_go_next (fixture->marks));
  WAIT_UNTIL (find_popover (fixture));
  choose (fixture, "spelling.ignore", NULL);
  WAIT_UNTIL (is_marked (fixture, ""));
  g_assert_false (dopys_spell_marks_go_next (fixture->marks));
  dopys_spell_marks_set_words (fixture->marks, NULL, NULL);
}

int
main (int argc, char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/spell-marks/typing", Fixture, NULL, set_up, typing, tear_down);
  g_test_add ("/spell-marks/undo", Fixture, NULL, set_up, undo, tear_down);
  g_test_add ("/spell-marks/styles", Fixture, NULL, set_up, styles, tear_down);
  g_test_add ("/spell-marks/off-and-on", Fixture, NULL, set_up, off_and_on, tear_down);
  g_test_add ("/spell-marks/menu", Fixture, NULL, set_up, menu, tear_down);
  return g_test_run ();
}
