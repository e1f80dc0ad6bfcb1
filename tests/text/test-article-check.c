/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The checks of an article, each with what it must find and what it must let be. */

#include <string.h>

#include "dopys-article-check.h"

static const char *const kinds[DOPYS_FINDING_N_KINDS] = {
  "placeholder", "wartime",      "coordinates",    "today",        "weekday",      "name",
  "quotes",      "title-long",   "title-capitals", "title-stop",   "photo",        "photo-weak",
  "category",    "fake-heading", "heading-jump",   "link",         "link-address", "long-paragraph",
  "table",       "capitals",     "foreign",        "abbreviation", "words",
};

static const char *const wartime_words[] = { "ППО",        "влучання", "блокпост",   "в/ч", "полігон",
                                             "підстанція", "ТЕЦ",      "координати", NULL };

/* 20 November 2024 is a Wednesday. */
static GPtrArray *
check (const DopysArticle *article)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2024, 11, 20, 9, 0, 0);

  return dopys_article_check (article, wartime_words, now);
}

/* Of one kind, or of all but the category, which most of the articles here lack: "kind place:found→better …". */
static char *
summary (const DopysArticle *article, const char *kind)
{
  g_autoptr (GPtrArray) findings = check (article);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const DopysFinding *finding = g_ptr_array_index (findings, i);
      const char *name = kinds[finding->kind];

      if (kind ? !g_str_equal (kind, name) : finding->kind == DOPYS_FINDING_CATEGORY)
        continue;
      if (out->len > 0)
        g_string_append (out, "; ");
      if (!kind)
        g_string_append_printf (out, "%s ", name);
      if (finding->place == DOPYS_PLACE_TEXT)
        g_string_append_printf (out, "%u:%u-%u", finding->block, finding->start, finding->end);
      else
        g_string_append_printf (out, "%c", "xTEPC"[finding->place]);
      if (finding->number)
        g_string_append_printf (out, " #%u", finding->number);
      if (finding->found)
        g_string_append_printf (out, " %s", finding->found);
      if (finding->better)
        g_string_append_printf (out, "→%s", finding->better);
    }
  return g_string_free_and_steal (out);
}

/* Lines are paragraphs; «## » and more signs make headings, «**» at the start a bold paragraph. */
static DopysDocument *
parse (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);

  for (guint i = 0; lines[i]; i++)
    {
      gsize level = strspn (lines[i], "#");
      gboolean bold = g_str_has_prefix (lines[i], "**");
      DopysBlockFormat format = level ? DOPYS_FORMAT_HEADING ((guint8) level) : DOPYS_FORMAT_PARAGRAPH;
      const char *content = lines[i] + (level ? level + 1 : bold ? 2 : 0);
      DopysRun run = { (guint) g_utf8_strlen (content, -1), bold ? DOPYS_STYLE_BOLD : 0, NULL };
      g_ptr_array_add (blocks, dopys_block_new_text (&format, content, &run, run.length > 0 ? 1 : 0));
    }
  return dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
}

static DopysArticle *
make (const char *text)
{
  DopysArticle *article = dopys_article_new ();

  dopys_document_unref (article->document);
  article->document = parse (text);
  return article;
}

