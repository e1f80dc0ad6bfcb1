/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which blocks are written together, what stands between them, and that an edit changes the bytes of its own piece
 * alone.
 */

#include "dopys-blocks.h"
#include "dopys-edit.h"

#include <string.h>

#define P(text) "<!-- wp:paragraph -->\n<p>" text "</p>\n<!-- /wp:paragraph -->"
#define LI(text) "<!-- wp:list-item -->\n<li>" text "</li>\n<!-- /wp:list-item -->"
#define UL(items) "<!-- wp:list -->\n<ul class=\"wp-block-list\">" items "</ul>\n<!-- /wp:list -->"
#define OL(items) "<!-- wp:list {\"ordered\":true} -->\n<ol class=\"wp-block-list\">" items "</ol>\n<!-- /wp:list -->"
#define QUOTE(inner)                                                                                                   \
  "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\">" inner "</blockquote>\n<!-- /wp:quote -->"

static DopysDocument *
read_text (const char *markup)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (markup, strlen (markup));
  return dopys_blocks_read (bytes);
}

static void
assert_written (DopysDocument *document, const char *expected)
{
  g_autoptr (GBytes) bytes = dopys_blocks_write (document, NULL, NULL, NULL);
  g_autofree char *written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  dopys_document_check (document);
  g_assert_cmpstr (written, ==, expected);
}

static guint
find (DopysDocument *document, const char *word)
{
  g_autofree char *text = dopys_document_dup_text (document);
  const char *found = strstr (text, word);
  g_assert_nonnull (found);
  return (guint) g_utf8_pointer_to_offset (text, found);
}

static DopysDocument *
type (DopysDocument *document, const char *before, const char *text)
{
  guint at = find (document, before);
  return dopys_edit_insert_text (document, at, at, text, DOPYS_STYLE_NONE, NULL, NULL);
}

/* Two lists with nothing between them stay two, whatever is edited in one of them. */
static void
test_neighbours (void)
{
  g_autoptr (DopysDocument) document = read_text (UL (LI ("a1") "\n" LI ("a2")) "\n" UL (LI ("b1") "\t" LI ("b2")));
  g_autoptr (DopysDocument) first = type (document, "a1", "+");
  assert_written (first, UL (LI ("+a1") "\n\n" LI ("a2")) "\n" UL (LI ("b1") "\t" LI ("b2")));
  g_autoptr (DopysDocument) second = type (document, "b1", "+");
  assert_written (second, UL (LI ("a1") "\n" LI ("a2")) "\n" UL (LI ("+b1") "\n\n" LI ("b2")));
  guint at = find (document, "a2");
  g_autoptr (DopysDocument) shorter = dopys_edit_delete (document, at - 1, at + 2, NULL);
  assert_written (shorter, UL (LI ("a1")) "\n" UL (LI ("b1") "\t" LI ("b2")));
  g_autoptr (DopysDocument) quotes = read_text (QUOTE (P ("one")) " " QUOTE (P ("two")));
  g_autoptr (DopysDocument) quoted = type (quotes, "two", "+");
  assert_written (quoted, QUOTE (P ("one")) " " QUOTE (P ("+two")));
}

/* An item that was moved into another list is one of its items: the numbers go on. */
static void
test_moved_item (void)
{
  g_autoptr (DopysDocument) document =
      read_text (OL (LI ("a1") "\n\n" LI ("a2")) "\n\n" P ("x") "\n\n" OL (LI ("b1") "\n\n" LI ("b2")));
  g_autoptr (DopysDocument) inside = dopys_edit_move_block (document, 3, 1);
  assert_written (inside, OL (LI ("a1") "\n\n" LI ("b1") "\n\n" LI ("a2")) "\n\n" P ("x") "\n\n" OL (LI ("b2")));
  g_autoptr (DopysDocument) last = dopys_edit_move_block (document, 4, 2);
  assert_written (last, OL (LI ("a1") "\n\n" LI ("a2") "\n\n" LI ("b2")) "\n\n" P ("x") "\n\n" OL (LI ("b1")));
}

