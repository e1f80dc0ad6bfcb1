/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-blocks.h"
#include "dopys-edit.h"

#include <string.h>

#define N_MUTATIONS 20000

static GBytes *
load (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".html", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "markup", "corpus", file, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* The names of all files of the corpus, in order. */
static GStrv
list_corpus (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "markup", "corpus", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (path, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)))
    if (g_str_has_suffix (name, ".html"))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (".html")));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_assert_cmpuint (names->len, >, 20);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static void
assert_identity (GBytes *content)
{
  g_autoptr (DopysDocument) document = dopys_blocks_read (content);
  g_autoptr (GBytes) written = dopys_blocks_write (document, NULL, NULL, NULL);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), g_bytes_get_data (content, NULL),
                   g_bytes_get_size (content));
}

static void
test_identity (void)
{
  g_auto (GStrv) corpus = list_corpus ();
  for (gsize i = 0; corpus[i]; i++)
    {
      g_autoptr (GBytes) content = load (corpus[i]);
      g_test_message ("%s", corpus[i]);
      assert_identity (content);
    }
}

/* One byte, a stretch taken out or a stretch doubled. */
static GBytes *
mutate (GRand *rand, GBytes *content)
{
  gsize size = g_bytes_get_size (content);
  GByteArray *array = g_byte_array_new ();
  g_byte_array_append (array, g_bytes_get_data (content, NULL), (guint) size);
  for (int n = g_rand_int_range (rand, 1, 4); n > 0 && array->len > 2; n--)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) array->len);
      guint length = (guint) g_rand_int_range (rand, 1, 40);
      length = MIN (length, array->len - at);
      switch (g_rand_int_range (rand, 0, 3))
        {
        case 0:
          array->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
          break;
        case 1:
          g_byte_array_remove_range (array, at, length);
          break;
        default:
          {
            g_autofree guint8 *copy = g_memdup2 (array->data + at, length);
            g_byte_array_append (array, copy, length);
          }
        }
    }
  return g_byte_array_free_to_bytes (array);
}

static void
test_identity_of_mutations (void)
{
  const char *given = g_getenv ("DOPYS_SEED");
  guint32 seed = given ? (guint32) g_ascii_strtoull (given, NULL, 10) : (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_auto (GStrv) corpus = list_corpus ();
  guint n_files = g_strv_length (corpus);

  g_test_message ("DOPYS_SEED=%u", seed);
  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GBytes) content = load (corpus[i % n_files]);
      g_autoptr (GBytes) mutated = mutate (rand, content);
      assert_identity (mutated);
    }
}

/* What each source piece of the article becomes. */
static void
test_kinds (void)
{
  g_autoptr (GBytes) content = load ("article");
  g_autoptr (DopysDocument) document = dopys_blocks_read (content);
  static const DopysBlockKind kinds[] = {
    DOPYS_BLOCK_PARAGRAPH, DOPYS_BLOCK_HEADING,   DOPYS_BLOCK_LIST_ITEM,    DOPYS_BLOCK_LIST_ITEM,
    DOPYS_BLOCK_LIST_ITEM, DOPYS_BLOCK_QUOTE,     DOPYS_BLOCK_QUOTE_SOURCE, DOPYS_BLOCK_SEPARATOR,
    DOPYS_BLOCK_MEDIA,     DOPYS_BLOCK_MEDIA,     DOPYS_BLOCK_TABLE,        DOPYS_BLOCK_MORE,
    DOPYS_BLOCK_RAW,       DOPYS_BLOCK_PARAGRAPH,
  };
  g_assert_cmpuint (dopys_document_get_n_blocks (document), ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (dopys_block_get_kind (dopys_document_get_block (document, i)), ==, kinds[i]);
  DopysBlock *nested = dopys_document_get_block (document, 3);
  g_assert_cmpuint (dopys_block_get_format (nested)->depth, ==, 1);
  g_assert_cmpuint (dopys_block_get_format (nested)->start, ==, 5);
  DopysMedia *gallery = dopys_block_get_media (dopys_document_get_block (document, 9));
  g_assert_true (dopys_media_is_gallery (gallery));
  g_assert_cmpuint (dopys_media_get_n_photos (gallery), ==, 2);
  g_assert_cmpstr (dopys_media_get_caption (gallery), ==, "Галерея");
}

/* Touching a block and writing it anew gives what the block editor writes: here, the same bytes, because the corpus is
 * its writing. */
static void
test_touched_is_canonical (void)
{
  g_autoptr (GBytes) content = load ("article");
  g_autoptr (DopysDocument) document = dopys_blocks_read (content);
  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      g_autoptr (DopysBlock) touched = dopys_block_get_media (block)
                                           ? dopys_block_with_media (block, dopys_block_get_media (block))
                                       : dopys_block_is_text (block) && dopys_block_get_length (block)
                                           ? dopys_block_sub (block, 0, dopys_block_get_length (block))
                                           : dopys_block_ref (block);
      g_autoptr (DopysDocument) edited = dopys_edit_replace_block (document, i, touched);
      g_autoptr (GBytes) written = dopys_blocks_write (edited, NULL, NULL, NULL);
      g_test_message ("block %u", i);
      g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), g_bytes_get_data (content, NULL),
                       g_bytes_get_size (content));
    }
}

