/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "notation.h"

static void
test_empty (void)
{
  g_autoptr (DopysDocument) document = dopys_document_new_empty ();

  assert_notation (document, 0, "p ^");
  g_assert_true (dopys_document_is_empty (document));
  g_assert_cmpuint (dopys_document_get_length (document), ==, 0);
  g_assert_cmpuint (dopys_document_count_words (document), ==, 0);
}

static void
test_offsets (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("h2 Щі\nM *\np \np 😀b", NULL, NULL);
  g_autofree char *text = dopys_document_dup_text (document);
  const guint blocks[] = { 0, 0, 0, 1, 1, 2, 3, 3, 3 };
  const guint positions[] = { 0, 1, 2, 0, 1, 0, 0, 1, 2 };
  guint position;

  g_assert_cmpstr (text, ==, "Щі\n\xef\xbf\xbc\n\n😀b");
  g_assert_cmpuint (dopys_document_get_length (document), ==, 8);
  for (guint i = 0; i <= 8; i++)
    {
      g_assert_cmpuint (dopys_document_get_block_at (document, i, &position), ==, blocks[i]);
      g_assert_cmpuint (position, ==, positions[i]);
    }
  g_assert_cmpuint (dopys_document_get_block_at (document, 99, &position), ==, 3);
  g_assert_cmpuint (position, ==, 2);
  g_assert_cmpuint (dopys_document_get_block_offset (document, 3), ==, 6);
}

/* The text of every slice is the text of its range. */
static void
test_slices (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("h2 Щі\nM *\n- *\np \np 😀b", NULL, NULL);
  g_autofree char *text = dopys_document_dup_text (document);
  guint length = dopys_document_get_length (document);

  for (guint start = 0; start <= length; start++)
    for (guint end = start; end <= length; end++)
      {
        g_autoptr (DopysDocument) slice = dopys_document_dup_slice (document, start, end);
        g_autofree char *slice_text = dopys_document_dup_text (slice);
        g_autofree char *expected = g_utf8_substring (text, start, end);

        g_assert_cmpstr (slice_text, ==, expected);
      }
}

static void
test_slice_shares (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("h2 ab\nq cd\np ef", NULL, NULL);
  g_autoptr (DopysDocument) slice = dopys_document_dup_slice (document, 1, 7);

  g_assert_cmpuint (dopys_document_get_n_blocks (slice), ==, 3);
  g_assert_true (dopys_document_get_block (slice, 1) == dopys_document_get_block (document, 1));
  g_assert_cmpint (dopys_block_get_kind (dopys_document_get_block (slice, 0)), ==, DOPYS_BLOCK_HEADING);
  g_assert_cmpstr (dopys_block_get_text (dopys_document_get_block (slice, 2)), ==, "e");
}

static void
test_splice (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("p a\nb0 b\nb1 c\np ", NULL, NULL);
  g_autoptr (DopysBlock) object = notation_new_object ('M');
  g_autoptr (DopysBlock) twin = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "a", NULL, 0);
  g_autoptr (DopysDocument) put_in = dopys_document_splice (document, 1, 1, &object, 1);
  g_autoptr (DopysDocument) at_end = dopys_document_splice (document, 4, 0, &object, 1);
  g_autoptr (DopysDocument) nothing = dopys_document_splice (document, 0, 4, NULL, 0);
  g_autoptr (DopysDocument) same = dopys_document_splice (document, 0, 1, &twin, 1);
  g_autoptr (DopysDocument) closed = dopys_document_splice (document, 3, 1, NULL, 0);

  assert_notation (put_in, NOTATION_NO_CARET, "p a\nM *\nb0 c\np ");
  assert_notation (at_end, NOTATION_NO_CARET, "p a\nb0 b\nb1 c\np \nM *\np ");
  assert_notation (nothing, NOTATION_NO_CARET, "p ");
  g_assert_true (same == document);
  g_assert_true (closed == document);
  g_assert_true (dopys_document_get_block (put_in, 0) == dopys_document_get_block (document, 0));
}

/* `document` with the text of one block, as typing leaves it. */
static DopysDocument *
with_text (DopysDocument *document, guint index, const char *text)
{
  DopysBlock *block = dopys_document_get_block (document, index);
  g_autoptr (DopysBlock) changed = dopys_block_new_text (dopys_block_get_format (block), text, NULL, 0);

  return dopys_document_splice (document, index, 1, &changed, 1);
}

/* Versions that differ by one block share the others, and are documents like all: also of each other, after the first
 * is gone, and where another block changes next. */
