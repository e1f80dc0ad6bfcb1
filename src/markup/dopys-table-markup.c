/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The block editor writes no white space between the elements of a table; where somebody put some in by hand, it says
 * nothing, and is read over.
 */
#include "dopys-table-markup.h"

#include "dopys-attributes.h"
#include "dopys-inline.h"

#include <string.h>

/* ---- reading ---- */

typedef struct
{
  const char *p;
  const char *end;
} Cursor;

static gboolean
take (Cursor *cursor, const char *expected)
{
  gsize length = strlen (expected);

  while (cursor->p < cursor->end && strchr (" \t\r\n", *cursor->p))
    cursor->p++;
  if ((gsize) (cursor->end - cursor->p) < length || memcmp (cursor->p, expected, length) != 0)
    return FALSE;
  cursor->p += length;
  return TRUE;
}

/* What stands before the closing tag, as a paragraph; NULL if it is more than that. */
static DopysBlock *
take_content (Cursor *cursor, const char *close)
{
  const char *start = cursor->p;
  const char *found = memmem (start, cursor->end - start, close, strlen (close));

  if (found == NULL)
    return NULL;
  cursor->p = found + strlen (close);
  return dopys_inline_read_block (&DOPYS_FORMAT_PARAGRAPH, start, found - start);
}

/* The cells of rows up to the end of the section; n_columns: (inout): 0 until the first row tells. */
static gboolean
take_rows (Cursor *cursor, const char *end, const char *open, const char *close, GPtrArray *cells, guint *n_columns)
{
  while (!take (cursor, end))
    {
      guint n_cells = 0;

      if (!take (cursor, "<tr>"))
        return FALSE;
      for (; take (cursor, open); n_cells++)
        {
          DopysBlock *cell = take_content (cursor, close);
          if (cell == NULL)
            return FALSE;
          g_ptr_array_add (cells, cell);
        }
      if (!take (cursor, "</tr>") || n_cells == 0 || (*n_columns > 0 && n_cells != *n_columns))
        return FALSE;
      *n_columns = n_cells;
    }
  return TRUE;
}

/* Tables without a word on their layout are fixed since WordPress 6.8, and were fluid before: the class tells. */
static gboolean
take_opening (Cursor *cursor, const char *attributes, gboolean *fluid)
{
  g_autoptr (DopysAttributes) parsed = dopys_attributes_parse (attributes);

  if (parsed == NULL)
    return FALSE;
  gboolean fixed = dopys_attributes_take_boolean (parsed, "hasFixedLayout", TRUE);
  if (!dopys_attributes_all_taken (parsed) || !take (cursor, "<figure class=\"wp-block-table\">"))
    return FALSE;
  *fluid = take (cursor, "<table>");
  return *fluid || (fixed && take (cursor, "<table class=\"has-fixed-layout\">"));
}

static gboolean
take_table (Cursor *cursor, GPtrArray *cells, guint *n_columns, gboolean *header)
{
  *header = take (cursor, "<thead>");
  if (*header && (!take_rows (cursor, "</thead>", "<th>", "</th>", cells, n_columns) || cells->len != *n_columns))
    return FALSE;
  if (take (cursor, "<tbody>") && !take_rows (cursor, "</tbody>", "<td>", "</td>", cells, n_columns))
    return FALSE;
  return *n_columns > 0 && take (cursor, "</table>");
}

/* The caption or an empty paragraph; NULL if it is more than a paragraph. */
static DopysBlock *
take_caption (Cursor *cursor)
{
  if (take (cursor, "<figcaption class=\"wp-element-caption\">") || take (cursor, "<figcaption>"))
    return take_content (cursor, "</figcaption>");
  return dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, "", NULL, 0);
}