static void
assert_found (const char *text, const char *kind, const char *expected)
{
  g_autoptr (DopysArticle) article = make (text);
  g_autofree char *found = summary (article, kind);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_nothing (void)
{
  assert_found ("## Засідання\nРада громади 20 листопада ухвалила бюджет. Слухали «Звіт про „Зорю“».\n### Бюджет\nУсе.",
                NULL, "");
}

static void
test_placeholders (void)
{
  assert_found ("Прийшло TK осіб, УТОЧНИТИ, ТК.", "placeholder", "0:8-10 TK; 0:17-25 УТОЧНИТИ; 0:27-29 ТК");
  assert_found ("Треба уточнити, tk, ТКАНИНА", "placeholder", "");
}

static void
test_wartime (void)
{
  assert_found ("Працювала ППО. Після влучання. Біля блокпосту, на полігоні, підстанцію відновили. в/ч А1234, ТЕЦ-3",
                "wartime",
                "0:10-13 ППО; 0:21-29 влучання; 0:36-45 блокпосту; 0:50-58 полігоні; 0:60-70 підстанцію; 0:82-85 в/ч; "
                "0:93-96 ТЕЦ");
  assert_found ("Полігональний метод, лікар ППОшник", "wartime", "");
  assert_found ("Точка 49.2331, 28.4682; 49°13′58″; 35U PQ 12345 67890", "coordinates",
                "0:6-22 49.2331, 28.4682; 0:24-33 49°13′58″; 0:35-53 35U PQ 12345 67890");
  assert_found ("Курс 41.2345 і 36.6, 12.5, 13.5; 20 °C; 20.11.2024, 21.11.2024", "coordinates", "");
}

static void
test_own_words (void)
{
  const char *const words[] = { "міст", " гарнізон ", "", NULL };
  g_autoptr (DopysArticle) article = make ("На мості міст, у гарнізоні. ППО");
  g_autoptr (GDateTime) now = g_date_time_new_utc (2024, 11, 20, 9, 0, 0);
  g_autoptr (GPtrArray) findings = dopys_article_check (article, words, now);
  g_autoptr (GPtrArray) none = dopys_article_check (article, NULL, now);

  g_assert_cmpstr (((DopysFinding *) g_ptr_array_index (findings, 0))->found, ==, "міст");
  g_assert_cmpstr (((DopysFinding *) g_ptr_array_index (findings, 1))->found, ==, "гарнізоні");
  g_assert_cmpint (((DopysFinding *) g_ptr_array_index (findings, 2))->kind, !=, DOPYS_FINDING_WARTIME);
  g_assert_cmpuint (none->len, ==, findings->len - 2);
}

static void
test_dates (void)
{
  assert_found ("У четвер, 20 листопада, і в середу, 20 листопада 2024 року", "weekday", "0:2-8 четвер→середу");
  assert_found ("Понеділок 21 листопада 2024", "weekday", "0:0-9 Понеділок→четвер");
  assert_found ("20 листопада 2024 року (вівторок), 20 листопада, середа", "weekday", "0:24-32 вівторок→середа");
  assert_found ("П'ятниця, 22 листопада; четвер — це день; у п’ятницю зустріч о 20", "weekday", "");
  assert_found ("у неділю, 5 січня", "weekday", ""); /* of 2025 */
  assert_found ("середа, 30 лютого", "weekday", "");
  assert_found ("Сьогодні, 20 листопада, та сьогодні, 19 листопада 2024 року", "today",
                "0:27-54 сьогодні, 19 листопада 2024");
  assert_found ("Учора, 19 листопада, завтра, 21 листопада, вчора (20 листопада)", "today",
                "0:43-62 вчора (20 листопада");
  assert_found ("Сьогодні о 20 годині", "today", "");
}

static void
test_date_of_article (void)
{
  g_autoptr (DopysArticle) article = make ("Сьогодні, 20 листопада");

  article->date = g_date_time_new_utc (2024, 11, 21, 9, 0, 0);
  g_autofree char *found = summary (article, "today");
  g_assert_cmpstr (found, ==, "0:0-22 Сьогодні, 20 листопада");
}

static void
test_names (void)
{
  assert_found ("Віталій Кличенко. Слово Кліченка і Кличенку.", "name", "0:24-32 Кліченка→Кличенко");
  assert_found ("Лук’яненко, Лукяненко, Лук'яненку", "name", "0:12-21 Лукяненко→Лук’яненко");
  assert_found ("Геннадій, Генадій", "name", "0:10-17 Генадій→Геннадій");
  assert_found ("у Вінниці, з Вінницею, ВІННИЦЯ, у Корюківці, Корюківки", "name", "");
  assert_found ("Кличенко\nКліченко\nКліченко", "name", "1:0-8 Кліченко→Кличенко");
}

static void
test_abbreviations (void)
{
  assert_found ("Керівник ОВА. ОВА знову. ЦНАП", "abbreviation", "0:9-12 ОВА; 0:25-29 ЦНАП");
  assert_found ("Обласна військова адміністрація (ОВА) і ЦНАП (Центр). ОВА", "abbreviation", "");
  assert_found ("Обласна військова адміністрація (далі — ОВА)", "abbreviation", "");
  assert_found ("Центр надання адміністративних послуг. У ЦНАП", "abbreviation", "");
  assert_found ("США, ЗСУ, ХХІ, Олег РУДЬ, Т. ШЕВЧУК", "abbreviation", "");
}

static void
test_quotes (void)
{
  assert_found ("Слово «Зоря", "quotes", "0:6-7 Слово «Зоря");
  assert_found ("Слово Зоря»", "quotes", "0:10-11 Слово Зоря»");
  assert_found ("«Перший\nдругий»", "quotes", "");
  assert_found ("\"Так\" “так” „так“ «„так“» 24\"", "quotes", "");
  assert_found ("«А\nб\nб\nб\nб\nб\nб\nв»", "quotes", "0:0-1 «А; 7:1-2 в»");
}

static void
test_words (void)
{
  assert_found ("В рамках проєкту приймали участь на протязі року", "words",
                "0:0-8 В рамках→У межах; 0:17-32 приймали участь→брали участь; 0:33-43 на протязі→протягом");
  assert_found ("рамках, у рамці, брали участь", "words", "");
}

static void
test_rows (void)
{
  assert_found ("УВАГА! ВАЖЛИВА ІНФОРМАЦІЯ для всіх", "capitals", "0:0-25 УВАГА! ВАЖЛИВА ІНФОРМАЦІЯ");
  assert_found ("Тарас ШЕВЧЕНКО, ЦНАП, ОВА, ТЦК, СБУ", "capitals", "");
  assert_found ("Сказав: We are glad to be here today. Далі", "foreign", "0:8-36 We are glad to be here today");
  assert_found ("Это было вечером, мы были рады", "foreign", "0:0-30 Это было вечером, мы были рады");
  assert_found ("Програма European Union for Ukraine", "foreign", "");
}

static void
test_headings (void)
{
  assert_found ("### Перший\nтекст\n## Другий\n#### Третій", "heading-jump", "0:0-6 #2 Перший; 3:0-6 #3 Третій");
  assert_found ("**Склад комісії\nтекст\n### A\n**Ще один\nтекст", "fake-heading",
                "0:0-13 #2 Склад комісії; 3:0-7 #3 Ще один");
  assert_found ("**Лід новини, який є реченням.\nтекст\n**Кінець", "fake-heading", "");
  assert_found ("**Адреса\n**Телефон\nтекст", "fake-heading", "1:0-7 #2 Телефон");
}

static DopysDocument *
make_linked (const char *text, guint start, guint end, const char *link)
{
  g_autoptr (DopysBlock) plain = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, text, NULL, 0);
  g_autoptr (DopysBlock) linked = dopys_block_with_link (plain, start, end, link);
  g_autoptr (DopysBlock) styled = dopys_block_with_style (linked, start, start + 1, DOPYS_STYLE_BOLD, 0);
  DopysBlock *blocks[] = { styled };

  return dopys_document_new (blocks, 1);
}

