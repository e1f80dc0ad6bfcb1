/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-edit-media.h"

#include <string.h>

/* "t:text" a paragraph, "ab=caption" a media block whose photos are called a and b; parted by spaces, caret ignored.
 * A single photo is a photo block, unless a caption follows. */
static DopysDocument *
parse (const char *notation)
{
  g_auto (GStrv) words = g_strsplit (notation, " ", -1);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);

  for (guint i = 0; words[i]; i++)
    {
      g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_photo_unref);
      const char *caption = strchr (words[i], '=');
      g_autoptr (DopysMedia) media = NULL;

      if (g_str_has_prefix (words[i], "t:"))
        {
          g_ptr_array_add (blocks, dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, words[i] + 2, NULL, 0));
          continue;
        }
      for (const char *p = words[i]; *p && *p != '='; p++)
        g_ptr_array_add (photos, dopys_photo_new ((char[]) { *p, 0 }));
      media = photos->len == 1 && !caption ? dopys_media_new_photo (g_ptr_array_index (photos, 0))
                                           : dopys_media_new_gallery ((DopysPhoto *const *) photos->pdata, photos->len,
                                                                      caption ? caption + 1 : NULL);
      g_ptr_array_add (blocks, dopys_block_new_media (media));
    }
  return dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
}

static void
write_media (GString *text, DopysMedia *media)
{
  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    g_string_append (text, dopys_photo_get_id (dopys_media_get_photo (media, i)));
  if (dopys_media_is_gallery (media) && (*dopys_media_get_caption (media) || dopys_media_get_n_photos (media) == 1))
    g_string_append_printf (text, "=%s", dopys_media_get_caption (media));
}

/* With ^ before the block at the caret. Transfer full. */
static char *
write_body (DopysDocument *document, guint caret)
{
  GString *text = g_string_new (NULL);

  dopys_document_check (document);
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);

      g_string_append (text, i > 0 ? " " : "");
      g_string_append (text, dopys_document_get_block_offset (document, i) == caret ? "^" : "");
      if (dopys_block_get_media (block))
        write_media (text, dopys_block_get_media (block));
      else
        g_string_append_printf (text, "t:%s", dopys_block_get_text (block));
    }
  return g_string_free_and_steal (text);
}

#define assert_result(result, caret, expected)                                                                         \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *written_ = write_body (result, caret);                                                            \
    g_assert_cmpstr (written_, ==, expected);                                                                          \
  }                                                                                                                    \
  G_STMT_END

static void
check_add (const char *before, guint block, guint index, const char *after)
{
  g_autoptr (DopysDocument) document = parse (before), result = NULL;
  g_autoptr (DopysPhoto) x = dopys_photo_new ("x"), y = dopys_photo_new ("y");
  DopysPhoto *photos[] = { x, y };
  guint caret;

  result = dopys_edit_add_photos (document, (DopysPhotoPlace) { block, index }, photos, 2, &caret);
  assert_result (result, caret, after);
}

static void
test_add (void)
{
  check_add ("t:q ab t:", 1, 0, "t:q ^xyab t:");
  check_add ("t:q ab t:", 1, 1, "t:q ^axyb t:");
  check_add ("t:q ab=cap t:", 1, 2, "t:q ^abxy=cap t:");
  check_add ("a t:", 0, 9, "^axy t:");
}

static void
check_move (const char *before, guint block, guint index, guint to_block, guint to_index, const char *after)
{
  g_autoptr (DopysDocument) document = parse (before), result = NULL;
  guint caret;

  result = dopys_edit_move_photo (document, (DopysPhotoPlace) { block, index },
                                  (DopysPhotoPlace) { to_block, to_index }, &caret);
  assert_result (result, caret, after);
}

static void
test_move (void)
{
  check_move ("abc t:", 0, 0, 0, 2, "^bac t:");
  check_move ("abc t:", 0, 0, 0, 3, "^bca t:");
  check_move ("abc t:", 0, 2, 0, 0, "^cab t:");
  check_move ("abc t:", 0, 1, 0, 1, "^abc t:");
  check_move ("abc t:", 0, 1, 0, 2, "^abc t:");
  check_move ("abc=c t:z de t:", 0, 1, 2, 1, "ac=c t:z ^dbe t:");
  check_move ("a t:z de t:", 0, 0, 2, 2, "t:z ^dea t:");
  check_move ("de t:z a t:", 2, 0, 0, 0, "^ade t:z t:");
  check_move ("a b t:", 1, 0, 0, 1, "^ab t:");
}