static void
test_typing (void)
{
  DopysDocument *first = notation_parse ("h2 a\nb0 bb\nb1 c\np d", NULL, NULL);
  DopysDocument *second = with_text (first, 1, "bbbb");
  g_autoptr (DopysDocument) third = with_text (second, 1, "b");
  g_autoptr (DopysDocument) back = with_text (third, 1, "bb");
  g_autoptr (DopysDocument) other = with_text (third, 2, "cccc");
  g_autoptr (DopysDocument) last = with_text (other, 3, "");
  g_autoptr (DopysDocument) same = with_text (third, 1, "b");
  g_autoptr (DopysDocument) slice = dopys_document_dup_slice (third, 0, 6);
  g_autoptr (DopysDocument) untyped = notation_parse ("h2 a\nb0 b\nb1 c\np d", NULL, NULL);
  DopysDocument *all[] = { first, second, third, back, other, last };
  guint position;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    dopys_document_check (all[i]);
  g_assert_true (same == third);
  g_assert_true (dopys_document_equal (back, first));
  dopys_document_unref (first);
  dopys_document_unref (second);
  assert_notation (third, NOTATION_NO_CARET, "h2 a\nb0 b\nb1 c\np d");
  assert_notation (other, NOTATION_NO_CARET, "h2 a\nb0 b\nb1 cccc\np d");
  assert_notation (last, NOTATION_NO_CARET, "h2 a\nb0 b\nb1 cccc\np ");
  g_assert_true (dopys_document_equal (third, untyped));
  g_assert_true (dopys_document_equal (untyped, third));
  g_assert_cmpuint (dopys_document_get_length (third), ==, 7);
  g_assert_cmpuint (dopys_document_get_block_at (third, 5, &position), ==, 2);
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpuint (dopys_document_get_n_blocks (slice), ==, 4);
  g_assert_cmpuint (dopys_document_get_block_offset (back, 2), ==, 5);
}

/* A slice may break the schema; what is made of it may not. */
static void
test_typing_in_slice (void)
{
  g_autoptr (DopysDocument) document = notation_parse ("b0 a\nb1 b\nb2 c\np ", NULL, NULL);
  g_autoptr (DopysDocument) slice = dopys_document_dup_slice (document, 2, 5);
  g_autoptr (DopysDocument) changed = with_text (slice, 0, "x");

  assert_notation (changed, NOTATION_NO_CARET, "b0 x\nb1 c\np ");
}

static void
test_equal (void)
{
  g_autoptr (DopysDocument) a = notation_parse ("p a\nM *\np b", NULL, NULL);
  g_autoptr (DopysDocument) b = notation_parse ("p a\nM *\np b", NULL, NULL);
  g_autoptr (DopysDocument) c = notation_parse ("p a\nM *\np c", NULL, NULL);
  g_autoptr (DopysDocument) d = notation_parse ("p a\nM *\np b\np ", NULL, NULL);

  g_assert_true (dopys_document_equal (a, b));
  g_assert_false (dopys_document_equal (a, c));
  g_assert_false (dopys_document_equal (a, d));
}

static void
collect_photo_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  g_string_append_printf (user_data, "%u.%u:%s ", block, index, dopys_photo_get_id (photo));
}

static void
test_photos (void)
{
  g_autoptr (DopysPhoto) one = dopys_photo_new ("one");
  g_autoptr (DopysPhoto) two = dopys_photo_new ("two");
  DopysPhoto *photos[] = { one, two };
  g_autoptr (DopysMedia) gallery = dopys_media_new_gallery (photos, 2, NULL);
  g_autoptr (DopysMedia) single = dopys_media_new_photo (two);
  g_autoptr (DopysBlock) first = dopys_block_new_media (gallery);
  g_autoptr (DopysBlock) text = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "три слова тут", NULL, 0);
  g_autoptr (DopysBlock) last = dopys_block_new_media (single);
  DopysBlock *blocks[] = { first, text, last };
  g_autoptr (DopysDocument) document = dopys_document_new (blocks, 3);
  g_autoptr (GString) found = g_string_new (NULL);

  dopys_document_foreach_photo (document, collect_photo_cb, found);
  g_assert_cmpstr (found->str, ==, "0.0:one 0.1:two 2.0:two ");
  g_assert_cmpuint (dopys_document_count_words (document), ==, 3);
  g_assert_cmpuint (dopys_document_count_words (document), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/document/empty", test_empty);
  g_test_add_func ("/core/document/offsets", test_offsets);
  g_test_add_func ("/core/document/slices", test_slices);
  g_test_add_func ("/core/document/slice-shares", test_slice_shares);
  g_test_add_func ("/core/document/splice", test_splice);
  g_test_add_func ("/core/document/typing", test_typing);
  g_test_add_func ("/core/document/typing-in-slice", test_typing_in_slice);
  g_test_add_func ("/core/document/equal", test_equal);
  g_test_add_func ("/core/document/photos", test_photos);
  return g_test_run ();
}
