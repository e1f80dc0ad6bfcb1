/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-odt.h"

#include "dopys-office-writer.h"
#include "dopys-office-xml.h"

#include <string.h>

#define MAX_CHAIN 16

typedef struct
{
  DopysOfficeWriter *writer;
  GHashTable *styles;        /* name → xmlNode <style:style> */
  GHashTable *lists;         /* name → xmlNode <text:list-style> */
  DopysOfficeParagraph item; /* of the list around; kind TEXT outside of lists */
  char *list_name;
  char *link;
  GPtrArray *boxes;
  guint depth;
} Reader;

static void read_blocks (Reader *self, xmlNode *parent);
static void read_inlines (Reader *self, xmlNode *parent, DopysStyle style);

/* ---- styles ---- */

static void
index_styles (Reader *self, xmlDoc *doc, const char *section)
{
  xmlNode *root = doc ? xmlDocGetRootElement (doc) : NULL;
  xmlNode *styles = root ? dopys_office_xml_child (root, section) : NULL;

  for (xmlNode *node = styles ? styles->children : NULL; node; node = node->next)
    {
      char *name = node->type == XML_ELEMENT_NODE ? dopys_office_xml_dup (node, "name") : NULL;

      if (name && g_str_equal (node->name, "list-style"))
        g_hash_table_replace (self->lists, name, node);
      else if (name && g_str_equal (node->name, "style"))
        g_hash_table_replace (self->styles, name, node);
      else
        g_free (name);
    }
}

static DopysStyle
apply_properties (xmlNode *properties, DopysStyle style)
{
  g_autofree char *weight = dopys_office_xml_dup (properties, "font-weight");
  g_autofree char *slant = dopys_office_xml_dup (properties, "font-style");
  g_autofree char *under = dopys_office_xml_dup (properties, "text-underline-style");
  g_autofree char *through = dopys_office_xml_dup (properties, "text-line-through-style");
  g_autofree char *position = dopys_office_xml_dup (properties, "text-position");

  if (weight)
    style = g_str_equal (weight, "normal") ? style & ~DOPYS_STYLE_BOLD : style | DOPYS_STYLE_BOLD;
  if (slant)
    style = g_str_equal (slant, "normal") ? style & ~DOPYS_STYLE_ITALIC : style | DOPYS_STYLE_ITALIC;
  if (under)
    style = g_str_equal (under, "none") ? style & ~DOPYS_STYLE_UNDERLINE : style | DOPYS_STYLE_UNDERLINE;
  if (through)
    style = g_str_equal (through, "none") ? style & ~DOPYS_STYLE_STRIKETHROUGH : style | DOPYS_STYLE_STRIKETHROUGH;
  if (position && (g_str_has_prefix (position, "super") || g_ascii_isdigit (*position)) && *position != '0')
    style |= DOPYS_STYLE_SUPERSCRIPT;
  else if (position && (g_str_has_prefix (position, "sub") || *position == '-'))
    style |= DOPYS_STYLE_SUBSCRIPT;
  return style;
}

/* The style and its parents, the farthest first. */
static DopysStyle
apply_named (Reader *self, const char *name, DopysStyle style, guint depth)
{
  xmlNode *node = name ? g_hash_table_lookup (self->styles, name) : NULL;
  g_autofree char *parent = dopys_office_xml_dup (node, "parent-style-name");

  if (!node || depth == MAX_CHAIN)
    return style;
  style = apply_named (self, parent, style, depth + 1);
  return apply_properties (dopys_office_xml_child (node, "text-properties"), style);
}

/* Whether the style is one of the program's own of this name, or made from it. */
static gboolean
comes_from (Reader *self, const char *name, const char *wanted, guint depth)
{
  xmlNode *node = name ? g_hash_table_lookup (self->styles, name) : NULL;
  g_autofree char *parent = dopys_office_xml_dup (node, "parent-style-name");

  if (name && g_str_equal (name, wanted))
    return TRUE;
  return parent && depth < MAX_CHAIN && comes_from (self, parent, wanted, depth + 1);
}

/* ---- inside paragraphs ---- */

