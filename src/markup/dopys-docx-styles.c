/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-docx-styles.h"

#include "dopys-office-xml.h"

#include <string.h>

#define MAX_CHAIN 16

struct _DopysDocxStyles
{
  xmlDoc *styles;
  xmlDoc *numbering;
  GHashTable *by_id; /* style id → xmlNode of styles */
  GHashTable *nums;  /* numId → abstractNumId */
  GHashTable *lists; /* abstractNumId → xmlNode of numbering */
  GHashTable *links; /* relation → address */
  GHashTable *parts; /* relation → part */
};

static GHashTable *
new_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
index_children (GHashTable *table, xmlDoc *doc, const char *element, const char *attribute)
{
  xmlNode *root = doc ? xmlDocGetRootElement (doc) : NULL;

  for (xmlNode *node = root ? root->children : NULL; node; node = node->next)
    {
      char *id = dopys_office_xml_is (node, element) ? dopys_office_xml_dup (node, attribute) : NULL;

      if (id)
        g_hash_table_replace (table, id, node);
    }
}

static void
read_nums (DopysDocxStyles *self)
{
  xmlNode *root = self->numbering ? xmlDocGetRootElement (self->numbering) : NULL;

  for (xmlNode *node = root ? root->children : NULL; node; node = node->next)
    {
      xmlNode *abstract = dopys_office_xml_is (node, "num") ? dopys_office_xml_child (node, "abstractNumId") : NULL;
      char *id = dopys_office_xml_dup (abstract ? node : NULL, "numId");

      if (id)
        g_hash_table_replace (self->nums, id, dopys_office_xml_dup (abstract, "val"));
    }
}

static void
read_relations (DopysDocxStyles *self, DopysOfficeArchive *archive)
{
  xmlDoc *doc = dopys_office_archive_parse (archive, "word/_rels/document.xml.rels");
  xmlNode *root = doc ? xmlDocGetRootElement (doc) : NULL;

  for (xmlNode *node = root ? root->children : NULL; node; node = node->next)
    {
      g_autofree char *target = dopys_office_xml_dup (node->type == XML_ELEMENT_NODE ? node : NULL, "Target");
      g_autofree char *mode = dopys_office_xml_dup (target ? node : NULL, "TargetMode");
      g_autofree char *id = dopys_office_xml_dup (target ? node : NULL, "Id");

      if (!id)
        continue;
      if (g_strcmp0 (mode, "External") == 0)
        g_hash_table_replace (self->links, g_steal_pointer (&id), g_steal_pointer (&target));
      else
        g_hash_table_replace (self->parts, g_steal_pointer (&id),
                              *target == '/' ? g_strdup (target + 1) : g_strconcat ("word/", target, NULL));
    }
  g_clear_pointer (&doc, xmlFreeDoc);
}

DopysDocxStyles *
dopys_docx_styles_new (DopysOfficeArchive *archive)
{
  DopysDocxStyles *self = g_new0 (DopysDocxStyles, 1);

  self->styles = dopys_office_archive_parse (archive, "word/styles.xml");
  self->numbering = dopys_office_archive_parse (archive, "word/numbering.xml");
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->nums = new_texts ();
  self->links = new_texts ();
  self->parts = new_texts ();
  index_children (self->by_id, self->styles, "style", "styleId");
  index_children (self->lists, self->numbering, "abstractNum", "abstractNumId");
  read_nums (self);
  read_relations (self, archive);
  return self;
}

void
dopys_docx_styles_free (DopysDocxStyles *self)
{
  g_clear_pointer (&self->styles, xmlFreeDoc);
  g_clear_pointer (&self->numbering, xmlFreeDoc);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->nums);
  g_hash_table_unref (self->links);
  g_hash_table_unref (self->parts);
  g_free (self);
}

/* ---- runs ---- */

/* A switch without a value is on. */
static gboolean
is_on (xmlNode *node)
{
  g_autofree char *value = dopys_office_xml_dup (node, "val");

  return !value || !(g_str_equal (value, "0") || g_str_equal (value, "false") || g_str_equal (value, "none") ||
                     g_str_equal (value, "off"));
}

static DopysStyle
apply_run (xmlNode *properties, DopysStyle style, gboolean *hidden)
{
  static const struct
  {
    const char *name;
    DopysStyle style;
  } switches[] = {
    { "b", DOPYS_STYLE_BOLD },
    { "i", DOPYS_STYLE_ITALIC },
    { "u", DOPYS_STYLE_UNDERLINE },
    { "strike", DOPYS_STYLE_STRIKETHROUGH },
    { "dstrike", DOPYS_STYLE_STRIKETHROUGH },
  };
  g_autofree char *position = dopys_office_xml_dup (dopys_office_xml_child (properties, "vertAlign"), "val");
  g_autofree char *raised = dopys_office_xml_dup (dopys_office_xml_child (properties, "position"), "val");
  xmlNode *vanish = dopys_office_xml_child (properties, "vanish");

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      xmlNode *node = dopys_office_xml_child (properties, switches[i].name);

      if (node)
        style = is_on (node) ? style | switches[i].style : style & ~switches[i].style;
    }
  if (g_strcmp0 (position, "superscript") == 0 || (raised && *raised != '-' && *raised != '0'))
    style |= DOPYS_STYLE_SUPERSCRIPT;
  else if (g_strcmp0 (position, "subscript") == 0 || (raised && *raised == '-'))
    style |= DOPYS_STYLE_SUBSCRIPT;
  if (hidden && vanish)
    *hidden = is_on (vanish);
  return style;
}