static void
check_take_out (const char *before, guint block, guint index, guint to, const char *after)
{
  g_autoptr (DopysDocument) document = parse (before), result = NULL;
  guint caret;

  result = dopys_edit_take_photo_out (document, (DopysPhotoPlace) { block, index }, to, &caret);
  assert_result (result, caret, after);
}

static void
test_take_out (void)
{
  check_take_out ("t:p abc t:q t:", 1, 1, 0, "^b t:p ac t:q t:");
  check_take_out ("t:p abc t:q t:", 1, 1, 1, "t:p ^b ac t:q t:");
  check_take_out ("t:p abc t:q t:", 1, 1, 2, "t:p ac ^b t:q t:");
  check_take_out ("t:p abc t:q t:", 1, 1, 4, "t:p ac t:q ^b t:");
  check_take_out ("t:p abc t:q", 1, 1, 3, "t:p ac t:q ^b t:");
  check_take_out ("t:p a t:q t:", 1, 0, 0, "^a t:p t:q t:");
  check_take_out ("t:p a t:q t:", 1, 0, 4, "t:p t:q ^a t:");
}

static void
test_remove (void)
{
  g_autoptr (DopysDocument) document = parse ("t:p ab t:"), one = NULL, none = NULL;
  guint caret;

  one = dopys_edit_remove_photo (document, (DopysPhotoPlace) { 1, 0 }, &caret);
  assert_result (one, caret, "t:p ^b= t:");
  none = dopys_edit_remove_photo (one, (DopysPhotoPlace) { 1, 0 }, NULL);
  assert_result (none, G_MAXUINT, "t:p t:");
}

static void
check_split (const char *before, guint block, guint index, const char *after)
{
  g_autoptr (DopysDocument) document = parse (before), result = NULL;
  guint caret;

  result = dopys_edit_split_gallery (document, (DopysPhotoPlace) { block, index }, &caret);
  assert_result (result, caret, after);
}

static void
test_split (void)
{
  check_split ("abcd=cap t:", 0, 2, "ab=cap ^cd t:");
  check_split ("abcd t:", 0, 3, "abc ^d t:");
  check_split ("abcd t:", 0, 1, "a ^bcd t:");
  check_split ("abcd=cap t:", 0, 1, "a=cap ^bcd t:");
  check_split ("abcd t:", 0, 0, "^abcd t:");
}

static void
check_join (const char *before, guint block, const char *after)
{
  g_autoptr (DopysDocument) document = parse (before), result = NULL;
  guint caret;

  result = dopys_edit_join_media (document, block, &caret);
  assert_result (result, caret, after);
}

static void
test_join (void)
{
  check_join ("ab cd t:", 0, "^abcd t:");
  check_join ("a b t:", 0, "^ab t:");
  check_join ("ab=one t: cd=two t:", 0, "^abcd=one two t:");
  check_join ("ab t:x cd t:", 0, "^ab t:x cd t:");
  check_join ("ab t:", 0, "^ab t:");
}

static void
test_layout_stays (void)
{
  DopysMediaLayout layout = { .columns = 2, .wide = TRUE };
  g_autoptr (DopysDocument) document = parse ("abc t:"), laid = NULL, split = NULL;
  g_autoptr (DopysMedia) media =
      dopys_media_with_layout (dopys_block_get_media (dopys_document_get_block (document, 0)), &layout);
  g_autoptr (DopysBlock) block = dopys_block_new_media (media);

  laid = dopys_edit_replace_block (document, 0, block);
  split = dopys_edit_split_gallery (laid, (DopysPhotoPlace) { 0, 1 }, NULL);
  g_assert_cmpuint (dopys_media_get_layout (dopys_block_get_media (dopys_document_get_block (split, 1)))->columns, ==,
                    2);
  g_assert_true (dopys_media_get_layout (dopys_block_get_media (dopys_document_get_block (split, 1)))->wide);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-media/add", test_add);
  g_test_add_func ("/edit-media/move", test_move);
  g_test_add_func ("/edit-media/take-out", test_take_out);
  g_test_add_func ("/edit-media/remove", test_remove);
  g_test_add_func ("/edit-media/split", test_split);
  g_test_add_func ("/edit-media/join", test_join);
  g_test_add_func ("/edit-media/layout-stays", test_layout_stays);
  return g_test_run ();
}