static void
read_frame (Reader *self, xmlNode *frame)
{
  xmlNode *image = dopys_office_xml_child (frame, "image");
  xmlNode *box = dopys_office_xml_child (frame, "text-box");
  xmlNode *given = dopys_office_xml_child (frame, "desc");
  xmlNode *description = given ? given : dopys_office_xml_child (frame, "title");
  g_autofree char *part = dopys_office_xml_dup (image, "href");
  xmlChar *alt = description ? xmlNodeGetContent (description) : NULL;

  if (part)
    dopys_office_writer_picture (self->writer, g_str_has_prefix (part, "./") ? part + 2 : part, (const char *) alt);
  if (box)
    g_ptr_array_add (self->boxes, box);
  xmlFree (alt);
}

static void
read_link (Reader *self, xmlNode *node, DopysStyle style)
{
  g_autofree char *outer = g_steal_pointer (&self->link);
  g_autofree char *address = dopys_office_xml_dup (node, "href");

  self->link = address && *address != '#' ? g_steal_pointer (&address) : NULL;
  read_inlines (self, node, style);
  g_free (self->link);
  self->link = g_steal_pointer (&outer);
}

static void
read_inline (Reader *self, xmlNode *node, DopysStyle style)
{
  static const char *const left_out[] = { "note", "annotation", "annotation-end", "tracked-changes", "bookmark", NULL };
  const char *name = (const char *) node->name;

  if (g_str_equal (name, "span"))
    {
      g_autofree char *style_name = dopys_office_xml_dup (node, "style-name");

      read_inlines (self, node, apply_named (self, style_name, style, 0));
    }
  else if (g_str_equal (name, "a"))
    read_link (self, node, style);
  else if (g_str_equal (name, "s") || g_str_equal (name, "tab"))
    dopys_office_writer_run (self->writer, " ", 1, style, self->link);
  else if (g_str_equal (name, "line-break"))
    dopys_office_writer_run (self->writer, "\n", 1, style, self->link);
  else if (g_str_equal (name, "frame"))
    read_frame (self, node);
  else if (!g_strv_contains (left_out, name))
    read_inlines (self, node, style);
}

static void
read_inlines (Reader *self, xmlNode *parent, DopysStyle style)
{
  if (self->depth >= DOPYS_OFFICE_MAX_DEPTH)
    return;
  self->depth++;
  for (xmlNode *node = parent->children; node; node = node->next)
    {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        dopys_office_writer_run (self->writer, (const char *) node->content, -1, style, self->link);
      else if (node->type == XML_ELEMENT_NODE)
        read_inline (self, node, style);
    }
  self->depth--;
}

/* ---- blocks ---- */

static void
read_paragraph (Reader *self, xmlNode *node)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  g_autofree char *name = dopys_office_xml_dup (node, "style-name");
  GPtrArray *outer = self->boxes;
  DopysOfficeParagraph paragraph = self->item;
  DopysStyle style = 0;

  if (g_str_equal (node->name, "h"))
    paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_HEADING,
                                         CLAMP (dopys_office_xml_get_number (node, "outline-level", 1), 1, 6), FALSE };
  else if (comes_from (self, name, "Title", 0))
    paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_HEADING, 1, FALSE };
  else if (comes_from (self, name, "Subtitle", 0))
    paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_HEADING, 2, FALSE };
  else if (comes_from (self, name, "Quotations", 0))
    paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_QUOTE, 0, FALSE };
  else
    style = apply_named (self, name, 0, 0);
  self->boxes = boxes;
  dopys_office_writer_begin (self->writer, &paragraph);
  read_inlines (self, node, style);
  dopys_office_writer_end (self->writer);
  for (guint i = 0; i < boxes->len; i++)
    read_blocks (self, g_ptr_array_index (boxes, i));
  self->boxes = outer;
}

static gboolean
is_ordered (Reader *self, const char *name, guint level)
{
  xmlNode *list = name ? g_hash_table_lookup (self->lists, name) : NULL;

  for (xmlNode *node = list ? list->children : NULL; node; node = node->next)
    if (dopys_office_xml_is (node, "list-level-style-number") &&
        dopys_office_xml_get_number (node, "level", 1) == level + 1)
      {
        g_autofree char *format = dopys_office_xml_dup (node, "num-format");

        return format && *format;
      }
  return FALSE;
}

