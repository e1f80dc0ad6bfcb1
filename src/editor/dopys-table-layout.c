/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-table-layout.h"

#define LINK_COLOR 0x1c1c, 0x7171, 0xd8d8
#define MIN_COLUMN 56
#define MEASURED_ROWS 60
#define CAPTION_GAP 2

typedef enum
{
  PLAIN,
  HEADER,
  CAPTION,
} Look;

typedef struct
{
  DopysBlock *block;
  PangoLayout *text;
  Look look;
  int width;
  int height;
} Cell;

struct _DopysTableLayout
{
  GtkWidget *widget;
  DopysTable *table;
  GArray *cells; /* of Cell: row by row, then the caption */
  int *edges;    /* of columns: n_columns + 1 */
  int *tops;     /* of rows: n_rows + 1 */
  int width;
  gboolean has_caption;
};

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_clear_pointer (&cell->block, dopys_block_unref);
  g_clear_object (&cell->text);
}

static GArray *
new_cells (void)
{
  GArray *cells = g_array_new (FALSE, TRUE, sizeof (Cell));

  g_array_set_clear_func (cells, clear_cell);
  return cells;
}

DopysTableLayout *
dopys_table_layout_new (GtkWidget *widget)
{
  DopysTableLayout *self = g_new0 (DopysTableLayout, 1);

  self->widget = widget;
  self->cells = new_cells ();
  return self;
}

void
dopys_table_layout_free (DopysTableLayout *self)
{
  g_array_unref (self->cells);
  g_clear_pointer (&self->table, dopys_table_unref);
  g_free (self->edges);
  g_free (self->tops);
  g_free (self);
}

/* ---- text ---- */

static void
insert (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/* As the tags of the article's text show them. */
static void
insert_style (PangoAttrList *list, const DopysRun *run, guint start, guint end)
{
  if (run->style & DOPYS_STYLE_BOLD)
    insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if (run->style & DOPYS_STYLE_ITALIC)
    insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
  if (run->style & DOPYS_STYLE_STRIKETHROUGH)
    insert (list, pango_attr_strikethrough_new (TRUE), start, end);
  if (run->style & DOPYS_STYLE_CODE)
    insert (list, pango_attr_family_new ("monospace"), start, end);
  if (run->style & (DOPYS_STYLE_SUPERSCRIPT | DOPYS_STYLE_SUBSCRIPT))
    {
      gboolean above = (run->style & DOPYS_STYLE_SUPERSCRIPT) != 0;
      insert (list, pango_attr_rise_new ((above ? 5 : -3) * PANGO_SCALE), start, end);
      insert (list, pango_attr_scale_new (0.75), start, end);
    }
  if ((run->style & DOPYS_STYLE_UNDERLINE) || run->link)
    insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
  if (run->link)
    insert (list, pango_attr_foreground_new (LINK_COLOR), start, end);
}

static PangoLayout *
lay_out (DopysTableLayout *self, DopysBlock *block, Look look, int width)
{
  const char *text = dopys_block_get_text (block), *p = text;
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, text);
  PangoAttrList *list = pango_attr_list_new ();
  guint n_runs;
  const DopysRun *runs = dopys_block_get_runs (block, &n_runs);

  if (look == HEADER)
    insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, G_MAXUINT);
  if (look == CAPTION)
    insert (list, pango_attr_scale_new (DOPYS_TABLE_CAPTION_SCALE), 0, G_MAXUINT);
  for (guint i = 0; i < n_runs; i++)
    {
      const char *next = g_utf8_offset_to_pointer (p, runs[i].length);
      insert_style (list, &runs[i], (guint) (p - text), (guint) (next - text));
      p = next;
    }
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : MAX (1, width) * PANGO_SCALE);
  return layout;
}

static Look
look_of (DopysTableLayout *self, guint row)
{
  if (row >= dopys_table_get_n_rows (self->table))
    return CAPTION;
  return row == 0 && dopys_table_get_header (self->table) ? HEADER : PLAIN;
}

/* ---- columns ---- */

/* Each as wide as its text wants to be, wider or narrower alike when that is not the width of the table. */
static void
measure_columns (DopysTableLayout *self, double *widths)
{
  guint n_columns = dopys_table_get_n_columns (self->table);
  double sum = 0;

  for (guint j = 0; j < n_columns; j++)
    {
      int wanted = MIN_COLUMN;
      for (guint i = 0; i < MIN (dopys_table_get_n_rows (self->table), MEASURED_ROWS); i++)
        {
          g_autoptr (PangoLayout) text =
              lay_out (self, dopys_table_get_cell (self->table, i, j), look_of (self, i), -1);
          int width;
          pango_layout_get_pixel_size (text, &width, NULL);
          wanted = MAX (wanted, MIN (width + 2 * DOPYS_TABLE_PADDING_X + 1, self->width));
        }
      widths[j] = wanted;
      sum += wanted;
    }
  for (guint j = 0; j < n_columns; j++)
    widths[j] *= self->width / sum;
}

