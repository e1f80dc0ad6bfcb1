/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells are first laid on a grid, as browsers do: a cell takes the next free place of its row, and covers as many
 * places as its spans say.  Columns in which no cell begins are left out: they come of spans alone.
 */
#include "dopys-html-table.h"

#include "dopys-html-node.h"

#include <string.h>

#define LINE_BREAK "\u2028"
#define MAX_PLACES 100000
#define MAX_SPAN 100
#define COVERED GUINT_TO_POINTER (1)

typedef struct
{
  GPtrArray *rows; /* of the elements */
  guint n_columns;
  xmlNode **places; /* row by row: the cell that begins there, NULL, or COVERED */
} Grid;

static gboolean
is_cell (xmlNode *node)
{
  return dopys_html_node_is (node, "td") || dopys_html_node_is (node, "th");
}

static gboolean
has_cell (xmlNode *row)
{
  for (xmlNode *child = row->children; child; child = child->next)
    if (is_cell (child))
      return TRUE;
  return FALSE;
}

/* Rows with cells in the order of the source, of this table alone. */
static void
collect_rows (xmlNode *node, GPtrArray *rows, guint depth)
{
  for (xmlNode *child = node->children; child && depth < DOPYS_HTML_MAX_DEPTH; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE || dopys_html_node_is (child, "table") || is_cell (child) ||
          dopys_html_node_is_hidden (child))
        continue;
      if (dopys_html_node_is (child, "tr") && has_cell (child))
        g_ptr_array_add (rows, child);
      collect_rows (child, rows, depth + 1);
    }
}

static guint
span_of (xmlNode *cell, const char *attribute)
{
  g_autofree char *value = dopys_html_node_dup_attribute (cell, attribute);
  guint64 span = value ? g_ascii_strtoull (value, NULL, 10) : 1;

  return (guint) CLAMP (span, 1, MAX_SPAN);
}

static gboolean
has_table (xmlNode *node, guint depth)
{
  for (xmlNode *child = node->children; child && depth < DOPYS_HTML_MAX_DEPTH; child = child->next)
    if (dopys_html_node_is (child, "table") || has_table (child, depth + 1))
      return TRUE;
  return FALSE;
}

/* How many places the fullest row has, counted with the cells that reach into it from above: no cell begins farther to
 * the right, because each takes the first free place. wide: whether any row has two cells of its own. */
static guint
find_width (GPtrArray *rows, gboolean *wide)
{
  g_autofree guint *used = g_new0 (guint, rows->len + 1);
  guint width = 0;

  *wide = FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      guint n_cells = 0;
      for (xmlNode *child = ((xmlNode *) rows->pdata[i])->children; child; child = child->next)
        {
          if (!is_cell (child))
            continue;
          guint across = span_of (child, "colspan"), down = span_of (child, "rowspan");
          for (guint j = i; j < i + down && j < rows->len; j++)
            used[j] = MIN (used[j] + across, MAX_PLACES);
          n_cells++;
        }
      *wide |= n_cells > 1;
      width = MAX (width, used[i]);
    }
  return width;
}

gboolean
dopys_html_table_is_layout (xmlNode *table)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  gboolean wide;

  collect_rows (table, rows, 0);
  guint width = find_width (rows, &wide);
  return !wide || (guint64) width * rows->len > MAX_PLACES || has_table (table, 0);
}

/* ---- the grid ---- */

static void
place_cell (Grid *grid, guint row, guint *column, xmlNode *cell)
{
  guint width = span_of (cell, "colspan"), height = span_of (cell, "rowspan");

  while (*column < grid->n_columns && grid->places[row * grid->n_columns + *column])
    (*column)++;
  for (guint i = row; i < row + height && i < grid->rows->len; i++)
    for (guint j = *column; j < *column + width && j < grid->n_columns; j++)
      if (grid->places[i * grid->n_columns + j] == NULL)
        grid->places[i * grid->n_columns + j] = COVERED;
  if (*column < grid->n_columns)
    grid->places[row * grid->n_columns + *column] = cell;
}

