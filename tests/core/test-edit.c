/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-edit.h"

#include "notation.h"

/* Each check reads a document with its range or caret and compares document and caret after the edit. */

static void
check_insert (const char *before, const char *text, const char *after)
{
  guint start, end, caret;
  g_autoptr (DopysDocument) document = notation_parse (before, &start, &end);
  g_autoptr (DopysDocument) result =
      dopys_edit_insert_text (document, start, end, text, DOPYS_STYLE_NONE, NULL, &caret);

  assert_notation (result, caret, after);
}

static void
check_delete (const char *before, const char *after)
{
  guint start, end, caret;
  g_autoptr (DopysDocument) document = notation_parse (before, &start, &end);
  g_autoptr (DopysDocument) result = dopys_edit_delete (document, start, end, &caret);

  assert_notation (result, caret, after);
}

static void
check_split (const char *before, const char *after)
{
  guint start, end, caret;
  g_autoptr (DopysDocument) document = notation_parse (before, &start, &end);
  g_autoptr (DopysDocument) result = dopys_edit_split (document, start, end, &caret);

  assert_notation (result, caret, after);
}

static void
test_insert_text (void)
{
  check_insert ("p a^b", "жд", "p aжд^b");
  check_insert ("h2 a[б]c\np ", "x", "h2 ax^c\np ");
  check_insert ("h2 [ab]\np ", "x", "h2 x^\np ");
  check_insert ("h2 a[b\np c]d", "x", "h2 ax^d\np ");
  check_insert ("h2 [ab\nq c]d\np ", "x", "q x^d\np ");
  check_insert ("b1 ^\np ", "x", "b0 x^\np ");
  check_insert ("p ^", "\xef\xbf\xbc", "p \xef\xbf\xbd^");
}

static void
test_insert_at_object (void)
{
  check_insert ("p a\nM ^*\np b", "xy", "p a\np xy^\nM *\np b");
  check_insert ("p a\nM *^\np b", "xy", "p a\nM *\np xy^\np b");
  check_insert ("p a\nM [*]\np b", "x", "p a\np x^\np b");
  check_insert ("p a[b\nM *]\np c", "x", "p ax^\np c");
  check_insert ("p a\nM [*\np b]c", "x", "p a\np x^c");
  check_insert ("p a[b\nM ]*\np c", "x", "p ax^\nM *\np c");
  check_insert ("p a\nM *[\np b]c", "x", "p a\nM *\np x^c");
  check_insert ("M *[\n- ]*\np c", "x", "M *\np x^\n- *\np c");
}

static void
test_insert_lines (void)
{
  check_insert ("p a^b", "\n", "p a\np ^b");
  check_insert ("p a^b", "\r\n", "p a\np ^b");
  check_insert ("p a^b", "x\r\ny\xe2\x80\xa9z", "p ax\np y\np z^b");
  check_insert ("h2 a^b\np ", "x\ny", "h2 ax\np y^b\np ");
  check_insert ("n0@3 a^b\np ", "x\n\ny", "n0@3 ax\nn0 \nn0 y^b\np ");
  check_insert ("M *^\np ", "x\ny\n", "M *\np x\np y\np ^\np ");
  check_insert ("p a^", "b\n", "p ab\np ^");
}

static void
test_delete_in_block (void)
{
  check_delete ("p a[б]c", "p a^c");
  check_delete ("h2 [ab]\np ", "h2 ^\np ");
  check_delete ("p ^", "p ^");
}

static void
test_delete_joins (void)
{
  check_delete ("h2 a[\np ]b", "h2 a^b\np ");
  check_delete ("h2 [\np ]b", "p ^b");
  check_delete ("h2 [a\nq ]b\np ", "q ^b\np ");
  check_delete ("b0 a[\np ]\np ", "b0 a^\np ");
  check_delete ("p a[b\nM *\n- *\nq c]d\np ", "p a^d\np ");
  check_delete ("p [a\nh2 b\np c]", "p ^");
}

static void
test_delete_beside_object (void)
{
  check_delete ("p a[\nM ]*\np b", "p a^\nM *\np b");
  check_delete ("p [\nM ]*\np b", "M ^*\np b");
  check_delete ("p a[b\nM ]*\np c", "p a^\nM *\np c");
  check_delete ("p [ab\nM ]*\np c", "M ^*\np c");
  check_delete ("M *[\np ]b", "M *^\np b");
  check_delete ("M *[\np ]\np b", "M *^\np b");
  check_delete ("M *[\np ]", "M *^\np ");
  check_delete ("M *[\n- ]*\np ", "M *^\n- *\np ");
}