static void
place_columns (DopysTableLayout *self)
{
  guint n_columns = dopys_table_get_n_columns (self->table);
  g_autofree double *widths = g_new (double, n_columns);
  double edge = 0;

  for (guint j = 0; j < n_columns; j++)
    widths[j] = (double) self->width / n_columns;
  if (dopys_table_get_fluid (self->table))
    measure_columns (self, widths);
  g_free (self->edges);
  self->edges = g_new (int, n_columns + 1);
  for (guint j = 0; j <= n_columns; j++)
    {
      self->edges[j] = (int) (edge + 0.5);
      edge += j < n_columns ? widths[j] : 0;
    }
}

/* ---- cells ---- */

static guint
index_of (DopysTableLayout *self, guint row, guint column)
{
  guint n_rows = dopys_table_get_n_rows (self->table), n_columns = dopys_table_get_n_columns (self->table);

  return row < n_rows ? row * n_columns + column : n_rows * n_columns;
}

/* Takes the text from the cell of the same place before, if it is still the same. */
static void
fill_cell (DopysTableLayout *self, GArray *old, guint index, DopysBlock *block, Look look, int width)
{
  Cell *cell = &g_array_index (self->cells, Cell, index);
  Cell *before = index < old->len ? &g_array_index (old, Cell, index) : NULL;

  if (before && before->block && before->width == width && before->look == look &&
      dopys_block_equal (before->block, block))
    {
      *cell = *before;
      *before = (Cell) { 0 };
      return;
    }
  *cell = (Cell) { dopys_block_ref (block), lay_out (self, block, look, width), look, width, 0 };
  pango_layout_get_pixel_size (cell->text, NULL, &cell->height);
}

static void
fill_cells (DopysTableLayout *self)
{
  g_autoptr (GArray) old = self->cells;
  guint n_rows = dopys_table_get_n_rows (self->table), n_columns = dopys_table_get_n_columns (self->table);

  self->cells = new_cells ();
  g_array_set_size (self->cells, n_rows * n_columns + 1);
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      fill_cell (self, old, index_of (self, i, j), dopys_table_get_cell (self->table, i, j), look_of (self, i),
                 self->edges[j + 1] - self->edges[j] - 2 * DOPYS_TABLE_PADDING_X);
  fill_cell (self, old, n_rows * n_columns, dopys_table_get_caption (self->table), CAPTION,
             self->width - 2 * DOPYS_TABLE_PADDING_X);
}

static void
place_rows (DopysTableLayout *self)
{
  guint n_rows = dopys_table_get_n_rows (self->table), n_columns = dopys_table_get_n_columns (self->table);
  int top = 0;

  g_free (self->tops);
  self->tops = g_new (int, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    {
      int height = 0;
      for (guint j = 0; j < n_columns; j++)
        height = MAX (height, g_array_index (self->cells, Cell, i * n_columns + j).height);
      self->tops[i] = top;
      top += height + 2 * DOPYS_TABLE_PADDING_Y;
    }
  self->tops[n_rows] = top;
}

void
dopys_table_layout_update (DopysTableLayout *self, DopysTable *table, int width, gboolean caption)
{
  if (self->table != table)
    {
      g_clear_pointer (&self->table, dopys_table_unref);
      self->table = dopys_table_ref (table);
    }
  self->width = MAX (width, 1);
  self->has_caption = caption || dopys_block_get_length (dopys_table_get_caption (table)) > 0;
  place_columns (self);
  fill_cells (self);
  place_rows (self);
}

void
dopys_table_layout_forget (DopysTableLayout *self)
{
  g_array_set_size (self->cells, 0);
}

/* ---- asking ---- */

int
dopys_table_layout_get_grid_height (DopysTableLayout *self)
{
  return self->tops[dopys_table_get_n_rows (self->table)] + 1;
}

int
dopys_table_layout_get_height (DopysTableLayout *self)
{
  guint n_rows = dopys_table_get_n_rows (self->table);
  GdkRectangle caption;

  if (dopys_table_layout_get_place (self, n_rows, 0, &caption))
    return caption.y + caption.height;
  return dopys_table_layout_get_grid_height (self);
}

gboolean
dopys_table_layout_get_place (DopysTableLayout *self, guint row, guint column, GdkRectangle *place)
{
  guint n_rows = dopys_table_get_n_rows (self->table);

  if (row < n_rows)
    {
      *place = (GdkRectangle) { self->edges[column], self->tops[row], self->edges[column + 1] - self->edges[column],
                                self->tops[row + 1] - self->tops[row] };
      return TRUE;
    }
  *place =
      (GdkRectangle) { 0, dopys_table_layout_get_grid_height (self) + CAPTION_GAP, self->width,
                       g_array_index (self->cells, Cell, self->cells->len - 1).height + 2 * DOPYS_TABLE_PADDING_Y };
  return self->has_caption;
}

PangoLayout *
dopys_table_layout_get_text (DopysTableLayout *self, guint row, guint column)
{
  return g_array_index (self->cells, Cell, index_of (self, row, column)).text;
}

void
dopys_table_layout_find (DopysTableLayout *self, double x, double y, guint *row, guint *column)
{
  guint n_rows = dopys_table_get_n_rows (self->table), n_columns = dopys_table_get_n_columns (self->table);

  *row = *column = 0;
  while (*row + 1 < n_rows && y >= self->tops[*row + 1])
    (*row)++;
  while (*column + 1 < n_columns && x >= self->edges[*column + 1])
    (*column)++;
  if (self->has_caption && y >= dopys_table_layout_get_grid_height (self))
    {
      *row = n_rows;
      *column = 0;
    }
}
