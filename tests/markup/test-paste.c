/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pasting: what programs put on the clipboard (tests/markup/clipboard; those of LibreOffice were captured from
 * LibreOffice 25.2, the others follow the structures that Word, Excel, Google Docs, mail programs and Telegram are
 * known to write), and a property for everything else: the words that go in are the words that come out.
 * DOPYS_WRITE_EXPECTED=1 writes the expected files anew, to be read before they are committed. */

#include "dopys-html.h"

#include "dopys-html-link.h"
#include "dopys-rtf-pictures.h"
#include "outline.h"

#include <string.h>

static GBytes *
load (const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "markup", "clipboard", file, NULL);
  char *data;
  gsize size;

  return g_file_get_contents (path, &data, &size, NULL) ? g_bytes_new_take (data, size) : NULL;
}

/* A photo whose id tells which bytes it is of. */
static DopysPhoto *
take_picture (GBytes *picture, gpointer user_data)
{
  g_autofree char *id = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, picture);
  guint *n_pictures = user_data;

  if (n_pictures)
    (*n_pictures)++;
  id[8] = '\0';
  return dopys_photo_new (id);
}

static DopysHtml *
paste (const char *html, gssize length, GBytes *rtf)
{
  g_autoptr (GError) error = NULL;
  DopysHtmlPaste source = { take_picture, NULL, rtf };
  DopysHtml *read = dopys_html_read_pasted (html, length, &source, &error);
  g_assert_no_error (error);
  return read;
}

static char *
describe (DopysHtml *read)
{
  static const char *const kinds[] = { "remote", "local", "broken", "embedded" };
  g_autofree char *blocks = outline (read->document, "\n", TRUE);
  GString *out = g_string_new (blocks);

  for (guint i = 0; i < read->losses->len; i++)
    {
      DopysHtmlLoss *loss = read->losses->pdata[i];
      g_string_append_printf (out, "\nlost: %s %s", kinds[loss->kind], loss->what);
    }
  g_string_append_c (out, '\n');
  for (char *p; (p = strstr (out->str, "\u2028"));)
    {
      gsize at = (gsize) (p - out->str);
      g_string_erase (out, (gssize) at, strlen ("\u2028"));
      g_string_insert (out, (gssize) at, "⏎");
    }
  return g_string_free_and_steal (out);
}

