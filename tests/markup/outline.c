/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "outline.h"

static void
add_text (GString *out, DopysBlock *block, gboolean whole)
{
  static const char *const styles[] = { "b", "i", "u", "s", "sup", "sub", "code" };
  guint n_runs;
  const DopysRun *runs = dopys_block_get_runs (block, &n_runs);
  const char *p = dopys_block_get_text (block);

  for (guint r = 0; r < n_runs; r++)
    {
      const char *next = g_utf8_offset_to_pointer (p, runs[r].length);
      for (guint k = 0; k < G_N_ELEMENTS (styles); k++)
        if (runs[r].style & (1u << k))
          g_string_append_printf (out, "<%s>", styles[k]);
      g_string_append_printf (out, "%s%.*s%s", runs[r].link ? "[" : "", (int) (next - p), p, runs[r].link ? "]" : "");
      if (whole && runs[r].link)
        g_string_append_printf (out, "(%s)", runs[r].link);
      if (runs[r].style)
        g_string_append (out, "<>");
      p = next;
    }
}

static void
add_table (GString *out, DopysTable *table)
{
  if (dopys_table_get_header (table))
    g_string_append (out, " header");
  for (guint i = 0; i < dopys_table_get_n_rows (table); i++)
    {
      g_string_append (out, "\n  ");
      for (guint j = 0; j < dopys_table_get_n_columns (table); j++)
        {
          g_string_append (out, j ? " | " : "");
          add_text (out, dopys_table_get_cell (table, i, j), TRUE);
        }
    }
}

static void
add_media (GString *out, DopysMedia *media)
{
  for (guint i = 0; i < dopys_media_get_n_photos (media); i++)
    {
      DopysPhoto *photo = dopys_media_get_photo (media, i);
      g_string_append_printf (out, " %s%s «%s» «%s»", dopys_photo_get_url (photo), dopys_photo_get_id (photo),
                              dopys_photo_get_alt (photo), dopys_photo_get_caption (photo));
    }
}

static void
add_block (GString *out, DopysBlock *block, gboolean whole)
{
  static const char *const marks[] = { "p", "h", "", "q", "s", "M", "-", "R", "T" };

  g_string_append (out, marks[dopys_block_get_kind (block)]);
  if (whole && dopys_block_get_table (block))
    add_table (out, dopys_block_get_table (block));
  if (whole && dopys_block_get_media (block))
    add_media (out, dopys_block_get_media (block));
  if (!dopys_block_is_text (block))
    return;
  const DopysBlockFormat *format = dopys_block_get_format (block);
  if (format->level)
    g_string_append_printf (out, "%u", format->level);
  if (format->kind == DOPYS_BLOCK_LIST_ITEM)
    g_string_append_printf (out, "%s%u", format->ordered ? "n" : "b", format->depth);
  if (format->start)
    g_string_append_printf (out, "@%u", format->start);
  g_string_append_c (out, ' ');
  add_text (out, block, whole);
}

char *
outline (DopysDocument *document, const char *between, gboolean whole)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      if (dopys_block_is_text (block) && dopys_block_get_length (block) == 0)
        continue;
      g_string_append (out, out->len ? between : "");
      add_block (out, block, whole);
    }
  return g_string_free_and_steal (out);
}
