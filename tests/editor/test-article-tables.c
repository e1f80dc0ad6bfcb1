/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables in the view: what is done at a cell, seen at the session. */

#include "view-fixture.h"

#include "dopys-cell-view.h"
#include "dopys-step-name.h"
#include "dopys-table-command.h"
#include "dopys-table-widget.h"

#include <string.h>

static DopysTable *
table_at (ViewFixture *fixture, guint index)
{
  return dopys_block_get_table (dopys_document_get_block (dopys_session_get_document (fixture->session), index));
}

/* Cells parted by |, rows by /; a header row ends in #, a caption follows =. */
static char *
write_table (DopysTable *table)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dopys_table_get_n_rows (table); i++)
    for (guint j = 0; j < dopys_table_get_n_columns (table); j++)
      g_string_append_printf (
          out, "%s%s%s",
          j   ? "|"
          : i ? "/"
              : "",
          dopys_block_get_text (dopys_table_get_cell (table, i, j)),
          i == 0 && j + 1 == dopys_table_get_n_columns (table) && dopys_table_get_header (table) ? "#" : "");
  if (dopys_block_get_length (dopys_table_get_caption (table)))
    g_string_append_printf (out, "=%s", dopys_block_get_text (dopys_table_get_caption (table)));
  return g_string_free_and_steal (out);
}

#define assert_table(fixture, index, expected)                                                                         \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *written_ = write_table (table_at (fixture, index));                                               \
    g_assert_cmpstr (written_, ==, expected);                                                                          \
  }                                                                                                                    \
  G_STMT_END

static GtkWidget *
editor (ViewFixture *fixture)
{
  GtkWidget *target = dopys_article_view_get_target (fixture->view);

  g_assert_true (DOPYS_IS_CELL_VIEW (target));
  return target;
}

static gboolean
in_text (ViewFixture *fixture)
{
  return dopys_article_view_get_target (fixture->view) == GTK_WIDGET (fixture->view);
}

static void
type (ViewFixture *fixture, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_signal_emit_by_name (editor (fixture), "insert-at-cursor", letter);
    }
}

static void
walk (ViewFixture *fixture, DopysCellWay way)
{
  g_signal_emit_by_name (editor (fixture), "left", (guint) way);
}

static void
run (ViewFixture *fixture, DopysTableCommand command)
{
  g_assert_true (gtk_widget_activate_action (editor (fixture), dopys_table_command_get_info (command)->action, NULL));
}

static void
act (ViewFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (dopys_article_view_get_target (fixture->view), action, NULL));
}

static void
insert (ViewFixture *fixture, guint n_rows, guint n_columns)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "article.insert-table", "(uu)", n_rows, n_columns);
}

/* Types what a person types: cell by cell with Tab, and one row more than there was. */
static void
fill_and_undo (ViewFixture *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;

  insert (fixture, 2, 2);
  g_assert_true (view_fixture_text_is (fixture, "\357\277\274\n"));
  g_assert_true (gtk_widget_is_focus (editor (fixture)));
  type (fixture, "Рік");
  walk (fixture, DOPYS_CELL_NEXT);
  type (fixture, "Сума");
  walk (fixture, DOPYS_CELL_NEXT);
  type (fixture, "2026");
  walk (fixture, DOPYS_CELL_NEXT);
  type (fixture, "5");
  walk (fixture, DOPYS_CELL_NEXT);
  type (fixture, "2027");
  assert_table (fixture, 0, "Рік|Сума#/2026|5/2027|");
  walk (fixture, DOPYS_CELL_PREVIOUS);
  type (fixture, "0");
  assert_table (fixture, 0, "Рік|Сума#/2026|50/2027|");

  /* One step for what was typed into one cell in one go; the caret goes where the change is. */
  act (fixture, "article.undo");
  assert_table (fixture, 0, "Рік|Сума#/2026|5/2027|");
  act (fixture, "article.undo");
  assert_table (fixture, 0, "Рік|Сума#/2026|5/|");
  act (fixture, "article.undo");
  assert_table (fixture, 0, "Рік|Сума#/2026|5");
  act (fixture, "article.undo");
  act (fixture, "article.undo");
  assert_table (fixture, 0, "Рік|Сума#/|");
  type (fixture, "Х");
  assert_table (fixture, 0, "Рік|Сума#/Х|");
  act (fixture, "article.undo");
  act (fixture, "article.undo");
  act (fixture, "article.undo");
  assert_table (fixture, 0, "|#/|");
  act (fixture, "article.undo");
  g_assert_true (view_fixture_text_is (fixture, ""));
  g_assert_true (in_text (fixture));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
  act (fixture, "article.redo");
  assert_table (fixture, 0, "|#/|");
}

