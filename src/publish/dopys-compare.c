/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-compare.h"

#include "dopys-table-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- lines ---- */

static char *
say_photo (DopysPhoto *photo)
{
  const char *alt = dopys_photo_get_alt (photo);
  return g_strdup_printf (_ ("[Photo: %s]"), *alt ? alt : _ ("no description"));
}

static char *
say_media (DopysMedia *media)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    {
      g_autofree char *photo = say_photo (dopys_media_get_photo (media, i));
      g_string_append_printf (all, "%s%s", i ? "\n" : "", photo);
    }
  return g_strdup (all->str);
}

static char *
say_table (DopysTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);

  dopys_table_markup_write_text (text, table);
  return g_strdup (text->str);
}

static char *
say_block (DopysBlock *block)
{
  const char *text = dopys_block_get_text (block);
  DopysMedia *media = dopys_block_get_media (block);
  GBytes *raw = dopys_block_get_raw (block);
  gsize size;

  if (media)
    return say_media (media);
  if (dopys_block_get_table (block))
    return say_table (dopys_block_get_table (block));
  if (raw)
    {
      const char *data = g_bytes_get_data (raw, &size);
      g_autofree char *code = g_strndup (data ? data : "", size);
      return g_utf8_make_valid (code, -1);
    }
  return g_strdup (text ? text : "———");
}

/* ---- comparing lines ---- */

static void
add_row (GArray *rows, int ours, int theirs, gboolean equal)
{
  const DopysComparison row = { ours, theirs, equal };
  g_array_append_val (rows, row);
}

/* Lines that have no equal, up to the next that has one: side by side as far as they go. */
static void
add_changed (GArray *rows, guint *ours, guint ours_end, guint *theirs, guint theirs_end)
{
  while (*ours < ours_end || *theirs < theirs_end)
    {
      int left = *ours < ours_end ? (int) (*ours)++ : -1;
      int right = *theirs < theirs_end ? (int) (*theirs)++ : -1;
      add_row (rows, left, right, FALSE);
    }
}

/* lengths[i * (m + 1) + k]: of the longest common row of the lines from i and k on. */
static guint16 *
measure (char **ours, guint n, char **theirs, guint m)
{
  guint16 *lengths = g_new0 (guint16, (gsize) (n + 1) * (m + 1));

  for (guint i = n; i-- > 0;)
    for (guint k = m; k-- > 0;)
      {
        const guint16 *row = lengths + (gsize) i * (m + 1), *next = row + m + 1;
        lengths[(gsize) i * (m + 1) + k] =
            strcmp (ours[i], theirs[k]) == 0 ? next[k + 1] + 1 : MAX (next[k], row[k + 1]);
      }
  return lengths;
}

GArray *
dopys_compare_lines (char **ours, char **theirs)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (DopysComparison));
  /* Beyond that the table would not be worth its memory; the rest counts as changed. */
  guint n = MIN (g_strv_length (ours), 2000), m = MIN (g_strv_length (theirs), 2000);
  g_autofree guint16 *lengths = measure (ours, n, theirs, m);
  guint ours_done = 0, theirs_done = 0;

  for (guint i = 0, k = 0; i < n && k < m;)
    {
      if (strcmp (ours[i], theirs[k]) == 0)
        {
          add_changed (rows, &ours_done, i, &theirs_done, k);
          add_row (rows, (int) i, (int) k, TRUE);
          ours_done = ++i;
          theirs_done = ++k;
        }
      else if (lengths[(gsize) (i + 1) * (m + 1) + k] >= lengths[(gsize) i * (m + 1) + k + 1])
        i++;
      else
        k++;
    }
  add_changed (rows, &ours_done, g_strv_length (ours), &theirs_done, g_strv_length (theirs));
  return rows;
}

/* ---- comparing articles ---- */

static void
difference_free (DopysDifference *self)
{
  g_free (self->our_text);
  g_free (self->their_text);
  g_free (self);
}

/* Takes the texts; empty ones count as none. */
static void
add_difference (GPtrArray *rows, DopysPart part, char *ours, char *theirs)
{
  DopysDifference *row = g_new0 (DopysDifference, 1);

  row->part = part;
  row->ours = row->theirs = -1;
  row->our_text = ours;
  row->their_text = theirs;
  row->equal = g_strcmp0 (ours, theirs) == 0;
  if (ours || theirs)
    g_ptr_array_add (rows, row);
  else
    difference_free (row);
}

static char *
say_text (const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;
  return label ? g_strdup_printf ("[%s: %s]", label, text) : g_strdup (text);
}

static char *
say_names (const char *label, char **names)
{
  g_autofree char *joined = names ? g_strjoinv (", ", names) : NULL;
  return say_text (label, joined);
}

static char *
say_lead (DopysPhoto *lead)
{
  const char *alt = lead ? dopys_photo_get_alt (lead) : "";
  return lead ? say_text (_ ("Lead photo"), *alt ? alt : _ ("no description")) : NULL;
}

