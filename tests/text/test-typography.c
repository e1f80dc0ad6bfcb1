/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typography: every row of typography.tsv, more cases for each rule, styles, and random text. */

#include <string.h>

#include "dopys-document.h"
#include "dopys-typography.h"

/* ⍽ stands for U+00A0 in what is expected. */
static char *
show_spaces (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\302\240", -1);
  return g_strjoinv ("⍽", parts);
}

static char *
hide_spaces (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "⍽", -1);
  return g_strjoinv ("\302\240", parts);
}

static void
assert_corrected_with (const char *input, const char *expected, DopysTypography flags)
{
  g_autofree char *in = hide_spaces (input);
  g_autofree char *once = dopys_typography_correct_text (in, flags, NULL);
  g_autofree char *twice = dopys_typography_correct_text (once, flags, NULL);
  g_autofree char *shown = show_spaces (once);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpstr (once, ==, twice);
}

static void
assert_corrected (const char *input, const char *expected)
{
  assert_corrected_with (input, expected, 0);
}

static void
assert_kept (const char *text)
{
  assert_corrected (text, text);
}

static void
test_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "text", "typography.tsv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  for (guint i = 1; lines[i] && *lines[i]; i++, n++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", 2);
      assert_corrected (fields[0], fields[1]);
    }
  g_assert_cmpuint (n, ==, 23);
}

static void
test_clean (void)
{
  assert_corrected ("  Рада   вирішила\t ", "Рада вирішила");
  assert_corrected ("слово⍽⍽слово", "слово слово");
  assert_corrected ("слово ⍽слово", "слово слово");
  assert_corrected ("слово⍽слово", "слово слово");
  assert_kept ("у⍽місті");
  assert_corrected ("до\xc2\xadступ, до\xe2\x80\x8bступ, до\xe2\x81\xa0ступ, \xef\xbb\xbfдоступ",
                    "доступ, доступ, доступ, доступ");
  assert_corrected ("и\xcc\x86 і\xcc\x88 й", "й ї й");
  assert_corrected ("за\xcc\x81мок", "за\xcc\x81мок");
  assert_corrected ("\xe2\x84\xa6", "Ω");
  assert_corrected ("рядок \xe2\x80\xa8 рядок", "рядок\xe2\x80\xa8рядок");
}

static void
test_quotes (void)
{
  assert_corrected ("\"Слово\"", "«Слово»");
  assert_corrected ("„Слово”, „слово“ і ”слово”", "«Слово», «слово» і «слово»");
  assert_corrected ("(\"Слово\")", "(«Слово»)");
  assert_corrected ("Він сказав: “Назва „Зоря“ гарна”.", "Він сказав: «Назва „Зоря“ гарна».");
  assert_corrected ("“Прийдемо.” Потім", "«Прийдемо». Потім");
  assert_corrected ("“Прийдемо,” - сказав", "«Прийдемо»,⍽— сказав");
  assert_corrected ("“Прийдемо.”.", "«Прийдемо».");
  assert_corrected ("«Прийдемо!» Так", "«Прийдемо!» Так");
  assert_corrected ("«Прийдете?», - спитав", "«Прийдете?»,⍽— спитав");
  assert_corrected ("«Він пішов...»", "«Він пішов…»");
  assert_corrected ("«Житло та ін.» для всіх", "«Житло та⍽ін.» для всіх");
  assert_corrected ("\" Слово \"", "«Слово»");
  assert_corrected ("\"\"Зоря\" і мрія\"", "«„Зоря“ і мрія»");
  assert_corrected ("Премія ‘Зоря’ і 'Мрія'", "Премія «Зоря» і «Мрія»");
  assert_corrected ("«Премія ‘Зоря’»", "«Премія „Зоря“»");
  assert_corrected ("монітор 24\" і 27\"", "монітор 24\" і 27\"");
  assert_corrected ("«А «Б «В» Б» А»", "«А „Б «В» Б“ А»");
  assert_corrected ("\"Зоря\"-клуб", "«Зоря»-клуб");
  assert_corrected ("rock 'n' roll", "rock 'n' roll");
  assert_kept ("«Зоря», «Мрія»; «ЖК „Сонячний“»");
}