static void
styles (ViewFixture *fixture, gconstpointer data)
{
  guint n_runs;
  const DopysRun *runs;

  insert (fixture, 1, 2);
  act (fixture, "article.bold");
  type (fixture, "аб");
  act (fixture, "article.bold");
  type (fixture, "в");
  runs = dopys_block_get_runs (dopys_table_get_cell (table_at (fixture, 0), 0, 0), &n_runs);
  g_assert_cmpuint (n_runs, ==, 2);
  g_assert_cmpuint (runs[0].length, ==, 2);
  g_assert_cmpuint (runs[0].style, ==, DOPYS_STYLE_BOLD);
  dopys_session_select (dopys_article_view_get_target_session (fixture->view), 1, 3);
  act (fixture, "article.italic");
  dopys_block_get_runs (dopys_table_get_cell (table_at (fixture, 0), 0, 0), &n_runs);
  g_assert_cmpuint (n_runs, ==, 3);
  dopys_session_set_link (dopys_article_view_get_target_session (fixture->view), "https://rada.example/");
  g_assert_nonnull (dopys_block_get_run_at (dopys_table_get_cell (table_at (fixture, 0), 0, 0), 1, NULL)->link);
}

/* What is no text of a paragraph stays out of cells; signs at the start of a line mean nothing in them. */
static void
only_text (ViewFixture *fixture, gconstpointer data)
{
  insert (fixture, 1, 2);
  type (fixture, "- ");
  assert_table (fixture, 0, "- |");
  walk (fixture, DOPYS_CELL_NEXT);
  type (fixture, "## а");
  assert_table (fixture, 0, "- |## а");
  type (fixture, "\nб");
  assert_table (fixture, 0, "- |## а\342\200\250б");
  view_fixture_offer (fixture, "text/html", "<h2>Один</h2><ul><li>два<li>три</ul>");
  g_signal_emit_by_name (editor (fixture), "select-all", TRUE);
  g_signal_emit_by_name (editor (fixture), "paste-clipboard");
  WAIT_UNTIL (strstr (dopys_block_get_text (dopys_table_get_cell (table_at (fixture, 0), 0, 1)), "три"));
  assert_table (fixture, 0, "- |Один\342\200\250два\342\200\250три");
}

static void
paste_table (ViewFixture *fixture, gconstpointer data)
{
  view_fixture_offer (fixture, "text/html", "<table><tr><td>1<td>2<tr><td>3<td>4</table>");
  g_signal_emit_by_name (fixture->view, "paste-clipboard");
  WAIT_UNTIL (table_at (fixture, 0) != NULL);
  assert_table (fixture, 0, "1|2/3|4");
  g_assert_true (in_text (fixture));
  insert (fixture, 2, 2);
  type (fixture, "x");
  walk (fixture, DOPYS_CELL_NEXT);
  g_signal_emit_by_name (editor (fixture), "paste-clipboard");
  WAIT_UNTIL (dopys_table_get_n_columns (table_at (fixture, 1)) == 3);
  assert_table (fixture, 1, "x|1|2#/|3|4");
  act (fixture, "article.undo");
  assert_table (fixture, 1, "x|#/|");
}

