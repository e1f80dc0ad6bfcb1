/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-check.h"

#include <string.h>

#include "dopys-addresses.h"
#include "dopys-check-rules.h"
#include "dopys-description.h"
#include "dopys-diff.h"
#include "dopys-paragraph.h"

#define LONGEST_TITLE 90
#define LONGEST_HEADING 120

typedef struct
{
  const DopysArticle *article;
  const char *const *words;
  GDateTime *date;
  GPtrArray *findings;
  DopysQuoteCheck *quotes;
  DopysNameCheck *names;
  guint level; /* of the last heading */
} Work;

static DopysFinding *
add (Work *work, DopysFindingKind kind, DopysFindingPlace place)
{
  DopysFinding *finding = g_new0 (DopysFinding, 1);

  finding->kind = kind;
  finding->place = place;
  g_ptr_array_add (work->findings, finding);
  return finding;
}

/* ---- text ---- */

static void
check_text (Work *work, DopysCheckText *text, const char *content)
{
  g_autoptr (DopysTokens) tokens = NULL;

  if (!content || !*content)
    return;
  tokens = dopys_tokens_new (content);
  text->findings = work->findings;
  text->text = content;
  text->tokens = tokens;
  dopys_check_placeholders (text);
  dopys_check_wartime (text, work->words);
  dopys_check_coordinates (text);
  dopys_check_dates (text, work->date);
  dopys_check_words (text);
  dopys_quote_check_add (work->quotes, text);
  if (text->place != DOPYS_PLACE_TEXT)
    return;
  dopys_check_capitals (text);
  dopys_check_foreign (text);
  dopys_name_check_add (work->names, text);
}

/* ---- blocks ---- */

static gboolean
is_all_bold (DopysBlock *block)
{
  guint n;
  const DopysRun *runs = dopys_block_get_runs (block, &n);

  for (guint i = 0; i < n; i++)
    if (!(runs[i].style & DOPYS_STYLE_BOLD))
      return FALSE;
  return n > 0;
}

/* A short bold paragraph without a full stop, over text. */
static void
check_fake_heading (Work *work, guint index, DopysBlock *block)
{
  const char *text = dopys_block_get_text (block);
  guint length = dopys_block_get_length (block), n_blocks = dopys_document_get_n_blocks (work->article->document);
  DopysBlock *next = index + 1 < n_blocks ? dopys_document_get_block (work->article->document, index + 1) : NULL;
  DopysFinding *finding;

  if (length < 3 || length > LONGEST_HEADING || !next || !is_all_bold (block) ||
      strchr (".!,;:", text[strlen (text) - 1]) ||
      (dopys_block_is_text (next) && (dopys_block_get_length (next) == 0 || is_all_bold (next))))
    return;
  finding = add (work, DOPYS_FINDING_FAKE_HEADING, DOPYS_PLACE_TEXT);
  finding->block = index;
  finding->end = length;
  finding->number = CLAMP (work->level, 2, 4);
  finding->found = g_strdup (text);
}

static void
check_heading (Work *work, guint index, DopysBlock *block)
{
  guint level = dopys_block_get_format (block)->level, expected = MAX (work->level, 1) + 1;

  work->level = level;
  if (level <= expected || dopys_block_get_length (block) == 0)
    return;
  DopysFinding *finding = add (work, DOPYS_FINDING_HEADING_JUMP, DOPYS_PLACE_TEXT);
  finding->block = index;
  finding->end = dopys_block_get_length (block);
  finding->number = expected;
  finding->found = g_strdup (dopys_block_get_text (block));
}

static void
check_length (Work *work, guint index, DopysBlock *block)
{
  guint n_words = dopys_block_count_words (block);
  DopysFinding *finding;

  if (n_words <= DOPYS_PARAGRAPH_LONGEST)
    return;
  finding = add (work, DOPYS_FINDING_LONG_PARAGRAPH, DOPYS_PLACE_TEXT);
  finding->block = index;
  finding->end = dopys_block_get_length (block);
  finding->number = n_words;
  finding->found = g_strdup (dopys_block_get_text (block));
}

