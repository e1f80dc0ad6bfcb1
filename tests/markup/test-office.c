/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents of office programs: those that LibreOffice 25.2 wrote (tests/markup/office), small ones with what Word
 * writes, and hostile ones: bombs, entities, names that lead out, bytes changed at random. */

#include "dopys-office.h"

#include "dopys-error.h"
#include "outline.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

static guint n_pictures;

static DopysPhoto *
take_picture (GBytes *picture, gpointer user_data)
{
  n_pictures++;
  g_assert_cmpuint (g_bytes_get_size (picture), >, 0);
  return dopys_photo_new ("abcd1234");
}

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "markup", "office", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* name, content, …, NULL */
static GBytes *
pack (const char *first, ...)
{
  struct archive *archive = archive_write_new ();
  gsize size = 1024 * 1024, used;
  char *buffer = g_malloc (size);
  va_list parts;

  va_start (parts, first);
  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, size, &used), ==, ARCHIVE_OK);
  for (const char *name = first; name; name = va_arg (parts, const char *))
    {
      const char *content = va_arg (parts, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, (la_int64_t) strlen (content));
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, content, strlen (content)), ==, (la_ssize_t) strlen (content));
      archive_entry_free (entry);
    }
  va_end (parts);
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new_take (buffer, used);
}

static void
check (const char *name)
{
  g_autoptr (GBytes) file = load (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysHtml) read = NULL;
  g_autofree char *text = NULL, *html = NULL;

  n_pictures = 0;
  g_assert_true (dopys_office_is (file));
  read = dopys_office_read (file, take_picture, NULL, &error);
  g_assert_no_error (error);
  text = outline (read->document, "\n", TRUE);
  g_test_message ("%s: %s\n%s", name, read->title, text);
  g_assert_cmpstr (read->title, ==, "У Вербовому відкрили бібліотеку");
  g_assert_cmpuint (n_pictures, ==, 1);
  g_assert_nonnull (strstr (text, "<b>жирним<>"));
  g_assert_nonnull (strstr (text, "<i>курсивом<>"));
  g_assert_nonnull (strstr (text, "https://rada.example/news/1"));
  html = dopys_html_write (read->document, NULL, NULL);
  g_assert_nonnull (strstr (html, "H<sub>2</sub>O"));
  g_assert_nonnull (strstr (text, "h2 Що зроблено"));
  g_assert_nonnull (strstr (text, "b0 дах\nb0 вікна\nb1 на першому поверсі\nn0 перше\nn0 друге"));
  g_assert_nonnull (strstr (text, "1 500"));
  g_assert_nonnull (strstr (text, "p Останній абзац <не тег> & кінець."));
  g_assert_nonnull (strstr (text, "Зал бібліотеки"));
}

static void
test_libreoffice (void)
{
  check ("libreoffice.docx");
  check ("libreoffice.odt");
}

static char *
read_docx (const char *body, char **title)
{
  g_autofree char *document = g_strdup_printf ("<w:document " W "><w:body>%s</w:body></w:document>", body);
  g_autoptr (GBytes) file = pack ("word/document.xml", document, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysHtml) read = dopys_office_read (file, NULL, NULL, &error);

  g_assert_no_error (error);
  if (title)
    *title = g_strdup (read->title);
  return outline (read->document, "\n", FALSE);
}

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define BOLD_P(text) "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r></w:p>"

/* Tracked changes, hidden text, fields, text boxes: what Word shows comes, nothing else. */
static void
test_word (void)
{
  g_autofree char *changes =
      read_docx ("<w:p><w:ins><w:r><w:t>нове</w:t></w:r></w:ins><w:del><w:r><w:delText>старе</w:delText></w:r></w:del>"
                 "<w:r><w:rPr><w:vanish/></w:rPr><w:t>сховане</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t> "
                 "слово</w:t></w:r></w:p>",
                 NULL);
  g_autofree char *field = read_docx (
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://rada.example/\" "
      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>сайт</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t> ради</w:t></w:r></w:p>",
      NULL);
  g_autofree char *box =
      read_docx ("<w:p><w:r><w:pict><w:txbxContent>" P ("у рамці") "</w:txbxContent></w:pict></w:r>"
                                                                   "<w:r><w:t>перед рамкою</w:t></w:r></w:p>",
                 NULL);

  g_assert_cmpstr (changes, ==, "p нове слово");
  g_assert_nonnull (strstr (field, "[сайт]"));
  g_assert_nonnull (strstr (field, " ради"));
  g_assert_null (strstr (field, "HYPERLINK"));
  g_assert_cmpstr (box, ==, "p перед рамкою\np у рамці");
}

