/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-schema.h"

#include "notation.h"

static void
assert_normal_form (const char *input, const char *expected)
{
  g_autoptr (DopysDocument) document = notation_parse (input, NULL, NULL);

  assert_notation (document, NOTATION_NO_CARET, expected);
}

static void
test_last_block (void)
{
  assert_normal_form ("p a", "p a");
  assert_normal_form ("p ", "p ");
  assert_normal_form ("p a\np ", "p a\np ");
  assert_normal_form ("h2 a", "h2 a\np ");
  assert_normal_form ("b0 a", "b0 a\np ");
  assert_normal_form ("M *", "M *\np ");
  assert_normal_form ("i a", "i a\np ");
  assert_normal_form ("p a\np| ", "p a\np| \np ");
  assert_normal_form ("p| a", "p| a");
}

static void
test_depth (void)
{
  assert_normal_form ("b3 a\nb3 b\nb1 c\nb7 d\np ", "b0 a\nb1 b\nb1 c\nb2 d\np ");
  assert_normal_form ("b0 a\nn1@4 b\nn0 c\np x\nb1 d\np ", "b0 a\nn1@4 b\nn0 c\np x\nb0 d\np ");
  assert_normal_form ("b0 a\nM *\nb1 b\np ", "b0 a\nM *\nb0 b\np ");
}

static void
test_quote_source (void)
{
  assert_normal_form ("q a\ns b\np ", "q a\ns b\np ");
  assert_normal_form ("q a\ns b\ns c\np ", "q a\ns b\np c\np ");
  assert_normal_form ("s a\np x\ns b", "p a\np x\np b");
}

static void
test_normal_blocks_stay (void)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  DopysBlock *item = dopys_block_new_text (&DOPYS_FORMAT_BULLET (0), "a", NULL, 0);
  DopysBlock *deep = dopys_block_new_text (&DOPYS_FORMAT_BULLET (2), "b", NULL, 0);

  g_ptr_array_add (blocks, item);
  g_ptr_array_add (blocks, deep);
  g_ptr_array_add (blocks, dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "", NULL, 0));
  g_assert_false (dopys_schema_is_normal ((DopysBlock *const *) blocks->pdata, blocks->len));
  dopys_schema_normalize (blocks);
  g_assert_true (dopys_schema_is_normal ((DopysBlock *const *) blocks->pdata, blocks->len));
  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_true (blocks->pdata[0] == item);
  g_assert_false (dopys_schema_is_normal ((DopysBlock *const *) blocks->pdata, 2));
  g_assert_false (dopys_schema_is_normal (NULL, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schema/last-block", test_last_block);
  g_test_add_func ("/core/schema/depth", test_depth);
  g_test_add_func ("/core/schema/quote-source", test_quote_source);
  g_test_add_func ("/core/schema/normal-blocks-stay", test_normal_blocks_stay);
  return g_test_run ();
}
