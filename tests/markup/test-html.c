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
  g_autoptr (DopysHtml) twice =
      dopys_html_read ("<h1>Заголовок</h1><p class=MsoTitle>Слова</p><p>а</p>", -1, NULL, NULL, NULL);
  g_autofree char *rest = dopys_document_dup_text (twice->document);
  g_assert_cmpstr (twice->title, ==, "Заголовок");
  g_assert_cmpstr (rest, ==, "Слова\nа");
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

/* ---- what programs put on the clipboard ---- */

/* Blocks with their marks: p, h2…, b0… bullet, n0@5 number, q quote, s source, M media, -, R raw, T table; styles as
 * <b> and the like. */
static void
assert_blocks (const char *html, const char *expected)
{
  static const char *const styles[] = { "b", "i", "u", "s", "sup", "sub", "code" };
  g_autoptr (DopysHtml) read = dopys_html_read (html, -1, NULL, NULL, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  dopys_document_check (read->document);
  for (guint i = 0; i < dopys_document_get_n_blocks (read->document); i++)
    {
      static const char *const marks[] = { "p", "h", "", "q", "s", "M", "-", "R", "T", "i", "~", "E" };
      DopysBlock *block = dopys_document_get_block (read->document, i);
      if (dopys_block_is_text (block) && dopys_block_get_length (block) == 0)
        continue;
      g_string_append_printf (out, "%s%s", out->len ? "|" : "", marks[dopys_block_get_kind (block)]);
      if (!dopys_block_is_text (block))
        continue;
      const DopysBlockFormat *format = dopys_block_get_format (block);
      if (format->level)
        g_string_append_printf (out, "%u", format->level);
      if (format->kind == DOPYS_BLOCK_LIST_ITEM)
        g_string_append_printf (out, "%s%u", format->ordered ? "n" : "b", format->depth);
      if (format->start)
        g_string_append_printf (out, "@%u", format->start);
      g_string_append_c (out, ' ');
      guint n_runs;
      const DopysRun *runs = dopys_block_get_runs (block, &n_runs);
      const char *p = dopys_block_get_text (block);
      for (guint r = 0; r < n_runs; r++)
        {
          const char *next = g_utf8_offset_to_pointer (p, runs[r].length);
          for (guint k = 0; k < G_N_ELEMENTS (styles); k++)
            if (runs[r].style & (1u << k))
              g_string_append_printf (out, "<%s>", styles[k]);
          g_string_append_printf (out, "%s%.*s%s", runs[r].link ? "[" : "", (int) (next - p), p,
                                  runs[r].link ? "]" : "");
          if (runs[r].style)
            g_string_append (out, "<>");
          p = next;
        }
    }
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_objects (void)
{
  assert_blocks ("<p>а</p><iframe src='https://www.youtube.com/embed/abc'></iframe><p class='dopys-note'>б</p><hr>",
                 "p а|E|i б|-");
  assert_blocks ("<p>а</p><iframe src='https://maps.example/embed/abc'></iframe><p>б</p>", "p а|p б");
}

static void
test_word (void)
{
  assert_blocks (
      "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><!--[if gte mso 9]><xml><w:x>зайве</w:x></xml>"
      "<![endif]--><style><!-- p.MsoNormal {} --></style></head><body lang=UK>"
      "<p class=MsoNormal><b><span lang=UK style='font-size:14.0pt'>Перша сесія<o:p></o:p></span></b></p>"
      "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
      "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
      "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt'>&nbsp;&nbsp; </span>"
      "</span></span><![endif]>перший</p>"
      "<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span>"
      "<span style='mso-list:Ignore'>1.<span>&nbsp;</span></span></span><!--[endif]-->другий</p>"
      "</body></html>",
      "p <b>Перша сесія<>|b0 перший|n1 другий");
  assert_blocks ("<!--[if !mso]><!--><p>для всіх</p><!--<![endif]--><!--[if mso]><p>для Word</p><![endif]-->",
                 "p для всіх");
  assert_blocks ("<p>а<!--[if x", "p а");
}

static void
test_libre_office (void)
{
  assert_blocks ("<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\"><html><head>"
                 "<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"/><title></title></head>"
                 "<body lang=\"uk-UA\" dir=\"ltr\"><p align=\"center\" style=\"line-height: 100%\">\n"
                 "<font face=\"Arial\"><font size=\"4\"><b>Звіт</b></font></font></p>\n<p><br/>\n\n</p>\n"
                 "<ol start=\"3\">\n\t<li><p>\n\tтри</p></li>\n\t<li><p>чотири</p></li></ol>"
                 "<p>H<sub>2</sub>O та<strike>\nні</strike></p></body></html>",
                 "p <b>Звіт<>|n0@3 три|n0 чотири|p H<sub>2<>O та<s> ні<>");
}

static void
test_google_docs (void)
{
  assert_blocks (
      "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\">"
      "<p dir=\"ltr\"><span style=\"font-weight:400;font-style:normal\">звичайний </span>"
      "<span style=\"font-weight:700;text-decoration:none\">жирний</span></p><br/>"
      "<ul><li dir=\"ltr\" aria-level=\"1\"><p><span style=\"font-style:italic\">один</span></p></li>"
      "<ul><li aria-level=\"2\"><p><span>два</span></p></li></ul></ul>"
      "<p><a href=\"https://rada.example/\"><span style=\"text-decoration:underline\">сайт</span></a></p></b>",
      "p звичайний <b>жирний<>|b0 <i>один<>|b1 два|p [сайт]");
}

static void
test_page (void)
{
  assert_blocks ("<form><div>до<h3>Розділ</h3>після</div></form>", "p до|h3 Розділ|p після");
  assert_blocks ("<p>див. <a href='https://rada.example'> тут </a> далі</p>", "p див. [тут ]далі");
  assert_blocks ("<p>а <b>б</b> <i>в</i></p>", "p а <b>б<> <i>в<>");
  assert_blocks ("<p><a href='javascript:alert(1)'>а</a><a href='/b'>б</a></p>", "p аб");
  assert_blocks ("один<br><br>два<br>три", "p один|p два\u2028три");
  assert_blocks ("<pre>один\nдва</pre>", "p один\u2028два");
  assert_blocks ("<li>а<li>б", "b0 а|b0 б");
  assert_blocks ("<ul>текст<div>ще</div><li>а</ul>", "b0 текст|b0 ще|b0 а");
  assert_blocks ("<p>слово\u2028слово\u00a0</p><p>\u00a0</p>", "p слово слово\u00a0");
  assert_blocks ("<q>мова</q> <kbd>F1</kbd>", "p «мова» F1");
  assert_blocks ("<h1>а</h1><p>б</p><h1>в</h1><h5>г</h5>", "h2 а|p б|h2 в|h4 г");
  assert_blocks ("<hr><p>а</p><hr>", "-|p а|-");
}

static void
test_quotes (void)
{
  assert_blocks ("<blockquote><p>а</p><p>б</p><footer>— Ім’я</footer></blockquote><p>в</p>", "q а|q б|s — Ім’я|p в");
  assert_blocks ("<blockquote><p>а</p><p><cite>Ім’я</cite></p></blockquote>", "q а|s Ім’я");
  assert_blocks ("<blockquote><p>у <cite>Книзі</cite> є</p></blockquote>", "q у Книзі є");
  assert_blocks ("<figure><blockquote><p>а</p></blockquote><figcaption>Ім’я</figcaption></figure>", "q а|s Ім’я");
}

/* What the only table in the HTML becomes, written as HTML again. */
static void
assert_table (const char *html, const char *expected)
{
  g_autoptr (DopysHtml) read = dopys_html_read_fragment (html, -1, NULL, NULL, NULL);
  g_autofree char *written = dopys_html_write (read->document, NULL, NULL);

  dopys_block_check (dopys_document_get_block (read->document, 0));
  g_assert_cmpstr (written, ==, expected);
}

static void
test_tables (void)
{
  assert_text ("<table><tr><td>а<td>б<tr><td>в<br>г<td></table>", "а\tб\nв г\t\n");
  assert_blocks ("<table><tr><td><h2>Уся</h2><p>сторінка</p></td></tr></table>", "h2 Уся|p сторінка");
  assert_blocks ("<table><tr><td><table><tr><td>а<td>б</table></td><td>в</td></tr></table>", "T|p в");
  assert_table (
      "<table class=x><tr><th><div><font color=red>Назва</font></div></th><td width=3><a "
      "href='https://rada.example/' onclick=x>сайт</a><h3>а</h3><script>z</script><!-- wp:x -->б</td></tr>",
      "<table><tbody><tr><td><strong>Назва</strong></td><td><a href=\"https://rada.example/\">сайт</a><br>а<br>"
      "б</td></tr></tbody></table>\n");
  assert_table ("<table><caption>Бюджет <i>2026</i></caption><thead><tr><th><b>А</b><th>Б</thead>"
                "<tbody><tr><td>1<td>2</table>",
                "<table><caption>Бюджет <em>2026</em></caption><thead><tr><th>А</th><th>Б</th></tr></thead><tbody><tr>"
                "<td>1</td><td>2</td></tr></tbody></table>\n");
  assert_table ("<figure><table><tr><td>1<td>2</table><figcaption>Під</figcaption></figure>",
                "<table><caption>Під</caption><tbody><tr><td>1</td><td>2</td></tr></tbody></table>\n");
  assert_table ("<table><tr><td>а<td><ul><li>б<li>в</ul><ol><li>г<li>ґ</ol></table>",
                "<table><tbody><tr><td>а</td><td>• б<br>• в<br>1. г<br>2. ґ</td></tr></tbody></table>\n");
}

/* Cells over several places: a rectangle, in which no text is lost. */
static void
test_table_spans (void)
{
  assert_table ("<table><tr><td colspan=2>а<td>б<tr><td>в<td>г<td>ґ</table>",
                "<table><tbody><tr><td>а</td><td></td><td>б</td></tr><tr><td>в</td><td>г</td><td>ґ</td></tr></tbody>"
                "</table>\n");
  assert_table ("<table><tr><td rowspan=2>а<td>б<tr><td>в</table>",
                "<table><tbody><tr><td>а</td><td>б</td></tr><tr><td></td><td>в</td></tr></tbody></table>\n");
  /* Three rows down and across: the last row's cells go far to the right. */
  assert_table ("<table><tr><td rowspan=3>а<td rowspan=3>б<tr><td rowspan=2>в<td rowspan=9>г<tr><td>ґ<td>д</table>",
                "<table><tbody><tr><td>а</td><td>б</td><td></td><td></td><td></td><td></td></tr><tr><td></td><td></td>"
                "<td>в</td><td>г</td><td></td><td></td></tr><tr><td></td><td></td><td></td><td></td><td>ґ</td>"
                "<td>д</td></tr></tbody></table>\n");
  /* Columns that only spans make, and a row without cells. */
  assert_table ("<table><tr></tr><tr><td colspan=4>а<td>б<tr><td colspan=4>в<td>г</table>",
                "<table><tbody><tr><td>а</td><td>б</td></tr><tr><td>в</td><td>г</td></tr></tbody></table>\n");
  assert_table ("<table><tr><td>а<td>б<tr><td>в</table>",
                "<table><tbody><tr><td>а</td><td>б</td></tr><tr><td>в</td><td></td></tr></tbody></table>\n");
}

/* A photo in a cell follows the table; a table too large for one becomes several. */
static void
test_table_rest (void)
{
  g_autoptr (DopysHtml) photo =
      dopys_html_read_fragment ("<table><tr><td>а<img src=x><td>б</table><p>в", -1, give_photo, NULL, NULL);
  g_autoptr (GString) large = g_string_new ("<table>");
  guint n_cells = 0;

  g_assert_cmpuint (dopys_document_get_n_blocks (photo->document), ==, 3);
  g_assert_nonnull (dopys_block_get_table (dopys_document_get_block (photo->document, 0)));
  g_assert_nonnull (dopys_block_get_media (dopys_document_get_block (photo->document, 1)));
  for (guint i = 0; i < 201; i++)
    {
      g_string_append (large, "<tr>");
      for (guint j = 0; j < 61; j++)
        g_string_append (large, "<td>x");
    }
  g_autoptr (DopysHtml) many = dopys_html_read_fragment (large->str, -1, NULL, NULL, NULL);
  for (guint i = 0; i < dopys_document_get_n_blocks (many->document); i++)
    {
      DopysTable *table = dopys_block_get_table (dopys_document_get_block (many->document, i));
      if (table)
        n_cells += dopys_table_count_words (table);
    }
  g_assert_cmpuint (n_cells, ==, 201 * 61);
}

static void
test_classic_pictures (void)
{
  g_autoptr (DopysHtml) read = dopys_html_read (
      "<div class='wp-caption alignleft'><a href='a.jpg'><img src=a.jpg></a><p class='wp-caption-text'>Підпис</p></div>"
      "<div class='gallery'><dl class='gallery-item'><dt><img src=b.jpg></dt><dd "
      "class='wp-caption-text'>Перша</dd></dl>"
      "<dl class='gallery-item'><dt><img src=data:x data-src=c.jpg></dt></dl></div>",
      -1, give_photo, NULL, NULL);
  g_assert_cmpuint (dopys_document_get_n_blocks (read->document), ==, 3);
  DopysMedia *single = dopys_block_get_media (dopys_document_get_block (read->document, 0));
  g_assert_cmpstr (dopys_photo_get_caption (dopys_media_get_photo (single, 0)), ==, "Підпис");
  DopysMedia *gallery = dopys_block_get_media (dopys_document_get_block (read->document, 1));
  g_assert_cmpuint (dopys_media_get_n_photos (gallery), ==, 2);
  g_assert_cmpstr (dopys_photo_get_caption (dopys_media_get_photo (gallery, 0)), ==, "Перша");
  g_assert_cmpint (dopys_photo_get_id (dopys_media_get_photo (gallery, 1))[0], ==, 'c');
}

static void
test_encodings (void)
{
  static const char cp1251[] =
      "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\"><p>\xcf\xf0\xe8\xe2\xb3\xf2";
  assert_text (cp1251, "Привіт\n");
  assert_text ("\xef\xbb\xbf<p>а</p>", "а\n");
  assert_text ("<meta charset=windows-1251><p>а</p>", "а\n");
  g_autoptr (DopysHtml) wide = dopys_html_read ("\xff\xfe<\0p\0>\0\x30\x04", 10, NULL, NULL, NULL);
  g_autofree char *text = dopys_text_write (wide->document);
  g_assert_cmpstr (text, ==, "а\n");
}

/* What is written can be read again. */
static void
test_writing (void)
{
  const char *html =
      "<h3>Розділ</h3>\n<p>а <a href=\"https://rada.example/?a=1&amp;b\"><strong>б</strong></a><br>в</p>\n"
      "<ol start=\"3\"><li>г<ul><li>ґ</li></ul>\n</li>\n<li>д</li></ol>\n"
      "<blockquote>\n<p>е</p>\n<cite>Є</cite>\n</blockquote>\n<blockquote>\n<p>ж</p>\n</blockquote>\n"
      "<figure class=\"gallery\">\n<figure><img src=\"https://rada.example/a.jpg\" alt=\"Опис &quot;а&quot;\">"
      "<figcaption>Підпис</figcaption></figure>\n<figcaption>Усі</figcaption>\n</figure>\n<hr>\n";
  g_autoptr (DopysHtml) read = dopys_html_read (html, -1, NULL, NULL, NULL);
  g_autofree char *written = dopys_html_write (read->document, NULL, NULL);
  g_assert_cmpstr (written, ==, html);
  g_autoptr (DopysPhoto) bare = dopys_photo_new_remote ("https://rada.example/a.jpg", 0);
  g_autoptr (DopysPhoto) described = dopys_photo_with_alt (bare, "опис");
  g_autoptr (DopysPhoto) photo = dopys_photo_with_decorative (described, TRUE);
  g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);
  g_autoptr (DopysBlock) block = dopys_block_new_media (media);
  g_autoptr (DopysDocument) decorative = dopys_document_new (&block, 1);
  g_autofree char *silent = dopys_html_write (decorative, NULL, NULL);
  g_assert_nonnull (strstr (silent, "alt=\"\""));
}

static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  for (guint i = 0; i < 50000; i++)
    g_string_append (deep, i % 2 ? "<div>" : "<ul><li>");
  g_autoptr (DopysHtml) nested = dopys_html_read (deep->str, -1, NULL, NULL, NULL);
  dopys_document_check (nested->document);
  static const char *const repeated[] = { "<!--[if x]>",
                                          "<![if",
                                          "<!--[if ",
                                          "<!",
                                          "<figure>",
                                          "<table><tr><td>",
                                          "<td colspan=100 rowspan=100>",
                                          "<tr><td rowspan=100><td>",
                                          "<b>",
                                          "<blockquote><cite>",
                                          "<blockquote><cite></cite>",
                                          "<cite></cite>",
                                          "<font>x",
                                          "<br>",
                                          "<p style='mso-list:l0 level1'>",
                                          NULL };
  for (guint i = 0; repeated[i]; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GString) many = g_string_new (NULL);
      while (many->len < 512 * 1024)
        g_string_append (many, repeated[i]);
      g_autoptr (DopysHtml) read = dopys_html_read (many->str, -1, NULL, NULL, NULL);
      dopys_document_check (read->document);
      g_test_message ("%s: %" G_GINT64_FORMAT " ms", repeated[i], (g_get_monotonic_time () - start) / 1000);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
    }
  g_autofree char *angles = g_strnfill (1024 * 1024, '<');
  g_autoptr (DopysHtml) open = dopys_html_read (angles, -1, NULL, NULL, NULL);
  dopys_document_check (open->document);
  g_autoptr (DopysHtml) bytes = dopys_html_read ("a\0b\xff\xfe<p>c", 9, NULL, NULL, NULL);
  dopys_document_check (bytes->document);
  g_autoptr (DopysHtml) table =
      dopys_html_read ("<table onclick=x><tr><td style=y>а<script>z</script><!-- wp:x --></td><td>б</td></tr></table>",
                       -1, NULL, NULL, NULL);
  g_autofree char *html = dopys_html_write (table->document, NULL, NULL);
  g_assert_null (strstr (html, "onclick"));
  g_assert_null (strstr (html, "script"));
  g_assert_nonnull (strstr (html, "<td>а</td>"));
}