static void
test_delete_object (void)
{
  check_delete ("p a\nM [*]\np b", "p a\np ^b");
  check_delete ("M [*]\np ", "p ^");
  check_delete ("p a\nM [*\n- *]\np b", "p a\np ^b");
  check_delete ("b0 a\nM [*]\nb0 b\np ", "b0 a\np ^\nb0 b\np ");
  check_delete ("q a\nM [*]\nq b\np ", "q a\np ^\nq b\np ");
  check_delete ("b0 a\nM [*]\nq b\np ", "b0 a\nq ^b\np ");
  check_delete ("p a[b\nM *]\np c", "p a^\np c");
  check_delete ("p a\nM [*\np b]c", "p a\np ^c");
}

/* Deleting a paragraph's neighbour leaves the paragraph's block itself. */
static void
test_delete_keeps_blocks (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("p \np b\nM *\np ", NULL, NULL);
  g_autoptr (DopysDocument) joined = dopys_edit_delete (document, 0, 1, NULL);
  g_autoptr (DopysDocument) same = dopys_edit_delete (document, 2, 3, NULL);

  g_assert_true (dopys_document_get_block (joined, 0) == dopys_document_get_block (document, 1));
  g_assert_true (same == document);
}

static void
test_split (void)
{
  check_split ("p a^b", "p a\np ^b");
  check_split ("p a[b\nh2 c]d\np ", "p a\np ^d\np ");
  check_split ("h2 ab^\np c", "h2 ab\np ^\np c");
  check_split ("h2 a^b\np c", "h2 a\np ^b\np c");
  check_split ("h2 ab^\np ", "h2 ab\np ^");
  check_split ("h2 ^ab\np c", "p \nh2 ^ab\np c");
  check_split ("n0@5 a^b\np ", "n0@5 a\nn0 ^b\np ");
  check_split ("n0@5 ^ab\np ", "n0@5 \nn0 ^ab\np ");
  check_split ("q ab^\np ", "q ab\nq ^\np ");
  check_split ("q a\ns b^\np ", "q a\ns b\np ^");
  check_split ("q a\ns ^b\np ", "q a\nq \ns ^b\np ");
}

static void
test_split_leaves (void)
{
  check_split ("b0 a\nb1 b\nb2 ^\np ", "b0 a\nb1 b\nb1 ^\np ");
  check_split ("b0 a\nb0 ^\nb0 c\np ", "b0 a\np ^\nb0 c\np ");
  check_split ("b0 a\nb0 ^\np ", "b0 a\np ^");
  check_split ("q a\nq ^\np ", "q a\np ^");
  check_split ("q a\ns ^\np ", "q a\np ^");
  check_split ("p ^", "p \np ^");
}

static void
test_split_at_object (void)
{
  check_split ("p a\nM ^*\np b", "p a\np ^\nM *\np b");
  check_split ("p a\nM *^\np b", "p a\nM *\np ^\np b");
}

/* slice: cut out of a document; before: where it goes. */
static void
check_replace (const char *source, const char *before, const char *after)
{
  guint start, end, caret;
  g_autoptr (DopysDocument) from = notation_parse (source, &start, &end);
  g_autoptr (DopysDocument) slice = dopys_document_dup_slice (from, start, end);
  g_autoptr (DopysDocument) document = notation_parse (before, &start, &end);
  g_autoptr (DopysDocument) result = dopys_edit_replace (document, start, end, slice, &caret);

  assert_notation (result, caret, after);
}