static void
test_dashes (void)
{
  assert_corrected ("Рада -- наша", "Рада⍽— наша");
  assert_corrected ("- Так, - сказав він", "— Так,⍽— сказав він");
  assert_corrected ("Рада⍽- наша, Рада ‑ наша", "Рада⍽— наша, Рада⍽— наша");
  assert_kept ("будь-який, 10-15 осіб, №⍽1457-55, (0432) 55-43-69, +38-067-123-45-67");
  assert_kept ("10 - 15 осіб");
  assert_kept ("одно- та двоповерхові");
  assert_kept ("-5");
  assert_corrected ("2024-2028, 2024—2028", "2024–2028, 2024–2028");
  assert_corrected ("у 2024-2028 роках", "у 2024–2028 роках");
  assert_kept ("2024–2028");
  assert_kept ("2028-2024, 2024-11-20, 12024-2028, 1457-55");
  assert_corrected ("рішення № 2024-2028", "рішення №⍽2024-2028");
  assert_corrected_with ("2024-2028", "2024-2028", DOPYS_TYPOGRAPHY_KEEP_YEARS);
  assert_corrected ("10:00 - 18:00", "10:00⍽— 18:00");
}

static void
test_apostrophes (void)
{
  assert_corrected ("п'ять, п`ять, пʼять, п‘ять, п´ять, П'ЯТЬ", "п’ять, п’ять, п’ять, п’ять, п’ять, П’ЯТЬ");
  assert_corrected ("об'єкт, з'їзд, кар'єра, п'ю", "об’єкт, з’їзд, кар’єра, п’ю");
  assert_kept ("О'Ніл");
  assert_kept ("it's");
  assert_corrected_with ("п'ять, п’ять", "пʼять, пʼять", DOPYS_TYPOGRAPHY_LETTER_APOSTROPHE);
}

static void
test_punctuation (void)
{
  assert_corrected ("Слово , слово . Слово ; слово : слово ! Слово ?", "Слово, слово. Слово; слово: слово! Слово?");
  assert_corrected ("Слово⍽, слово", "Слово, слово");
  assert_corrected ("( слово ) « слово »", "(слово) «слово»");
  assert_corrected ("Слово... і слово ...", "Слово… і слово…");
  assert_kept ("Мова .NET і :) :-)");
  assert_kept ("Підпис ........");
}

static void
test_joins (void)
{
  assert_corrected ("№5, № 5, №№ 5, §5, § 5", "№⍽5, №⍽5, №№⍽5, §⍽5, §⍽5");
  assert_corrected ("м.Київ, м. Київ, вул.Лесі, вул. Лесі", "м.⍽Київ, м.⍽Київ, вул.⍽Лесі, вул.⍽Лесі");
  assert_corrected ("Вул. Лесі, ім.Лесі, ст. 5, п. 3, п.3, обл. центр",
                    "Вул.⍽Лесі, ім.⍽Лесі, ст.⍽5, п.⍽3, п.⍽3, обл.⍽центр");
  assert_corrected ("Завдовжки 10 м. Далі", "Завдовжки 10⍽м. Далі");
  assert_corrected ("Т. Шевченко, Т.Шевченко, Т. Г. ШЕВЧЕНКО", "Т.⍽Шевченко, Т.⍽Шевченко, Т.⍽Г.⍽ШЕВЧЕНКО");
  assert_corrected ("Шевченко Т.Г.", "Шевченко Т.⍽Г.");
  assert_kept ("У США. Потім");
  assert_corrected ("у 2024 р., 2024р., 2024-2025 рр.", "у 2024⍽р., 2024⍽р., 2024–2025⍽рр.");
  assert_corrected ("20листопада, 1 січня", "20⍽листопада, 1⍽січня");
  assert_corrected ("5 млн грн, 1,5 км, 10кг, 5 %, 20 °C", "5⍽млн грн, 1,5⍽км, 10⍽кг, 5⍽%, 20⍽°C");
  assert_corrected ("1 234 567 грн, 12 345 осіб", "1⍽234⍽567⍽грн, 12⍽345 осіб");
  assert_kept ("067 123 45 67");
  assert_kept ("5 класів, А4 р");
  assert_corrected ("і т.д., й т. п., та ін., і т. ін.", "і⍽т.⍽д., й⍽т.⍽п., та⍽ін., і⍽т.⍽ін.");
}