/* Elements, texts and bytes at random, nested as they come: every result is a document, and it can be written. */
static void
test_soup (void)
{
  static const char *const pieces[] = {
    "<p>",
    "</p>",
    "<div class=gallery>",
    "</div>",
    "<ul>",
    "<ol start=7>",
    "</ul>",
    "<li>",
    "</li>",
    "<table>",
    "<tr>",
    "<td>",
    "<th colspan=2>",
    "<td rowspan=3 colspan=4>",
    "<caption>",
    "<thead>",
    "</table>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "</figcaption>",
    "<img src=https://rada.example/a.jpg alt=x>",
    "<img src=a>",
    "<blockquote>",
    "</blockquote>",
    "<cite>",
    "</cite>",
    "<footer>",
    "<b>",
    "</b>",
    "<a href='https://rada.example/'>",
    "</a>",
    "<br>",
    "<hr>",
    "<h1>",
    "</h1>",
    "<h6>",
    "<pre>",
    "</pre>",
    "<sup>",
    "<sub>",
    "<span style='font-weight:700;vertical-align:super'>",
    "</span>",
    "<p style='mso-list:l0 level9 x'>",
    "<span style='mso-list:Ignore'>1.",
    "<!--[if x]>",
    "<![endif]-->",
    "<![if x]>",
    "<!--",
    "-->",
    "слово",
    " ",
    "&nbsp;",
    "&#xfffc;",
    "&#8232;",
    "\xff",
    "<script>",
    "</script>",
    "<!-- wp:paragraph -->",
    "\n",
    "<q>",
    "<iframe>",
    "<title>т",
    "<form hidden>",
  };
  const char *given = g_getenv ("DOPYS_SEED");
  guint32 seed = given ? (guint32) g_ascii_strtoull (given, NULL, 10) : (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("DOPYS_SEED=%u", seed);
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      for (gint n = g_rand_int_range (rand, 0, 60); n > 0; n--)
        g_string_append (html, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      g_autoptr (DopysHtml) read = dopys_html_read (html->str, (gssize) html->len, NULL, NULL, NULL);
      dopys_document_check (read->document);
      g_autofree char *again = dopys_html_write (read->document, NULL, NULL);
      g_autofree char *text = dopys_text_write (read->document);
      g_autoptr (GBytes) blocks = dopys_blocks_write (read->document, NULL, NULL, NULL);
      g_autoptr (DopysDocument) back = dopys_blocks_read (blocks);
      g_assert_true (g_utf8_validate (again, -1, NULL) && g_utf8_validate (text, -1, NULL));
      g_autofree char *same = dopys_html_write (back, NULL, NULL);
      if (!g_str_equal (again, same))
        g_test_message ("%s", html->str);
      g_assert_cmpstr (again, ==, same);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/words", test_words);
  g_test_add_func ("/html/left-out", test_left_out);
  g_test_add_func ("/html/title", test_title);
  g_test_add_func ("/html/photos", test_photos);
  g_test_add_func ("/html/objects", test_objects);
  g_test_add_func ("/html/word", test_word);
  g_test_add_func ("/html/libre-office", test_libre_office);
  g_test_add_func ("/html/google-docs", test_google_docs);
  g_test_add_func ("/html/page", test_page);
  g_test_add_func ("/html/quotes", test_quotes);
  g_test_add_func ("/html/tables", test_tables);
  g_test_add_func ("/html/table-spans", test_table_spans);
  g_test_add_func ("/html/table-rest", test_table_rest);
  g_test_add_func ("/html/classic-pictures", test_classic_pictures);
  g_test_add_func ("/html/encodings", test_encodings);
  g_test_add_func ("/html/writing", test_writing);
  g_test_add_func ("/html/soup", test_soup);
  g_test_add_func ("/html/hostile", test_hostile);
  return g_test_run ();
}