static gboolean
begins_cell (Grid *grid, guint column)
{
  for (guint i = 0; i < grid->rows->len; i++)
    {
      xmlNode *place = grid->places[i * grid->n_columns + column];
      if (place && place != COVERED)
        return TRUE;
    }
  return FALSE;
}

static void
drop_empty_columns (Grid *grid)
{
  guint n_kept = 0;
  g_autofree guint *kept = g_new (guint, grid->n_columns);

  for (guint j = 0; j < grid->n_columns; j++)
    if (begins_cell (grid, j))
      kept[n_kept++] = j;
  for (guint i = 0; i < grid->rows->len; i++)
    for (guint j = 0; j < n_kept; j++)
      grid->places[i * n_kept + j] = grid->places[i * grid->n_columns + kept[j]];
  grid->n_columns = n_kept;
}

static void
lay_out (Grid *grid, xmlNode *table)
{
  gboolean wide;

  grid->rows = g_ptr_array_new ();
  collect_rows (table, grid->rows, 0);
  grid->n_columns = find_width (grid->rows, &wide);
  grid->places = g_new0 (xmlNode *, (gsize) grid->rows->len * grid->n_columns + 1);
  for (guint i = 0; i < grid->rows->len; i++)
    {
      guint column = 0;
      for (xmlNode *child = ((xmlNode *) grid->rows->pdata[i])->children; child; child = child->next)
        if (is_cell (child))
          place_cell (grid, i, &column, child);
    }
  drop_empty_columns (grid);
}

/* ---- what is in a cell ---- */

static DopysBlock *
new_text (const char *text)
{
  return dopys_block_new_text (&DOPYS_FORMAT_PARAGRAPH, text, NULL, 0);
}

static DopysBlock *
append (DopysBlock *block, DopysBlock *more)
{
  guint length = dopys_block_get_length (block);
  DopysBlock *result = dopys_block_splice (block, length, length, more);

  dopys_block_unref (block);
  return result;
}

static DopysBlock *
append_text (DopysBlock *block, const char *text)
{
  g_autoptr (DopysBlock) more = new_text (text);
  return append (block, more);
}

/* All text of the blocks, one block a line; photos go to `photos`. */
static DopysBlock *
join_lines (GPtrArray *blocks, GPtrArray *photos)
{
  DopysBlock *line = new_text ("");
  guint number = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      DopysBlock *block = blocks->pdata[i];
      const DopysBlockFormat *format = dopys_block_get_format (block);

      if (!dopys_block_is_text (block))
        {
          g_ptr_array_add (photos, dopys_block_ref (block));
          continue;
        }
      if (dopys_block_get_length (line) > 0)
        line = append_text (line, LINE_BREAK);
      number = format->ordered ? MAX (number + 1, format->start) : 0;
      g_autofree char *mark = number                                  ? g_strdup_printf ("%u. ", number)
                              : format->kind == DOPYS_BLOCK_LIST_ITEM ? g_strdup ("• ")
                                                                      : NULL;
      if (mark)
        line = append_text (line, mark);
      line = append (line, block);
    }
  return line;
}

/* ---- tables ---- */

/* A header looks like one by itself; a cell that heads a row keeps its look. */
static DopysBlock *
set_bold (DopysBlock *cell, gboolean bold)
{
  DopysBlock *result = dopys_block_with_style (cell, 0, dopys_block_get_length (cell), bold ? DOPYS_STYLE_BOLD : 0,
                                               bold ? 0 : DOPYS_STYLE_BOLD);
  dopys_block_unref (cell);
  return result;
}

static gboolean
is_header (Grid *grid)
{
  xmlNode *row = grid->rows->pdata[0];

  for (xmlNode *child = row->children; child; child = child->next)
    if (dopys_html_node_is (child, "td"))
      return row->parent && dopys_html_node_is (row->parent, "thead");
  return TRUE;
}

