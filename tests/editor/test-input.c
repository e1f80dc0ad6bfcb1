/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An input method that composes as IBus does (pre-edit, commit, the text around the caret), and text that runs from
 * right to left.  The method is our own, put where GTK looks for input methods. */

#include "view-fixture.h"

#include <gtk/gtkimmodule.h>
#include <string.h>

/* ---- the input method ---- */

#define METHOD "dopys-test"

typedef struct
{
  GtkIMContext parent_instance;
  char *preedit;
  char *around; /* what it was told stands around the caret */
  int caret;    /* in it, in bytes */
} TestMethod;
typedef GtkIMContextClass TestMethodClass;

static GType test_method_get_type (void);
G_DEFINE_TYPE (TestMethod, test_method, GTK_TYPE_IM_CONTEXT)

static TestMethod *focused; /* weak */

static void
get_preedit_string (GtkIMContext *context, char **text, PangoAttrList **attributes, int *caret)
{
  TestMethod *self = (TestMethod *) context;

  *text = g_strdup (self->preedit ? self->preedit : "");
  if (caret)
    *caret = (int) g_utf8_strlen (*text, -1);
  if (attributes)
    *attributes = pango_attr_list_new ();
}

static void
set_surrounding (GtkIMContext *context, const char *text, int length, int caret, int anchor)
{
  TestMethod *self = (TestMethod *) context;

  g_free (self->around);
  self->around = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  self->caret = caret;
}

static void
focus_in (GtkIMContext *context)
{
  g_set_weak_pointer (&focused, (TestMethod *) context);
}

static void
test_method_finalize (GObject *object)
{
  TestMethod *self = (TestMethod *) object;

  g_free (self->preedit);
  g_free (self->around);
  G_OBJECT_CLASS (test_method_parent_class)->finalize (object);
}

static void
test_method_class_init (TestMethodClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_method_finalize;
  klass->get_preedit_string = get_preedit_string;
  klass->set_surrounding_with_selection = set_surrounding;
  klass->focus_in = focus_in;
}

static void
test_method_init (TestMethod *self)
{
}

/* text: NULL ends the pre-edit. */
static void
set_preedit (const char *text)
{
  gboolean started = focused->preedit == NULL && text, ended = focused->preedit && !text;

  if (started)
    g_signal_emit_by_name (focused, "preedit-start");
  g_free (focused->preedit);
  focused->preedit = g_strdup (text);
  g_signal_emit_by_name (focused, "preedit-changed");
  if (ended)
    g_signal_emit_by_name (focused, "preedit-end");
}

static void
commit (const char *text)
{
  set_preedit (NULL);
  g_signal_emit_by_name (focused, "commit", text);
}

/* ---- composing ---- */

static void
paint (ViewFixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->view));
  gint64 before = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
  WAIT_UNTIL (gdk_frame_clock_get_frame_counter (clock) > before + 1);
}

/* "перед", a separator, "після" with the caret behind "пі". */
static void
set_up (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (DopysBlock) separator = dopys_block_new_separator ();

  g_object_set (gtk_settings_get_default (), "gtk-im-module", METHOD, NULL);
  view_fixture_set_up (fixture, data);
  dopys_session_insert_text (fixture->session, 0, 0, "перед\nпісля");
  dopys_session_insert_object (fixture->session, 6, separator);
  dopys_session_select (fixture->session, 10, 10);
  WAIT_UNTIL (focused != NULL);
}

static void
composing (ViewFixture *fixture, gconstpointer data)
{
  const char *before = "перед\n\357\277\274\nпісля";
  int n_characters = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view)));

  for (const char *const *part = (const char *const[]) { "n", "ni", "nih", "niha", "nihao", NULL }; *part; part++)
    {
      set_preedit (*part);
      paint (fixture);
      g_assert_true (view_fixture_text_is (fixture, before));
      g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view))), ==,
                       n_characters);
    }
  commit ("你好");
  paint (fixture);
  g_assert_true (view_fixture_text_is (fixture, "перед\n\357\277\274\nпі你好сля"));
  g_assert_cmpuint (dopys_session_get_selection (fixture->session).caret, ==, 12);
  dopys_session_undo (fixture->session);
  g_assert_true (view_fixture_text_is (fixture, before));
}

static void
giving_up (ViewFixture *fixture, gconstpointer data)
{
  DopysDocument *before = dopys_session_get_document (fixture->session);

  set_preedit ("ni");
  paint (fixture);
  set_preedit (NULL);
  paint (fixture);
  g_assert_true (dopys_session_get_document (fixture->session) == before);
}

