/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article on paper: nothing runs over the edge of a page, nothing is lost between two, and a PDF of it is no larger
 * than the photos in it. DOPYS_PICTURES names a folder for pictures of the pages. */
#include <glib/gstdio.h>
#include <string.h>

#include "dopys-print-article.h"
#include "dopys-print-text.h"
#include "dopys-print.h"

#define WIDTH 468.0
#define HEIGHT 740.0

static char *folder;

/* ---- articles ---- */

static void
add (GPtrArray *blocks, DopysBlockFormat format, const char *text)
{
  g_ptr_array_add (blocks, dopys_block_new_text (&format, text, NULL, 0));
}

static void
add_table (GPtrArray *blocks)
{
  g_autoptr (DopysTable) table = dopys_table_new (3, 3);
  g_autoptr (DopysTable) headed = dopys_table_with_header (table, TRUE);
  DopysBlockFormat paragraph = DOPYS_FORMAT_PARAGRAPH;
  DopysTable *filled = dopys_table_ref (headed);

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *text =
          g_strdup_printf (i == 4 ? "Довгий текст, який не вміщається в один рядок клітинки %u" : "Клітинка %u", i);
      g_autoptr (DopysBlock) cell = dopys_block_new_text (&paragraph, text, NULL, 0);
      DopysTable *next = dopys_table_with_cell (filled, i / 3, i % 3, cell);
      dopys_table_unref (filled);
      filled = next;
    }
  g_ptr_array_add (blocks, dopys_block_new_table (filled));
  dopys_table_unref (filled);
}

static void
add_photos (GPtrArray *blocks, DopysPhoto *photo)
{
  g_autoptr (DopysPhoto) remote = dopys_photo_new_remote ("https://rada.example/a.jpg", 4);
  DopysPhoto *three[] = { photo, remote, photo };
  g_autoptr (DopysMedia) gallery = dopys_media_new_gallery (three, 3, "Фото пресслужби");

  g_ptr_array_add (blocks, dopys_block_new_media (gallery));
}

static DopysArticle *
make_article (DopysPhoto *photo, guint n_paragraphs)
{
  DopysArticle *article = dopys_article_new ();
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  DopysRun runs[] = { { 9, DOPYS_STYLE_BOLD, NULL }, { 10, DOPYS_STYLE_ITALIC, NULL } };
  DopysBlockFormat paragraph = DOPYS_FORMAT_PARAGRAPH;

  article->title = g_strdup ("У Вербовому відкрили оновлену бібліотеку");
  article->lead = dopys_photo_ref (photo);
  g_ptr_array_add (blocks, dopys_block_new_text (&paragraph, "Напівжирний текст і решта", runs, 2));
  add (blocks, DOPYS_FORMAT_HEADING (2), "Що змінилося");
  add (blocks, DOPYS_FORMAT_NUMBER (0), "Перше");
  add (blocks, DOPYS_FORMAT_NUMBER (0),
       "Друге, довше за рядок: читальна зала на сорок місць із розетками біля кожного столу;");
  add (blocks, DOPYS_FORMAT_BULLET (1), "Глибше");
  add (blocks, DOPYS_FORMAT_QUOTE, "Ми хотіли місця, куди люди приходитимуть.");
  add (blocks, DOPYS_FORMAT_QUOTE_SOURCE, "Ганна Лозова, завідувачка");
  add_table (blocks);
  add_photos (blocks, photo);
  g_ptr_array_add (blocks, dopys_block_new_separator ());
  g_ptr_array_add (blocks, dopys_block_new_embed ("https://www.youtube.com/watch?v=abc"));
  for (guint i = 0; i < n_paragraphs; i++)
    add (blocks, DOPYS_FORMAT_PARAGRAPH,
         "Книжковий фонд поповнили на півтори тисячі видань. Третину з них подарували самі мешканці, решту придбано "
         "коштом обласної програми. Щосереди збиратиметься читацький клуб, щосуботи — гурток для дітей.");
  dopys_document_unref (article->document);
  article->document = dopys_document_new ((DopysBlock **) blocks->pdata, blocks->len);
  return article;
}

static DopysPhoto *
import_photo (DopysLibrary *library)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "photo-2.jpg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysPhotoInfo) info = dopys_library_import (library, file, NULL, &error);
  g_autoptr (DopysPhoto) photo = NULL;

  g_assert_no_error (error);
  photo = dopys_photo_new (info->id);
  return dopys_photo_with_alt (photo, "Дві працівниці бібліотеки стоять біля книжкової шафи");
}

/* ---- pages ---- */

static void
keep_picture (DopysPrintPages *pages, guint page)
{
  const char *kept = g_getenv ("DOPYS_PICTURES");
  g_autofree char *name = g_strdup_printf ("%s/print-%u.png", kept, page + 1);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!kept)
    return;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH + 60) * 2, (int) (HEIGHT + 60) * 2);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 2, 2);
  cairo_translate (cr, 30, 30);
  dopys_print_pages_draw (pages, cr, page);
  cairo_surface_write_to_png (surface, name);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* What is drawn on the page stays on it. Returns how far down it goes. */
