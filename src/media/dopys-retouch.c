/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-retouch.h"

#include <math.h>
#include <string.h>

/* Averages along the long side of a hidden region. Letters and faces cannot be told from eight. */
#define HIDDEN_CELLS 8

/* Whole pixels: left … right - 1. */
typedef struct
{
  int left, top, right, bottom;
} Box;

/* A region's averages; cells may reach beyond the picture. */
typedef struct
{
  Box box;
  int cell; /* pixels of a cell's side */
  int columns, rows;
  float *means; /* three for each cell */
} Cells;

/* A pixel more on each side than the region covers: resizing has spread its edge by as much. */
static Box
find_box (const DopysPixels *pixels, const DopysView *view, const DopysHidden *hidden)
{
  double long_side = MAX (view->upright_width, view->upright_height);
  double grow = 1 + hidden->radius * long_side * view->width / view->window.width;
  DopysPoint a = dopys_view_place_original (view, (DopysPoint) { hidden->rect.x, hidden->rect.y });
  DopysPoint b = dopys_view_place_original (
      view, (DopysPoint) { hidden->rect.x + hidden->rect.width, hidden->rect.y + hidden->rect.height });

  return (Box) { (int) floor (MIN (a.x, b.x) - grow), (int) floor (MIN (a.y, b.y) - grow),
                 (int) ceil (MAX (a.x, b.x) + grow), (int) ceil (MAX (a.y, b.y) + grow) };
}

static Box
clip (Box box, const DopysPixels *pixels)
{
  return (Box) { MAX (box.left, 0), MAX (box.top, 0), MIN (box.right, (int) pixels->width),
                 MIN (box.bottom, (int) pixels->height) };
}

static void
mean_of (const DopysPixels *pixels, Box box, float *mean)
{
  guint64 sum[3] = { 0 };
  Box seen = clip (box, pixels);

  for (int y = seen.top; y < seen.bottom; y++)
    for (int x = seen.left; x < seen.right; x++)
      for (guint c = 0; c < 3; c++)
        sum[c] += pixels->data[((gsize) y * pixels->width + x) * 3 + c];
  gint64 count = (gint64) MAX (seen.right - seen.left, 0) * MAX (seen.bottom - seen.top, 0);
  for (guint c = 0; c < 3; c++)
    mean[c] = count > 0 ? (float) sum[c] / (float) count : -1;
}

/* A cell that is outside of the picture takes the mean of the nearest that is not. */
static void
fill_unseen (Cells *cells)
{
  for (int i = 0; i < cells->rows * cells->columns; i++)
    {
      int best = -1, best_distance = G_MAXINT;
      if (cells->means[i * 3] >= 0)
        continue;
      for (int k = 0; k < cells->rows * cells->columns; k++)
        {
          int dx = k % cells->columns - i % cells->columns, dy = k / cells->columns - i / cells->columns;
          if (cells->means[k * 3] >= 0 && dx * dx + dy * dy < best_distance)
            {
              best = k;
              best_distance = dx * dx + dy * dy;
            }
        }
      if (best >= 0)
        memcpy (cells->means + i * 3, cells->means + best * 3, 3 * sizeof (float));
    }
}

static void
cells_init (Cells *cells, const DopysPixels *pixels, Box box)
{
  int width = box.right - box.left, height = box.bottom - box.top;

  cells->box = box;
  cells->cell = MAX (1, (MAX (width, height) + HIDDEN_CELLS - 1) / HIDDEN_CELLS);
  cells->columns = (width + cells->cell - 1) / cells->cell;
  cells->rows = (height + cells->cell - 1) / cells->cell;
  cells->means = g_new (float, (gsize) cells->rows * cells->columns * 3);
  for (int row = 0; row < cells->rows; row++)
    for (int column = 0; column < cells->columns; column++)
      {
        Box one = { box.left + column * cells->cell, box.top + row * cells->cell, 0, 0 };
        one.right = MIN (one.left + cells->cell, box.right);
        one.bottom = MIN (one.top + cells->cell, box.bottom);
        mean_of (pixels, one, cells->means + (row * cells->columns + column) * 3);
      }
  fill_unseen (cells);
}

