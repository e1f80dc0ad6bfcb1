/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What other programs get of a copied piece: its HTML with the photos inside, which say no more than their pictures. */
#include "dopys-copied-html.h"

#include <string.h>

#include "samples.h"

#define START "<img src=\"data:image/jpeg;base64,"

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char *
write_html (DopysDocument *slice, DopysLibrary *library)
{
  g_autoptr (GdkContentProvider) provider = dopys_copied_html_new (slice, library);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_async (provider, "text/html", stream, G_PRIORITY_DEFAULT, NULL, keep_result_cb,
                                              &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gdk_content_provider_write_mime_type_finish (provider, result, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  g_autoptr (GBytes) bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static DopysDocument *
make_slice (const char *photo_id)
{
  const DopysBlockFormat format = { .kind = DOPYS_BLOCK_PARAGRAPH };
  g_autoptr (DopysPhoto) bare = dopys_photo_new (photo_id);
  g_autoptr (DopysPhoto) photo = dopys_photo_with_alt (bare, "Мешканці «садять» дерева");
  g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);
  DopysBlock *blocks[] = { dopys_block_new_text (&format, "Свято громади", NULL, 0), dopys_block_new_media (media) };
  DopysDocument *slice = dopys_document_new (blocks, G_N_ELEMENTS (blocks));

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    dopys_block_unref (blocks[i]);
  return slice;
}

static gboolean
holds_exif (const guchar *data, gsize size)
{
  for (gsize i = 0; i + 4 <= size; i++)
    if (memcmp (data + i, "Exif", 4) == 0)
      return TRUE;
  return FALSE;
}

static void
test_photo (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dopys-copied-XXXXXX", NULL);
  g_autoptr (DopysLibrary) library = dopys_library_new (folder);
  g_autoptr (GBytes) plain = sample_jpeg (80, 48);
  g_autoptr (GBytes) original = sample_with_orientation (plain, 6);
  g_autoptr (DopysPhotoInfo) info = dopys_library_import_bytes (library, original, "a.jpg", NULL, NULL);
  g_autoptr (DopysDocument) slice = make_slice (info->id);
  g_autofree char *html = write_html (slice, library);
  const char *start = strstr (html, START), *end = start ? strchr (start + strlen (START), '"') : NULL;

  g_assert_nonnull (strstr (html, "Свято громади"));
  g_assert_nonnull (strstr (html, "alt=\"Мешканці «садять» дерева\""));
  g_assert_nonnull (end);
  g_assert_nonnull (strstr (end, " width=\"48\">")); /* upright */
  g_autofree char *encoded = g_strndup (start + strlen (START), (gsize) (end - start) - strlen (START));
  gsize size;
  g_autofree guchar *picture = g_base64_decode (encoded, &size);
  g_assert_cmpuint (size, >, 100);
  g_assert_cmpuint (picture[0], ==, 0xff);
  g_assert_cmpuint (picture[1], ==, 0xd8);
  g_assert_false (holds_exif (picture, size));
  g_assert_true (holds_exif (g_bytes_get_data (original, NULL), g_bytes_get_size (original)));
  sample_remove_tree (folder);
}

/* A photo that is gone, or no library at all: the text goes all the same. */
static void
test_no_photo (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dopys-copied-XXXXXX", NULL);
  g_autoptr (DopysLibrary) library = dopys_library_new (folder);
  g_autoptr (DopysDocument) slice = make_slice ("aa");

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *html = write_html (slice, i ? library : NULL);
      g_assert_nonnull (strstr (html, "Свято громади"));
      g_assert_null (strstr (html, "<img"));
    }
  sample_remove_tree (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copied-html/photo", test_photo);
  g_test_add_func ("/copied-html/no-photo", test_no_photo);
  return g_test_run ();
}