static void
test_typed_item (void)
{
  g_autoptr (DopysDocument) document = read_text (UL (LI ("a1")) "\n" P ("x"));
  g_autoptr (DopysDocument) edited = dopys_edit_insert_text (document, 2, 2, "\na2", DOPYS_STYLE_NONE, NULL, NULL);
  assert_written (edited, UL (LI ("a1") "\n\n" LI ("a2")) "\n" P ("x"));
  g_autoptr (DopysDocument) other = dopys_edit_set_format (document, 3, 4, &DOPYS_FORMAT_BULLET (0));
  assert_written (other, UL (LI ("a1")) "\n" UL (LI ("x")));
}

static void
test_kinds_of_lists (void)
{
  DopysBlockFormat formats[] = { DOPYS_FORMAT_BULLET (0), DOPYS_FORMAT_NUMBER (1), DOPYS_FORMAT_NUMBER (1),
                                 DOPYS_FORMAT_BULLET (1), DOPYS_FORMAT_NUMBER (0), DOPYS_FORMAT_NUMBER (0) };
  formats[2].start = 5;
  formats[5].start = 9;
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_ptr_array_add (blocks, dopys_block_new_text (&formats[i], "x", NULL, 0));
  g_autoptr (DopysDocument) document = dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
  assert_written (
      document,
      UL (LI ("x" OL (LI ("x")) "<!-- wp:list {\"ordered\":true,\"start\":5} -->\n<ol start=\"5\" "
                                "class=\"wp-block-list\">" LI ("x") "</ol>\n<!-- /wp:list -->" UL (LI (
                                    "x")))) "\n\n" OL (LI ("x")) "\n\n<!-- wp:list {\"ordered\":true,\"start\":9} -->\n"
                                                                 "<ol start=\"9\" class=\"wp-block-list\">" LI (
                                                                     "x") "</ol>\n<!-- /wp:list -->");
}

/* The white space between two pieces belongs to both: it is kept while both are there. */
static void
test_gaps (void)
{
  g_autoptr (DopysDocument) document = read_text ("\n" P ("a") "\n" P ("b") P ("c") "\r\n" P ("d") " ");
  assert_written (document, "\n" P ("a") "\n" P ("b") P ("c") "\r\n" P ("d") " ");
  g_autoptr (DopysDocument) typed = type (document, "b", "+");
  assert_written (typed, "\n" P ("a") "\n" P ("+b") P ("c") "\r\n" P ("d") " ");
  g_autoptr (DopysDocument) without = dopys_edit_remove_block (document, 1, NULL);
  assert_written (without, "\n" P ("a") "\n\n" P ("c") "\r\n" P ("d") " ");
  g_autoptr (DopysDocument) headless = dopys_edit_remove_block (document, 0, NULL);
  assert_written (headless, P ("b") P ("c") "\r\n" P ("d") " ");
  g_autoptr (DopysDocument) longer = type (document, "c", "x\n");
  assert_written (longer, "\n" P ("a") "\n" P ("b") "\n\n" P ("x") "\n\n" P ("c") "\n\n" P ("d") " ");
  g_autoptr (DopysDocument) moved = dopys_edit_move_block (document, 0, 2);
  assert_written (moved, P ("b") "\n\n" P ("a") "\n\n" P ("c") "\r\n" P ("d") " ");
}

/* An empty paragraph at the end is nobody's, unless the site had it there. */
static void
test_last_paragraph (void)
{
  g_autoptr (DopysDocument) document = read_text (P ("a") "\n\n" P (""));
  assert_written (document, P ("a") "\n\n" P (""));
  g_autoptr (DopysDocument) emptied = dopys_edit_delete (document, 0, 1, NULL);
  assert_written (emptied, P ("") "\n\n" P (""));
  g_autoptr (DopysDocument) two = read_text (P ("a") "\n\n" P ("b"));
  g_autoptr (DopysDocument) shorter = dopys_edit_delete (two, 2, 3, NULL);
  assert_written (shorter, P ("a"));
  g_autoptr (DopysDocument) nothing = dopys_document_new_empty ();
  assert_written (nothing, "");
}

