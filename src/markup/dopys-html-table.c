/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-table.h"

#include "dopys-html-node.h"

#include <libxml/HTMLtree.h>
#include <string.h>

static gboolean
has_wide_row (xmlNode *node, guint depth)
{
  guint cells = 0;

  for (xmlNode *child = node->children; child && depth < DOPYS_HTML_MAX_DEPTH; child = child->next)
    {
      if (dopys_html_node_is (child, "td") || dopys_html_node_is (child, "th"))
        cells++;
      else if (child->type == XML_ELEMENT_NODE && has_wide_row (child, depth + 1))
        return TRUE;
    }
  return cells > 1;
}

gboolean
dopys_html_table_is_layout (xmlNode *table)
{
  return !has_wide_row (table, 0);
}

static gboolean
is_safe_link (xmlNode *node)
{
  static const char *const schemes[] = { "http", "https", "mailto", "tel", NULL };
  g_autofree char *href = dopys_html_node_dup_attribute (node, "href");
  g_autofree char *scheme = href ? g_uri_parse_scheme (href) : NULL;
  return scheme && g_strv_contains (schemes, scheme);
}

static void
strip_attributes (xmlNode *node)
{
  gboolean cell = dopys_html_node_is (node, "td") || dopys_html_node_is (node, "th");
  gboolean link = dopys_html_node_is (node, "a");

  for (xmlAttr *attribute = node->properties, *next; attribute; attribute = next)
    {
      const char *name = (const char *) attribute->name;
      next = attribute->next;
      if (!(link && g_ascii_strcasecmp (name, "href") == 0) &&
          !(cell && (g_ascii_strcasecmp (name, "colspan") == 0 || g_ascii_strcasecmp (name, "rowspan") == 0)))
        xmlRemoveProp (attribute);
    }
}

/* The element goes, what is in it stays. */
static void
unwrap (xmlNode *node)
{
  while (node->children)
    {
      xmlNode *child = node->children;
      xmlUnlinkNode (child);
      xmlAddPrevSibling (node, child);
    }
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

static void
remove_node (xmlNode *node)
{
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

static void
strip (xmlNode *node, guint depth, guint *n_left_out)
{
  static const char *const kept[] = { "caption", "thead", "tbody", "tfoot", "tr",  "th",     "td",  "b", "strong",
                                      "i",       "em",    "u",     "s",     "sup", "sub",    "br",  "p", "ul",
                                      "ol",      "li",    "code",  "table", "div", "strike", "del", NULL };
  static const char *const dropped[] = { "script", "style",    "template", "noscript", "input", "select",
                                         "button", "textarea", "head",     "title",    NULL };
  static const char *const left_out[] = { "img",   "iframe", "object", "embed", "video",
                                          "audio", "canvas", "svg",    "math",  NULL };

  strip_attributes (node);
  for (xmlNode *child = node->children, *next; child; child = next)
    {
      next = child->next;
      if (child->type == XML_TEXT_NODE)
        continue;
      if (dopys_html_node_is_one_of (child, left_out))
        (*n_left_out)++;
      if (child->type != XML_ELEMENT_NODE || depth == DOPYS_HTML_MAX_DEPTH || dopys_html_node_is_hidden (child) ||
          dopys_html_node_is_one_of (child, dropped) || dopys_html_node_is_one_of (child, left_out))
        {
          remove_node (child);
          continue;
        }
      gboolean keep =
          dopys_html_node_is_one_of (child, kept) || (dopys_html_node_is (child, "a") && is_safe_link (child));
      strip (child, depth + 1, n_left_out);
      if (keep)
        continue;
      if (dopys_html_node_is_block (child))
        xmlNodeSetName (child, (const xmlChar *) "div"); /* a heading, say: no two words may join */
      else
        unwrap (child);
    }
}

DopysBlock *
dopys_html_table_read (xmlNode *table, guint *n_left_out)
{
  xmlBuffer *buffer = xmlBufferCreate ();

  strip (table, 0, n_left_out);
  htmlNodeDump (buffer, table->doc, table);
  g_autofree char *html =
      g_strdup_printf ("<!-- wp:html -->\n%s\n<!-- /wp:html -->", (const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  return dopys_block_new_raw (bytes);
}