/* What stands in the corpus as the block editor writes it, and what differs from that a little. */
static void
test_new_kinds (void)
{
  g_autoptr (GBytes) content = load ("kinds");
  g_autoptr (DopysDocument) document = dopys_blocks_read (content);
  static const DopysBlockFormat formats[] = {
    { .kind = DOPYS_BLOCK_NOTE },
    { .kind = DOPYS_BLOCK_PARAGRAPH, .align = DOPYS_ALIGN_RIGHT },
    { .kind = DOPYS_BLOCK_HEADING, .level = 2, .align = DOPYS_ALIGN_CENTER },
    { .kind = DOPYS_BLOCK_HEADING, .level = 3, .align = DOPYS_ALIGN_LEFT },
    { .kind = DOPYS_BLOCK_EMBED },
    { .kind = DOPYS_BLOCK_EMBED },
    { .kind = DOPYS_BLOCK_RAW },
    { .kind = DOPYS_BLOCK_RAW },
    { .kind = DOPYS_BLOCK_RAW },
    { .kind = DOPYS_BLOCK_PARAGRAPH },
  };

  g_assert_cmpuint (dopys_document_get_n_blocks (document), ==, G_N_ELEMENTS (formats));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      g_test_message ("block %u", i);
      g_assert_true (dopys_block_format_equal (dopys_block_get_format (block), &formats[i]));
      g_autoptr (DopysBlock) bare =
          dopys_block_get_embed (block) ? dopys_block_new_embed (dopys_block_get_embed (block))
          : dopys_block_is_text (block) ? dopys_block_new_text (&formats[i], dopys_block_get_text (block), NULL, 0)
                                        : dopys_block_ref (block);
      DopysOrigin *origin = dopys_block_get_origin (block, NULL, NULL);
      g_autoptr (DopysDocument) alone = dopys_document_new (&bare, 1);
      g_autoptr (GBytes) written = dopys_blocks_write (alone, NULL, NULL, NULL);
      GBytes *source = origin ? dopys_origin_get_source (origin) : NULL;
      if (source && !dopys_block_get_raw (block))
        g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), g_bytes_get_data (source, NULL),
                         g_bytes_get_size (source));
    }
  g_assert_cmpstr (dopys_block_get_embed (dopys_document_get_block (document, 4)), ==,
                   "https://www.youtube.com/watch?v=a--b&t=1s");
}

/* Four tables that are understood, then what is more than a table can say. Touched, the first three are written as they
 * were, which is how the block editor writes them. */
static void
test_tables (void)
{
  g_autoptr (GBytes) content = load ("tables");
  g_autoptr (DopysDocument) document = dopys_blocks_read (content);
  guint n_blocks = dopys_document_get_n_blocks (document);

  g_assert_cmpuint (n_blocks, ==, 12);
  for (guint i = 0; i + 1 < n_blocks; i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      DopysTable *table = dopys_block_get_table (block);
      g_assert_cmpint (dopys_block_get_kind (block), ==, i < 4 ? DOPYS_BLOCK_TABLE : DOPYS_BLOCK_RAW);
      if (table == NULL)
        continue;
      g_autoptr (DopysTable) turned = dopys_table_with_fluid (table, !dopys_table_get_fluid (table));
      g_autoptr (DopysBlock) other = dopys_block_with_table (block, turned);
      g_autoptr (DopysBlock) touched = dopys_block_with_table (other, table);
      g_autoptr (DopysDocument) between = dopys_edit_replace_block (document, i, other);
      g_autoptr (DopysDocument) edited = dopys_edit_replace_block (between, i, touched);
      g_autoptr (GBytes) written = dopys_blocks_write (edited, NULL, NULL, NULL);
      g_assert_cmpint (g_bytes_equal (written, content), ==, i < 3);
    }
  DopysTable *first = dopys_block_get_table (dopys_document_get_block (document, 0));
  g_assert_true (dopys_table_get_header (first) && !dopys_table_get_fluid (first));
  g_assert_cmpstr (dopys_block_get_text (dopys_table_get_cell (first, 1, 0)), ==, "Школа\u2028№ 1");
  g_assert_cmpstr (dopys_block_get_text (dopys_table_get_caption (first)), ==, "Видатки 2026");
}