/* What is composed over a selection takes its place and its style. */
static void
over_selection (ViewFixture *fixture, gconstpointer data)
{
  DopysBlock *block;

  dopys_session_select (fixture->session, 8, 10);
  dopys_session_toggle_style (fixture->session, DOPYS_STYLE_BOLD);
  set_preedit ("hi");
  paint (fixture);
  commit ("ひ");
  g_assert_true (view_fixture_text_is (fixture, "перед\n\357\277\274\nひсля"));
  block = dopys_document_get_block (dopys_session_get_document (fixture->session), 2);
  g_assert_cmpint (dopys_block_get_run_at (block, 0, NULL)->style, ==, DOPYS_STYLE_BOLD);
  g_assert_cmpint (dopys_block_get_run_at (block, 2, NULL)->style, ==, DOPYS_STYLE_NONE);
}

/* The text around is that of the buffer, also behind an object; what the method deletes goes through the session. */
static void
around_caret (ViewFixture *fixture, gconstpointer data)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (focused, "retrieve-surrounding", &handled);
  g_assert_true (handled);
  g_assert_nonnull (focused->around);
  g_assert_true (g_str_has_prefix (focused->around + focused->caret, "сля"));
  g_signal_emit_by_name (focused, "delete-surrounding", -1, 2, &handled);
  g_assert_true (handled);
  g_assert_true (view_fixture_text_is (fixture, "перед\n\357\277\274\nпля"));
  g_assert_true (dopys_session_can_undo (fixture->session, NULL));
  dopys_session_undo (fixture->session);
  g_assert_true (view_fixture_text_is (fixture, "перед\n\357\277\274\nпісля"));
}

/* ---- right to left ---- */

#define SHALOM "\327\251\327\234\327\225\327\235" /* four letters */

static void
go (ViewFixture *fixture, int step)
{
  g_signal_emit_by_name (fixture->view, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, step, FALSE);
}

/* The text is kept in the order in which it was typed; Backspace takes what was typed last; with the arrows one gets
 * from one end of the line to the other and back, past numbers and Ukrainian words. */
static void
bidirectional (ViewFixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  guint length, n_steps = 0;

  dopys_session_delete (fixture->session, 0, dopys_document_get_length (dopys_session_get_document (fixture->session)));
  view_fixture_type (fixture, SHALOM " 2026 світ " SHALOM);
  g_assert_true (view_fixture_text_is (fixture, SHALOM " 2026 світ " SHALOM));
  g_signal_emit_by_name (fixture->view, "backspace");
  g_assert_true (view_fixture_text_is (fixture, SHALOM " 2026 світ \327\251\327\234\327\225"));
  paint (fixture);
  length = dopys_document_get_length (dopys_session_get_document (fixture->session));
  dopys_session_select (fixture->session, 0, 0);
  /* It begins with Hebrew: its start is at the right, and one goes on to the left. */
  for (guint caret = 0; caret < length && n_steps < 3 * length; n_steps++)
    {
      GtkTextIter iter;

      go (fixture, -1);
      caret = dopys_session_get_selection (fixture->session).caret;
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
      g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, caret);
    }
  g_assert_cmpuint (dopys_session_get_selection (fixture->session).caret, ==, length);
  while (dopys_session_get_selection (fixture->session).caret > 0 && n_steps++ < 6 * length)
    go (fixture, 1);
  g_assert_cmpuint (dopys_session_get_selection (fixture->session).caret, ==, 0);
}

/* A list and a quote are drawn at the side where their lines begin; here it matters only that nothing fails. */
static void
bidirectional_blocks (ViewFixture *fixture, gconstpointer data)
{
  dopys_session_delete (fixture->session, 0, dopys_document_get_length (dopys_session_get_document (fixture->session)));
  view_fixture_type (fixture, "- " SHALOM);
  g_assert_cmpint (dopys_session_get_format (fixture->session).kind, ==, DOPYS_BLOCK_LIST_ITEM);
  paint (fixture);
  g_assert_true (view_fixture_text_is (fixture, SHALOM "\n"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_io_extension_point_implement (GTK_IM_MODULE_EXTENSION_POINT_NAME, test_method_get_type (), METHOD, 0);
  g_test_add ("/editor/input/composing", ViewFixture, NULL, set_up, composing, view_fixture_tear_down);
  g_test_add ("/editor/input/giving-up", ViewFixture, NULL, set_up, giving_up, view_fixture_tear_down);
  g_test_add ("/editor/input/over-selection", ViewFixture, NULL, set_up, over_selection, view_fixture_tear_down);
  g_test_add ("/editor/input/around-caret", ViewFixture, NULL, set_up, around_caret, view_fixture_tear_down);
  g_test_add ("/editor/input/bidirectional", ViewFixture, NULL, set_up, bidirectional, view_fixture_tear_down);
  g_test_add ("/editor/input/bidirectional-blocks", ViewFixture, NULL, set_up, bidirectional_blocks,
              view_fixture_tear_down);
  return g_test_run ();
}
