/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-place.h"
#include "dopys-session.h"

#include "notation.h"

#define ADDRESS "http://громада.example/"

static DopysSession *
new_session (const char *notation)
{
  guint start, end;
  g_autoptr (DopysDocument) document = notation_parse (notation, &start, &end);
  DopysSession *session = dopys_session_new (document);

  dopys_session_select (session, start, end);
  return session;
}

static void
assert_session (DopysSession *session, const char *expected)
{
  DopysSelection selection = dopys_session_get_selection (session);

  assert_notation (dopys_session_get_document (session), selection.caret, expected);
}

static void
type (DopysSession *session, const char *text)
{
  guint start, end;

  dopys_session_get_bounds (session, &start, &end);
  dopys_session_insert_text (session, start, end, text);
}

/* The style of the character before the caret. */
static DopysStyle
typed_style (DopysSession *session)
{
  DopysDocument *document = dopys_session_get_document (session);
  guint position;
  guint index = dopys_document_get_block_at (document, dopys_session_get_selection (session).caret, &position);

  return dopys_block_get_run_at (dopys_document_get_block (document, index), position - 1, NULL)->style;
}

static void
count_cb (guint *count)
{
  ++*count;
}

static void
changed_cb (DopysSession *session, DopysDocument *old, DopysDocument *new, GString *log)
{
  g_autofree char *before = notation_write (old, NOTATION_NO_CARET);
  g_autofree char *after = notation_write (new, dopys_session_get_selection (session).caret);

  g_assert_true (new == dopys_session_get_document (session));
  g_string_append_printf (log, "%s>%s ", before, after);
}

static void
test_signals (void)
{
  DopysSession *session = new_session ("p a^");
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (DopysDocument) other = notation_parse ("p z", NULL, NULL);
  guint n_selections = 0, n_histories = 0;

  g_signal_connect (session, "changed", G_CALLBACK (changed_cb), log);
  g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (count_cb), &n_selections);
  g_signal_connect_swapped (session, "history-changed", G_CALLBACK (count_cb), &n_histories);
  type (session, "b");
  g_assert_cmpuint (n_selections, ==, 1);
  g_assert_cmpuint (n_histories, ==, 1);
  dopys_session_delete (session, 0, 0);
  dopys_session_select (session, 0, 99);
  g_assert_cmpuint (dopys_session_get_selection (session).caret, ==, 2);
  dopys_session_undo (session);
  dopys_session_redo (session);
  dopys_session_load (session, other);
  g_assert_cmpstr (log->str, ==, "p a>p ab^ p ab>p a^ p a>p ab^ p ab>p ^z ");
  g_assert_false (dopys_session_can_undo (session, NULL));
  g_assert_finalize_object (session);
}

static void
test_typing_coalesces (void)
{
  g_autoptr (DopysSession) session = new_session ("p a^");
  DopysStepKind kind;

  type (session, "b");
  type (session, "c");
  dopys_session_select (session, 0, 0);
  type (session, "x");
  type (session, "y");
  dopys_session_undo (session);
  assert_session (session, "p ^abc");
  dopys_session_undo (session);
  assert_session (session, "p a^");
  g_assert_false (dopys_session_can_undo (session, NULL));
  g_assert_true (dopys_session_can_redo (session, &kind));
  g_assert_cmpint (kind, ==, DOPYS_STEP_TYPING);
  dopys_session_redo (session);
  dopys_session_redo (session);
  assert_session (session, "p xy^abc");
}

static void
test_delete (void)
{
  g_autoptr (DopysSession) session = new_session ("p a\nM *\np ^b");

  /* Backspace before text after an object goes to the object, then takes it. */
  dopys_session_delete (session, 3, 4);
  assert_session (session, "p a\nM *^\np b");
  g_assert_false (dopys_session_can_undo (session, NULL));
  dopys_session_delete (session, 2, 3);
  assert_session (session, "p a\np ^b");
  dopys_session_undo (session);
  assert_session (session, "p a\nM *^\np b");
  /* The Delete key goes the other way. */
  dopys_session_select (session, 1, 1);
  dopys_session_delete (session, 1, 2);
  assert_session (session, "p a\nM ^*\np b");
}