static const float *
cell_at (const Cells *cells, int column, int row)
{
  column = CLAMP (column, 0, cells->columns - 1);
  row = CLAMP (row, 0, cells->rows - 1);
  return cells->means + (row * cells->columns + column) * 3;
}

static void
hide_pixel (const Cells *cells, DopysHideMode mode, int x, int y, guint8 *to)
{
  float u = (x + 0.5f - cells->box.left) / cells->cell, v = (y + 0.5f - cells->box.top) / cells->cell;

  if (mode == DOPYS_HIDE_BLACK)
    {
      memset (to, 0, 3);
      return;
    }
  if (mode == DOPYS_HIDE_PIXELATE)
    {
      for (guint c = 0; c < 3; c++)
        to[c] = (guint8) (cell_at (cells, (int) u, (int) v)[c] + 0.5f);
      return;
    }
  /* Between the middles of the four nearest cells. */
  int column = (int) floorf (u - 0.5f), row = (int) floorf (v - 0.5f);
  float fx = u - 0.5f - column, fy = v - 0.5f - row;
  for (guint c = 0; c < 3; c++)
    {
      float top = cell_at (cells, column, row)[c] * (1 - fx) + cell_at (cells, column + 1, row)[c] * fx;
      float bottom = cell_at (cells, column, row + 1)[c] * (1 - fx) + cell_at (cells, column + 1, row + 1)[c] * fx;
      to[c] = (guint8) (top * (1 - fy) + bottom * fy + 0.5f);
    }
}

static double
distance_to_segment (double x, double y, DopysPoint a, DopysPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - a.x) * dx + (y - a.y) * dy) / length, 0, 1) : 0;
  return hypot (x - a.x - t * dx, y - a.y - t * dy);
}

/* Marks the pixels of the box that the brush touched, segment by segment. */
static guint8 *
make_stroke_mask (const DopysPixels *pixels, const DopysView *view, const DopysHidden *hidden, Box seen)
{
  double radius =
      1 + hidden->radius * MAX (view->upright_width, view->upright_height) * view->width / view->window.width;
  gsize stride = (gsize) (seen.right - seen.left);
  guint8 *mask = g_malloc0 (stride * (gsize) (seen.bottom - seen.top) + 1);

  for (guint i = 0; i < hidden->n_points; i++)
    {
      DopysPoint a = dopys_view_place_original (view, hidden->points[i ? i - 1 : 0]);
      DopysPoint b = dopys_view_place_original (view, hidden->points[i]);
      int left = MAX (seen.left, (int) (MIN (a.x, b.x) - radius)),
          top = MAX (seen.top, (int) (MIN (a.y, b.y) - radius));
      int right = MIN (seen.right, (int) (MAX (a.x, b.x) + radius) + 1);
      int bottom = MIN (seen.bottom, (int) (MAX (a.y, b.y) + radius) + 1);
      for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
          if (distance_to_segment (x + 0.5, y + 0.5, a, b) <= radius)
            mask[(gsize) (y - seen.top) * stride + (gsize) (x - seen.left)] = 1;
    }
  return mask;
}

static void
hide (DopysPixels *pixels, const DopysView *view, const DopysHidden *hidden)
{
  Box box = find_box (pixels, view, hidden), seen = clip (box, pixels);
  if (seen.left >= seen.right || seen.top >= seen.bottom)
    return;
  Cells cells;
  cells_init (&cells, pixels, box);
  g_autofree guint8 *mask = hidden->n_points ? make_stroke_mask (pixels, view, hidden, seen) : NULL;
  gsize stride = (gsize) (seen.right - seen.left);

  for (int y = seen.top; y < seen.bottom; y++)
    for (int x = seen.left; x < seen.right; x++)
      if (mask == NULL || mask[(gsize) (y - seen.top) * stride + (gsize) (x - seen.left)])
        hide_pixel (&cells, hidden->mode, x, y, pixels->data + ((gsize) y * pixels->width + x) * 3);
  g_free (cells.means);
}