static GPtrArray *
new_blocks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_block_unref);
}

/* All cells of the grid, row by row. */
static GPtrArray *
read_cells (Grid *grid, gboolean header, DopysHtmlContentFunc read, gpointer user_data, GPtrArray *photos)
{
  GPtrArray *cells = new_blocks ();

  for (guint i = 0; i < grid->rows->len * grid->n_columns; i++)
    {
      xmlNode *node = grid->places[i];
      g_autoptr (GPtrArray) content = new_blocks ();
      if (node && node != COVERED)
        read (node, content, user_data);
      DopysBlock *cell = join_lines (content, photos);
      if (header && i < grid->n_columns)
        cell = set_bold (cell, FALSE);
      else if (node && node != COVERED && dopys_html_node_is (node, "th"))
        cell = set_bold (cell, TRUE);
      g_ptr_array_add (cells, cell);
    }
  return cells;
}

static void
add_table (GPtrArray *blocks, Grid *grid, GPtrArray *cells, guint row, guint n_rows, guint column, guint n_columns,
           gboolean header)
{
  g_autofree DopysBlock **own = g_new (DopysBlock *, n_rows * n_columns);

  for (guint i = 0; i < n_rows * n_columns; i++)
    own[i] = cells->pdata[(row + i / n_columns) * grid->n_columns + column + i % n_columns];
  g_autoptr (DopysTable) bare = dopys_table_new_with_cells (n_rows, n_columns, own);
  g_autoptr (DopysTable) table = dopys_table_with_header (bare, header && row == 0);
  g_ptr_array_add (blocks, dopys_block_new_table (table));
}

void
dopys_html_table_take_caption (GPtrArray *blocks, guint at)
{
  DopysBlock *block = at > 0 && at + 1 == blocks->len ? blocks->pdata[at - 1] : NULL;
  DopysTable *table = block ? dopys_block_get_table (block) : NULL;

  if (table == NULL || !dopys_block_is_text (blocks->pdata[at]) ||
      dopys_block_get_length (dopys_table_get_caption (table)) > 0)
    return;
  g_autoptr (DopysTable) captioned = dopys_table_with_caption (table, blocks->pdata[at]);
  blocks->pdata[at - 1] = dopys_block_with_table (block, captioned);
  dopys_block_unref (block);
  g_ptr_array_set_size (blocks, (gint) at);
}

void
dopys_html_table_read (xmlNode *table, DopysHtmlContentFunc read, gpointer user_data, GPtrArray *blocks)
{
  Grid grid = { 0 };
  g_autoptr (GPtrArray) photos = new_blocks ();
  xmlNode *caption = dopys_html_node_find_child (table, "caption");

  lay_out (&grid, table);
  gboolean header = is_header (&grid);
  g_autoptr (GPtrArray) cells = read_cells (&grid, header, read, user_data, photos);
  const guint width = MIN (grid.n_columns, DOPYS_TABLE_MAX_COLUMNS);
  const guint height = MIN (DOPYS_TABLE_MAX_ROWS, DOPYS_TABLE_MAX_CELLS / width);
  for (guint row = 0; row < grid.rows->len; row += height)
    for (guint column = 0; column < grid.n_columns; column += width)
      add_table (blocks, &grid, cells, row, MIN (height, grid.rows->len - row), column,
                 MIN (width, grid.n_columns - column), header);
  if (caption)
    {
      g_autoptr (GPtrArray) content = new_blocks ();
      read (caption, content, user_data);
      g_ptr_array_add (blocks, join_lines (content, photos));
      dopys_html_table_take_caption (blocks, blocks->len - 1);
    }
  for (guint i = 0; i < photos->len; i++)
    g_ptr_array_add (blocks, dopys_block_ref (photos->pdata[i]));
  g_free (grid.places);
  g_ptr_array_unref (grid.rows);
}