static void
test_typing_style (void)
{
  g_autoptr (DopysSession) session = new_session ("p [ab]cd");

  dopys_session_toggle_style (session, DOPYS_STYLE_BOLD);
  g_assert_cmpint (dopys_session_get_style (session), ==, DOPYS_STYLE_BOLD);
  dopys_session_select (session, 1, 3);
  g_assert_cmpint (dopys_session_get_style (session), ==, DOPYS_STYLE_NONE);

  /* At the border as the character before; at the start as the one after. */
  dopys_session_select (session, 2, 2);
  type (session, "x");
  g_assert_cmpint (typed_style (session), ==, DOPYS_STYLE_BOLD);
  dopys_session_select (session, 0, 0);
  type (session, "y");
  g_assert_cmpint (typed_style (session), ==, DOPYS_STYLE_BOLD);

  /* Toggled at the caret it holds for what is typed, and ends with a jump. */
  dopys_session_toggle_style (session, DOPYS_STYLE_BOLD);
  g_assert_cmpint (dopys_session_get_style (session), ==, DOPYS_STYLE_NONE);
  type (session, "z");
  type (session, "z");
  g_assert_cmpint (typed_style (session), ==, DOPYS_STYLE_NONE);
  dopys_session_toggle_style (session, DOPYS_STYLE_ITALIC);
  dopys_session_select (session, 1, 1);
  g_assert_cmpint (dopys_session_get_style (session), ==, DOPYS_STYLE_BOLD);
  assert_session (session, "p y^zzabxcd");
}

static void
test_style_of_replaced_text (void)
{
  g_autoptr (DopysSession) session = new_session ("p a[bc]d");

  dopys_session_toggle_style (session, DOPYS_STYLE_BOLD);
  type (session, "x");
  g_assert_cmpint (typed_style (session), ==, DOPYS_STYLE_BOLD);
  assert_session (session, "p ax^d");
}

static void
test_style_excludes (void)
{
  g_autoptr (DopysSession) session = new_session ("p ab^");

  dopys_session_toggle_style (session, DOPYS_STYLE_SUPERSCRIPT);
  dopys_session_toggle_style (session, DOPYS_STYLE_SUBSCRIPT);
  g_assert_cmpint (dopys_session_get_style (session), ==, DOPYS_STYLE_SUBSCRIPT);
  dopys_session_select (session, 0, 2);
  dopys_session_toggle_style (session, DOPYS_STYLE_SUBSCRIPT);
  dopys_session_toggle_style (session, DOPYS_STYLE_SUPERSCRIPT);
  g_assert_cmpint (dopys_session_get_style (session), ==, DOPYS_STYLE_SUPERSCRIPT);
}

/* An empty block can hold no style: it waits for the first character. */
static void
test_style_in_empty_block (void)
{
  g_autoptr (DopysSession) session = new_session ("p ^");

  dopys_session_toggle_style (session, DOPYS_STYLE_BOLD);
  type (session, "a");
  dopys_session_delete (session, 0, 1);
  g_assert_cmpint (dopys_session_get_style (session), ==, DOPYS_STYLE_BOLD);
  type (session, "b");
  dopys_session_split (session);
  g_assert_cmpint (dopys_session_get_style (session), ==, DOPYS_STYLE_BOLD);
  type (session, "c");
  g_assert_cmpint (typed_style (session), ==, DOPYS_STYLE_BOLD);
  dopys_session_set_format (session, &DOPYS_FORMAT_HEADING (2));
  dopys_session_split (session);
  g_assert_cmpint (dopys_session_get_style (session), ==, DOPYS_STYLE_NONE);
  assert_session (session, "p b\nh2 c\np ^");
}

