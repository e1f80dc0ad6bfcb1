/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-history.h"

#include "notation.h"

#define MSEC 1000

static DopysSelection
caret (guint offset)
{
  return (DopysSelection) { .anchor = offset, .caret = offset };
}

/* Types "abcd…", one character each time; gives the last state. */
static DopysDocument *
type (DopysHistory *history, DopysStepKind kind, guint n, gint64 pause)
{
  g_autoptr (DopysDocument) document = dopys_document_new_empty ();
  g_autoptr (GString) text = g_string_new ("p ");

  for (guint i = 0; i < n; i++)
    {
      dopys_history_push (history, kind, document, caret (i), caret (i + 1), i * pause);
      dopys_document_unref (document);
      g_string_append_c (text, 'a' + i % 26);
      document = notation_parse (text->str, NULL, NULL);
    }
  return g_steal_pointer (&document);
}

static void
test_empty (void)
{
  g_autoptr (DopysHistory) history = dopys_history_new ();
  g_autoptr (DopysDocument) document = dopys_document_new_empty ();
  DopysSelection selection;

  g_assert_false (dopys_history_can_undo (history, NULL));
  g_assert_false (dopys_history_can_redo (history, NULL));
  g_assert_null (dopys_history_undo (history, document, caret (0), &selection));
  g_assert_null (dopys_history_redo (history, document, caret (0), &selection));
}

static void
test_there_and_back (void)
{
  g_autoptr (DopysHistory) history = dopys_history_new ();
  g_autoptr (DopysDocument) last = type (history, DOPYS_STEP_STYLE, 2, 0);
  g_autoptr (DopysDocument) middle = NULL, first = NULL, again = NULL;
  DopysSelection selection;
  DopysStepKind kind;

  middle = dopys_history_undo (history, last, (DopysSelection) { 0, 2 }, &selection);
  assert_notation (middle, selection.caret, "p a^");
  first = dopys_history_undo (history, middle, selection, &selection);
  assert_notation (first, selection.caret, "p ^");
  g_assert_false (dopys_history_can_undo (history, NULL));

  again = dopys_history_redo (history, first, selection, &selection);
  g_assert_true (again == middle);
  g_assert_true (dopys_history_can_undo (history, &kind));
  g_assert_cmpint (kind, ==, DOPYS_STEP_STYLE);
  dopys_document_unref (again);
  again = dopys_history_redo (history, middle, selection, &selection);
  g_assert_true (again == last);
  g_assert_cmpuint (selection.anchor, ==, 0);
  g_assert_cmpuint (selection.caret, ==, 2);
}

static void
test_push_clears_redo (void)
{
  g_autoptr (DopysHistory) history = dopys_history_new ();
  g_autoptr (DopysDocument) last = type (history, DOPYS_STEP_STYLE, 2, 0);
  g_autoptr (DopysDocument) middle = NULL;
  DopysSelection selection;

  middle = dopys_history_undo (history, last, caret (2), &selection);
  g_assert_true (dopys_history_can_redo (history, NULL));
  dopys_history_push (history, DOPYS_STEP_TYPING, middle, caret (1), caret (2), 0);
  g_assert_false (dopys_history_can_redo (history, NULL));
}

static guint
count_steps (DopysHistory *history, DopysDocument *document)
{
  g_autoptr (DopysDocument) current = dopys_document_ref (document);
  DopysSelection selection = caret (0);
  guint n_steps = 0;

  while (dopys_history_can_undo (history, NULL))
    {
      DopysDocument *previous = dopys_history_undo (history, current, selection, &selection);

      dopys_document_unref (current);
      current = previous;
      n_steps++;
    }
  return n_steps;
}

static void
test_coalescing (void)
{
  const struct
  {
    DopysStepKind kind;
    gint64 pause;
    guint n_steps;
  } cases[] = { { DOPYS_STEP_TYPING, 499 * MSEC, 1 },
                { DOPYS_STEP_TYPING, 500 * MSEC, 7 },
                { DOPYS_STEP_DELETING, 10 * MSEC, 1 },
                { DOPYS_STEP_PASTE, 10 * MSEC, 7 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DopysHistory) history = dopys_history_new ();
      g_autoptr (DopysDocument) document = type (history, cases[i].kind, 7, cases[i].pause);

      g_assert_cmpuint (count_steps (history, document), ==, cases[i].n_steps);
    }
}

static void
test_coalescing_ends (void)
{
  g_autoptr (DopysHistory) history = dopys_history_new ();
  g_autoptr (DopysDocument) document = dopys_document_new_empty ();
  g_autoptr (DopysDocument) back = NULL;
  DopysSelection selection;

  dopys_history_push (history, DOPYS_STEP_TYPING, document, caret (0), caret (1), 0);
  dopys_history_push (history, DOPYS_STEP_TYPING, document, caret (1), caret (2), 1);   /* continues */
  dopys_history_push (history, DOPYS_STEP_TYPING, document, caret (5), caret (6), 2);   /* the caret jumped */
  dopys_history_push (history, DOPYS_STEP_DELETING, document, caret (6), caret (5), 3); /* another kind */
  dopys_history_break (history);
  dopys_history_push (history, DOPYS_STEP_DELETING, document, caret (5), caret (4), 4); /* broken */
  back = dopys_history_undo (history, document, caret (4), &selection);
  dopys_document_unref (g_steal_pointer (&back));
  back = dopys_history_redo (history, document, caret (5), &selection);
  dopys_history_push (history, DOPYS_STEP_DELETING, document, caret (4), caret (3), 5); /* redone before */
  g_assert_cmpuint (count_steps (history, document), ==, 5);
}

/* What comes in pieces, such as the photos of an import, is one step however long it takes. */
static void
test_join (void)
{
  g_autoptr (DopysHistory) history = dopys_history_new ();
  g_autoptr (DopysDocument) document = dopys_document_new_empty ();

  dopys_history_push (history, DOPYS_STEP_PHOTOS, document, caret (0), caret (0), 0);
  dopys_history_join (history);
  dopys_history_push (history, DOPYS_STEP_PHOTOS, document, caret (7), caret (9), 60 * G_USEC_PER_SEC);
  dopys_history_push (history, DOPYS_STEP_PHOTOS, document, caret (9), caret (9),
                      61 * G_USEC_PER_SEC); /* another one */
  dopys_history_join (history);
  dopys_history_push (history, DOPYS_STEP_TYPING, document, caret (9), caret (10), 62 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_steps (history, document), ==, 3);
}

static void
test_limit (void)
{
  g_autoptr (DopysHistory) history = dopys_history_new ();
  g_autoptr (DopysDocument) document = type (history, DOPYS_STEP_OTHER, DOPYS_HISTORY_MAX_STEPS + 20, 0);

  g_assert_cmpuint (count_steps (history, document), ==, DOPYS_HISTORY_MAX_STEPS);
  dopys_history_clear (history);
  g_assert_false (dopys_history_can_redo (history, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/history/empty", test_empty);
  g_test_add_func ("/core/history/there-and-back", test_there_and_back);
  g_test_add_func ("/core/history/push-clears-redo", test_push_clears_redo);
  g_test_add_func ("/core/history/coalescing", test_coalescing);
  g_test_add_func ("/core/history/coalescing-ends", test_coalescing_ends);
  g_test_add_func ("/core/history/join", test_join);
  g_test_add_func ("/core/history/limit", test_limit);
  return g_test_run ();
}