static void
test_title (void)
{
  g_autofree char *title = NULL, *no_title = NULL, *second = NULL;
  g_autofree char *text = read_docx (BOLD_P ("Назва") P ("Текст"), &title);
  g_autofree char *plain = read_docx (P ("Текст") BOLD_P ("Не назва"), &no_title);
  g_autofree char *table =
      read_docx ("<w:tbl><w:tr><w:tc>" BOLD_P ("Шапка") "</w:tc></w:tr></w:tbl>" P ("Текст"), &second);

  g_assert_cmpstr (title, ==, "Назва");
  g_assert_cmpstr (text, ==, "p Текст");
  g_assert_null (no_title);
  g_assert_cmpstr (plain, ==, "p Текст\np <b>Не назва<>");
  g_assert_null (second);
}

static void
expect (GBytes *file, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysHtml) read = dopys_office_read (file, take_picture, NULL, &error);

  g_assert_null (read);
  g_assert_error (error, DOPYS_ERROR, code);
}

static void
test_hostile (void)
{
  g_autofree char *zeros = g_strnfill (900 * 1024, ' ');
  g_autofree char *deep = NULL;
  g_autoptr (GString) nested = g_string_new ("<w:document " W "><w:body>");
  g_autoptr (GBytes) nothing = pack ("readme.xml", "<a/>", NULL);
  g_autoptr (GBytes) entity = pack ("word/document.xml",
                                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document " W
                                    "><w:body>" P ("&e;") "</w:body></w:document>",
                                    NULL);
  g_autoptr (GBytes) broken = pack ("word/document.xml", "<w:document " W "><w:body>", NULL);
  g_autoptr (GBytes) whole = load ("libreoffice.docx");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  g_autoptr (GBytes) text = g_bytes_new_static ("Просто текст", 12);
  g_autoptr (GBytes) outside = NULL;
  g_autoptr (DopysHtml) read = NULL;

  expect (nothing, DOPYS_ERROR_INVALID);
  expect (entity, DOPYS_ERROR_INVALID);
  expect (broken, DOPYS_ERROR_INVALID);
  expect (half, DOPYS_ERROR_DAMAGED_FILE);
  expect (text, DOPYS_ERROR_DAMAGED_FILE);
  g_assert_false (dopys_office_is (text));
  /* Names are keys: one that leads out of the archive is asked for by nobody. */
  outside = pack ("../../word/media/x.png", zeros, "word/document.xml",
                  "<w:document " W "><w:body>" P ("Текст") "</w:body></w:document>", NULL);
  read = dopys_office_read (outside, take_picture, NULL, NULL);
  g_assert_nonnull (read);
  g_assert_false (g_file_test ("../../word/media/x.png", G_FILE_TEST_EXISTS));
  for (guint i = 0; i < 240; i++)
    g_string_append (nested, "<w:tbl><w:tr><w:tc>");
  g_string_append (nested, P ("дно"));
  deep = g_strdup (nested->str);
  {
    g_autoptr (GBytes) file = pack ("word/document.xml", deep, NULL);
    expect (file, DOPYS_ERROR_INVALID);
  }
}

/* 64 MB of blanks in 64 KB. */
static void
test_bomb (void)
{
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  g_autofree char *block = g_strnfill (1024 * 1024, ' ');
  gsize size = 1024 * 1024, used;
  char *buffer = g_malloc (size);
  g_autoptr (GBytes) file = NULL;

  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, buffer, size, &used);
  archive_entry_set_pathname (entry, "word/document.xml");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, 64 * 1024 * 1024);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  for (guint i = 0; i < 64; i++)
    g_assert_cmpint (archive_write_data (archive, block, 1024 * 1024), ==, 1024 * 1024);
  archive_entry_free (entry);
  archive_write_close (archive);
  archive_write_free (archive);
  file = g_bytes_new_take (buffer, used);
  expect (file, DOPYS_ERROR_TOO_LARGE);
}

/* Whatever is done to the bytes, it is read or refused. */
static void
test_random (void)
{
  static const char *const names[] = { "libreoffice.docx", "libreoffice.odt" };

  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (GBytes) whole = load (names[i % 2]);
      gsize size;
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (whole, &size), g_bytes_get_size (whole));
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DopysHtml) read = NULL;

      size = g_bytes_get_size (whole);
      for (int n = g_test_rand_int_range (1, 12); n > 0; n--)
        data[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      file = g_bytes_new (data, (gsize) g_test_rand_int_range ((gint32) size / 2, (gint32) size + 1));
      read = dopys_office_read (file, take_picture, NULL, &error);
      g_assert_true ((read != NULL) != (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/libreoffice", test_libreoffice);
  g_test_add_func ("/office/word", test_word);
  g_test_add_func ("/office/title", test_title);
  g_test_add_func ("/office/hostile", test_hostile);
  g_test_add_func ("/office/bomb", test_bomb);
  g_test_add_func ("/office/random", test_random);
  return g_test_run ();
}
