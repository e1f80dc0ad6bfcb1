/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-print-text.h"

#define SMALL 0.7 /* superscript and subscript */

static PangoLayout *
new_layout (PangoContext *context, const char *text, double size, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.2f);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

PangoLayout *
dopys_print_text_plain (PangoContext *context, const char *text, double size, gboolean bold, double width)
{
  return new_layout (context, text, size, bold, width);
}

static void
add (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
add_style (PangoAttrList *list, const DopysRun *run, double size, guint start, guint end)
{
  if (run->style & DOPYS_STYLE_BOLD)
    add (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if (run->style & DOPYS_STYLE_ITALIC)
    add (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
  if ((run->style & DOPYS_STYLE_UNDERLINE) || run->link)
    add (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
  if (run->style & DOPYS_STYLE_STRIKETHROUGH)
    add (list, pango_attr_strikethrough_new (TRUE), start, end);
  if (run->style & DOPYS_STYLE_CODE)
    add (list, pango_attr_family_new ("Monospace"), start, end);
  if (run->style & (DOPYS_STYLE_SUPERSCRIPT | DOPYS_STYLE_SUBSCRIPT))
    {
      double rise = run->style & DOPYS_STYLE_SUPERSCRIPT ? 0.35 : -0.15;
      add (list, pango_attr_size_new ((int) (size * SMALL * PANGO_SCALE)), start, end);
      add (list, pango_attr_rise_new ((int) (size * rise * PANGO_SCALE)), start, end);
    }
}

static PangoAttrList *
styles_of (DopysBlock *block, double size)
{
  PangoAttrList *list = pango_attr_list_new ();
  guint n;
  const DopysRun *runs = dopys_block_get_runs (block, &n);
  const char *text = dopys_block_get_text (block), *at = text;

  for (guint i = 0; i < n; i++)
    {
      const char *end = g_utf8_offset_to_pointer (at, runs[i].length);
      add_style (list, &runs[i], size, (guint) (at - text), (guint) (end - text));
      at = end;
    }
  return list;
}

static double
size_of (const DopysBlockFormat *format)
{
  static const double headings[] = { 15, 13, 11.5 };

  return format->kind == DOPYS_BLOCK_HEADING ? headings[CLAMP (format->level, 2, 4) - 2] : DOPYS_PRINT_SIZE;
}

PangoLayout *
dopys_print_text_block (PangoContext *context, DopysBlock *block, gboolean bold, double width)
{
  const DopysBlockFormat *format = dopys_block_get_format (block);
  double size = size_of (format);
  PangoLayout *layout =
      new_layout (context, dopys_block_get_text (block), size, bold || format->kind == DOPYS_BLOCK_HEADING, width);
  PangoAttrList *styles = styles_of (block, size);

  pango_layout_set_attributes (layout, styles);
  pango_attr_list_unref (styles);
  if (format->align == DOPYS_ALIGN_CENTER)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else if (format->align == DOPYS_ALIGN_RIGHT)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}