static void
test_sample (gconstpointer data)
{
  const char *name = data;
  g_autoptr (GBytes) html = load (name, ".html");
  g_autoptr (GBytes) rtf = load (name, ".rtf");
  g_autoptr (DopysHtml) read = paste (g_bytes_get_data (html, NULL), (gssize) g_bytes_get_size (html), rtf);
  g_autofree char *seen = describe (read);

  if (g_getenv ("DOPYS_WRITE_EXPECTED"))
    {
      g_autofree char *file = g_strconcat (name, ".expected", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "markup", "clipboard", file, NULL);
      g_assert_true (g_file_set_contents (path, seen, -1, NULL));
    }
  g_autoptr (GBytes) expected = load (name, ".expected");
  g_assert_nonnull (expected);
  g_autofree char *text = g_strndup (g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
  g_assert_cmpstr (seen, ==, text);
}

/* ---- single things ---- */

static void
assert_pasted (const char *html, const char *expected)
{
  g_autoptr (DopysHtml) read = paste (html, -1, NULL);
  g_autofree char *seen = describe (read);
  g_assert_true (g_str_has_suffix (seen, "\n"));
  seen[strlen (seen) - 1] = '\0';
  g_assert_cmpstr (seen, ==, expected);
}

static void
test_styles (void)
{
  assert_pasted ("<span style='font-weight:bold'>а</span> <span style='FONT-STYLE: ITALIC'>б</span> <span "
                 "style='text-decoration-line: underline line-through'>в</span><span style='vertical-align:sub'>2",
                 "p <b>а<> <i>б<> <u><s>в<><sub>2<>");
  assert_pasted ("<style>.a{font-weight:700}p.b{font-style:italic}.c{display:none}@media print{.d{display:none}}"
                 "td p{font-weight:bold}</style><p class='b'>один <span class=a>два</span><span class=c>три</span>"
                 "<b class=a style='font-weight:400 !important'> ч</b></p><p class=d>е",
                 "p <i>один <><b><i>два<><i> ч<>\np е");
  assert_pasted ("<h2><b>Розділ</b></h2><p style='font-family:\"a;font-weight:bold\"'>а</p>", "h2 Розділ\np а");
  assert_pasted ("<span style='display:block'>а</span><span style='display:block'>б</span>", "p а\np б");
  assert_pasted ("<div style='white-space:pre-wrap'>а\n  б\n\nв</div>", "p а⏎б\np в");
}

static void
test_hidden (void)
{
  assert_pasted ("<p>а<span style='visibility:hidden'>б<span style='visibility:visible'>в</span></span>", "p а в");
  assert_pasted ("<p>а<span class='x sr-only'>б</span><span style='position:absolute;left:-9999px'>в</span>"
                 "<span style='opacity:0'>г</span><span style='opacity:0.5'>ґ</span><span hidden>д</span>",
                 "p аґ");
  assert_pasted ("<div style='font-size:0'>а<span style='font-size:14px'>б</span>в</div>", "p б");
  assert_pasted ("слово<style>x</style><script>y</script><!-- z --><template>t</template> далі", "p слово далі");
  assert_pasted ("пере\u00adніс\ufeff", "p переніс");
}

static void
test_lists (void)
{
  assert_pasted ("<ul><li><p>а</p><p>б</p><ul><li>в</ul><p>г</p><li>ґ</ul>", "b0 а⏎б\nb1 в\nb0 г\nb0 ґ");
  assert_pasted ("<ol start=2><li>а<li value=5>б<li>в</ol>", "n0@2 а\nn0@5 б\nn0 в");
  assert_pasted ("<ol><li>а</ol><ol start=2><li>б</ol><p>в</p><ol start=3><li>г</ol>", "n0 а\nn0 б\np в\nn0@3 г");
  assert_pasted ("<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>(2)</p>", "b0 (2)");
}

static void
test_pictures (void)
{
  assert_pasted ("<p>а<img src='data:image/png;base64,QUJD' alt='Опис'>б</p>", "p а\nM b5d4045c «Опис» «»\np б");
  assert_pasted ("<img src=\"data:image/gif;base64,\"><img src=data:image/jpeg;base64,QUJE alt=я>",
                 "M 69f0fb8c «я» «»\nlost: broken ");
  assert_pasted ("<img src='file:///etc/passwd' alt=''><img src='https://rada.example/a.jpg'>",
                 "\nlost: local file:///etc/passwd\nlost: remote https://rada.example/a.jpg");
  assert_pasted ("а<img src=https://x.example/p.gif width=1 height=1><img src=i.png width=16 height=16>б", "p аб");
  assert_pasted ("<figure><div><img src=https://rada.example/a.jpg></div><figcaption>Під</figcaption></figure>",
                 "p Під\nlost: remote https://rada.example/a.jpg");
  assert_pasted ("<figure><div><img src=data:image/png;base64,QUJD><figcaption>Під</figcaption></div></figure>",
                 "M b5d4045c «» «Під»");
  assert_pasted ("<iframe src='https://video.example/1'></iframe><svg width=16></svg><p>а",
                 "p а\nlost: embedded https://video.example/1");
  assert_pasted ("<p>а<v:shape><v:imagedata src='file:///a.png' o:title=x></v:shape>б",
                 "p аб\nlost: local file:///a.png");
  assert_pasted ("<img alt='👍🏽' src=x><img alt='ні' src=''>", "p 👍🏽\nlost: local ні");
}

/* A page cannot name pictures of its own that are not there, nor bring so many that nobody wants them. */
static void
test_many_pictures (void)
{
  g_autoptr (GString) html = g_string_new ("<img src=x-dopys-picture:7><img src=x-dopys-picture:99999999999>");
  guint n_pictures = 0;
  DopysHtmlPaste source = { take_picture, &n_pictures, NULL };

  for (guint i = 0; i < 150; i++)
    g_string_append (html, "<img src='data:image/png;base64,QUJD'>");
  g_autoptr (DopysHtml) read = dopys_html_read_pasted (html->str, -1, &source, NULL);
  g_assert_cmpuint (n_pictures, ==, 101); /* the hundred, and the seventh once more */
  g_assert_cmpuint (read->n_left_out, ==, 51);
  g_autofree char *large = g_strnfill (97 * 1024 * 1024, 'a');
  g_autoptr (GError) error = NULL;
  g_assert_null (dopys_html_read_pasted (large, -1, &source, &error));
  g_assert_nonnull (error);
}

static void
test_sources (void)
{
  assert_pasted ("Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\nStartFragment:1\r\n<html><body>"
                 "<!--StartFragment--><p>а</p><!--EndFragment-->",
                 "p а");
  g_autoptr (DopysHtml) nul = paste ("<p>а</p>\0\0", (gssize) strlen ("<p>а</p>") + 2, NULL);
  g_autofree char *text = outline (nul->document, "|", FALSE);
  g_assert_cmpstr (text, ==, "p а");
  g_autoptr (DopysHtml) wide = paste ("<\0p\0>\0\x30\x04\0", 10, NULL);
  g_autofree char *wide_text = outline (wide->document, "|", FALSE);
  g_assert_cmpstr (wide_text, ==, "p а");
}

static void
test_links (void)
{
  static const char *const pairs[][2] = {
    { "https://a.example/b?utm_source=x&id=5&UTM_Medium=y#part", "https://a.example/b?id=5#part" },
    { "https://a.example/?fbclid=1", "https://a.example/" },
    { "https://a.example/?a=1&amp;utm_id=2&b", "https://a.example/?a=1&b" },
    { "https://a.example/?q=utm_source&u=%20", "https://a.example/?q=utm_source&u=%20" },
    { "https://a.example/b#:~:text=слово", "https://a.example/b" },
    { "https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.example%2F%3Fgclid%3D1%26x%3D2", "https://a.example/?x=2" },
    { "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT1", "https://a.example/" },
    { "https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)" },
    { "https://notgoogle.com/url?q=https://a.example/", "https://notgoogle.com/url?q=https://a.example/" },
    { " HTTPS://a.example/ ", "HTTPS://a.example/" },
    { "mailto:a@b.example?subject=x&utm_source=y", "mailto:a@b.example?subject=x&utm_source=y" },
    { "tel:+380441234567", "tel:+380441234567" },
    { "javascript:alert(1)", NULL },
    { "file:///etc/passwd", NULL },
    { "/relative", NULL },
    { "", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *clean = dopys_html_link_clean (pairs[i][0]);
      g_assert_cmpstr (clean, ==, pairs[i][1]);
    }
}

static void
test_rtf (void)
{
  static const char rtf[] =
      "{\\rtf1 \\'d0{\\*\\shppict{\\pict{\\*\\picprop 12}\\pngblip\\picw1\n41 42\n4}}{\\nonshppict"
      "{\\pict\\pngblip ff}}{\\pict\\wmetafile8 0102}{\\pict\\jpegblip 43}{\\bin5 }}}}}x}";
  g_autoptr (GPtrArray) found = dopys_rtf_pictures_read (rtf, sizeof rtf - 1);

  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpmem (g_bytes_get_data (found->pdata[0], NULL), g_bytes_get_size (found->pdata[0]), "AB", 2);
  g_assert_null (found->pdata[1]);
  g_assert_cmpmem (g_bytes_get_data (found->pdata[2], NULL), g_bytes_get_size (found->pdata[2]), "C", 1);
  static const char *const broken[] = { "\\", "{\\pict", "{\\pict\\bin99999999999999999999 ", "}}}}",
                                        "{\\pict\\pngblip 4" };
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    g_ptr_array_unref (dopys_rtf_pictures_read (broken[i], strlen (broken[i])));
  g_autoptr (GPtrArray) none = dopys_rtf_pictures_read (NULL, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

/* ---- the words in are the words out ---- */

typedef struct
{
  GRand *rand;
  GString *html;
  GString *words; /* as a reader sees them, with spaces between */
  guint n_words;
  gboolean in_link; /* no program writes a link within a link: parsers end the outer one */
} Writer;

static gboolean
chance (Writer *writer, gint of)
{
  return g_rand_int_range (writer->rand, 0, of) == 0;
}

static void
part (Writer *writer)
{
  g_string_append_c (writer->words, ' ');
}

static void
write_inline (Writer *writer, guint depth)
{
  static const char *const tags[][2] = {
    { "<a href='https://a.example/?utm_source=1'>", "</a>" },
    { "<b>", "</b>" },
    { "<span style='font-style:italic;color:red'>", "</span>" },
    { "<font size=2>", "</font>" },
    { "<o:p>", "</o:p>" },
    { "<u>", "</u>" },
    { "<custom-element>", "</custom-element>" },
    { "<span style=\"mso-bidi-font-size:1\">", "</span>" },
  };
  for (gint n = g_rand_int_range (writer->rand, 1, 4); n > 0; n--)
    {
      gint what = g_rand_int_range (writer->rand, 0, 9);
      if (what < 4)
        {
          g_autofree char *word = g_strdup_printf ("с%u%s", writer->n_words++, chance (writer, 9) ? "’я&amp;" : "");
          g_string_append (writer->html, word);
          char *amp = strstr (word, "&amp;");
          if (amp)
            amp[1] = '\0';
          g_string_append (writer->words, word);
        }
      else if (what < 6 && depth < 5)
        {
          gint tag = g_rand_int_range (writer->rand, writer->in_link ? 1 : 0, G_N_ELEMENTS (tags));
          gboolean link = tag == 0;
          g_string_append (writer->html, tags[tag][0]);
          writer->in_link |= link;
          write_inline (writer, depth + 1);
          writer->in_link &= !link;
          g_string_append (writer->html, tags[tag][1]);
        }
      else if (what == 6)
        {
          g_string_append (writer->html, chance (writer, 2) ? "<br>" : "<br/>\n");
          part (writer);
        }
      else if (what == 7)
        {
          static const char *const nothing[] = {
            "<!-- зайве -->",
            "<script>var зайве = 1 < 2;</script>",
            "<![if !supportLists]>",
            "<!--[if gte mso 9]><xml>зайве</xml><![endif]-->",
            "<![endif]>",
            "<span style='display:none'>зайве</span>",
            "<wbr>",
            "<img src=https://a.example/1.gif width=1 height=1>",
          };
          g_string_append (writer->html, nothing[g_rand_int_range (writer->rand, 0, G_N_ELEMENTS (nothing))]);
        }
      else
        {
          static const char *const spaces[] = { " ", "\n\t", "&nbsp;", "  " };
          g_string_append (writer->html, spaces[g_rand_int_range (writer->rand, 0, G_N_ELEMENTS (spaces))]);
          part (writer);
        }
    }
}

static void write_blocks (Writer *writer, guint depth);

static void
write_list (Writer *writer, guint depth)
{
  gboolean ordered = chance (writer, 2);

  g_string_append (writer->html, ordered ? "<ol start=3>" : "<ul>");
  for (gint n = g_rand_int_range (writer->rand, 1, 4); n > 0; n--)
    {
      g_string_append (writer->html, "<li>");
      part (writer);
      if (chance (writer, 2))
        write_inline (writer, 0);
      else
        write_blocks (writer, depth + 1);
      g_string_append (writer->html, chance (writer, 3) ? "\n" : "</li>");
      part (writer);
    }
  g_string_append (writer->html, ordered ? "</ol>" : "</ul>");
}

static void
write_table (Writer *writer, guint depth)
{
  gint n_columns = g_rand_int_range (writer->rand, 1, 4);

  g_string_append (writer->html, "<table><tbody>");
  for (gint n = g_rand_int_range (writer->rand, 1, 4); n > 0; n--)
    {
      g_string_append (writer->html, "<tr>");
      for (gint i = 0; i < n_columns; i++)
        {
          g_string_append (writer->html, chance (writer, 5) ? "<td colspan=2>" : "<td>");
          part (writer);
          if (chance (writer, 2))
            write_inline (writer, 0);
          else
            write_blocks (writer, depth + 1);
          g_string_append (writer->html, "</td>");
          part (writer);
        }
      g_string_append (writer->html, "</tr>");
    }
  g_string_append (writer->html, "</tbody></table>");
}

static void
write_blocks (Writer *writer, guint depth)
{
  static const char *const tags[][2] = {
    { "<p class=MsoNormal>", "</p>" },
    { "<div>", "</div>" },
    { "<h2>", "</h2>" },
    { "<blockquote>", "</blockquote>" },
    { "<section>", "</section>" },
    { "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>7.</span>", "</p>" },
    { "<figure>", "</figure>" },
    { "<span style='display:block'>", "</span>" },
  };
  for (gint n = g_rand_int_range (writer->rand, 1, 4); n > 0; n--)
    {
      gint what = g_rand_int_range (writer->rand, 0, 10);
      part (writer);
      if (what < 6)
        {
          gint tag = g_rand_int_range (writer->rand, 0, G_N_ELEMENTS (tags));
          gboolean paragraph = tag == 0 || tag == 2 || tag == 5 || tag == 7;
          g_string_append (writer->html, tags[tag][0]);
          if (paragraph || chance (writer, 2) || depth > 4)
            write_inline (writer, 0);
          else
            write_blocks (writer, depth + 1);
          g_string_append (writer->html, tags[tag][1]);
        }
      else if (what == 6 && depth < 4)
        write_list (writer, depth);
      else if (what == 7 && depth < 4)
        write_table (writer, depth);
      else if (what == 8)
        g_string_append (writer->html, "<hr>\n");
      else
        {
          g_string_append (writer->html, "<div>");
          write_inline (writer, 0);
          g_string_append (writer->html, "</div>");
        }
      part (writer);
    }
}

static void
append_words (GString *out, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

/* List marks within cells are no words of the source. */
static void
append_cell (GString *out, DopysBlock *cell)
{
  g_auto (GStrv) lines = g_strsplit (dopys_block_get_text (cell), "\u2028", -1);

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = lines[i];
      gsize digits = strspn (line, "0123456789");
      if (g_str_has_prefix (line, "• "))
        line += strlen ("• ");
      else if (digits > 0 && g_str_has_prefix (line + digits, ". "))
        line += digits + 2;
      append_words (out, line);
    }
}

static char *
dup_words (DopysDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      DopysTable *table = dopys_block_get_table (block);
      if (dopys_block_is_text (block))
        append_words (out, dopys_block_get_text (block));
      for (guint row = 0; table && row < dopys_table_get_n_rows (table); row++)
        for (guint column = 0; column < dopys_table_get_n_columns (table); column++)
          append_cell (out, dopys_table_get_cell (table, row, column));
    }
  return g_string_free_and_steal (out);
}

static void
test_word_for_word (void)
{
  const char *given = g_getenv ("DOPYS_SEED");
  guint32 seed = given ? (guint32) g_ascii_strtoull (given, NULL, 10) : (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_words = 0;

  g_test_message ("DOPYS_SEED=%u", seed);
  for (guint i = 0; i < 4000; i++)
    {
      Writer writer = { rand, g_string_new (NULL), g_string_new (NULL), 0, FALSE };
      write_blocks (&writer, i < 2000 ? 4 : i < 3000 ? 2 : 0); /* a failure is first found in something small */
      g_autoptr (DopysHtml) read = paste (writer.html->str, -1, NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      append_words (expected, writer.words->str);
      g_autofree char *seen = dup_words (read->document);
      const char *from = expected->str + strspn (expected->str, " ");
      gsize same = 0;
      while (seen[same] && seen[same] == from[same])
        same++;
      if (!g_str_equal (seen, from))
        g_test_message ("%s\n%.60s\n%.60s", writer.html->str, seen + same - MIN (same, 20),
                        from + same - MIN (same, 20));
      g_assert_true (g_str_equal (seen, from));
      n_words += writer.n_words;
      g_string_free (writer.html, TRUE);
      g_string_free (writer.words, TRUE);
    }
  g_test_message ("%u words", n_words);
}

/* However deep they stand. */
static void
test_deep_words (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    {
      g_string_append_printf (html, "<div>с%u", i);
      g_string_append_printf (expected, "с%u ", i);
    }
  g_autoptr (DopysHtml) read = paste (html->str, -1, NULL);
  g_autofree char *seen = dup_words (read->document);
  g_assert_true (g_str_equal (seen, expected->str));
}

int
main (int argc, char **argv)
{
  static const char *const samples[] = { "libreoffice-writer",
                                         "libreoffice-calc",
                                         "libreoffice-picture",
                                         "word-desktop",
                                         "word-web",
                                         "word-reports",
                                         "google-docs",
                                         "excel",
                                         "mail",
                                         "telegram-web" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/paste/", samples[i], NULL);
      g_test_add_data_func (path, samples[i], test_sample);
    }
  g_test_add_func ("/paste/styles", test_styles);
  g_test_add_func ("/paste/hidden", test_hidden);
  g_test_add_func ("/paste/lists", test_lists);
  g_test_add_func ("/paste/pictures", test_pictures);
  g_test_add_func ("/paste/many-pictures", test_many_pictures);
  g_test_add_func ("/paste/sources", test_sources);
  g_test_add_func ("/paste/links", test_links);
  g_test_add_func ("/paste/rtf", test_rtf);
  g_test_add_func ("/paste/word-for-word", test_word_for_word);
  g_test_add_func ("/paste/deep-words", test_deep_words);
  return g_test_run ();
}