static void
test_letters (void)
{
  assert_corrected ("Koростень, Житoмиp, cело, кBт", "Коростень, Житомир, село, кВт");
  assert_corrected ("XVІІІ, ХХІ століття, VІІІ, ІІ-й", "XVIII, XXI століття, VIII, II-й");
  assert_kept ("IT-компанія, SMM-менеджер, COVID-19, PRщик, МІ, І, Х");
  assert_corrected ("мама i тато", "мама і тато");
  assert_corrected ("мама, i тато i діти", "мама, і тато і діти");
  assert_kept ("vitamin i тато");
  assert_kept ("Шановні I ми");
  assert_kept ("ПЕТРЕНКО Іван");
}

static void
test_addresses (void)
{
  assert_kept ("https://example.com/a-b--c?q='x'...y,z");
  assert_kept ("name.surname-x@example.com.ua");
  assert_kept ("www.example.com/м.Київ,вул.5");
  assert_kept ("громада.укр/п'ять");
  assert_kept ("zvit_2024-2028.docx");
  assert_corrected ("(https://example.com/a_(b)) , п'ять", "(https://example.com/a_(b)), п’ять");
  assert_corrected ("\"https://example.com/п'ять\" - сайт", "«https://example.com/п'ять»⍽— сайт");
  assert_corrected ("Пишіть на info@example.com...", "Пишіть на info@example.com…");
  assert_corrected ("Т.Г.Шевченко. Далі", "Т.⍽Г.⍽Шевченко. Далі");
}

/* ---- styles ---- */

static DopysBlock *
make_styled (void)
{
  static const DopysRun runs[] = {
    { 6, DOPYS_STYLE_BOLD, NULL }, { 7, 0, NULL }, { 10, DOPYS_STYLE_CODE, NULL }, { 9, DOPYS_STYLE_ITALIC, NULL }
  };
  return dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "\"Рада\" - наша \"a\" - \"b\" п'ять №5", runs, 4);
}

static char *
show_runs (DopysBlock *block)
{
  GString *out = g_string_new (NULL);
  guint n;
  const DopysRun *runs = dopys_block_get_runs (block, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%u:%u", i ? " " : "", runs[i].length, runs[i].style);
  return g_string_free_and_steal (out);
}

static void
test_styles (void)
{
  g_autoptr (DopysBlock) block = make_styled ();
  g_autoptr (GArray) list = dopys_typography_find (block, 0);
  g_autoptr (DopysBlock) corrected = dopys_replacements_apply (list, block);
  g_autofree char *text = show_spaces (dopys_block_get_text (corrected));
  g_autofree char *runs = show_runs (corrected);

  dopys_block_check (corrected);
  g_assert_cmpstr (text, ==, "«Рада»⍽— наша \"a\" - \"b\" п’ять №⍽5");
  g_assert_cmpstr (runs, ==, "6:1 7:0 10:64 10:2");
}

/* ---- documents ---- */

static DopysDocument *
make_document (const char *const *texts)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);

  for (guint i = 0; texts[i]; i++)
    {
      gboolean item = texts[i][0] == '*';
      DopysBlockFormat format = item ? DOPYS_FORMAT_BULLET (0) : DOPYS_FORMAT_PARAGRAPH;
      g_ptr_array_add (blocks, dopys_block_new_text (&format, texts[i] + item, NULL, 0));
    }
  return dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
}

static void
assert_document (const char *const *texts, guint start, guint end, DopysTypography flags, const char *expected, guint n)
{
  g_autoptr (DopysDocument) document = make_document (texts);
  g_autoptr (DopysCorrection) correction =
      dopys_typography_correct (document, start, MIN (end, dopys_document_get_length (document)), flags);
  g_autofree char *text = dopys_document_dup_text (correction->document);
  g_autofree char *shown = show_spaces (text);

  dopys_document_check (correction->document);
  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpuint (correction->n, ==, n);
  if (n == 0)
    g_assert_true (correction->document == document);
}

static void
test_documents (void)
{
  const char *const texts[] = { "\"А\" - б", "", " ", "№5", "* в", "", "* г", "", NULL };
  const char *const plain[] = { "Усе гаразд", NULL };

  assert_document (texts, 0, G_MAXUINT, 0, "«А»⍽— б\n№⍽5\nв\n\nг\n", 7);
  assert_document (texts, 0, 3, 0, "«А» - б\n\n \n№5\n в\n\n г\n", 2);
  assert_document (plain, 0, G_MAXUINT, 0, "Усе гаразд", 0);
}