/* Catmull and Rom's cubic through four samples. */
static void
cubic_weights (double t, float weights[4])
{
  weights[0] = (float) (t * (-0.5 + t * (1 - 0.5 * t)));
  weights[1] = (float) (1 + t * t * (-2.5 + 1.5 * t));
  weights[2] = (float) (t * (0.5 + t * (2 - 1.5 * t)));
  weights[3] = (float) (t * t * (-0.5 + 0.5 * t));
}

static void
sample (const DopysPixels *pixels, DopysPoint at, guint8 *to)
{
  double x = at.x - 0.5, y = at.y - 0.5;
  int left = (int) floor (x), top = (int) floor (y);
  float across[4], down[4], sum[3] = { 0.5f, 0.5f, 0.5f };

  cubic_weights (x - left, across);
  cubic_weights (y - top, down);
  for (int j = 0; j < 4; j++)
    for (int i = 0; i < 4; i++)
      {
        gsize column = (gsize) CLAMP (left + i - 1, 0, (int) pixels->width - 1);
        gsize row = (gsize) CLAMP (top + j - 1, 0, (int) pixels->height - 1);
        const guint8 *from = pixels->data + (row * pixels->width + column) * 3;
        for (guint c = 0; c < 3; c++)
          sum[c] += from[c] * across[i] * down[j];
      }
  for (guint c = 0; c < 3; c++)
    to[c] = (guint8) CLAMP (sum[c], 0.0f, 255.0f);
}

static DopysPixels *
straighten (const DopysPixels *pixels, const DopysView *view)
{
  DopysPixels *result = dopys_pixels_new (view->to_width, view->to_height);

  for (guint y = 0; y < result->height; y++)
    for (guint x = 0; x < result->width; x++)
      sample (pixels, dopys_view_place_final (view, (DopysPoint) { x + 0.5, y + 0.5 }),
              result->data + ((gsize) y * result->width + x) * 3);
  return result;
}

/* Brightness bends the curve and leaves black and white; contrast turns it about the middle. */
static void
tone (DopysPixels *pixels, int brightness, int contrast)
{
  guint8 table[256];
  double exponent = exp2 (-brightness / 100.0), slope = pow (3, contrast / 100.0);

  for (guint i = 0; i < 256; i++)
    {
      double value = (pow (i / 255.0, exponent) - 0.5) * slope + 0.5;
      table[i] = (guint8) CLAMP (lrint (value * 255), 0, 255);
    }
  for (gsize i = 0; i < (gsize) pixels->width * pixels->height * 3; i++)
    pixels->data[i] = table[pixels->data[i]];
}

gboolean
dopys_retouch_is_needed (DopysPhotoEdits *edits)
{
  return edits && (dopys_photo_edits_get_n_hidden (edits) > 0 || dopys_photo_edits_get_angle (edits) != 0 ||
                   dopys_photo_edits_get_brightness (edits) != 0 || dopys_photo_edits_get_contrast (edits) != 0);
}

DopysPixels *
dopys_retouch_take (DopysPixels *pixels, const DopysView *view, DopysPhotoEdits *edits)
{
  for (guint i = 0; i < dopys_photo_edits_get_n_hidden (edits); i++)
    hide (pixels, view, dopys_photo_edits_get_hidden (edits, i));
  if (view->angle != 0)
    {
      g_autoptr (DopysPixels) crooked = pixels;
      pixels = straighten (crooked, view);
    }
  if (dopys_photo_edits_get_brightness (edits) != 0 || dopys_photo_edits_get_contrast (edits) != 0)
    tone (pixels, dopys_photo_edits_get_brightness (edits), dopys_photo_edits_get_contrast (edits));
  return pixels;
}
