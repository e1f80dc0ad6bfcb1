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

/* What a move must give, thought of another way: letters in a string. */
static char *
expect_moved (guint chosen, guint n, guint before)
{
  GString *front = g_string_new (NULL);
  g_autoptr (GString) moved = g_string_new (NULL), back = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_c (chosen & (1u << i) ? moved : i < before ? front : back, (char) ('a' + i));
  g_string_append (front, moved->str);
  g_string_append (front, back->str);
  return g_string_free_and_steal (front);
}

static GtkBitset *
bits (guint chosen)
{
  GtkBitset *slots = gtk_bitset_new_empty ();

  for (guint i = 0; i < 32; i++)
    if (chosen & (1u << i))
      gtk_bitset_add (slots, i);
  return slots;
}

/* Every choice of photos to every place. */
static void
test_move (void)
{
  g_autoptr (DopysDocument) body = make_body ();

  for (guint chosen = 0; chosen < 16; chosen++)
    for (guint before = 0; before <= 4; before++)
      {
        g_autoptr (GtkBitset) slots = bits (chosen);
        g_autoptr (DopysDocument) moved = dopys_photo_order_move (body, slots, before);
        g_autofree char *expected = expect_moved (chosen, 4, before);
        DopysMedia *gallery = dopys_block_get_media (dopys_document_get_block (moved, 2));

        assert_ids (moved, expected);
        /* The slots stay where they were: one photo, text, a gallery of three with its caption. */
        g_assert_cmpuint (dopys_document_get_n_blocks (moved), ==, dopys_document_get_n_blocks (body));
        g_assert_cmpuint (dopys_media_get_n_photos (gallery), ==, 3);
        g_assert_cmpstr (dopys_media_get_caption (gallery), ==, "Gallery");
      }
}

static void
test_move_keeps_untouched_blocks (void)
{
  g_autoptr (DopysDocument) body = make_body ();
  g_autoptr (GtkBitset) second = bits (2), none = bits (0), beyond = bits (1 << 9);
  g_autoptr (DopysDocument) moved = dopys_photo_order_move (body, second, 4);
  g_autoptr (DopysDocument) same = dopys_photo_order_move (body, second, 1);
  g_autoptr (DopysDocument) nothing = dopys_photo_order_move (body, none, 2);
  g_autoptr (DopysDocument) outside = dopys_photo_order_move (body, beyond, 99);

  g_assert_true (dopys_document_get_block (moved, 0) == dopys_document_get_block (body, 0));
  assert_ids (moved, "acdb");
  /* Where nothing changes it is the same document, and no step of the history. */
  g_assert_true (same == body);
  g_assert_true (nothing == body);
  g_assert_true (outside == body);
}

static void
assert_step (guint chosen, int step, guint before)
{
  g_autoptr (GtkBitset) slots = bits (chosen);

  g_assert_cmpuint (dopys_photo_order_step (slots, 6, step), ==, before);
}

static void
test_step (void)
{
  assert_step (1 << 2, -1, 1);
  assert_step (1 << 2, 1, 4);
  assert_step (1 << 0, -1, 0);
  assert_step (1 << 5, 1, 6);
  assert_step (1 << 4, -3, 1);
  assert_step (1 << 1, 3, 5);
  assert_step (1 << 1, -3, 0);
  assert_step (1 << 4, 3, 6);
  /* Several go before the one before the first of them, or after the one after the last. */
  assert_step (1 << 1 | 1 << 4, -1, 0);
  assert_step (1 << 1 | 1 << 3, 1, 5);
  assert_step (0, 1, 0);
}

static void
test_remove (void)
{
  g_autoptr (DopysDocument) body = make_body ();

  for (guint chosen = 0; chosen < 16; chosen++)
    {
      g_autoptr (GtkBitset) slots = bits (chosen);
      g_autoptr (DopysDocument) rest = dopys_photo_order_remove (body, slots);
      g_autoptr (GString) expected = g_string_new (NULL);
      guint blocks = dopys_document_get_n_blocks (body) - (chosen & 1) - ((chosen & 14) == 14);

      for (guint i = 0; i < 4; i++)
        if (!(chosen & (1u << i)))
          g_string_append_c (expected, (char) ('a' + i));
      assert_ids (rest, expected->str);
      g_assert_cmpuint (dopys_document_get_n_blocks (rest), ==, blocks);
    }
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

/* Next to a photo of a gallery they join it; between single photos they stand for themselves. */
static void
test_insert (void)
{
  g_autoptr (DopysDocument) body = make_body ();
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
  static const struct
  {
    guint slot;
    gboolean after;
    const char *ids;
    guint n_blocks;
  } cases[] = { { 0, FALSE, "xyabcd", 1 }, { 0, TRUE, "axybcd", 0 },  { 1, FALSE, "axybcd", 0 },
                { 1, TRUE, "abxycd", 0 },  { 3, FALSE, "abcxyd", 0 }, { 3, TRUE, "abcdxy", 0 },
                { 9, TRUE, "abcdxy", 0 } };

  g_ptr_array_add (photos, dopys_photo_new ("x"));
  g_ptr_array_add (photos, dopys_photo_new ("y"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DopysDocument) longer = dopys_photo_order_insert (body, photos, cases[i].slot, cases[i].after);

      assert_ids (longer, cases[i].ids);
      g_assert_cmpuint (dopys_document_get_n_blocks (longer), ==,
                        dopys_document_get_n_blocks (body) + cases[i].n_blocks);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-order/list", test_list);
  g_test_add_func ("/photo-order/move", test_move);
  g_test_add_func ("/photo-order/move-keeps-untouched-blocks", test_move_keeps_untouched_blocks);
  g_test_add_func ("/photo-order/step", test_step);
  g_test_add_func ("/photo-order/remove", test_remove);
  g_test_add_func ("/photo-order/append", test_append);
  g_test_add_func ("/photo-order/insert", test_insert);
  return g_test_run ();
}