/* The named style and those that it is based on, the farthest first. */
static DopysStyle
apply_named (DopysDocxStyles *self, const char *id, DopysStyle style, guint depth)
{
  xmlNode *node = id ? g_hash_table_lookup (self->by_id, id) : NULL;
  g_autofree char *based = dopys_office_xml_dup (dopys_office_xml_child (node, "basedOn"), "val");

  if (!node || depth == MAX_CHAIN)
    return style;
  style = apply_named (self, based, style, depth + 1);
  return apply_run (dopys_office_xml_child (node, "rPr"), style, NULL);
}

DopysStyle
dopys_docx_styles_get_run (DopysDocxStyles *self, xmlNode *properties, DopysStyle base, gboolean *hidden)
{
  g_autofree char *id = dopys_office_xml_dup (dopys_office_xml_child (properties, "rStyle"), "val");

  *hidden = FALSE;
  /* The look of links is the site's own. */
  if (id && g_ascii_strcasecmp (id, "Hyperlink") != 0)
    base = apply_named (self, id, base, 0);
  return apply_run (properties, base, hidden);
}

/* ---- paragraphs ---- */

/* Built-in styles are called by their English names in every language of Word. */
static gboolean
match_name (const char *name, DopysOfficeParagraph *paragraph)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (g_str_has_prefix (folded, "heading ") && g_ascii_isdigit (folded[8]) && !folded[9])
    *paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_HEADING, CLAMP (folded[8] - '0', 1, 6), FALSE };
  else if (g_str_equal (folded, "title"))
    *paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_HEADING, 1, FALSE };
  else if (g_str_equal (folded, "subtitle"))
    *paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_HEADING, 2, FALSE };
  else if (g_str_equal (folded, "quote") || g_str_equal (folded, "intense quote"))
    *paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_QUOTE, 0, FALSE };
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_ordered (DopysDocxStyles *self, const char *num, guint level)
{
  const char *abstract = g_hash_table_lookup (self->nums, num);
  xmlNode *list = abstract ? g_hash_table_lookup (self->lists, abstract) : NULL;

  for (xmlNode *node = list ? list->children : NULL; node; node = node->next)
    if (dopys_office_xml_is (node, "lvl") && dopys_office_xml_get_number (node, "ilvl", 0) == level)
      {
        g_autofree char *format = dopys_office_xml_dup (dopys_office_xml_child (node, "numFmt"), "val");

        return format && !g_str_equal (format, "bullet") && !g_str_equal (format, "none");
      }
  return FALSE;
}

static void
take_list (DopysDocxStyles *self, xmlNode *properties, DopysOfficeParagraph *paragraph)
{
  xmlNode *list = dopys_office_xml_child (properties, "numPr");
  g_autofree char *num = dopys_office_xml_dup (dopys_office_xml_child (list, "numId"), "val");
  guint level = dopys_office_xml_get_number (dopys_office_xml_child (list, "ilvl"), "val", 0);

  if (!list || paragraph->kind == DOPYS_OFFICE_HEADING)
    return;
  if (num && g_str_equal (num, "0"))
    paragraph->kind = DOPYS_OFFICE_TEXT; /* taken out of the list of its style */
  else if (num)
    *paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_ITEM, MIN (level, 8), is_ordered (self, num, level) };
}

static void
take_style (DopysDocxStyles *self, const char *id, DopysOfficeParagraph *paragraph, guint depth)
{
  xmlNode *node = id ? g_hash_table_lookup (self->by_id, id) : NULL;
  g_autofree char *name = dopys_office_xml_dup (dopys_office_xml_child (node, "name"), "val");
  g_autofree char *based = dopys_office_xml_dup (dopys_office_xml_child (node, "basedOn"), "val");

  if (!node || depth == MAX_CHAIN || (name && match_name (name, paragraph)))
    return;
  take_style (self, based, paragraph, depth + 1);
  take_list (self, dopys_office_xml_child (node, "pPr"), paragraph);
}

void
dopys_docx_styles_get_paragraph (DopysDocxStyles *self, xmlNode *properties, DopysOfficeParagraph *paragraph,
                                 DopysStyle *style)
{
  g_autofree char *id = dopys_office_xml_dup (dopys_office_xml_child (properties, "pStyle"), "val");
  guint outline = dopys_office_xml_get_number (dopys_office_xml_child (properties, "outlineLvl"), "val", 9);

  *paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_TEXT, 0, FALSE };
  take_style (self, id, paragraph, 0);
  if (outline < 6)
    *paragraph = (DopysOfficeParagraph) { DOPYS_OFFICE_HEADING, outline + 1, FALSE };
  take_list (self, properties, paragraph);
  /* Headings and quotes are dressed by the site. */
  *style = paragraph->kind == DOPYS_OFFICE_HEADING || paragraph->kind == DOPYS_OFFICE_QUOTE
               ? 0
               : apply_named (self, id, 0, 0);
}

/* ---- relations ---- */

const char *
dopys_docx_styles_get_link (DopysDocxStyles *self, const char *id)
{
  return id ? g_hash_table_lookup (self->links, id) : NULL;
}

const char *
dopys_docx_styles_get_part (DopysDocxStyles *self, const char *id)
{
  return id ? g_hash_table_lookup (self->parts, id) : NULL;
}