/* ---- every block of the corpus ---- */

/* Where the piece of a block lies in the content. */
static gsize
piece_start (DopysDocument *document, DopysOrigin *wanted)
{
  DopysOrigin *last = NULL;
  gsize at = 0;

  for (guint i = 0;; i++)
    {
      DopysOrigin *origin = dopys_block_get_origin (dopys_document_get_block (document, i), NULL, NULL);
      if (origin == last)
        continue;
      at += g_bytes_get_size (dopys_origin_get_before (origin));
      if (origin == wanted)
        return at;
      at += g_bytes_get_size (dopys_origin_get_source (origin));
      last = origin;
    }
}

static void
assert_only_piece_changed (GBytes *content, DopysDocument *document, DopysOrigin *origin, DopysDocument *edited)
{
  g_autoptr (GBytes) bytes = dopys_blocks_write (edited, NULL, NULL, NULL);
  gsize old_size, new_size, start = piece_start (document, origin);
  const char *before = g_bytes_get_data (content, &old_size), *now = g_bytes_get_data (bytes, &new_size);
  gsize rest = old_size - start - g_bytes_get_size (dopys_origin_get_source (origin));

  g_assert_cmpuint (new_size, >, start + rest);
  g_assert_cmpmem (now, start, before, start);
  g_assert_cmpmem (now + new_size - rest, rest, before + old_size - rest, rest);
  g_autofree char *piece = g_strndup (now + start, new_size - rest - start);
  g_assert_nonnull (strstr (piece, "нове&lt;"));
  g_autoptr (DopysDocument) again = dopys_blocks_read (bytes);
  g_assert_true (dopys_document_equal (again, edited));
}

static DopysDocument *
change (DopysDocument *document, guint i)
{
  DopysBlock *block = dopys_document_get_block (document, i);
  DopysMedia *media = dopys_block_get_media (block);
  guint offset = dopys_document_get_block_offset (document, i) + dopys_block_get_length (block) / 2;

  if (dopys_block_is_text (block))
    return dopys_edit_insert_text (document, offset, offset, "нове<", DOPYS_STYLE_NONE, NULL, NULL);
  if (media == NULL)
    return NULL;
  g_autoptr (DopysPhoto) photo = dopys_photo_with_alt (dopys_media_get_photo (media, 0), "нове<");
  g_autoptr (DopysMedia) described = dopys_media_with_photo (media, 0, photo);
  g_autoptr (DopysBlock) changed = dopys_block_with_media (block, described);
  return dopys_edit_replace_block (document, i, changed);
}

static guint
change_each_block (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;
  guint changed = 0;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) content = g_bytes_new_take (data, size);
  g_autoptr (DopysDocument) document = dopys_blocks_read (content);
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysOrigin *origin = dopys_block_get_origin (dopys_document_get_block (document, i), NULL, NULL);
      g_autoptr (DopysDocument) edited = origin ? change (document, i) : NULL;
      g_test_message ("%s, block %u", path, i);
      if (edited)
        assert_only_piece_changed (content, document, origin, edited);
      changed += edited != NULL;
    }
  return changed;
}

static void
test_each_block (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "markup", "corpus", NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  guint changed = 0;

  g_assert_nonnull (directory);
  while ((name = g_dir_read_name (directory)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      changed += change_each_block (path);
    }
  g_assert_cmpuint (changed, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/units/neighbours", test_neighbours);
  g_test_add_func ("/units/moved-item", test_moved_item);
  g_test_add_func ("/units/typed-item", test_typed_item);
  g_test_add_func ("/units/kinds-of-lists", test_kinds_of_lists);
  g_test_add_func ("/units/gaps", test_gaps);
  g_test_add_func ("/units/last-paragraph", test_last_paragraph);
  g_test_add_func ("/units/each-block", test_each_block);
  return g_test_run ();
}