static void
test_link (void)
{
  g_autoptr (DopysSession) session = new_session ("p a[bc]d");

  g_assert_null (dopys_session_get_link (session));
  dopys_session_set_link (session, ADDRESS);
  g_assert_cmpstr (dopys_session_get_link (session), ==, ADDRESS);
  dopys_session_select (session, 0, 2);
  g_assert_null (dopys_session_get_link (session));

  /* Inside the link typing goes on in it; at its end it does not. */
  dopys_session_select (session, 2, 2);
  type (session, "x");
  g_assert_cmpstr (dopys_session_get_link (session), ==, ADDRESS);
  dopys_session_select (session, 4, 4);
  g_assert_cmpstr (dopys_session_get_link (session), ==, ADDRESS);
  type (session, "y");
  g_assert_null (dopys_session_get_link (session));
  dopys_session_select (session, 0, 0);
  g_assert_null (dopys_session_get_link (session));

  /* At the caret the whole link changes. */
  dopys_session_select (session, 1, 1);
  dopys_session_set_link (session, NULL);
  dopys_session_select (session, 0, 6);
  dopys_session_toggle_style (session, DOPYS_STYLE_BOLD);
  g_assert_cmpuint (
      dopys_block_get_run_at (dopys_document_get_block (dopys_session_get_document (session), 0), 0, NULL)->length, ==,
      6);
}

/* A link over several styles is one link. */
static void
test_link_with_styles (void)
{
  g_autoptr (DopysSession) session = new_session ("p a[bcdefg]h");
  guint n_runs;

  dopys_session_set_link (session, ADDRESS);
  dopys_session_select (session, 2, 4);
  dopys_session_toggle_style (session, DOPYS_STYLE_BOLD);
  dopys_session_select (session, 5, 5);
  dopys_session_set_link (session, NULL);
  dopys_session_select (session, 0, 8);
  dopys_session_toggle_style (session, DOPYS_STYLE_BOLD);
  dopys_block_get_runs (dopys_document_get_block (dopys_session_get_document (session), 0), &n_runs);
  g_assert_cmpuint (n_runs, ==, 1);
}

static void
test_two_links (void)
{
  g_autoptr (DopysSession) session = new_session ("p a[bc]de");

  dopys_session_set_link (session, ADDRESS);
  dopys_session_select (session, 3, 4);
  dopys_session_set_link (session, "http://a.example/");
  dopys_session_select (session, 1, 4);
  g_assert_null (dopys_session_get_link (session));
  dopys_session_select (session, 3, 3);
  g_assert_cmpstr (dopys_session_get_link (session), ==, ADDRESS);
  type (session, "x");
  g_assert_null (
      dopys_block_get_run_at (dopys_document_get_block (dopys_session_get_document (session), 0), 3, NULL)->link);
}

static void
test_link_without_text (void)
{
  g_autoptr (DopysSession) session = new_session ("p a^b");

  dopys_session_set_link (session, NULL);
  g_assert_false (dopys_session_can_undo (session, NULL));
  dopys_session_set_link (session, "http://a.example/");
  assert_session (session, "p ahttp://a.example/^b");
  g_assert_cmpstr (dopys_session_get_link (session), ==, "http://a.example/");
}

static void
test_formats (void)
{
  g_autoptr (DopysSession) session = new_session ("p a\nM *\np [b\np c]");

  dopys_session_set_format (session, &DOPYS_FORMAT_BULLET (0));
  dopys_session_select (session, 6, 6);
  dopys_session_change_depth (session, 1);
  assert_session (session, "p a\nM *\nb0 b\nb1 ^c\np ");
  g_assert_cmpint (dopys_session_get_format (session).depth, ==, 1);
  dopys_session_select (session, 2, 2);
  g_assert_cmpint (dopys_session_get_format (session).kind, ==, DOPYS_BLOCK_MEDIA);
  dopys_session_undo (session);
  dopys_session_undo (session);
  assert_session (session, "p a\nM *\np b\np c^");
  g_assert_cmpuint (dopys_session_get_selection (session).anchor, ==, 4);
}

