/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "notation.h"

#include <string.h>

DopysBlock *
notation_new_object (char mark)
{
  g_autoptr (DopysPhoto) photo = NULL;
  g_autoptr (DopysMedia) media = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DopysTable) table = NULL;

  switch (mark)
    {
    case 'M':
      photo = dopys_photo_new ("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
      media = dopys_media_new_photo (photo);
      return dopys_block_new_media (media);
    case 'R':
      bytes = g_bytes_new_static ("<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->", 44);
      return dopys_block_new_raw (bytes);
    case '-':
      return dopys_block_new_separator ();
    case 'T':
      table = notation_parse_table ("а|б#/в|г=Таблиця");
      return dopys_block_new_table (table);
    case '~':
      return dopys_block_new_more ();
    case 'E':
      return dopys_block_new_embed ("https://www.youtube.com/watch?v=abcdefghijk");
    default:
      g_assert_not_reached ();
    }
}

/* In the order of DopysAlign. */
static const char aligns[] = " <|>";

static DopysBlockFormat
parse_format (const char *mark)
{
  DopysBlockFormat format = { 0 };
  const char *start = strchr (mark, '@'), *align = strpbrk (mark, "<|>");

  switch (mark[0])
    {
    case 'p':
    case 'h':
      format = mark[0] == 'h' ? DOPYS_FORMAT_HEADING (mark[1] - '0') : DOPYS_FORMAT_PARAGRAPH;
      format.align = align ? (guint8) (strchr (aligns, *align) - aligns) : DOPYS_ALIGN_NONE;
      return format;
    case 'q':
      return DOPYS_FORMAT_QUOTE;
    case 's':
      return DOPYS_FORMAT_QUOTE_SOURCE;
    case 'i':
      return DOPYS_FORMAT_NOTE;
    case 'b':
      return DOPYS_FORMAT_BULLET (mark[1] - '0');
    case 'n':
      format = DOPYS_FORMAT_NUMBER (mark[1] - '0');
      format.start = start ? atoi (start + 1) : 0;
      return format;
    default:
      g_assert_not_reached ();
    }
}

/* Takes the marks out of a line's text; offset is where it starts. */
static char *
take_marks (const char *text, guint offset, guint *start, guint *end)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      guint here = offset + g_utf8_strlen (result->str, -1);

      if (*p == '[' || *p == '^')
        *start = here;
      if (*p == ']' || *p == '^')
        *end = here;
      if (!strchr ("[]^", *p))
        g_string_append_len (result, p, g_utf8_next_char (p) - p);
    }
  return g_string_free_and_steal (result);
}

DopysDocument *
notation_parse (const char *notation, guint *start, guint *end)
{
  g_auto (GStrv) lines = g_strsplit (notation, "\n", -1);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  guint offset = 0, from = 0, to = 0;

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 2);
      g_autofree char *text = take_marks (parts[1], offset, &from, &to);
      DopysBlock *block;

      if (strchr ("M-RT~E", parts[0][0]))
        block = notation_new_object (parts[0][0]);
      else
        {
          DopysBlockFormat format = parse_format (parts[0]);

          block = dopys_block_new_text (&format, text, NULL, 0);
        }
      g_ptr_array_add (blocks, block);
      offset += dopys_block_get_length (block) + 1;
    }
  if (start)
    *start = from;
  if (end)
    *end = to;
  return dopys_document_new ((DopysBlock *const *) blocks->pdata, blocks->len);
}

static void
write_mark (GString *result, DopysBlock *block)
{
  static const char marks[] = {
    [DOPYS_BLOCK_PARAGRAPH] = 'p', [DOPYS_BLOCK_HEADING] = 'h',      [DOPYS_BLOCK_LIST_ITEM] = 'b',
    [DOPYS_BLOCK_QUOTE] = 'q',     [DOPYS_BLOCK_QUOTE_SOURCE] = 's', [DOPYS_BLOCK_MEDIA] = 'M',
    [DOPYS_BLOCK_SEPARATOR] = '-', [DOPYS_BLOCK_RAW] = 'R',          [DOPYS_BLOCK_TABLE] = 'T',
    [DOPYS_BLOCK_NOTE] = 'i',      [DOPYS_BLOCK_MORE] = '~',         [DOPYS_BLOCK_EMBED] = 'E',
  };
  const DopysBlockFormat *format = dopys_block_get_format (block);

  g_string_append_c (result, format->ordered ? 'n' : marks[format->kind]);
  if (format->kind == DOPYS_BLOCK_HEADING)
    g_string_append_printf (result, "%u", format->level);
  if (format->kind == DOPYS_BLOCK_LIST_ITEM)
    g_string_append_printf (result, "%u", format->depth);
  if (format->align)
    g_string_append_c (result, aligns[format->align]);
  if (format->start > 1)
    g_string_append_printf (result, "@%u", format->start);
}

char *
notation_write (DopysDocument *document, guint caret)
{
  GString *result = g_string_new (NULL);
  guint n_blocks = dopys_document_get_n_blocks (document);

  for (guint i = 0; i < n_blocks; i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);
      guint offset = dopys_document_get_block_offset (document, i);
      guint length = dopys_block_get_length (block);
      const char *text = dopys_block_is_text (block) ? dopys_block_get_text (block) : "*";

      write_mark (result, block);
      g_string_append_c (result, ' ');
      if (caret >= offset && caret <= offset + length)
        {
          const char *at = g_utf8_offset_to_pointer (text, caret - offset);

          g_string_append_len (result, text, at - text);
          g_string_append_c (result, '^');
          g_string_append (result, at);
        }
      else
        g_string_append (result, text);
      if (i + 1 < n_blocks)
        g_string_append_c (result, '\n');
    }
  return g_string_free_and_steal (result);
}

DopysTable *
notation_parse_table (const char *notation)
{
  g_auto (GStrv) halves = g_strsplit (notation, "=", 2);
  gboolean header = strchr (halves[0], '#') != NULL;
  g_auto (GStrv) lines = g_strsplit (g_strdelimit (halves[0], "#", ' '), "/", -1);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_autoptr (DopysBlock) caption = dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, halves[1] ? halves[1] : "", NULL, 0);
  g_autoptr (DopysTable) bare = NULL, headed = NULL;
  guint n_rows = g_strv_length (lines);

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (GStrv) texts = g_strsplit (g_strchomp (lines[i]), "|", -1);

      for (guint j = 0; texts[j]; j++)
        g_ptr_array_add (cells, dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, texts[j], NULL, 0));
    }
  bare = dopys_table_new_with_cells (n_rows, cells->len / n_rows, (DopysBlock *const *) cells->pdata);
  headed = dopys_table_with_header (bare, header);
  return dopys_table_with_caption (headed, caption);
}

char *
notation_write_table (DopysTable *table)
{
  GString *result = g_string_new (NULL);

  for (guint i = 0; i < dopys_table_get_n_rows (table); i++)
    {
      for (guint j = 0; j < dopys_table_get_n_columns (table); j++)
        g_string_append_printf (result, "%s%s",
                                j   ? "|"
                                : i ? "/"
                                    : "",
                                dopys_block_get_text (dopys_table_get_cell (table, i, j)));
      if (i == 0 && dopys_table_get_header (table))
        g_string_append_c (result, '#');
    }
  if (dopys_block_get_length (dopys_table_get_caption (table)) > 0)
    g_string_append_printf (result, "=%s", dopys_block_get_text (dopys_table_get_caption (table)));
  return g_string_free_and_steal (result);
}
