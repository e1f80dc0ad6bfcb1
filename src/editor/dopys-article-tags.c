/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-article-tags.h"

#define PARAGRAPH_GAP 12

static void
add (GtkTextTagTable *table, const char *name, const char *first_property, ...)
{
  GtkTextTag *tag = gtk_text_tag_new (name);
  va_list properties;

  va_start (properties, first_property);
  g_object_set_valist (G_OBJECT (tag), first_property, properties);
  va_end (properties);
  gtk_text_tag_table_add (table, tag);
  g_object_unref (tag);
}

GtkTextTagTable *
dopys_article_tags_new (void)
{
  GtkTextTagTable *table = gtk_text_tag_table_new ();

  add (table, "heading-2", "scale", 1.45, "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 18, NULL);
  add (table, "heading-3", "scale", 1.22, "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 14, NULL);
  add (table, "heading-4", "scale", 1.06, "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 10, NULL);
  for (guint depth = 0; depth <= DOPYS_LIST_MAX_DEPTH; depth++)
    {
      g_autofree char *name = g_strdup_printf ("item-%u", depth);
      add (table, name, "left-margin", (int) (depth + 1) * DOPYS_LIST_INDENT, "accumulative-margin", TRUE,
           "pixels-below-lines", PARAGRAPH_GAP / 3, NULL);
    }
  add (table, "list-end", "pixels-below-lines", PARAGRAPH_GAP, NULL);
  add (table, "quote", "left-margin", DOPYS_QUOTE_INDENT, "accumulative-margin", TRUE, "style", PANGO_STYLE_ITALIC,
       "pixels-below-lines", PARAGRAPH_GAP / 3, NULL);
  add (table, "quote-source", "left-margin", DOPYS_QUOTE_INDENT, "accumulative-margin", TRUE, "scale", 0.9, NULL);
  add (table, "note", "left-margin", DOPYS_NOTE_INDENT, "right-margin", DOPYS_NOTE_INDENT, "accumulative-margin", TRUE,
       "scale", 0.95, "pixels-above-lines", 5, "pixels-below-lines", 5, NULL);
  add (table, "align-center", "justification", GTK_JUSTIFY_CENTER, NULL);
  add (table, "align-right", "justification", GTK_JUSTIFY_RIGHT, NULL);
  add (table, "object", "pixels-above-lines", 6, NULL);
  add (table, "bold", "weight", PANGO_WEIGHT_BOLD, NULL);
  add (table, "italic", "style", PANGO_STYLE_ITALIC, NULL);
  add (table, "underline", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  add (table, "strikethrough", "strikethrough", TRUE, NULL);
  add (table, "superscript", "rise", 5 * PANGO_SCALE, "scale", 0.75, NULL);
  add (table, "subscript", "rise", -3 * PANGO_SCALE, "scale", 0.75, NULL);
  add (table, "code", "family", "monospace", NULL);
  add (table, "link", "underline", PANGO_UNDERLINE_SINGLE, "foreground", "#1c71d8", NULL);
  return table;
}

GtkTextTag *
dopys_article_tags_for_style (GtkTextTagTable *table, DopysStyle style)
{
  static const char *const names[] = { "bold",        "italic",    "underline", "strikethrough",
                                       "superscript", "subscript", "code" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (style == (DopysStyle) (1u << i))
      return gtk_text_tag_table_lookup (table, names[i]);
  return NULL;
}

GtkTextTag *
dopys_article_tags_for_link (GtkTextTagTable *table)
{
  return gtk_text_tag_table_lookup (table, "link");
}

GtkTextTag *
dopys_article_tags_for_block (GtkTextTagTable *table, DopysBlock *block)
{
  char name[16];

  if (!dopys_block_is_text (block))
    return gtk_text_tag_table_lookup (table, "object");
  const DopysBlockFormat *format = dopys_block_get_format (block);
  switch (format->kind)
    {
    case DOPYS_BLOCK_HEADING:
      g_snprintf (name, sizeof name, "heading-%u", format->level);
      break;
    case DOPYS_BLOCK_LIST_ITEM:
      g_snprintf (name, sizeof name, "item-%u", format->depth);
      break;
    case DOPYS_BLOCK_QUOTE:
      return gtk_text_tag_table_lookup (table, "quote");
    case DOPYS_BLOCK_QUOTE_SOURCE:
      return gtk_text_tag_table_lookup (table, "quote-source");
    case DOPYS_BLOCK_NOTE:
      return gtk_text_tag_table_lookup (table, "note");
    default:
      return NULL;
    }
  return gtk_text_tag_table_lookup (table, name);
}

GtkTextTag *
dopys_article_tags_for_align (GtkTextTagTable *table, DopysBlock *block)
{
  switch (dopys_block_get_format (block)->align)
    {
    case DOPYS_ALIGN_CENTER:
      return gtk_text_tag_table_lookup (table, "align-center");
    case DOPYS_ALIGN_RIGHT:
      return gtk_text_tag_table_lookup (table, "align-right");
    default:
      return NULL;
    }
}