static void
test_slice (void)
{
  g_autoptr (DopysSession) session = new_session ("p a[b]c");
  g_autoptr (DopysDocument) slice = notation_parse ("h2 x\np y", NULL, NULL);
  g_autoptr (DopysBlock) object = notation_new_object ('R');

  dopys_session_insert_slice (session, slice);
  assert_session (session, "p a\nh2 x\np y^c");
  dopys_session_insert_object (session, 1, object);
  assert_session (session, "p a\nR *\nh2 ^x\np yc");
  dopys_session_remove_block (session, 1);
  assert_session (session, "p a\nh2 ^x\np yc");
}

static void
describe (DopysSession *session, guint block, const char *alt)
{
  DopysDocument *document = dopys_session_get_document (session);
  DopysPhoto *photo = dopys_media_get_photo (dopys_block_get_media (dopys_document_get_block (document, block)), 0);
  g_autoptr (DopysPhoto) described = dopys_photo_with_alt (photo, alt);

  dopys_session_set_photo (session, block, 0, described);
}

static guint
count_undo (DopysSession *session)
{
  guint n_steps = 0;

  for (; dopys_session_can_undo (session, NULL); n_steps++)
    dopys_session_undo (session);
  return n_steps;
}

static void
test_photo (void)
{
  g_autoptr (DopysSession) session = new_session ("M *\nM *\np a^b");
  DopysStepKind kind;

  describe (session, 0, "П");
  describe (session, 0, "Пр");
  describe (session, 1, "М");
  describe (session, 1, "М");
  describe (session, 0, "Про");
  g_assert_true (dopys_session_can_undo (session, &kind));
  g_assert_cmpint (kind, ==, DOPYS_STEP_DESCRIPTION);
  assert_session (session, "M *\nM *\np a^b");
  g_assert_cmpuint (count_undo (session), ==, 3);
}

static void
put_aside (DopysSession *session, const char *notation, gboolean joined)
{
  g_autoptr (DopysDocument) document = notation_parse (notation, NULL, NULL);

  dopys_session_apply_aside (session, DOPYS_STEP_PHOTOS, document, joined);
}

/* What comes beside somebody who writes leaves the caret at its text, and in pieces it is one step. */
static void
test_aside (void)
{
  g_autoptr (DopysSession) session = new_session ("p abc^d");

  put_aside (session, "p ab\nM *\np cd", FALSE);
  assert_session (session, "p ab\nM *\np c^d");
  put_aside (session, "p ab\nM *\nM *\np cd", TRUE);
  assert_session (session, "p ab\nM *\nM *\np c^d");
  g_assert_cmpuint (count_undo (session), ==, 1);
}

/* What is replaced elsewhere moves the selection with its text. */
static void
test_replace_block (void)
{
  g_autoptr (DopysSession) session = new_session ("p abc\np d[ef]");
  g_autoptr (DopysBlock) block = dopys_block_new_text (&DOPYS_FORMAT_QUOTE, "x", NULL, 0);

  dopys_session_replace_block (session, DOPYS_STEP_OTHER, 0, block);
  assert_session (session, "q x\np def^");
  g_assert_cmpuint (dopys_session_get_selection (session).anchor, ==, 3);
}

static void
test_replace_block_with_caret (void)
{
  g_autoptr (DopysSession) session = new_session ("p abcde^f");
  g_autoptr (DopysBlock) block = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "axf", NULL, 0);

  dopys_session_replace_block (session, DOPYS_STEP_OTHER, 0, block);
  assert_session (session, "p ax^f");
  dopys_session_undo (session);
  dopys_session_select (session, 3, 3);
  dopys_session_replace_block (session, DOPYS_STEP_OTHER, 0, block);
  assert_session (session, "p ax^f");
}

static void
pasted_cb (DopysSession *session, guint start, guint end, GString *told)
{
  g_string_append_printf (told, "%u-%u ", start, end);
}