static void
test_one_word (void)
{
  g_autoptr (GBytes) content = load ("mixed");
  g_autoptr (DopysDocument) document = dopys_blocks_read (content);
  g_autofree char *text = dopys_document_dup_text (document);
  const char *found = g_utf8_strchr (text, -1, g_utf8_get_char ("б"));
  guint offset = (guint) g_utf8_pointer_to_offset (text, found);
  g_autoptr (DopysDocument) edited =
      dopys_edit_insert_text (document, offset, offset + 1, "нове слово", DOPYS_STYLE_NONE, NULL, NULL);
  g_autoptr (GBytes) written = dopys_blocks_write (edited, NULL, NULL, NULL);

  g_autoptr (GString) expected =
      g_string_new_len (g_bytes_get_data (content, NULL), (gssize) g_bytes_get_size (content));
  g_assert_cmpuint (g_string_replace (expected, "<p>б</p>", "<p>нове слово</p>", 0), ==, 1);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), expected->str, expected->len);
}

static gboolean
place (DopysPhoto *photo, DopysPlacement *placement, gpointer user_data)
{
  placement->url = "https://rada.example/\"x\".jpg";
  placement->remote_id = 9;
  return dopys_photo_get_id (photo)[0] == 'a';
}

static void
test_library_photos (void)
{
  g_autofree char *id = g_strnfill (64, 'a'), *other = g_strnfill (64, 'b');
  g_autoptr (DopysPhoto) bare = dopys_photo_new (id);
  g_autoptr (DopysPhoto) known = dopys_photo_with_alt (bare, "Опис «у лапках» & <знаки> \"");
  g_autoptr (DopysPhoto) unknown = dopys_photo_new (other);
  DopysPhoto *photos[] = { known, unknown };
  g_autoptr (DopysMedia) gallery = dopys_media_new_gallery (photos, 2, NULL);
  g_autoptr (DopysBlock) block = dopys_block_new_media (gallery);
  g_autoptr (DopysDocument) document = dopys_document_new (&block, 1);
  guint missing = 0;
  g_autoptr (GBytes) written = dopys_blocks_write (document, place, NULL, &missing);
  const char *expected =
      "<!-- wp:gallery {\"linkTo\":\"none\"} -->\n"
      "<figure class=\"wp-block-gallery has-nested-images columns-default is-cropped\">"
      "<!-- wp:image {\"id\":9,\"sizeSlug\":\"large\",\"linkDestination\":\"none\"} -->\n"
      "<figure class=\"wp-block-image size-large\"><img src=\"https://rada.example/&quot;x&quot;.jpg\" "
      "alt=\"Опис «у лапках» &amp; &lt;знаки&gt; &quot;\" class=\"wp-image-9\"/></figure>\n"
      "<!-- /wp:image --></figure>\n<!-- /wp:gallery -->";
  g_assert_cmpuint (missing, ==, 1);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), expected, strlen (expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blocks/identity", test_identity);
  g_test_add_func ("/blocks/identity-of-mutations", test_identity_of_mutations);
  g_test_add_func ("/blocks/kinds", test_kinds);
  g_test_add_func ("/blocks/touched-is-canonical", test_touched_is_canonical);
  g_test_add_func ("/blocks/tables", test_tables);
  g_test_add_func ("/blocks/new-kinds", test_new_kinds);
  g_test_add_func ("/blocks/one-word", test_one_word);
  g_test_add_func ("/blocks/library-photos", test_library_photos);
  return g_test_run ();
}