static void
read_list (Reader *self, xmlNode *list)
{
  DopysOfficeParagraph outer = self->item;
  g_autofree char *outer_name = g_strdup (self->list_name);
  char *name = dopys_office_xml_dup (list, "style-name");
  guint level = outer.kind == DOPYS_OFFICE_ITEM ? MIN (outer.level + 1, 8) : 0;

  if (name)
    {
      g_free (self->list_name);
      self->list_name = name;
    }
  self->item = (DopysOfficeParagraph) { DOPYS_OFFICE_ITEM, level, is_ordered (self, self->list_name, level) };
  for (xmlNode *item = list->children; item; item = item->next)
    if (dopys_office_xml_is (item, "list-item") || dopys_office_xml_is (item, "list-header"))
      read_blocks (self, item);
  self->item = outer;
  g_free (self->list_name);
  self->list_name = g_steal_pointer (&outer_name);
}

static void
read_rows (Reader *self, xmlNode *parent, gboolean header)
{
  if (self->depth >= DOPYS_OFFICE_MAX_DEPTH)
    return;
  self->depth++;
  for (xmlNode *row = parent->children; row; row = row->next)
    {
      if (dopys_office_xml_is (row, "table-header-rows"))
        read_rows (self, row, TRUE);
      else if (dopys_office_xml_is (row, "table-rows") || dopys_office_xml_is (row, "table-row-group"))
        read_rows (self, row, header);
      if (!dopys_office_xml_is (row, "table-row"))
        continue;
      dopys_office_writer_begin_row (self->writer);
      for (xmlNode *cell = row->children; cell; cell = cell->next)
        if (dopys_office_xml_is (cell, "table-cell") || dopys_office_xml_is (cell, "covered-table-cell"))
          {
            /* What a wide cell covers is there by itself. */
            dopys_office_writer_begin_cell (self->writer, header, 1);
            read_blocks (self, cell);
            dopys_office_writer_end_cell (self->writer, header);
          }
      dopys_office_writer_end_row (self->writer);
    }
  self->depth--;
}

static void
read_table (Reader *self, xmlNode *table)
{
  DopysOfficeParagraph outer = self->item;

  self->item = (DopysOfficeParagraph) { DOPYS_OFFICE_TEXT, 0, FALSE };
  dopys_office_writer_begin_table (self->writer);
  read_rows (self, table, FALSE);
  dopys_office_writer_end_table (self->writer);
  self->item = outer;
}

/* A picture that stands between paragraphs. */
static void
read_lone_frame (Reader *self, xmlNode *frame)
{
  const DopysOfficeParagraph paragraph = { DOPYS_OFFICE_TEXT, 0, FALSE };
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  GPtrArray *outer = self->boxes;

  self->boxes = boxes;
  dopys_office_writer_begin (self->writer, &paragraph);
  read_frame (self, frame);
  dopys_office_writer_end (self->writer);
  for (guint i = 0; i < boxes->len; i++)
    read_blocks (self, g_ptr_array_index (boxes, i));
  self->boxes = outer;
}

static void
read_blocks (Reader *self, xmlNode *parent)
{
  if (self->depth >= DOPYS_OFFICE_MAX_DEPTH)
    return;
  self->depth++;
  for (xmlNode *node = parent->children; node; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (g_str_equal (node->name, "p") || g_str_equal (node->name, "h"))
        read_paragraph (self, node);
      else if (g_str_equal (node->name, "list"))
        read_list (self, node);
      else if (g_str_equal (node->name, "table"))
        read_table (self, node);
      else if (g_str_equal (node->name, "frame"))
        read_lone_frame (self, node);
      else if (g_str_equal (node->name, "section"))
        read_blocks (self, node);
    }
  self->depth--;
}

char *
dopys_odt_to_html (DopysOfficeArchive *archive)
{
  xmlDoc *doc = dopys_office_archive_parse (archive, "content.xml");
  xmlDoc *styles = doc ? dopys_office_archive_parse (archive, "styles.xml") : NULL;
  xmlNode *body = doc ? dopys_office_xml_child (xmlDocGetRootElement (doc), "body") : NULL;
  xmlNode *text = dopys_office_xml_child (body, "text");
  Reader reader = { .depth = 0 };
  char *html = NULL;

  if (text)
    {
      reader.styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      reader.lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      index_styles (&reader, styles, "styles");
      index_styles (&reader, doc, "automatic-styles");
      reader.writer = dopys_office_writer_new ();
      read_blocks (&reader, text);
      html = dopys_office_writer_finish (reader.writer);
      g_hash_table_unref (reader.styles);
      g_hash_table_unref (reader.lists);
      g_free (reader.list_name);
    }
  g_clear_pointer (&styles, xmlFreeDoc);
  g_clear_pointer (&doc, xmlFreeDoc);
  return html;
}