static void
test_writing_goes_on (void)
{
  const char *const texts[] = { "№5 ", "далі", NULL };

  assert_document (texts, 0, 3, DOPYS_TYPOGRAPHY_KEEP_END, "№⍽5 \nдалі", 1);
  assert_document (texts, 0, 3, 0, "№⍽5\nдалі", 2);
}

static void
test_offsets (void)
{
  const char *const texts[] = { "\"А\" -- б", "", "№5 кінець", NULL };
  g_autoptr (DopysDocument) document = make_document (texts);
  g_autoptr (DopysCorrection) correction =
      dopys_typography_correct (document, 0, dopys_document_get_length (document), 0);
  g_autofree char *text = dopys_document_dup_text (correction->document);

  /* «б» at 7, «к» at 13 */
  guint b = dopys_replacements_map (correction->replacements, 7);
  guint k = dopys_replacements_map (correction->replacements, 13);
  g_assert_cmpuint (g_utf8_get_char (g_utf8_offset_to_pointer (text, b)), ==, 0x0431);
  g_assert_cmpuint (g_utf8_get_char (g_utf8_offset_to_pointer (text, k)), ==, 0x043a);
  g_assert_cmpuint (dopys_replacements_map (correction->replacements, dopys_document_get_length (document)), ==,
                    dopys_document_get_length (correction->document));
}

static void
test_objects (void)
{
  g_autoptr (DopysTable) bare = dopys_table_new (1, 2);
  g_autoptr (DopysBlock) cell = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "№5", NULL, 0);
  g_autoptr (DopysTable) table = dopys_table_with_cell (bare, 0, 1, cell);
  g_autoptr (DopysPhoto) bare_photo = dopys_photo_new ("a");
  g_autoptr (DopysPhoto) photo = dopys_photo_with_caption (bare_photo, "\"Зоря\"");
  g_autoptr (DopysMedia) media = dopys_media_new_photo (photo);
  DopysBlock *blocks[] = { dopys_block_new_table (table), dopys_block_new_media (media) };
  g_autoptr (DopysDocument) document = dopys_document_new (blocks, 2);
  g_autoptr (DopysCorrection) correction =
      dopys_typography_correct (document, 0, dopys_document_get_length (document), 0);
  DopysTable *new_table = dopys_block_get_table (dopys_document_get_block (correction->document, 0));
  DopysMedia *new_media = dopys_block_get_media (dopys_document_get_block (correction->document, 1));

  dopys_document_check (correction->document);
  g_assert_cmpuint (correction->n, ==, 3);
  g_assert_cmpstr (dopys_block_get_text (dopys_table_get_cell (new_table, 0, 1)), ==, "№\302\2405");
  g_assert_cmpstr (dopys_photo_get_caption (dopys_media_get_photo (new_media, 0)), ==, "«Зоря»");
  dopys_block_unref (blocks[0]);
  dopys_block_unref (blocks[1]);
}

/* ---- random text ---- */

static const char *const pieces[] = {
  " ",
  " ",
  "⍽",
  "\"",
  "“",
  "”",
  "„",
  "«",
  "»",
  "'",
  "’",
  "ʼ",
  "‘",
  "-",
  "–",
  "—",
  "--",
  ".",
  "..",
  "...",
  "…",
  ",",
  ":",
  ";",
  "!",
  "?",
  "(",
  ")",
  "№",
  "§",
  "м.",
  "вул.",
  "ст.",
  "п.",
  "Т.",
  "Г.",
  "Шевченко",
  "слово",
  "Слово",
  "п'ять",
  "i",
  "і",
  "та ін.",
  "і т.д.",
  "2024",
  "2028",
  "5",
  "1 234",
  "тис.",
  "грн",
  "р.",
  "року",
  "листопада",
  "VІІІ",
  "ХХІ",
  "Koростень",
  "IT",
  "COVID",
  "https://example.com/a-b",
  "info@example.com",
  "a.b",
  "и\xcc\x86",
  "\xcc\x81",
  "\xc2\xad",
  "\xe2\x80\x8b",
  "\xe2\x80\xa8",
  "😀",
  "\xe1\x84\x80\xe1\x85\xa1",
  "‹",
  "›",
  "\t",
  "/",
  "%",
  "°C",
  "+",
  "_",
  "#",
  "@",
  "]",
  "[",
  "кг",
  "m",
  "с",
};