static gboolean
says_nothing (const char *text)
{
  static const char *const empty[] = {
    "тут",         "тут і зараз",   "детальніше",   "докладніше",    "більше",
    "читати далі", "далі",          "посилання",    "за посиланням", "за цим посиланням",
    "натисніть",   "натисніть тут", "клікніть тут", "переглянути",   "завантажити",
    "дивитися",    "див.",          "сайт",         "here",          "more",
    "click here",  "link"
  };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  char *trimmed = g_strstrip (lower);
  gsize length = strlen (trimmed);

  while (length > 0 && strchr (".,:;!", trimmed[length - 1]))
    trimmed[--length] = '\0';
  if (g_str_has_suffix (trimmed, "…"))
    trimmed[length - strlen ("…")] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    if (g_str_equal (empty[i], trimmed))
      return TRUE;
  return FALSE;
}

/* The address of a person or a telephone is best seen as it is. */
static gboolean
is_plain_contact (const char *link)
{
  return g_str_has_prefix (link, "mailto:") || g_str_has_prefix (link, "tel:");
}

static void
check_link (Work *work, DopysCheckText *text, DopysBlock *block, const char *link, guint start, guint end)
{
  g_autofree char *words = g_utf8_substring (dopys_block_get_text (block), start, end);
  g_autofree char *trimmed = g_strstrip (g_strdup (words));

  text->findings = work->findings;
  text->text = dopys_block_get_text (block);
  if (says_nothing (trimmed))
    dopys_check_add (text, DOPYS_FINDING_LINK, start, end);
  else if (!is_plain_contact (link) && dopys_addresses_is_one (trimmed) && !strchr (trimmed, '@'))
    dopys_check_add (text, DOPYS_FINDING_LINK_ADDRESS, start, end);
}

/* A link may go over several runs. */
static void
check_links (Work *work, DopysCheckText *text, DopysBlock *block)
{
  guint n, position = 0, start = 0;
  const DopysRun *runs = dopys_block_get_runs (block, &n);

  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || runs[i].link != runs[i - 1].link)
        start = position;
      position += runs[i].length;
      if (runs[i].link && (i + 1 == n || runs[i + 1].link != runs[i].link))
        check_link (work, text, block, runs[i].link, start, position);
    }
}

static void
check_table (Work *work, guint index, DopysTable *table)
{
  guint n_rows = dopys_table_get_n_rows (table), n_columns = dopys_table_get_n_columns (table);

  if (!dopys_table_get_header (table) && n_rows > 1)
    {
      DopysFinding *finding = add (work, DOPYS_FINDING_TABLE, DOPYS_PLACE_TEXT);
      finding->block = index;
      finding->end = 1;
      finding->found = g_strdup (dopys_block_get_text (dopys_table_get_cell (table, 0, 0)));
    }
  for (guint i = 0; i <= n_rows * n_columns; i++)
    {
      DopysCheckText text = { .place = DOPYS_PLACE_TEXT, .block = index, .in_object = TRUE };
      DopysBlock *cell = i < n_rows * n_columns ? dopys_table_get_cell (table, i / n_columns, i % n_columns)
                                                : dopys_table_get_caption (table);

      check_text (work, &text, dopys_block_get_text (cell));
      check_links (work, &text, cell);
    }
}

static void
check_block (Work *work, guint index)
{
  DopysBlock *block = dopys_document_get_block (work->article->document, index);
  DopysCheckText text = { .place = DOPYS_PLACE_TEXT, .block = index };

  if (dopys_block_get_kind (block) == DOPYS_BLOCK_TABLE)
    check_table (work, index, dopys_block_get_table (block));
  if (!dopys_block_is_text (block))
    return;
  check_text (work, &text, dopys_block_get_text (block));
  check_links (work, &text, block);
  if (dopys_block_get_kind (block) == DOPYS_BLOCK_HEADING)
    check_heading (work, index, block);
  else if (dopys_block_get_kind (block) == DOPYS_BLOCK_PARAGRAPH)
    {
      check_fake_heading (work, index, block);
      check_length (work, index, block);
    }
}

