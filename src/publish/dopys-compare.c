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

char **
dopys_compare_dup_lines (const DopysArticle *article)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  g_strv_builder_add (lines, article->title ? article->title : "");
  if (article->excerpt && *article->excerpt)
    g_strv_builder_take (lines, g_strdup_printf (_ ("[Excerpt: %s]"), article->excerpt));
  for (guint i = 0; i < dopys_document_get_n_blocks (article->document); i++)
    {
      g_autofree char *line = say_block (dopys_document_get_block (article->document, i));
      if (*line != '\0')
        g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/* ---- comparing ---- */

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
