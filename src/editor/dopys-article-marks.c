/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-marks.h"

#include "dopys-article-tags.h"

#define QUOTE_BAR 4

static const DopysBlockFormat *
format_at (DopysDocument *document, guint index)
{
  DopysBlock *block = dopys_document_get_block (document, index);
  return dopys_block_is_text (block) ? dopys_block_get_format (block) : NULL;
}

/* The number of an ordered item: its list is counted back to where it starts. */
static guint
find_number (DopysDocument *document, guint index)
{
  const DopysBlockFormat *own = format_at (document, index);
  guint number = 1;

  for (guint i = index; i-- > 0;)
    {
      const DopysBlockFormat *format = format_at (document, i);
      if (format == NULL || format->kind != DOPYS_BLOCK_LIST_ITEM || format->depth < own->depth ||
          (format->depth == own->depth && !format->ordered))
        break;
      if (format->depth == own->depth)
        {
          number++;
          if (format->start > 1)
            return number - 1 + format->start;
        }
    }
  return own->start > 1 ? own->start : number;
}

static void
draw_item (GtkTextView *view, DopysDocument *document, guint index, const GdkRectangle *first, GtkSnapshot *snapshot,
           const GdkRGBA *color)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  const DopysBlockFormat *format = format_at (document, index);
  g_autofree char *text = format->ordered ? g_strdup_printf ("%u.", find_number (document, index))
                                          : g_strdup (bullets[format->depth % G_N_ELEMENTS (bullets)]);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (first->x - width - 8), (float) first->y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_quote (GtkTextView *view, const GtkTextIter *line, const GdkRectangle *first, GtkSnapshot *snapshot,
            const GdkRGBA *color)
{
  GdkRGBA bar = *color;
  int y, height;

  bar.alpha *= 0.35f;
  gtk_text_view_get_line_yrange (view, line, &y, &height);
  gtk_snapshot_append_color (
      snapshot, &bar,
      &GRAPHENE_RECT_INIT ((float) (first->x - DOPYS_QUOTE_INDENT), (float) y, QUOTE_BAR, (float) height));
}

/* A field behind the whole width of the text. */
static void
draw_note (GtkTextView *view, const GtkTextIter *line, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  int left = gtk_text_view_get_left_margin (view), right = gtk_text_view_get_right_margin (view), y, height;
  float width = (float) (gtk_widget_get_width (GTK_WIDGET (view)) - left - right);
  GdkRGBA field = *color, bar = *color;

  field.alpha *= 0.06f;
  bar.alpha *= 0.35f;
  gtk_text_view_get_line_yrange (view, line, &y, &height);
  gtk_snapshot_append_color (snapshot, &field, &GRAPHENE_RECT_INIT ((float) left, (float) y, width, (float) height));
  gtk_snapshot_append_color (snapshot, &bar, &GRAPHENE_RECT_INIT ((float) left, (float) y, 2, (float) height));
}

static gboolean
has_mark (const DopysBlockFormat *format)
{
  return format && (format->kind == DOPYS_BLOCK_LIST_ITEM || format->kind == DOPYS_BLOCK_QUOTE ||
                    format->kind == DOPYS_BLOCK_QUOTE_SOURCE || format->kind == DOPYS_BLOCK_NOTE);
}

void
dopys_article_marks_draw (GtkTextView *view, DopysDocument *document, GtkSnapshot *snapshot)
{
  GdkRectangle visible, first;
  GtkTextIter line, end;
  GdkRGBA color;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &line, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &end, visible.y + visible.height, NULL);
  gtk_widget_get_color (GTK_WIDGET (view), &color);
  /* A block holds no line ends, so lines of the buffer are blocks.  Asking where a line is costs; most have no mark. */
  guint last = MIN ((guint) gtk_text_iter_get_line (&end), dopys_document_get_n_blocks (document) - 1);
  for (guint index = (guint) gtk_text_iter_get_line (&line); index <= last; index++)
    {
      const DopysBlockFormat *format = format_at (document, index);
      if (!has_mark (format))
        continue;
      gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (view), &line, (int) index);
      gtk_text_view_get_iter_location (view, &line, &first);
      if (format->kind == DOPYS_BLOCK_LIST_ITEM)
        draw_item (view, document, index, &first, snapshot, &color);
      else if (format->kind == DOPYS_BLOCK_NOTE)
        draw_note (view, &line, snapshot, &color);
      else
        draw_quote (view, &line, &first, snapshot, &color);
    }
}