static void
test_replace (void)
{
  check_replace ("h2 x[y]z", "p a^b", "p ay^b");
  check_replace ("h2 [xy]", "p ^", "p xy^");
  check_replace ("p x^y", "p a[b]c", "p a^c");
  check_replace ("p [x\np y]", "p a^b", "p ax\np y^b");
  check_replace ("p [x\np y]", "b0 a^b\np ", "b0 ax\np y^b\np ");
  check_replace ("h2 [x\nq y]\np ", "p ^", "h2 x\nq y^\np ");
  check_replace ("h2 [x\nq y]\np ", "p a^b", "p a\nh2 x\nq y^\np b");
  check_replace ("b0 [x\nb1 y\nb0 z]\np ", "b0 a^\np ", "b0 ax\nb1 y\nb0 z^\np ");
  check_replace ("M [*]", "p a^b", "p a\nM *\np ^b");
  check_replace ("M [*]", "p \np ^\np b", "p \nM *\np ^b");
  check_replace ("p x[y\nM *\np ]z", "p a^b", "p ay\nM *\np ^b");
  check_replace ("p [x\nh2 y]\np ", "M *^\np b", "M *\np x\nh2 y^\np b");
  check_replace ("p [x\nh2 y]\np ", "M ^*\np b", "p x\nh2 y^\nM *\np b");
}

/* What was cut goes back where it was, if the formats allow joining. */
static void
test_cut_and_paste (void)
{
  const char *const texts[] = { "h2 abc\np def\np g\np ", "b0 ab\nb0 cd\nb0 \nb0 ef\np ", "q ab\nq cd\nq ef\np " };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DopysDocument) document = notation_parse (texts[i], NULL, NULL);
      g_autofree char *before = dopys_document_dup_text (document);
      guint length = dopys_document_get_length (document);

      for (guint start = 0; start < length; start++)
        for (guint end = start; end < length; end++)
          {
            g_autoptr (DopysDocument) slice = dopys_document_dup_slice (document, start, end);
            g_autoptr (DopysDocument) cut = dopys_edit_delete (document, start, end, NULL);
            g_autoptr (DopysDocument) back = dopys_edit_replace (cut, start, start, slice, NULL);
            g_autofree char *after = dopys_document_dup_text (back);

            g_assert_cmpstr (after, ==, before);
          }
    }
}

static void
test_insert_object (void)
{
  const char *const cases[][2] = { { "p a^b", "p a\n- *\np ^b" },
                                   { "p ab^\nh2 c\np ", "p ab\n- *\nh2 ^c\np " },
                                   { "p ^ab", "- *\np ^ab" },
                                   { "p a\np ^\np b", "p a\n- *\np ^b" },
                                   { "p ^", "- *\np ^" },
                                   { "M *^\nM *\np ", "M *\n- *^\nM *\np " },
                                   { "h2 a^b\np ", "h2 a\n- *\nh2 ^b\np " } };
  g_autoptr (DopysBlock) object = notation_new_object ('-');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint start, caret;
      g_autoptr (DopysDocument) document = notation_parse (cases[i][0], &start, NULL);
      g_autoptr (DopysDocument) result = dopys_edit_insert_object (document, start, object, &caret);

      assert_notation (result, caret, cases[i][1]);
    }
}

static void
test_style (void)
{
  guint start, end;
  g_autoptr (DopysDocument) document = notation_parse ("p a[b\nM *\np \np c]d", &start, &end);
  g_autoptr (DopysDocument) bold = dopys_edit_set_style (document, start, end, DOPYS_STYLE_BOLD, 0);
  g_autoptr (DopysDocument) again = dopys_edit_set_style (bold, start, end, DOPYS_STYLE_BOLD, DOPYS_STYLE_ITALIC);
  g_autoptr (DopysDocument) plain =
      dopys_edit_set_style (bold, 0, dopys_document_get_length (bold), 0, DOPYS_STYLE_ALL);

  dopys_document_check (bold);
  g_assert_true (dopys_document_has_style (bold, start, end, DOPYS_STYLE_BOLD));
  g_assert_false (dopys_document_has_style (bold, start - 1, end, DOPYS_STYLE_BOLD));
  g_assert_false (dopys_document_has_style (bold, start, end + 1, DOPYS_STYLE_BOLD));
  g_assert_false (dopys_document_has_style (bold, start, end, DOPYS_STYLE_BOLD | DOPYS_STYLE_ITALIC));
  g_assert_false (dopys_document_has_style (bold, start + 1, start + 3, DOPYS_STYLE_BOLD));
  g_assert_true (again == bold);
  g_assert_true (dopys_document_equal (plain, document));
  g_assert_true (dopys_document_get_block (bold, 1) == dopys_document_get_block (document, 1));
}

