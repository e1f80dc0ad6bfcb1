/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-docx.h"

#include "dopys-docx-styles.h"
#include "dopys-office-xml.h"

#include <string.h>

typedef struct
{
  DopysDocxStyles *styles;
  DopysOfficeWriter *writer;
  DopysStyle base;  /* of the paragraph */
  char *link;       /* of the hyperlink or field around */
  GString *field;   /* instructions of a field that is being read, else NULL */
  GPtrArray *boxes; /* text boxes met in the paragraph, read after it */
  guint depth;
} Reader;

static void read_blocks (Reader *self, xmlNode *parent);
static void read_inlines (Reader *self, xmlNode *parent);

/* ---- runs ---- */

static void
read_picture (Reader *self, xmlNode *drawing)
{
  xmlNode *blip = dopys_office_xml_find (drawing, "blip");
  xmlNode *old = blip ? NULL : dopys_office_xml_find (drawing, "imagedata");
  g_autofree char *id = blip ? dopys_office_xml_dup (blip, "embed") : dopys_office_xml_dup (old, "id");
  xmlNode *said = dopys_office_xml_find (drawing, "docPr");
  g_autofree char *description = dopys_office_xml_dup (said, "descr");
  g_autofree char *title = dopys_office_xml_dup (said, "title");
  const char *part = dopys_docx_styles_get_part (self->styles, id);
  xmlNode *box = dopys_office_xml_find (drawing, "txbxContent");

  if (part)
    dopys_office_writer_picture (self->writer, part, description && *description ? description : title);
  if (box)
    g_ptr_array_add (self->boxes, box);
}

/* HYPERLINK "address" between the marks of a field. */
static void
end_instructions (Reader *self)
{
  g_autofree char *text = self->field ? g_strstrip (g_string_free (g_steal_pointer (&self->field), FALSE)) : NULL;
  const char *start = text && g_str_has_prefix (text, "HYPERLINK") ? strchr (text, '"') : NULL;
  const char *end = start ? strchr (start + 1, '"') : NULL;

  if (end && end > start + 1 && !strstr (text, "\\l"))
    {
      g_free (self->link);
      self->link = g_strndup (start + 1, (gsize) (end - start - 1));
    }
}

static void
read_field_mark (Reader *self, xmlNode *mark)
{
  g_autofree char *type = dopys_office_xml_dup (mark, "fldCharType");

  if (g_strcmp0 (type, "begin") == 0 && !self->field)
    self->field = g_string_new (NULL);
  else if (g_strcmp0 (type, "separate") == 0)
    end_instructions (self);
  else if (g_strcmp0 (type, "end") == 0)
    {
      if (self->field)
        g_string_free (g_steal_pointer (&self->field), TRUE);
      g_clear_pointer (&self->link, g_free);
    }
}

static void
write_content (Reader *self, xmlNode *node, DopysStyle style)
{
  xmlChar *content = xmlNodeGetContent (node);

  if (content)
    dopys_office_writer_run (self->writer, (const char *) content, -1, style, self->link);
  xmlFree (content);
}

static void
read_instruction (Reader *self, xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);

  if (content && self->field && self->field->len < 4096)
    g_string_append (self->field, (const char *) content);
  xmlFree (content);
}

static void
read_alternative (Reader *self, xmlNode *node)
{
  xmlNode *choice = dopys_office_xml_child (node, "Choice");

  read_picture (self, choice ? choice : node);
}

static void
read_run (Reader *self, xmlNode *run)
{
  gboolean hidden;
  DopysStyle style = dopys_docx_styles_get_run (self->styles, dopys_office_xml_child (run, "rPr"), self->base, &hidden);

  for (xmlNode *node = run->children; node && !hidden; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (g_str_equal (node->name, "fldChar"))
        read_field_mark (self, node);
      else if (g_str_equal (node->name, "instrText"))
        read_instruction (self, node);
      else if (self->field)
        continue;
      else if (g_str_equal (node->name, "t"))
        write_content (self, node, style);
      else if (g_str_equal (node->name, "tab"))
        dopys_office_writer_run (self->writer, " ", 1, style, self->link);
      else if (g_str_equal (node->name, "br") || g_str_equal (node->name, "cr"))
        dopys_office_writer_run (self->writer, "\n", 1, style, self->link);
      else if (g_str_equal (node->name, "noBreakHyphen"))
        dopys_office_writer_run (self->writer, "\u2011", -1, style, self->link);
      else if (g_str_equal (node->name, "drawing") || g_str_equal (node->name, "pict"))
        read_picture (self, node);
      else if (g_str_equal (node->name, "AlternateContent"))
        read_alternative (self, node);
    }
}