DopysTable *
dopys_table_markup_read (const char *html, gsize length, const char *attributes)
{
  Cursor cursor = { html, html + length };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
  g_autoptr (DopysBlock) caption = NULL;
  gboolean fluid, header;
  guint n_columns = 0;

  if (!take_opening (&cursor, attributes, &fluid) || !take_table (&cursor, cells, &n_columns, &header) ||
      !(caption = take_caption (&cursor)) || !take (&cursor, "</figure>") || !take (&cursor, "") ||
      cursor.p < cursor.end || !dopys_table_fits (cells->len / n_columns, n_columns))
    return NULL;
  g_autoptr (DopysTable) bare =
      dopys_table_new_with_cells (cells->len / n_columns, n_columns, (DopysBlock *const *) cells->pdata);
  g_autoptr (DopysTable) headed = dopys_table_with_header (bare, header);
  g_autoptr (DopysTable) laid_out = dopys_table_with_fluid (headed, fluid);
  return dopys_table_with_caption (laid_out, caption);
}

/* ---- writing ---- */

static void
write_section (GString *out, DopysTable *table, guint first, guint end, const char *section, const char *cell)
{
  if (first == end)
    return;
  g_string_append_printf (out, "<%s>", section);
  for (guint i = first; i < end; i++)
    {
      g_string_append (out, "<tr>");
      for (guint j = 0; j < dopys_table_get_n_columns (table); j++)
        {
          g_string_append_printf (out, "<%s>", cell);
          dopys_inline_write (out, dopys_table_get_cell (table, i, j));
          g_string_append_printf (out, "</%s>", cell);
        }
      g_string_append (out, "</tr>");
    }
  g_string_append_printf (out, "</%s>", section);
}

static void
write_sections (GString *out, DopysTable *table)
{
  guint n_header = dopys_table_get_header (table) ? 1 : 0;

  write_section (out, table, 0, n_header, "thead", "th");
  write_section (out, table, n_header, dopys_table_get_n_rows (table), "tbody", "td");
}

static gboolean
has_caption (DopysTable *table)
{
  return dopys_block_get_length (dopys_table_get_caption (table)) > 0;
}

void
dopys_table_markup_write (GString *out, DopysTable *table)
{
  gboolean fluid = dopys_table_get_fluid (table);

  g_string_append_printf (out, "<!-- wp:table %s-->\n<figure class=\"wp-block-table\"><table%s>",
                          fluid ? "{\"hasFixedLayout\":false} " : "", fluid ? "" : " class=\"has-fixed-layout\"");
  write_sections (out, table);
  g_string_append (out, "</table>");
  if (has_caption (table))
    {
      g_string_append (out, "<figcaption class=\"wp-element-caption\">");
      dopys_inline_write (out, dopys_table_get_caption (table));
      g_string_append (out, "</figcaption>");
    }
  g_string_append (out, "</figure>\n<!-- /wp:table -->");
}

void
dopys_table_markup_write_html (GString *out, DopysTable *table)
{
  g_string_append (out, "<table>");
  if (has_caption (table))
    {
      g_string_append (out, "<caption>");
      dopys_inline_write (out, dopys_table_get_caption (table));
      g_string_append (out, "</caption>");
    }
  write_sections (out, table);
  g_string_append (out, "</table>\n");
}

/* In one line and without tabs, which part the cells. */
static void
write_line (GString *out, DopysBlock *cell)
{
  for (const char *p = dopys_block_get_text (cell); *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (out, c == '\t' || c == 0x2028 ? ' ' : c);
    }
}

void
dopys_table_markup_write_text (GString *out, DopysTable *table)
{
  for (guint i = 0; i < dopys_table_get_n_rows (table); i++)
    for (guint j = 0; j < dopys_table_get_n_columns (table); j++)
      {
        g_string_append (out, j > 0 ? "\t" : i > 0 ? "\n" : "");
        write_line (out, dopys_table_get_cell (table, i, j));
      }
  if (has_caption (table))
    {
      g_string_append_c (out, '\n');
      write_line (out, dopys_table_get_caption (table));
    }
}