static void
test_link (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("p abc\np def", NULL, NULL);
  g_autoptr (DopysDocument) linked = dopys_edit_set_link (document, 1, 6, "http://a.example/");
  g_autoptr (DopysDocument) removed = dopys_edit_set_link (linked, 0, 7, NULL);
  const DopysRun *run = dopys_block_get_run_at (dopys_document_get_block (linked, 1), 0, NULL);

  dopys_document_check (linked);
  g_assert_cmpstr (run->link, ==, "http://a.example/");
  g_assert_cmpuint (run->length, ==, 2);
  g_assert_true (dopys_document_equal (removed, document));
}

static void
check_format (const char *before, DopysBlockFormat format, const char *after)
{
  guint start, end;
  g_autoptr (DopysDocument) document = notation_parse (before, &start, &end);
  g_autoptr (DopysDocument) result = dopys_edit_set_format (document, start, end, &format);

  assert_notation (result, NOTATION_NO_CARET, after);
}

static void
test_format (void)
{
  DopysBlockFormat from_five = DOPYS_FORMAT_NUMBER (0);

  from_five.start = 5;
  check_format ("p a^b\np c", DOPYS_FORMAT_HEADING (3), "h3 ab\np c");
  check_format ("p a[b\nM *\np c]", DOPYS_FORMAT_BULLET (0), "b0 ab\nM *\nb0 c\np ");
  check_format ("p [ab\np ]c", DOPYS_FORMAT_HEADING (2), "h2 ab\np c");
  check_format ("b0 [a\nb1 b\nb0 c]\np ", from_five, "n0@5 a\nn1 b\nn0 c\np ");
  check_format ("b0 a\nb1 b^\nb2 c\np ", DOPYS_FORMAT_PARAGRAPH, "b0 a\np b\nb0 c\np ");
  check_format ("p a^\np ", DOPYS_FORMAT_QUOTE_SOURCE, "p a\np ");
  check_format ("q a\np b^\np ", DOPYS_FORMAT_QUOTE_SOURCE, "q a\ns b\np ");
  check_format ("p [a\nM *\nh2 b]\np ", DOPYS_FORMAT_NOTE, "i a\nM *\ni b\np ");
  check_format ("p| a^\np ", DOPYS_FORMAT_HEADING (2), "h2| a\np ");
  check_format ("p> a^\np ", DOPYS_FORMAT_BULLET (0), "b0 a\np ");
}

static void
test_align (void)
{
  guint start, end, caret;
  g_autoptr (DopysDocument) document = notation_parse ("p [a\nb0 b\nM *\nh3 c]\nq d\np ", &start, &end);
  g_autoptr (DopysDocument) centred = dopys_edit_set_align (document, start, end, DOPYS_ALIGN_CENTER);
  g_autoptr (DopysDocument) back = dopys_edit_set_align (centred, start, end, DOPYS_ALIGN_NONE);
  g_autoptr (DopysDocument) split = dopys_edit_split (centred, 1, 1, &caret);

  assert_notation (centred, NOTATION_NO_CARET, "p| a\nb0 b\nM *\nh3| c\nq d\np ");
  g_assert_true (dopys_document_equal (back, document));
  assert_notation (split, caret, "p| a\np| ^\nb0 b\nM *\nh3| c\nq d\np ");
}

static void
check_depth (const char *before, int delta, const char *after)
{
  guint start, end;
  g_autoptr (DopysDocument) document = notation_parse (before, &start, &end);
  g_autoptr (DopysDocument) result = dopys_edit_change_depth (document, start, end, delta);

  assert_notation (result, NOTATION_NO_CARET, after);
}

static void
test_depth (void)
{
  check_depth ("b0 ^a\nb0 b\np ", 1, "b0 a\nb0 b\np ");
  check_depth ("b0 a\nb0 [b\nb0 c]\np ", 1, "b0 a\nb1 b\nb1 c\np ");
  check_depth ("b0 a\nb1 ^b\nb2 c\np ", -1, "b0 a\nb0 b\nb1 c\np ");
  check_depth ("b0 a\nb0 ^b\np c", -1, "b0 a\np b\np c");
  check_depth ("p ^a", 1, "p a");
}