/* ---- beside the text ---- */

static gboolean
is_in_capitals (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_islower (c))
        return FALSE;
      n += g_unichar_isupper (c);
    }
  return n > 6;
}

static void
check_title (Work *work)
{
  const char *title = work->article->title;
  g_autofree char *trimmed = g_strchomp (g_strdup (title ? title : ""));
  guint length = (guint) g_utf8_strlen (trimmed, -1);

  if (length > LONGEST_TITLE)
    add (work, DOPYS_FINDING_TITLE_LONG, DOPYS_PLACE_TITLE)->number = length;
  if (is_in_capitals (trimmed))
    add (work, DOPYS_FINDING_TITLE_CAPITALS, DOPYS_PLACE_TITLE);
  if (g_str_has_suffix (trimmed, ".") && !g_str_has_suffix (trimmed, ".."))
    add (work, DOPYS_FINDING_TITLE_STOP, DOPYS_PLACE_TITLE);
}

static void
collect_cb (guint block, guint index, DopysPhoto *photo, gpointer user_data)
{
  g_ptr_array_add (user_data, photo);
}

static void
check_photos (Work *work)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new ();
  g_autofree gboolean *missing = NULL;
  DopysFinding *lacking = NULL, *weak = NULL;

  if (work->article->lead)
    g_ptr_array_add (photos, work->article->lead);
  dopys_document_foreach_photo (work->article->document, collect_cb, photos);
  missing = g_new0 (gboolean, photos->len + 1);
  dopys_description_find_missing ((DopysPhoto *const *) photos->pdata, photos->len, missing);
  for (guint i = 0; i < photos->len; i++)
    {
      DopysCheckText text = { .place = DOPYS_PLACE_PHOTO, .photo = i };
      DopysPhoto *photo = g_ptr_array_index (photos, i);
      gboolean good = dopys_description_judge (photo, work->article->title) == DOPYS_DESCRIPTION_GOOD;
      DopysFinding **finding = missing[i] ? &lacking : &weak;

      check_text (work, &text, dopys_photo_get_caption (photo));
      if (!missing[i] && good)
        continue;
      if (!*finding)
        {
          *finding = add (work, missing[i] ? DOPYS_FINDING_PHOTO : DOPYS_FINDING_PHOTO_WEAK, DOPYS_PLACE_PHOTO);
          (*finding)->photo = i;
        }
      (*finding)->number++;
    }
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const DopysFinding *first = a, *second = b;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  if (first->place != second->place)
    return first->place > second->place ? -1 : 1; /* the title before the text */
  if (first->block != second->block)
    return first->block < second->block ? -1 : 1;
  return (first->start > second->start) - (first->start < second->start);
}

GPtrArray *
dopys_article_check (const DopysArticle *article, const char *const *words, GDateTime *now)
{
  Work work = { .article = article, .words = words, .date = article->date ? article->date : now };
  DopysCheckText title = { .place = DOPYS_PLACE_TITLE }, excerpt = { .place = DOPYS_PLACE_EXCERPT };

  work.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_finding_free);
  work.quotes = dopys_quote_check_new ();
  work.names = dopys_name_check_new ();
  check_text (&work, &title, article->title);
  check_text (&work, &excerpt, article->excerpt);
  for (guint i = 0; i < dopys_document_get_n_blocks (article->document); i++)
    check_block (&work, i);
  check_photos (&work);
  check_title (&work);
  if (!article->categories || !*article->categories)
    add (&work, DOPYS_FINDING_CATEGORY, DOPYS_PLACE_CATEGORY);
  dopys_quote_check_finish (work.quotes);
  dopys_name_check_free (work.names);
  g_ptr_array_sort_values (work.findings, compare);
  return work.findings;
}