static char *
make_random_text (void)
{
  GString *out = g_string_new (NULL);
  gint n = g_test_rand_int_range (1, 24);

  for (gint i = 0; i < n; i++)
    {
      const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
      g_string_append (out, g_str_equal (piece, "⍽") ? "\302\240" : piece);
      if (g_test_rand_int_range (0, 3) == 0)
        g_string_append_c (out, ' ');
    }
  return g_string_free_and_steal (out);
}

/* Letters without marks and digits in a row, with those that look alike as one: what no correction may change. */
static char *
skeleton (const char *text)
{
  static const char from[] = "aeioïpcyxkmtABEIKMHOPCTYXVLD", to[] = "аеіоїрсухкмтАВЕІКМНОРСТУХVLD";
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  GString *out = g_string_new (NULL);

  for (const char *p = normal; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *at = g_utf8_strchr (from, -1, c);
      if (!g_unichar_isalnum (c) || c == 0x02bc)
        continue;
      if (at)
        c = g_utf8_get_char (g_utf8_offset_to_pointer (to, g_utf8_pointer_to_offset (from, at)));
      g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}

static void
test_random (void)
{
  guint n = g_test_slow () ? 400000 : 20000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = make_random_text ();
      DopysTypography flags = (DopysTypography) g_test_rand_int_range (0, 4);
      g_autofree char *once = dopys_typography_correct_text (text, flags, NULL);
      g_autofree char *twice = dopys_typography_correct_text (once, flags, NULL);
      g_autofree char *before = skeleton (text), *after = skeleton (once);

      if (g_strcmp0 (once, twice) != 0 || g_strcmp0 (before, after) != 0)
        g_test_message ("«%s»", text);
      g_assert_cmpstr (once, ==, twice);
      g_assert_cmpstr (before, ==, after);
      g_assert_true (g_utf8_validate (once, -1, NULL));
    }
}

static void
test_random_styles (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = make_random_text ();
      g_autoptr (DopysBlock) plain = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, text, NULL, 0);
      guint length = dopys_block_get_length (plain);
      guint a = (guint) g_test_rand_int_range (0, (gint) length + 1);
      guint b = (guint) g_test_rand_int_range ((gint) a, (gint) length + 1);
      g_autoptr (DopysBlock) bold = dopys_block_with_style (plain, 0, a, DOPYS_STYLE_BOLD, 0);
      g_autoptr (DopysBlock) block = dopys_block_with_style (bold, a, b, DOPYS_STYLE_CODE, 0);
      g_autofree char *code = g_utf8_substring (dopys_block_get_text (block), a, b);
      g_autoptr (GArray) list = dopys_typography_find (block, 0);
      g_autoptr (DopysBlock) corrected = dopys_replacements_apply (list, block);

      dopys_block_check (corrected);
      g_assert_nonnull (strstr (dopys_block_get_text (corrected), code)); /* code is what it was */
      g_autoptr (GArray) again = dopys_typography_find (corrected, 0);
      g_assert_cmpuint (again->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typography/table", test_table);
  g_test_add_func ("/typography/clean", test_clean);
  g_test_add_func ("/typography/quotes", test_quotes);
  g_test_add_func ("/typography/dashes", test_dashes);
  g_test_add_func ("/typography/apostrophes", test_apostrophes);
  g_test_add_func ("/typography/punctuation", test_punctuation);
  g_test_add_func ("/typography/joins", test_joins);
  g_test_add_func ("/typography/letters", test_letters);
  g_test_add_func ("/typography/addresses", test_addresses);
  g_test_add_func ("/typography/styles", test_styles);
  g_test_add_func ("/typography/documents", test_documents);
  g_test_add_func ("/typography/writing-goes-on", test_writing_goes_on);
  g_test_add_func ("/typography/offsets", test_offsets);
  g_test_add_func ("/typography/objects", test_objects);
  g_test_add_func ("/typography/random", test_random);
  g_test_add_func ("/typography/random-styles", test_random_styles);
  return g_test_run ();
}