static void
rows_and_columns (ViewFixture *fixture, gconstpointer data)
{
  insert (fixture, 1, 2);
  type (fixture, "а");
  walk (fixture, DOPYS_CELL_NEXT);
  type (fixture, "б");
  run (fixture, DOPYS_TABLE_ROW_BELOW);
  type (fixture, "г");
  run (fixture, DOPYS_TABLE_COLUMN_LEFT);
  type (fixture, "в");
  assert_table (fixture, 0, "а||б/|в|г");
  run (fixture, DOPYS_TABLE_MOVE_UP);
  assert_table (fixture, 0, "|в|г/а||б");
  run (fixture, DOPYS_TABLE_MOVE_RIGHT);
  type (fixture, "!");
  assert_table (fixture, 0, "|г|в!/а|б|");
  run (fixture, DOPYS_TABLE_HEADER);
  run (fixture, DOPYS_TABLE_ROW_ABOVE);
  assert_table (fixture, 0, "||#/|г|в!/а|б|");
  run (fixture, DOPYS_TABLE_REMOVE_ROW);
  run (fixture, DOPYS_TABLE_REMOVE_COLUMN);
  assert_table (fixture, 0, "|г/а|б");
  run (fixture, DOPYS_TABLE_CAPTION);
  type (fixture, "Під");
  assert_table (fixture, 0, "|г/а|б=Під");
  walk (fixture, DOPYS_CELL_ABOVE);
  type (fixture, "2");
  assert_table (fixture, 0, "|г/а2|б=Під");
  run (fixture, DOPYS_TABLE_REMOVE);
  g_assert_true (view_fixture_text_is (fixture, ""));
  g_assert_true (in_text (fixture));
  act (fixture, "article.undo");
  assert_table (fixture, 0, "|г/а2|б=Під");
}

static void
caret_is (ViewFixture *fixture, guint anchor, guint caret)
{
  DopysSelection selection = dopys_session_get_selection (fixture->session);

  g_assert_cmpuint (selection.anchor, ==, anchor);
  g_assert_cmpuint (selection.caret, ==, caret);
  g_assert_true (in_text (fixture));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
}

static void
ways_out (ViewFixture *fixture, gconstpointer data)
{
  view_fixture_type (fixture, "ab");
  insert (fixture, 2, 2);
  g_assert_true (view_fixture_text_is (fixture, "ab\n\357\277\274\n"));
  walk (fixture, DOPYS_CELL_LEFT);
  caret_is (fixture, 2, 2);
  dopys_session_select (fixture->session, 3, 3);
  g_assert_true (in_text (fixture));
  dopys_session_select (fixture->session, 2, 2);
  insert (fixture, 1, 1);
  walk (fixture, DOPYS_CELL_OUT);
  caret_is (fixture, 3, 4);
  /* Selected as a whole: Backspace takes the table away. */
  g_signal_emit_by_name (fixture->view, "backspace");
  g_assert_true (view_fixture_text_is (fixture, "ab\n\357\277\274\n"));
  act (fixture, "article.undo");
  dopys_session_select (fixture->session, 0, 0);
  g_assert_true (in_text (fixture));
}

/* The caret elsewhere in the text takes the cell's editor away; another article does too. */
static void
caret_goes_away (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();

  insert (fixture, 2, 2);
  type (fixture, "а");
  dopys_session_select (fixture->session, 2, 2);
  g_assert_true (in_text (fixture));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
  view_fixture_type (fixture, "б");
  g_assert_true (view_fixture_text_is (fixture, "\357\277\274\nб"));
  insert (fixture, 1, 1);
  dopys_session_load (fixture->session, empty);
  g_assert_true (in_text (fixture));
}