static void
read_hyperlink (Reader *self, xmlNode *node)
{
  g_autofree char *id = dopys_office_xml_dup (node, "id");
  g_autofree char *outer = g_steal_pointer (&self->link);

  self->link = g_strdup (dopys_docx_styles_get_link (self->styles, id));
  read_inlines (self, node);
  g_free (self->link);
  self->link = g_steal_pointer (&outer);
}

static void
read_inlines (Reader *self, xmlNode *parent)
{
  static const char *const left_out[] = { "del", "moveFrom", "pPr", "sdtPr", NULL };

  if (self->depth >= DOPYS_OFFICE_MAX_DEPTH)
    return;
  self->depth++;
  for (xmlNode *node = parent->children; node; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE || g_strv_contains (left_out, (const char *) node->name))
        continue;
      if (g_str_equal (node->name, "r"))
        read_run (self, node);
      else if (g_str_equal (node->name, "hyperlink"))
        read_hyperlink (self, node);
      else
        read_inlines (self, node);
    }
  self->depth--;
}

/* ---- blocks ---- */

static void
read_paragraph (Reader *self, xmlNode *node)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  GPtrArray *outer = self->boxes;
  DopysOfficeParagraph paragraph;

  dopys_docx_styles_get_paragraph (self->styles, dopys_office_xml_child (node, "pPr"), &paragraph, &self->base);
  self->boxes = boxes;
  dopys_office_writer_begin (self->writer, &paragraph);
  read_inlines (self, node);
  dopys_office_writer_end (self->writer);
  for (guint i = 0; i < boxes->len; i++)
    read_blocks (self, g_ptr_array_index (boxes, i));
  self->boxes = outer;
}

static void
read_row (Reader *self, xmlNode *row)
{
  gboolean header = dopys_office_xml_child (dopys_office_xml_child (row, "trPr"), "tblHeader") != NULL;

  dopys_office_writer_begin_row (self->writer);
  for (xmlNode *cell = row->children; cell; cell = cell->next)
    if (dopys_office_xml_is (cell, "tc"))
      {
        xmlNode *span = dopys_office_xml_child (dopys_office_xml_child (cell, "tcPr"), "gridSpan");

        dopys_office_writer_begin_cell (self->writer, header, dopys_office_xml_get_number (span, "val", 1));
        read_blocks (self, cell);
        dopys_office_writer_end_cell (self->writer, header);
      }
  dopys_office_writer_end_row (self->writer);
}

static void
read_table (Reader *self, xmlNode *table)
{
  dopys_office_writer_begin_table (self->writer);
  for (xmlNode *row = table->children; row; row = row->next)
    if (dopys_office_xml_is (row, "tr"))
      read_row (self, row);
  dopys_office_writer_end_table (self->writer);
}

static void
read_blocks (Reader *self, xmlNode *parent)
{
  static const char *const around[] = { "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", NULL };

  if (self->depth >= DOPYS_OFFICE_MAX_DEPTH)
    return;
  self->depth++;
  for (xmlNode *node = parent->children; node; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (g_str_equal (node->name, "p"))
        read_paragraph (self, node);
      else if (g_str_equal (node->name, "tbl"))
        read_table (self, node);
      else if (g_strv_contains (around, (const char *) node->name))
        read_blocks (self, node);
    }
  self->depth--;
}

char *
dopys_docx_to_html (DopysOfficeArchive *archive)
{
  xmlDoc *doc = dopys_office_archive_parse (archive, "word/document.xml");
  xmlNode *body = doc ? dopys_office_xml_child (xmlDocGetRootElement (doc), "body") : NULL;
  Reader reader = { .depth = 0 };
  char *html = NULL;

  if (body)
    {
      g_autoptr (DopysDocxStyles) styles = dopys_docx_styles_new (archive);

      reader.styles = styles;
      reader.writer = dopys_office_writer_new ();
      read_blocks (&reader, body);
      html = dopys_office_writer_finish (reader.writer);
      g_free (reader.link);
      if (reader.field)
        g_string_free (reader.field, TRUE);
    }
  g_clear_pointer (&doc, xmlFreeDoc);
  return html;
}