static void
test_blocks (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("p a\nM *\nh2 b\np ", NULL, NULL);
  g_autoptr (DopysBlock) quote = dopys_block_new_text (&DOPYS_FORMAT_QUOTE, "q", NULL, 0);
  g_autoptr (DopysDocument) replaced = dopys_edit_replace_block (document, 1, quote);
  guint caret;
  g_autoptr (DopysDocument) removed = dopys_edit_remove_block (document, 1, &caret);
  g_autoptr (DopysDocument) no_text = NULL;
  g_autoptr (DopysDocument) no_last = NULL;

  assert_notation (replaced, NOTATION_NO_CARET, "p a\nq q\nh2 b\np ");
  assert_notation (removed, caret, "p a\nh2 ^b\np ");
  no_text = dopys_edit_remove_block (document, 0, &caret);
  assert_notation (no_text, caret, "M ^*\nh2 b\np ");
  no_last = dopys_edit_remove_block (document, 3, &caret);
  g_assert_true (no_last == document);
}

static void
check_move (guint from, guint to, const char *after)
{
  g_autoptr (DopysDocument) document = notation_parse ("p a\nM *\nh2 b\np ", NULL, NULL);
  g_autoptr (DopysDocument) result = dopys_edit_move_block (document, from, to);

  assert_notation (result, NOTATION_NO_CARET, after);
}

static void
test_move (void)
{
  check_move (1, 0, "M *\np a\nh2 b\np ");
  check_move (0, 2, "M *\np a\nh2 b\np ");
  check_move (1, 4, "p a\nh2 b\nM *\np ");
  check_move (1, 3, "p a\nh2 b\nM *\np ");
  check_move (1, 1, "p a\nM *\nh2 b\np ");
  check_move (1, 2, "p a\nM *\nh2 b\np ");
  check_move (3, 0, "p \np a\nM *\nh2 b\np ");
}

/* Edits remember what a block was read from, and that it is no longer that. */
static void
test_origins (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("x", 1);
  g_autoptr (DopysOrigin) origin = dopys_origin_new (bytes, bytes, 1, NULL);
  g_autoptr (DopysBlock) bare = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "ab", NULL, 0);
  g_autoptr (DopysBlock) block = dopys_block_with_origin (bare, origin, 0);
  g_autoptr (DopysDocument) document = dopys_document_new (&block, 1);
  g_autoptr (DopysDocument) split = dopys_edit_split (document, 1, 1, NULL);
  g_autoptr (DopysDocument) after = dopys_edit_split (document, 2, 2, NULL);
  gboolean touched;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (dopys_block_get_origin (dopys_document_get_block (split, i), NULL, &touched) == origin);
      g_assert_true (touched);
    }
  g_assert_true (dopys_document_get_block (after, 0) == block);
  g_assert_null (dopys_block_get_origin (dopys_document_get_block (after, 1), NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/edit/insert-text", test_insert_text);
  g_test_add_func ("/core/edit/insert-at-object", test_insert_at_object);
  g_test_add_func ("/core/edit/insert-lines", test_insert_lines);
  g_test_add_func ("/core/edit/delete-in-block", test_delete_in_block);
  g_test_add_func ("/core/edit/delete-joins", test_delete_joins);
  g_test_add_func ("/core/edit/delete-beside-object", test_delete_beside_object);
  g_test_add_func ("/core/edit/delete-object", test_delete_object);
  g_test_add_func ("/core/edit/delete-keeps-blocks", test_delete_keeps_blocks);
  g_test_add_func ("/core/edit/split", test_split);
  g_test_add_func ("/core/edit/split-leaves", test_split_leaves);
  g_test_add_func ("/core/edit/split-at-object", test_split_at_object);
  g_test_add_func ("/core/edit/replace", test_replace);
  g_test_add_func ("/core/edit/cut-and-paste", test_cut_and_paste);
  g_test_add_func ("/core/edit/insert-object", test_insert_object);
  g_test_add_func ("/core/edit/style", test_style);
  g_test_add_func ("/core/edit/link", test_link);
  g_test_add_func ("/core/edit/format", test_format);
  g_test_add_func ("/core/edit/align", test_align);
  g_test_add_func ("/core/edit/depth", test_depth);
  g_test_add_func ("/core/edit/blocks", test_blocks);
  g_test_add_func ("/core/edit/move", test_move);
  g_test_add_func ("/core/edit/origins", test_origins);
  return g_test_run ();
}