/* The blocks that have something to show, as lines; numbers: (out): of which block each is. */
static char **
dup_block_lines (DopysDocument *document, GArray *numbers)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      g_autofree char *line = say_block (dopys_document_get_block (document, i));
      if (*line == '\0')
        continue;
      g_strv_builder_add (lines, line);
      g_array_append_val (numbers, i);
    }
  return g_strv_builder_end (lines);
}

/* The same words in another form differ as well: bold, a link, another level of heading. What is said of photos here
 * only (edits, author) makes no difference. */
static gboolean
same_block (const DopysArticle *ours, guint our_number, const DopysArticle *theirs, guint their_number)
{
  DopysBlock *our_block = dopys_document_get_block (ours->document, our_number);
  DopysBlock *their_block = dopys_document_get_block (theirs->document, their_number);

  return dopys_block_get_media (our_block) || dopys_block_equal (our_block, their_block);
}

static void
add_blocks (GPtrArray *rows, const DopysArticle *ours, const DopysArticle *theirs)
{
  g_autoptr (GArray) our_numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) their_numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) our_lines = dup_block_lines (ours->document, our_numbers);
  g_auto (GStrv) their_lines = dup_block_lines (theirs->document, their_numbers);
  g_autoptr (GArray) compared = dopys_compare_lines (our_lines, their_lines);

  for (guint i = 0; i < compared->len; i++)
    {
      const DopysComparison *line = &g_array_index (compared, DopysComparison, i);
      DopysDifference *row = g_new0 (DopysDifference, 1);

      row->part = DOPYS_PART_BLOCK;
      row->ours = line->ours >= 0 ? (int) g_array_index (our_numbers, guint, line->ours) : -1;
      row->theirs = line->theirs >= 0 ? (int) g_array_index (their_numbers, guint, line->theirs) : -1;
      row->our_text = line->ours >= 0 ? g_strdup (our_lines[line->ours]) : NULL;
      row->their_text = line->theirs >= 0 ? g_strdup (their_lines[line->theirs]) : NULL;
      row->equal = line->equal && same_block (ours, (guint) row->ours, theirs, (guint) row->theirs);
      g_ptr_array_add (rows, row);
    }
}

GPtrArray *
dopys_compare_articles (const DopysArticle *ours, const DopysArticle *theirs)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);

  add_difference (rows, DOPYS_PART_TITLE, say_text (NULL, ours->title), say_text (NULL, theirs->title));
  add_difference (rows, DOPYS_PART_EXCERPT, say_text (_ ("Excerpt"), ours->excerpt),
                  say_text (_ ("Excerpt"), theirs->excerpt));
  add_difference (rows, DOPYS_PART_LEAD, say_lead (ours->lead), say_lead (theirs->lead));
  add_difference (rows, DOPYS_PART_CATEGORIES, say_names (_ ("Categories"), ours->categories),
                  say_names (_ ("Categories"), theirs->categories));
  add_difference (rows, DOPYS_PART_TAGS, say_names (_ ("Tags"), ours->tags), say_names (_ ("Tags"), theirs->tags));
  add_blocks (rows, ours, theirs);
  return rows;
}

/* ---- merging ---- */

static void
take_names (char ***names, char **other)
{
  g_strfreev (*names);
  *names = g_strdupv (other);
}

static void
take_part (DopysArticle *merged, const DopysArticle *theirs, DopysPart part)
{
  switch (part)
    {
    case DOPYS_PART_TITLE:
      g_set_str (&merged->title, theirs->title);
      break;
    case DOPYS_PART_EXCERPT:
      g_set_str (&merged->excerpt, theirs->excerpt);
      break;
    case DOPYS_PART_LEAD:
      g_clear_pointer (&merged->lead, dopys_photo_unref);
      merged->lead = theirs->lead ? dopys_photo_ref (theirs->lead) : NULL;
      break;
    case DOPYS_PART_CATEGORIES:
      take_names (&merged->categories, theirs->categories);
      break;
    case DOPYS_PART_TAGS:
      take_names (&merged->tags, theirs->tags);
      break;
    case DOPYS_PART_BLOCK:
    default:
      break;
    }
}

DopysArticle *
dopys_compare_merge (const DopysArticle *ours, const DopysArticle *theirs, GPtrArray *rows, const gboolean *take_theirs)
{
  DopysArticle *merged = dopys_article_copy (ours);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const DopysDifference *row = g_ptr_array_index (rows, i);
      gboolean other = !row->equal && take_theirs[i];
      int number = other ? row->theirs : row->ours;

      if (row->part != DOPYS_PART_BLOCK && other)
        take_part (merged, theirs, row->part);
      else if (row->part == DOPYS_PART_BLOCK && number >= 0)
        g_ptr_array_add (blocks, dopys_document_get_block (other ? theirs->document : ours->document, (guint) number));
    }
  dopys_document_unref (merged->document);
  merged->document = blocks->len > 0 ? dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len)
                                     : dopys_document_new_empty ();
  return merged;
}
