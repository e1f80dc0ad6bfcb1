/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-print-pages.h"

#include <gtk/gtk.h>

typedef struct
{
  guint page;
  double x, y, width, height;
  PangoLayout *layout; /* (nullable): of a text: its lines [first, end) */
  int first, end;
  double gray;
  gboolean bar;
  char *path; /* (nullable): of a picture; neither: a box */
} Piece;

struct _DopysPrintPages
{
  double width, height;
  double y;
  guint page;
  GPtrArray *pieces; /* of Piece */
};

static void
piece_free (Piece *piece)
{
  g_clear_object (&piece->layout);
  g_free (piece->path);
  g_free (piece);
}

DopysPrintPages *
dopys_print_pages_new (double width, double height)
{
  DopysPrintPages *self = g_new0 (DopysPrintPages, 1);

  self->width = width;
  self->height = height;
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  return self;
}

void
dopys_print_pages_free (DopysPrintPages *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

guint
dopys_print_pages_get_n (DopysPrintPages *self)
{
  return self->page + 1;
}

double
dopys_print_pages_get_width (DopysPrintPages *self)
{
  return self->width;
}

double
dopys_print_pages_get_height (DopysPrintPages *self)
{
  return self->height;
}

/* ---- filling ---- */

static void
turn (DopysPrintPages *self)
{
  self->page++;
  self->y = 0;
}

void
dopys_print_pages_skip (DopysPrintPages *self, double height)
{
  if (self->y > 0)
    self->y += height;
}

void
dopys_print_pages_need (DopysPrintPages *self, double height)
{
  if (self->y > 0 && self->y + height > self->height)
    turn (self);
}

void
dopys_print_pages_advance (DopysPrintPages *self, double height)
{
  self->y += height;
}

static Piece *
put (DopysPrintPages *self, double x, double dy, double width, double height)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->page = self->page;
  piece->x = x;
  piece->y = self->y + dy;
  piece->width = width;
  piece->height = height;
  g_ptr_array_add (self->pieces, piece);
  return piece;
}

double
dopys_print_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static Piece *
put_lines (DopysPrintPages *self, PangoLayout *layout, int first, double x, double gray, gboolean bar)
{
  Piece *piece = put (self, x, 0, self->width - x, 0);

  piece->layout = g_object_ref (layout);
  piece->first = first;
  piece->end = first;
  piece->gray = gray;
  piece->bar = bar;
  return piece;
}

/* A line reaches from its baseline to that of the next one, moved up by the first line’s ascent: Pango’s own ranges of
 * lines leave out the space between them. */
void
dopys_print_pages_add_text (DopysPrintPages *self, PangoLayout *layout, double x, double gray, gboolean bar)
{
  PangoLayoutIter *lines = pango_layout_get_iter (layout);
  double top = 0, ascent = (double) pango_layout_iter_get_baseline (lines) / PANGO_SCALE;
  Piece *piece = NULL;
  int line = 0;
  gboolean more;

  do
    {
      double next, height;

      more = pango_layout_iter_next_line (lines);
      next = more ? (double) pango_layout_iter_get_baseline (lines) / PANGO_SCALE - ascent
                  : dopys_print_layout_height (layout);
      height = next - top;
      top = next;
      if (self->y > 0 && self->y + height > self->height)
        {
          turn (self);
          piece = NULL;
        }
      if (!piece)
        piece = put_lines (self, layout, line, x, gray, bar);
      piece->end = ++line;
      piece->height += height;
      self->y += height;
    }
  while (more);
  pango_layout_iter_free (lines);
}

void
dopys_print_pages_put_text (DopysPrintPages *self, PangoLayout *layout, double x, double dy, double gray)
{
  Piece *piece = put (self, x, dy, self->width - x, dopys_print_layout_height (layout));

  piece->layout = g_object_ref (layout);
  piece->end = pango_layout_get_line_count (layout);
  piece->gray = gray;
}

void
dopys_print_pages_put_picture (DopysPrintPages *self, const char *path, double x, double dy, double width,
                               double height)
{
  put (self, x, dy, width, height)->path = g_strdup (path);
}

void
dopys_print_pages_put_box (DopysPrintPages *self, double x, double dy, double width, double height)
{
  put (self, x, dy, width, height);
}

/* ---- drawing ---- */

static void
draw_text (cairo_t *cr, const Piece *piece)
{
  PangoLayoutIter *lines = pango_layout_get_iter (piece->layout);
  int line = 0;
  double ascent = (double) pango_layout_iter_get_baseline (lines) / PANGO_SCALE, first = 0;

  cairo_set_source_rgb (cr, piece->gray, piece->gray, piece->gray);
  do
    {
      PangoRectangle extents;
      double baseline = (double) pango_layout_iter_get_baseline (lines) / PANGO_SCALE;

      pango_layout_iter_get_line_extents (lines, NULL, &extents);
      if (line < piece->first || line >= piece->end)
        continue;
      if (line == piece->first)
        first = baseline;
      cairo_move_to (cr, piece->x + (double) extents.x / PANGO_SCALE, piece->y + ascent + baseline - first);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (lines));
    }
  while (line++, pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);
  if (!piece->bar)
    return;
  cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
  cairo_rectangle (cr, piece->x - 10, piece->y, 2, piece->height);
  cairo_fill (cr);
}

/* A JPEG goes onto the paper as it is, so that a file of the pages is no larger than the photos. */
static void
keep_jpeg (cairo_surface_t *surface, const char *path)
{
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return;
  if (size < 3 || memcmp (data, "\xff\xd8\xff", 3) != 0 ||
      cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, (unsigned char *) data, size, g_free, data) !=
          CAIRO_STATUS_SUCCESS)
    g_free (data);
}

static void
draw_picture (cairo_t *cr, const Piece *piece)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_filename (piece->path, NULL);
  cairo_surface_t *surface;
  int width, height;

  if (!texture)
    return;
  width = gdk_texture_get_width (texture);
  height = gdk_texture_get_height (texture);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  keep_jpeg (surface, piece->path);
  cairo_save (cr);
  cairo_translate (cr, piece->x, piece->y);
  cairo_scale (cr, piece->width / width, piece->height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

static void
draw_box (cairo_t *cr, const Piece *piece)
{
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 0.5);
  if (piece->height > 0)
    cairo_rectangle (cr, piece->x, piece->y, piece->width, piece->height);
  else
    {
      cairo_move_to (cr, piece->x, piece->y);
      cairo_rel_line_to (cr, piece->width, 0);
    }
  cairo_stroke (cr);
}

void
dopys_print_pages_draw (DopysPrintPages *self, cairo_t *cr, guint page)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (self->pieces, i);
      if (piece->page != page)
        continue;
      if (piece->layout)
        draw_text (cr, piece);
      else if (piece->path)
        draw_picture (cr, piece);
      else
        draw_box (cr, piece);
    }
}