/* ---- mending ---- */

static DopysBlock *
replace_words (const DopysFinding *finding, DopysBlock *block)
{
  const DopysRun *run = dopys_block_get_run_at (block, finding->start, NULL);
  DopysRun style = { (guint) g_utf8_strlen (finding->better, -1), run->style, run->link };
  g_autoptr (DopysBlock) insert = dopys_block_new_text (dopys_block_get_format (block), finding->better, &style, 1);

  return dopys_block_splice (block, finding->start, finding->end, insert);
}

static DopysBlock *
make_heading (const DopysFinding *finding, DopysBlock *block)
{
  g_autoptr (DopysBlock) plain = dopys_block_with_style (block, 0, dopys_block_get_length (block), 0, DOPYS_STYLE_BOLD);

  return dopys_block_with_format (plain, &DOPYS_FORMAT_HEADING ((guint8) finding->number));
}

static DopysBlock *
head_table (DopysBlock *block)
{
  g_autoptr (DopysTable) headed = dopys_table_with_header (dopys_block_get_table (block), TRUE);

  return dopys_block_with_table (block, headed);
}

/* Words in a table or a caption are for the person to change. */
gboolean
dopys_finding_is_mendable (const DopysFinding *finding)
{
  gboolean in_object = finding->found && finding->end - finding->start != g_utf8_strlen (finding->found, -1);

  if (finding->place != DOPYS_PLACE_TEXT)
    return FALSE;
  switch (finding->kind)
    {
    case DOPYS_FINDING_WORDS:
    case DOPYS_FINDING_WEEKDAY:
      return !in_object;
    case DOPYS_FINDING_FAKE_HEADING:
    case DOPYS_FINDING_HEADING_JUMP:
    case DOPYS_FINDING_LONG_PARAGRAPH:
    case DOPYS_FINDING_TABLE:
      return TRUE;
    default:
      return FALSE;
    }
}

static DopysBlock *
mend_block (const DopysFinding *finding, DopysBlock *block)
{
  if (finding->kind == DOPYS_FINDING_TABLE)
    return head_table (block);
  if (finding->kind == DOPYS_FINDING_WORDS || finding->kind == DOPYS_FINDING_WEEKDAY)
    return replace_words (finding, block);
  return make_heading (finding, block);
}

GPtrArray *
dopys_finding_mend (const DopysFinding *finding, DopysDocument *checked, DopysDocument *document, guint *index)
{
  guint start, end;
  DopysBlock *block;
  GPtrArray *mended;

  if (!dopys_finding_is_mendable (finding) || !dopys_finding_locate (finding, checked, document, &start, &end))
    return NULL;
  *index = dopys_document_get_block_at (document, start, NULL);
  block = dopys_document_get_block (document, *index);
  if (!dopys_block_equal (block, dopys_document_get_block (checked, finding->block)))
    return NULL;
  if (finding->kind == DOPYS_FINDING_LONG_PARAGRAPH)
    return dopys_paragraph_split (block);
  mended = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_ptr_array_add (mended, mend_block (finding, block));
  return mended;
}

gboolean
dopys_finding_locate (const DopysFinding *finding, DopysDocument *checked, DopysDocument *document, guint *start,
                      guint *end)
{
  DopysDiff diff;
  guint offset;

  if (finding->place != DOPYS_PLACE_TEXT || finding->block >= dopys_document_get_n_blocks (checked))
    return FALSE;
  offset = dopys_document_get_block_offset (checked, finding->block);
  *start = offset + finding->start;
  *end = offset + finding->end;
  if (checked != document && dopys_diff_compute (checked, document, &diff))
    {
      *start = dopys_diff_map_offset (&diff, *start);
      *end = MAX (*start, dopys_diff_map_offset (&diff, *end));
    }
  return TRUE;
}