static void
test_paste_text (void)
{
  g_autoptr (DopysSession) session = new_session ("p a[b]c");
  g_autoptr (GString) told = g_string_new (NULL);
  DopysStepKind kind;

  g_signal_connect (session, "pasted", G_CALLBACK (pasted_cb), told);
  type (session, "d");
  dopys_session_paste_text (session, "x\ny");
  assert_session (session, "p adx\np y^c");
  /* A step of its own, though it came right after what was typed. */
  g_assert_true (dopys_session_can_undo (session, &kind));
  g_assert_cmpint (kind, ==, DOPYS_STEP_PASTE);
  dopys_session_undo (session);
  assert_session (session, "p ad^c");
  dopys_session_toggle_style (session, DOPYS_STYLE_BOLD);
  dopys_session_paste_text (session, "z");
  g_assert_cmpint (typed_style (session), ==, DOPYS_STYLE_BOLD);
  g_autoptr (DopysDocument) slice = notation_parse ("p q", NULL, NULL);
  dopys_session_insert_slice (session, slice);
  g_assert_cmpstr (told->str, ==, "2-5 2-3 3-4 ");
  dopys_session_paste_text (session, "");
  g_assert_cmpstr (told->str, ==, "2-5 2-3 3-4 ");
}

static void
test_link_text (void)
{
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();
  g_autoptr (DopysSession) session = dopys_session_new (empty);
  guint start, end;

  dopys_session_insert_text (session, 0, 0, "Див. звіт ради\nдалі");
  dopys_session_select (session, 5, 9);
  g_autofree char *selected = dopys_session_dup_link_text (session);
  g_assert_cmpstr (selected, ==, "звіт");
  dopys_session_set_link_text (session, "https://a.example/", "звітом");
  g_autofree char *first = dopys_document_dup_text (dopys_session_get_document (session));
  g_assert_cmpstr (first, ==, "Див. звітом ради\nдалі");
  /* At the caret in the link: the whole link's words. */
  dopys_session_select (session, 7, 7);
  g_autofree char *whole = dopys_session_dup_link_text (session);
  g_assert_cmpstr (whole, ==, "звітом");
  dopys_session_set_link_text (session, "https://b.example/", "тут");
  g_assert_cmpstr (dopys_place_get_link (dopys_session_get_document (session), 6, &start, &end), ==,
                   "https://b.example/");
  g_assert_cmpuint (start, ==, 5);
  g_assert_cmpuint (end, ==, 8);
  dopys_session_undo (session);
  dopys_session_undo (session);
  g_autofree char *back = dopys_document_dup_text (dopys_session_get_document (session));
  g_assert_cmpstr (back, ==, "Див. звіт ради\nдалі");
  /* Nothing is selected: nothing to name. Several paragraphs keep their words. */
  dopys_session_select (session, 2, 2);
  g_autofree char *none = dopys_session_dup_link_text (session);
  g_assert_cmpstr (none, ==, "");
  dopys_session_select (session, 2, 17);
  g_assert_null (dopys_session_dup_link_text (session));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/link-text", test_link_text);
  g_test_add_func ("/core/session/signals", test_signals);
  g_test_add_func ("/core/session/typing-coalesces", test_typing_coalesces);
  g_test_add_func ("/core/session/delete", test_delete);
  g_test_add_func ("/core/session/typing-style", test_typing_style);
  g_test_add_func ("/core/session/style-of-replaced-text", test_style_of_replaced_text);
  g_test_add_func ("/core/session/style-excludes", test_style_excludes);
  g_test_add_func ("/core/session/style-in-empty-block", test_style_in_empty_block);
  g_test_add_func ("/core/session/link", test_link);
  g_test_add_func ("/core/session/link-with-styles", test_link_with_styles);
  g_test_add_func ("/core/session/two-links", test_two_links);
  g_test_add_func ("/core/session/link-without-text", test_link_without_text);
  g_test_add_func ("/core/session/formats", test_formats);
  g_test_add_func ("/core/session/slice", test_slice);
  g_test_add_func ("/core/session/photo", test_photo);
  g_test_add_func ("/core/session/replace-block", test_replace_block);
  g_test_add_func ("/core/session/replace-block-with-caret", test_replace_block_with_caret);
  g_test_add_func ("/core/session/aside", test_aside);
  g_test_add_func ("/core/session/paste-text", test_paste_text);
  return g_test_run ();
}