static void
assert_link (const char *text, guint start, guint end, const char *link, const char *expected)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autofree char *found = NULL;

  dopys_document_unref (article->document);
  article->document = make_linked (text, start, end, link);
  found = summary (article, NULL);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_links (void)
{
  assert_link ("Дивіться тут.", 9, 12, "https://a.example/", "link 0:9-12 тут");
  assert_link ("Детальніше: план", 0, 11, "https://a.example/", "link 0:0-11 Детальніше:");
  assert_link ("https://a.example/план", 0, 22, "https://a.example/", "link-address 0:0-22 https://a.example/план");
  assert_link ("Пишіть на info@a.example", 10, 24, "mailto:info@a.example", "");
  assert_link ("План розвитку", 0, 13, "https://a.example/", "");
}

static void
test_table (void)
{
  g_autoptr (DopysArticle) article = dopys_article_new ();
  g_autoptr (DopysTable) table = dopys_table_new (2, 2);
  g_autoptr (DopysBlock) cell = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "TK", NULL, 0);
  g_autoptr (DopysTable) filled = dopys_table_with_cell (table, 0, 0, cell);
  DopysBlock *block = dopys_block_new_table (filled);
  g_autofree char *found = NULL;

  dopys_document_unref (article->document);
  article->document = dopys_document_new (&block, 1);
  dopys_block_unref (block);
  found = summary (article, NULL);
  g_assert_cmpstr (found, ==, "placeholder 0:0-1 TK; table 0:0-1 TK");
}