/* 300 edits at random places of tables among text: what the editor shows is what the article holds. */
static void
random_edits (ViewFixture *fixture, gconstpointer data)
{
  guint32 seed =
      g_getenv ("DOPYS_SEED") ? (guint32) g_ascii_strtoull (g_getenv ("DOPYS_SEED"), NULL, 10) : g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("DOPYS_SEED=%u", seed);
  insert (fixture, 2, 2);
  for (guint i = 0; i < 300; i++)
    {
      gint what = g_rand_int_range (rand, 0, 12);

      if (what == 0 || in_text (fixture))
        {
          guint length = dopys_document_get_length (dopys_session_get_document (fixture->session));
          guint offset = (guint) g_rand_int_range (rand, 0, (gint32) length + 1);
          dopys_session_select (fixture->session, offset, offset);
          if (g_rand_boolean (rand))
            view_fixture_type (fixture, "т");
          insert (fixture, (guint) g_rand_int_range (rand, 1, 4), (guint) g_rand_int_range (rand, 1, 4));
        }
      else if (what < 5)
        type (fixture, what == 1 ? "ї" : "a ");
      else if (what < 8)
        walk (fixture, (DopysCellWay) g_rand_int_range (rand, 0, DOPYS_CELL_OUT + 1));
      else if (what < 10)
        run (fixture, (DopysTableCommand) g_rand_int_range (rand, 0, DOPYS_TABLE_N_COMMANDS));
      else
        act (fixture, what == 10 ? "article.undo" : "article.redo");
      if (!in_text (fixture))
        {
          DopysDocument *shown = dopys_session_get_document (dopys_article_view_get_target_session (fixture->view));
          g_autofree char *text = dopys_document_dup_text (shown);
          DopysSelection selection = dopys_session_get_selection (fixture->session);
          guint index =
              dopys_document_get_block_at (dopys_session_get_document (fixture->session), selection.anchor, NULL);
          g_autofree char *all = write_table (table_at (fixture, index));
          g_assert_nonnull (strstr (all, text));
          g_assert_true (dopys_table_equal (dopys_article_view_get_table (fixture->view), table_at (fixture, index)));
        }
      dopys_document_check (dopys_session_get_document (fixture->session));
      dopys_article_buffer_check (DOPYS_ARTICLE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view))));
    }
}

/* Where the caret goes: pure. */
static void
test_walk (void)
{
  g_autoptr (DopysTable) table = dopys_table_new (2, 2);
  DopysTablePlace place = { 0, 0 };

  g_assert_cmpint (dopys_table_command_walk (table, DOPYS_CELL_PREVIOUS, &place), ==, DOPYS_WALK_TO_CELL);
  g_assert_cmpint (dopys_table_command_walk (table, DOPYS_CELL_LEFT, &place), ==, DOPYS_WALK_BEFORE);
  g_assert_cmpint (dopys_table_command_walk (table, DOPYS_CELL_ABOVE, &place), ==, DOPYS_WALK_BEFORE);
  place = (DopysTablePlace) { 0, 1 };
  g_assert_cmpint (dopys_table_command_walk (table, DOPYS_CELL_NEXT, &place), ==, DOPYS_WALK_TO_CELL);
  g_assert_cmpuint (place.row * 10 + place.column, ==, 10);
  place.column = 1;
  g_assert_cmpint (dopys_table_command_walk (table, DOPYS_CELL_RIGHT, &place), ==, DOPYS_WALK_AFTER);
  g_assert_cmpint (dopys_table_command_walk (table, DOPYS_CELL_BELOW, &place), ==, DOPYS_WALK_AFTER);
  g_assert_cmpint (dopys_table_command_walk (table, DOPYS_CELL_NEXT, &place), ==, DOPYS_WALK_NEW_ROW);
  g_assert_cmpuint (place.row * 10 + place.column, ==, 20);
  g_assert_cmpint (dopys_table_command_walk (table, DOPYS_CELL_NEXT, &place), ==, DOPYS_WALK_AFTER);
  g_assert_cmpint (dopys_table_command_walk (table, DOPYS_CELL_PREVIOUS, &place), ==, DOPYS_WALK_TO_CELL);
  g_assert_cmpuint (place.row * 10 + place.column, ==, 11);
}

#define ADD(name, function)                                                                                            \
  g_test_add ("/article-tables/" name, ViewFixture, NULL, view_fixture_set_up, function, view_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-tables/walk", test_walk);
  ADD ("fill-and-undo", fill_and_undo);
  ADD ("styles", styles);
  ADD ("only-text", only_text);
  ADD ("paste-table", paste_table);
  ADD ("rows-and-columns", rows_and_columns);
  ADD ("ways-out", ways_out);
  ADD ("caret-goes-away", caret_goes_away);
  ADD ("random-edits", random_edits);
  return g_test_run ();
}
