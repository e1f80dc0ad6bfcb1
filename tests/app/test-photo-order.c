/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-order.h"

/* A body with one photo "a", text, and a gallery "b", "c", "d". */
static DopysDocument *
make_body (void)
{
  g_autoptr (DopysPhoto) a = dopys_photo_new ("a");
  g_autoptr (DopysPhoto) b = dopys_photo_new ("b");
  g_autoptr (DopysPhoto) c = dopys_photo_new ("c");
  g_autoptr (DopysPhoto) d = dopys_photo_new ("d");
  DopysPhoto *const gallery[] = { b, c, d };
  g_autoptr (DopysMedia) single = dopys_media_new_photo (a);
  g_autoptr (DopysMedia) several = dopys_media_new_gallery (gallery, 3, "Gallery");
  g_autoptr (DopysBlock) first = dopys_block_new_media (single);
  g_autoptr (DopysBlock) text = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "Between", NULL, 0);
  g_autoptr (DopysBlock) second = dopys_block_new_media (several);
  DopysBlock *const blocks[] = { first, text, second };

  return dopys_document_new (blocks, 3);
}

static char *
ids_of (DopysDocument *document)
{
  g_autoptr (GPtrArray) photos = dopys_photo_order_list (document);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < photos->len; i++)
    g_string_append (ids, dopys_photo_get_id (g_ptr_array_index (photos, i)));
  dopys_document_check (document);
  return g_string_free_and_steal (g_steal_pointer (&ids));
}

static void
assert_ids (DopysDocument *document, const char *expected)
{
  g_autofree char *ids = ids_of (document);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_list (void)
{
  g_autoptr (DopysDocument) body = make_body ();

  assert_ids (body, "abcd");
}

static void
test_move (void)
{
  g_autoptr (DopysDocument) body = make_body ();

  for (guint from = 0; from < 4; from++)
    for (guint to = 0; to < 4; to++)
      {
        g_autoptr (DopysDocument) moved = dopys_photo_order_move (body, from, to);
        g_autoptr (GString) expected = g_string_new ("abcd");
        char id = expected->str[from];

        g_string_erase (expected, from, 1);
        g_string_insert_c (expected, to, id);
        assert_ids (moved, expected->str);
        /* The slots stay where they were: one photo, text, a gallery of three with its caption. */
        g_assert_cmpuint (dopys_document_get_n_blocks (moved), ==, dopys_document_get_n_blocks (body));
        g_assert_cmpuint (dopys_media_get_n_photos (dopys_block_get_media (dopys_document_get_block (moved, 2))), ==,
                          3);
        g_assert_cmpstr (dopys_media_get_caption (dopys_block_get_media (dopys_document_get_block (moved, 2))), ==,
                         "Gallery");
      }
}

static void
test_move_keeps_untouched_blocks (void)
{
  g_autoptr (DopysDocument) body = make_body ();
  g_autoptr (DopysDocument) moved = dopys_photo_order_move (body, 1, 3);

  g_assert_true (dopys_document_get_block (moved, 0) == dopys_document_get_block (body, 0));
  assert_ids (moved, "acdb");
}

static void
test_remove (void)
{
  g_autoptr (DopysDocument) body = make_body ();
  g_autoptr (DopysDocument) without_c = dopys_photo_order_remove (body, 2);
  g_autoptr (DopysDocument) without_a = dopys_photo_order_remove (body, 0);

  assert_ids (without_c, "abd");
  assert_ids (without_a, "bcd");
  g_assert_cmpuint (dopys_document_get_n_blocks (without_a), ==, dopys_document_get_n_blocks (body) - 1);
}

static void
test_append (void)
{
  g_autoptr (DopysDocument) body = make_body ();
  g_autoptr (DopysDocument) empty = dopys_document_new_empty ();
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  g_autoptr (DopysDocument) longer = NULL;
  g_autoptr (DopysDocument) single = NULL;
  g_autoptr (DopysDocument) gallery = NULL;

  g_ptr_array_add (photos, dopys_photo_new ("x"));
  single = dopys_photo_order_append (empty, photos);
  assert_ids (single, "x");
  g_assert_false (dopys_media_is_gallery (dopys_block_get_media (dopys_document_get_block (single, 0))));

  g_ptr_array_add (photos, dopys_photo_new ("y"));
  gallery = dopys_photo_order_append (empty, photos);
  assert_ids (gallery, "xy");
  g_assert_true (dopys_media_is_gallery (dopys_block_get_media (dopys_document_get_block (gallery, 0))));

  longer = dopys_photo_order_append (body, photos);
  assert_ids (longer, "abcdxy");
  g_assert_cmpuint (dopys_document_get_n_blocks (longer), ==, dopys_document_get_n_blocks (body));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-order/list", test_list);
  g_test_add_func ("/photo-order/move", test_move);
  g_test_add_func ("/photo-order/move-keeps-untouched-blocks", test_move_keeps_untouched_blocks);
  g_test_add_func ("/photo-order/remove", test_remove);
  g_test_add_func ("/photo-order/append", test_append);
  return g_test_run ();
}
