/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-source.h"

#include "dopys-error.h"

#include <string.h>

static DopysDocument *
read_content (const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return dopys_blocks_read (bytes);
}

static char *
write_content (DopysDocument *document)
{
  g_autoptr (GBytes) bytes = dopys_blocks_write (document, NULL, NULL, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Transfer full. */
static char *
replaced (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

static DopysDocument *
apply (DopysSource *source, DopysDocument *document, const char *text)
{
  g_autoptr (GError) error = NULL;
  DopysDocument *result = dopys_source_apply (source, document, text, &error);

  g_assert_no_error (error);
  dopys_document_check (result);
  return result;
}

#define FOREIGN                                                                                                        \
  "<!-- wp:paragraph {\"dropCap\":true} -->\n<p class=\"has-drop-cap\">Перше   слово.</p>\n<!-- /wp:paragraph "        \
  "-->\n\n\n"                                                                                                          \
  "<!-- wp:vendor/map {\"zoom\":7} /-->\n<!-- wp:list -->\n<ul class=\"wp-block-list\"><!-- wp:list-item "             \
  "-->\n<li>раз</li>\n"                                                                                                \
  "<!-- /wp:list-item --></ul>\n<!-- /wp:list -->"

/* What comes from a site is there byte for byte, and a change is a change of those bytes alone. */
static void
test_foreign (void)
{
  g_autoptr (DopysDocument) document = read_content (FOREIGN);
  g_autoptr (DopysSource) source = dopys_source_new (document, 0, dopys_document_get_n_blocks (document));
  g_autoptr (DopysDocument) same = NULL, changed = NULL, again = NULL;
  g_autofree char *text = replaced (FOREIGN, "раз", "два"), *written = NULL, *last = NULL;

  g_assert_cmpstr (dopys_source_get_text (source), ==, FOREIGN);
  same = apply (source, document, FOREIGN);
  g_assert_true (same == document);
  changed = apply (source, document, text);
  written = write_content (changed);
  g_assert_cmpstr (written, ==, text);
  g_assert_true (dopys_block_equal (dopys_document_get_block (changed, 0), dopys_document_get_block (document, 0)));
  again = apply (source, changed, FOREIGN);
  last = write_content (again);
  g_assert_cmpstr (last, ==, FOREIGN);
}

/* Bytes that are no text stay where nothing is changed. */
static void
test_no_text (void)
{
  g_autoptr (DopysDocument) document = read_content ("<!-- wp:vendor/x {\"a\":\"\xff\"} /-->\n\n<p>раз</p>");
  g_autoptr (DopysSource) source = dopys_source_new (document, 0, dopys_document_get_n_blocks (document));
  g_autofree char *text = replaced (dopys_source_get_text (source), "раз", "два"), *written = NULL;
  g_autoptr (DopysDocument) changed = NULL;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  changed = apply (source, document, text);
  written = write_content (changed);
  g_assert_nonnull (strstr (written, "\"\xff\""));
  g_assert_nonnull (strstr (written, "два"));
}

/* A photo of the library and one of the site, a gallery of two of the library, between paragraphs. */
static DopysDocument *
new_with_photos (void)
{
  g_autoptr (DopysPhoto) bare = dopys_photo_new ("aa"), a = dopys_photo_with_alt (bare, "Сад"),
                         b = dopys_photo_new ("bb");
  g_autoptr (DopysPhoto) authored = dopys_photo_with_author (a, "О. Гай");
  g_autoptr (DopysPhoto) decorative = dopys_photo_with_decorative (b, TRUE);
  DopysPhoto *both[] = { authored, decorative };
  g_autoptr (DopysMedia) single = dopys_media_new_photo (authored),
                         gallery = dopys_media_new_gallery (both, 2, "Толока");
  g_autoptr (DopysBlock) before = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "до", NULL, 0);
  g_autoptr (DopysBlock) photo = dopys_block_new_media (single), photos = dopys_block_new_media (gallery);
  DopysBlock *blocks[] = { before, photo, photos };

  return dopys_document_new (blocks, 3);
}

static DopysMedia *
get_media (DopysDocument *document, guint block)
{
  return dopys_block_get_media (dopys_document_get_block (document, block));
}

static void
test_photos (void)
{
  g_autoptr (DopysDocument) document = new_with_photos (), same = NULL, changed = NULL, back = NULL;
  g_autoptr (DopysSource) source = dopys_source_new (document, 0, dopys_document_get_n_blocks (document));
  g_autofree char *text = NULL, *padded = g_strconcat (dopys_source_get_text (source), "\n", NULL);
  DopysPhoto *photo;

  g_assert_nonnull (strstr (padded, "dopys.invalid/photo-1"));
  same = apply (source, document, padded);
  g_assert_true (dopys_document_equal (same, document));
  text = replaced (padded, "Толока", "Весна");
  changed = apply (source, same, text);
  g_assert_true (dopys_document_get_block (changed, 1) == dopys_document_get_block (document, 1));
  g_assert_cmpstr (dopys_media_get_caption (get_media (changed, 2)), ==, "Весна");
  photo = dopys_media_get_photo (get_media (changed, 2), 0);
  g_assert_cmpstr (dopys_photo_get_id (photo), ==, "aa");
  g_assert_cmpstr (dopys_photo_get_author (photo), ==, "О. Гай");
  g_assert_true (dopys_photo_get_decorative (dopys_media_get_photo (get_media (changed, 2), 1)));
  back = apply (source, changed, padded);
  g_assert_true (dopys_document_equal (back, document));
}

/* What is published never has the address that stands for a photo of the library. */
static void
test_no_address_leaves (void)
{
  g_autoptr (DopysDocument) document = new_with_photos (), changed = NULL;
  g_autoptr (DopysSource) source = dopys_source_new (document, 0, dopys_document_get_n_blocks (document));
  g_autofree char *text = replaced (dopys_source_get_text (source), "Толока", "Весна"), *written = NULL;

  changed = apply (source, document, text);
  written = write_content (changed);
  g_assert_null (strstr (written, "dopys.invalid"));
}

static void
test_stray_photo (void)
{
  g_autoptr (DopysDocument) document = new_with_photos (), result = NULL, mended = NULL;
  g_autoptr (DopysSource) source = dopys_source_new (document, 0, dopys_document_get_n_blocks (document));
  g_autoptr (GError) error = NULL;

  result = dopys_source_apply (
      source, document,
      "<!-- wp:html --><marquee><img src=\"https://dopys.invalid/photo-1\"></marquee><!-- /wp:html -->", &error);
  g_assert_null (result);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID);
  mended = apply (source, document, "<!-- wp:html --><marquee>!</marquee><!-- /wp:html -->");
  g_assert_cmpuint (dopys_document_get_n_blocks (mended), ==, 2);
}

static void
test_one_block (void)
{
  g_autoptr (DopysDocument) document = read_content (FOREIGN), changed = NULL, gone = NULL, back = NULL;
  g_autoptr (DopysSource) source = dopys_source_new (document, 1, 1);
  g_autofree char *written = NULL;

  g_assert_cmpstr (dopys_source_get_text (source), ==, "<!-- wp:vendor/map {\"zoom\":7} /-->");
  changed = apply (source, document, "<!-- wp:vendor/map {\"zoom\":9} /-->");
  g_assert_cmpuint (dopys_document_get_n_blocks (changed), ==, dopys_document_get_n_blocks (document));
  written = write_content (changed);
  g_assert_nonnull (strstr (written, "{\"zoom\":9}"));
  g_assert_nonnull (strstr (written, "Перше   слово."));
  gone = apply (source, changed, "");
  g_assert_cmpuint (dopys_document_get_n_blocks (gone), ==, dopys_document_get_n_blocks (document) - 1);
  back = apply (source, gone, "<!-- wp:vendor/map {\"zoom\":7} /-->");
  g_assert_true (dopys_document_equal (back, document));
}

static void
test_whole_list (void)
{
  g_autoptr (DopysDocument) document = read_content (
      "<!-- wp:paragraph -->\n<p>а</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list -->\n<ul class=\"wp-block-list\"><!-- "
      "wp:list-item -->\n<li>б</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>в</li>\n<!-- /wp:list-item "
      "--></ul>\n<!-- /wp:list -->");
  g_autoptr (DopysSource) source = dopys_source_new (document, 2, 1);

  g_assert_true (g_str_has_prefix (dopys_source_get_text (source), "<!-- wp:list -->"));
  g_assert_nonnull (strstr (dopys_source_get_text (source), "<li>б</li>"));
  g_assert_cmpuint (dopys_source_find_block (source, 0), ==, 0);
}

static void
test_changed_meanwhile (void)
{
  g_autoptr (DopysDocument) document = read_content (FOREIGN), other = read_content ("<p>Інше</p>"), result = NULL;
  g_autoptr (DopysSource) source = dopys_source_new (document, 0, 1);
  g_autoptr (GError) error = NULL;

  result = dopys_source_apply (source, other, "<p>x</p>", &error);
  g_assert_null (result);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_CONFLICT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/foreign", test_foreign);
  g_test_add_func ("/source/no-text", test_no_text);
  g_test_add_func ("/source/photos", test_photos);
  g_test_add_func ("/source/no-address-leaves", test_no_address_leaves);
  g_test_add_func ("/source/stray-photo", test_stray_photo);
  g_test_add_func ("/source/one-block", test_one_block);
  g_test_add_func ("/source/whole-list", test_whole_list);
  g_test_add_func ("/source/changed-meanwhile", test_changed_meanwhile);
  return g_test_run ();
}