static void
assert_title (const char *title, const char *expected)
{
  g_autoptr (DopysArticle) article = make ("");
  g_autofree char *found = NULL;

  article->title = g_strdup (title);
  found = summary (article, NULL);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_title (void)
{
  g_autofree char *long_title = g_strnfill (91, 'a');
  g_autofree char *fine_title = g_strnfill (90, 'a');

  assert_title (long_title, "title-long T #91");
  assert_title (fine_title, "");
  assert_title ("УВАГА ВСІМ", "title-capitals T");
  assert_title ("Рада ухвалила бюджет.", "title-stop T");
  assert_title ("ОВА", "");
  assert_title ("Відкрили «Зорю", "quotes T Відкрили «Зорю");
  assert_title ("Зустріч TK…", "placeholder T TK");
}

static void
test_photos (void)
{
  g_autoptr (DopysArticle) article = make ("");
  g_autoptr (DopysPhoto) bare = dopys_photo_new ("a"), other = dopys_photo_new ("b");
  g_autoptr (DopysPhoto) weak = dopys_photo_with_alt (bare, "Фото мера на зустрічі");
  g_autoptr (DopysPhoto) captioned = dopys_photo_with_caption (other, "У рамках TK");
  DopysPhoto *photos[] = { captioned, captioned, weak };
  g_autoptr (DopysMedia) media = dopys_media_new_gallery (photos, 3, NULL);
  DopysBlock *block = dopys_block_new_media (media);
  g_autofree char *found = NULL;

  dopys_document_unref (article->document);
  article->document = dopys_document_new (&block, 1);
  dopys_block_unref (block);
  article->categories = g_strsplit ("Новини", ",", -1);
  found = summary (article, NULL);
  g_assert_cmpstr (
      found, ==,
      "placeholder P TK; placeholder P TK; photo P #2; photo-weak P #1; words P У рамках→У межах; words P У "
      "рамках→У межах");
}

static void
test_category (void)
{
  g_autoptr (DopysArticle) article = make ("");
  g_autofree char *before = summary (article, "category"), *after = NULL;

  article->categories = g_strsplit ("Новини", ",", -1);
  after = summary (article, "category");
  g_assert_cmpstr (before, ==, "C");
  g_assert_cmpstr (after, ==, "");
}

/* ---- mending ---- */

/* The first finding of a kind mended, in the text as it was checked. */
static DopysBlock *
mend (const char *text, DopysFindingKind kind)
{
  g_autoptr (DopysArticle) article = make (text);
  g_autoptr (GPtrArray) findings = check (article), mended = NULL;
  guint index;

  for (guint i = 0; i < findings->len; i++)
    if (((DopysFinding *) g_ptr_array_index (findings, i))->kind == kind)
      mended = dopys_finding_mend (g_ptr_array_index (findings, i), article->document, article->document, &index);
  return mended ? dopys_block_ref (mended->pdata[0]) : NULL;
}

static void
test_long_paragraphs (void)
{
  g_autoptr (GString) text = g_string_new ("Перше речення довгого абзацу новини.");
  g_autofree char *found = NULL;
  g_autoptr (DopysArticle) article = NULL;
  g_autoptr (DopysBlock) first = NULL;

  for (guint i = 1; i < 60; i++)
    g_string_append (text, " Наступне речення цього абзацу.");
  article = make (text->str);
  found = summary (article, "long-paragraph");
  first = mend (text->str, DOPYS_FINDING_LONG_PARAGRAPH);
  g_assert_true (g_str_has_prefix (found, "0:0-"));
  g_assert_nonnull (strstr (found, "#241 Перше"));
  assert_found ("Перше речення.", "long-paragraph", "");
  g_assert_cmpuint (dopys_block_count_words (first), ==, 81);
}

static void
test_mend (void)
{
  g_autoptr (DopysBlock) words = mend ("**Усе в рамках року.\nтекст", DOPYS_FINDING_WORDS);
  g_autoptr (DopysBlock) heading = mend ("## А\n**Склад\nтекст", DOPYS_FINDING_FAKE_HEADING);
  g_autoptr (DopysBlock) level = mend ("#### А", DOPYS_FINDING_HEADING_JUMP);
  g_autoptr (DopysBlock) shout = mend ("УВАГА ВАЖЛИВА ІНФОРМАЦІЯ", DOPYS_FINDING_CAPITALS);
  guint n;

  g_assert_cmpstr (dopys_block_get_text (words), ==, "Усе у межах року.");
  g_assert_cmpint (dopys_block_get_runs (words, &n)[0].style, ==, DOPYS_STYLE_BOLD);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (dopys_block_get_format (heading)->level, ==, 2);
  g_assert_cmpint (dopys_block_get_runs (heading, &n)[0].style, ==, DOPYS_STYLE_NONE);
  g_assert_cmpint (dopys_block_get_format (level)->level, ==, 2);
  g_assert_null (shout);
}

static void
test_mend_what_has_changed (void)
{
  g_autoptr (DopysArticle) article = make ("Усе в рамках року");
  g_autoptr (GPtrArray) findings = check (article);
  g_autoptr (DopysDocument) other = parse ("Усе інше");
  g_autoptr (DopysDocument) moved = parse ("Ще один\nУсе в рамках року");
  guint start, end, index;

  const DopysFinding *finding = g_ptr_array_index (findings, findings->len - 1);
  g_assert_cmpint (finding->kind, ==, DOPYS_FINDING_WORDS);
  g_assert_null (dopys_finding_mend (finding, article->document, other, &index));
  g_autoptr (GPtrArray) mended = dopys_finding_mend (finding, article->document, moved, &index);
  g_assert_cmpuint (mended->len, ==, 1);
  g_assert_cmpstr (dopys_block_get_text (mended->pdata[0]), ==, "Усе у межах року");
  g_assert_cmpuint (index, ==, 1);
  g_assert_true (dopys_finding_locate (finding, article->document, moved, &start, &end));
  g_assert_cmpuint (start, ==, 8 + 4);
  g_assert_cmpuint (end, ==, 8 + 12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-check/nothing", test_nothing);
  g_test_add_func ("/article-check/placeholders", test_placeholders);
  g_test_add_func ("/article-check/wartime", test_wartime);
  g_test_add_func ("/article-check/own-words", test_own_words);
  g_test_add_func ("/article-check/dates", test_dates);
  g_test_add_func ("/article-check/date-of-article", test_date_of_article);
  g_test_add_func ("/article-check/names", test_names);
  g_test_add_func ("/article-check/abbreviations", test_abbreviations);
  g_test_add_func ("/article-check/quotes", test_quotes);
  g_test_add_func ("/article-check/words", test_words);
  g_test_add_func ("/article-check/rows", test_rows);
  g_test_add_func ("/article-check/headings", test_headings);
  g_test_add_func ("/article-check/links", test_links);
  g_test_add_func ("/article-check/table", test_table);
  g_test_add_func ("/article-check/title", test_title);
  g_test_add_func ("/article-check/photos", test_photos);
  g_test_add_func ("/article-check/category", test_category);
  g_test_add_func ("/article-check/long-paragraphs", test_long_paragraphs);
  g_test_add_func ("/article-check/mend", test_mend);
  g_test_add_func ("/article-check/mend-what-has-changed", test_mend_what_has_changed);
  return g_test_run ();
}