static double
check_page (DopysPrintPages *pages, guint page)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  dopys_print_pages_draw (pages, cr, page);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  cairo_surface_destroy (surface);
  g_assert_cmpfloat (x, >=, -1);
  g_assert_cmpfloat (y, >=, -1);
  g_assert_cmpfloat (x + width, <=, WIDTH + 1);
  g_assert_cmpfloat (y + height, <=, HEIGHT + 4); /* a descender may hang over a line’s own height */
  keep_picture (pages, page);
  return y + height;
}

static DopysPrintPages *
fill (PangoContext *context, guint n_paragraphs)
{
  g_autoptr (DopysLibrary) library = dopys_library_new (folder);
  g_autoptr (DopysPhoto) photo = import_photo (library);
  g_autoptr (DopysArticle) article = make_article (photo, n_paragraphs);
  g_autoptr (GHashTable) pictures =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dopys_print_picture_free);
  DopysPrintPicture *picture = g_new0 (DopysPrintPicture, 1);

  picture->path = dopys_library_dup_thumbnail (library, dopys_photo_get_id (photo), NULL);
  picture->width = 512;
  picture->height = 341;
  g_hash_table_insert (pictures, dopys_photo_dup_picture (photo), picture);
  return dopys_print_article (article, pictures, "На погодження · 28.11.2026 19:50 · 190 слів", context, WIDTH, HEIGHT);
}

static void
test_pages (void)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  guint last = 0;

  pango_cairo_context_set_resolution (context, 72);
  for (guint n = 0; n < 60; n += 13)
    {
      g_autoptr (DopysPrintPages) pages = fill (context, n);
      guint n_pages = dopys_print_pages_get_n (pages);

      g_assert_cmpuint (n_pages, >=, last);
      for (guint page = 0; page < n_pages; page++)
        g_assert_cmpfloat (check_page (pages, page), >, 20); /* none is empty */
      last = n_pages;
    }
  g_assert_cmpuint (last, >, 3);
  g_object_unref (context);
  g_object_unref (fonts);
}

/* A paragraph longer than a page goes on to the next ones, line by line. */
static void
test_long_paragraph (void)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DopysPrintPages) pages = dopys_print_pages_new (WIDTH, HEIGHT);
  g_autoptr (PangoLayout) layout = NULL;

  pango_cairo_context_set_resolution (context, 72);
  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "слово ");
  layout = dopys_print_text_plain (context, text->str, DOPYS_PRINT_SIZE, FALSE, WIDTH);
  dopys_print_pages_add_text (pages, layout, 0, 0, FALSE);
  g_assert_cmpuint (dopys_print_pages_get_n (pages), ==, (guint) (dopys_print_layout_height (layout) / HEIGHT) + 1);
  for (guint page = 0; page < dopys_print_pages_get_n (pages); page++)
    check_page (pages, page);
  g_object_unref (context);
  g_object_unref (fonts);
}

/* ---- a PDF ---- */

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static guint
count (const char *data, gsize size, const char *what)
{
  guint n = 0;
  gsize length = strlen (what);

  for (const char *at = data; (at = memmem (at, size - (gsize) (at - data), what, length)); at += length)
    n++;
  return n;
}

static void
test_pdf (void)
{
  g_autoptr (DopysLibrary) library = dopys_library_new (folder);
  g_autoptr (DopysPhoto) photo = import_photo (library);
  g_autoptr (DopysArticle) article = make_article (photo, 10);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "article.pdf", NULL), *data = NULL;
  gsize size;
  int n_pages;

  dopys_print_prepare_async (library, article, NULL, prepared_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  operation = dopys_print_prepare_finish (result, &error);
  g_assert_no_error (error);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, >=, 2);
  g_assert_true (g_file_get_contents (path, &data, &size, &error));
  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  g_assert_cmpuint (count (data, size, "/DCTDecode"), >=, 1); /* the JPEG itself, not its pixels */
  g_assert_cmpuint (size, <, 3 * 1024 * 1024);
  g_test_message ("%d pages, %" G_GSIZE_FORMAT " bytes", n_pages, size);
}

static void
test_cancelled (void)
{
  g_autoptr (DopysLibrary) library = dopys_library_new (folder);
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  dopys_print_prepare_async (library, article, cancellable, prepared_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (dopys_print_prepare_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

int
main (int argc, char *argv[])
{
  int code;

  gtk_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("dopys-print-XXXXXX", NULL);
  g_test_add_func ("/print/pages", test_pages);
  g_test_add_func ("/print/long-paragraph", test_long_paragraph);
  g_test_add_func ("/print/pdf", test_pdf);
  g_test_add_func ("/print/cancelled", test_cancelled);
  code = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  return code;
}
