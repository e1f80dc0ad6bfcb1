/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html.h"

#include <string.h>

/* Foreign HTML → the editor's text form, which shows block borders and marks. */
static void
assert_text (const char *html, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysHtml) read = dopys_html_read (html, -1, NULL, NULL, &error);
  g_assert_no_error (error);
  dopys_document_check (read->document);
  g_autofree char *text = dopys_text_write (read->document);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  assert_text ("<p>один</p><p>два</p>", "один\n\nдва\n");
  assert_text ("<div>один<div>два</div>три</div>", "один\n\nдва\n\nтри\n");
  assert_text ("один<br>два", "один\nдва\n");
  assert_text ("<p>  багато \n\n  пропусків </p>", "багато пропусків\n");
  assert_text ("<b>жир</b><i>ний</i> та <span>ще</span>", "жирний та ще\n");
  assert_text ("<ul><li>а<ol><li>б</li><li>в</li></ol></li><li>г</li></ul>", "• а\n  1. б\n  2. в\n• г\n");
  assert_text ("<blockquote><p>слова</p><cite>Ім’я</cite></blockquote>", "слова\n\n— Ім’я\n");
}

static void
test_left_out (void)
{
  assert_text ("<p>а</p><script>alert(1)</script><style>p{}</style><p hidden>б</p><p style=\"display: none\">в</p>",
               "а\n");
  assert_text ("<p><!--[if !supportLists]-->§<!--[endif]-->текст<![if !vml]>ще<![endif]></p>", "§текстще\n");
  assert_text ("<!--[if gte mso 9]><xml>зайве</xml><![endif]--><p>а</p>", "а\n");
  g_autoptr (DopysHtml) read = dopys_html_read ("<iframe src=x></iframe><img src=\"local.png\">", -1, NULL, NULL, NULL);
  g_assert_cmpuint (read->n_left_out, ==, 2);
}

static void
test_title (void)
{
  g_autoptr (DopysHtml) headed =
      dopys_html_read ("<title>Сайт</title><h1>Заголовок <b>статті</b></h1><p>а</p>", -1, NULL, NULL, NULL);
  g_assert_cmpstr (headed->title, ==, "Заголовок статті");
  g_autoptr (DopysHtml) titled = dopys_html_read ("<title>Заголовок</title><p>а</p>", -1, NULL, NULL, NULL);
  g_assert_cmpstr (titled->title, ==, "Заголовок");
}

static DopysPhoto *
give_photo (const char *src, const char *alt, gpointer user_data)
{
  g_autofree char *id = g_strnfill (64, src[0]);
  g_autoptr (DopysPhoto) photo = dopys_photo_new (id);
  return dopys_photo_with_alt (photo, alt);
}

static void
test_photos (void)
{
  g_autoptr (DopysHtml) read =
      dopys_html_read ("<figure><img src=a.jpg alt='Один'><figcaption>Підпис</figcaption></figure>"
                       "<figure class='gallery'><figure><img src=b.jpg "
                       "alt='Два'><figcaption>Під</figcaption></figure><img src=c.jpg></figure>",
                       -1, give_photo, NULL, NULL);
  DopysMedia *single = dopys_block_get_media (dopys_document_get_block (read->document, 0));
  g_assert_false (dopys_media_is_gallery (single));
  g_assert_cmpstr (dopys_photo_get_alt (dopys_media_get_photo (single, 0)), ==, "Один");
  g_assert_cmpstr (dopys_photo_get_caption (dopys_media_get_photo (single, 0)), ==, "Підпис");
  DopysMedia *gallery = dopys_block_get_media (dopys_document_get_block (read->document, 1));
  g_assert_true (dopys_media_is_gallery (gallery));
  g_assert_cmpuint (dopys_media_get_n_photos (gallery), ==, 2);
  g_assert_cmpstr (dopys_photo_get_caption (dopys_media_get_photo (gallery, 0)), ==, "Під");
}

static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  for (guint i = 0; i < 50000; i++)
    g_string_append (deep, i % 2 ? "<div>" : "<ul><li>");
  g_autoptr (DopysHtml) nested = dopys_html_read (deep->str, -1, NULL, NULL, NULL);
  dopys_document_check (nested->document);
  g_autofree char *angles = g_strnfill (1024 * 1024, '<');
  g_autoptr (DopysHtml) open = dopys_html_read (angles, -1, NULL, NULL, NULL);
  dopys_document_check (open->document);
  g_autoptr (DopysHtml) bytes = dopys_html_read ("a\0b\xff\xfe<p>c", 9, NULL, NULL, NULL);
  dopys_document_check (bytes->document);
  g_autoptr (DopysHtml) table = dopys_html_read (
      "<table onclick=x><tr><td style=y>а<script>z</script><!-- wp:x --></td></tr></table>", -1, NULL, NULL, NULL);
  g_autofree char *html = dopys_html_write (table->document, NULL, NULL);
  g_assert_null (strstr (html, "onclick"));
  g_assert_null (strstr (html, "script"));
  g_assert_nonnull (strstr (html, "<td>а</td>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/words", test_words);
  g_test_add_func ("/html/left-out", test_left_out);
  g_test_add_func ("/html/title", test_title);
  g_test_add_func ("/html/photos", test_photos);
  g_test_add_func ("/html/hostile", test_hostile);
  return g_test_run ();
}
