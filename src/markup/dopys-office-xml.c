/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-office-xml.h"

gboolean
dopys_office_xml_is (xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal (node->name, name);
}

xmlNode *
dopys_office_xml_child (xmlNode *node, const char *name)
{
  for (xmlNode *child = node ? node->children : NULL; child; child = child->next)
    if (dopys_office_xml_is (child, name))
      return child;
  return NULL;
}

static xmlNode *
find (xmlNode *node, const char *name, guint depth)
{
  for (xmlNode *child = node->children; child && depth < DOPYS_OFFICE_MAX_DEPTH; child = child->next)
    {
      xmlNode *found;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (g_str_equal (child->name, name))
        return child;
      found = find (child, name, depth + 1);
      if (found)
        return found;
    }
  return NULL;
}

xmlNode *
dopys_office_xml_find (xmlNode *node, const char *name)
{
  return node ? find (node, name, 0) : NULL;
}

char *
dopys_office_xml_dup (xmlNode *node, const char *attribute)
{
  for (xmlAttr *at = node ? node->properties : NULL; at; at = at->next)
    if (g_str_equal (at->name, attribute))
      {
        xmlChar *value = xmlNodeListGetString (node->doc, at->children, 1);
        char *copy = g_strdup (value ? (const char *) value : "");

        xmlFree (value);
        return copy;
      }
  return NULL;
}

guint
dopys_office_xml_get_number (xmlNode *node, const char *attribute, guint fallback)
{
  g_autofree char *text = dopys_office_xml_dup (node, attribute);
  guint64 number;

  return text && g_ascii_string_to_unsigned (text, 10, 0, 1000, &number, NULL) ? (guint) number : fallback;
}
