/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-node.h"

#include <string.h>

gboolean
dopys_html_node_is (xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

gboolean
dopys_html_node_is_one_of (xmlNode *node, const char *const *names)
{
  for (; *names; names++)
    if (dopys_html_node_is (node, *names))
      return TRUE;
  return FALSE;
}

gboolean
dopys_html_node_is_block (xmlNode *node)
{
  static const char *const names[] = {
    "p",       "div", "section",    "article", "main",  "header", "footer",   "aside",      "nav",     "address",
    "center",  "pre", "dl",         "dt",      "dd",    "body",   "html",     "details",    "summary", "form",
    "tr",      "td",  "th",         "thead",   "tbody", "tfoot",  "fieldset", "legend",     "hgroup",  "dialog",
    "caption", "li",  "ul",         "ol",      "menu",  "dir",    "h1",       "h2",         "h3",      "h4",
    "h5",      "h6",  "blockquote", "figure",  "table", "hr",     "xmp",      "figcaption", "listing", NULL
  };
  return dopys_html_node_is_one_of (node, names);
}

char *
dopys_html_node_dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = value && g_utf8_validate ((const char *) value, -1, NULL) ? g_strdup ((const char *) value) : NULL;
  xmlFree (value);
  return copy;
}

char *
dopys_html_node_dup_css (xmlNode *node, const char *property)
{
  g_autofree char *style = dopys_html_node_dup_attribute (node, "style");
  gsize length = strlen (property);

  if (style == NULL)
    return NULL;
  g_auto (GStrv) declarations = g_strsplit (style, ";", -1);
  for (guint i = 0; declarations[i]; i++)
    {
      const char *p = declarations[i] + strspn (declarations[i], " \t\r\n");
      if (g_ascii_strncasecmp (p, property, length) != 0)
        continue;
      p += length;
      p += strspn (p, " \t\r\n");
      if (*p == ':')
        return g_strstrip (g_ascii_strdown (p + 1, -1));
    }
  return NULL;
}

static gboolean
css_is (xmlNode *node, const char *property, const char *wanted)
{
  g_autofree char *value = dopys_html_node_dup_css (node, property);
  return value && g_str_has_prefix (value, wanted);
}

gboolean
dopys_html_node_is_hidden (xmlNode *node)
{
  if (xmlHasProp (node, (const xmlChar *) "hidden"))
    return TRUE;
  return xmlHasProp (node, (const xmlChar *) "style") &&
         (css_is (node, "display", "none") || css_is (node, "visibility", "hidden") ||
          css_is (node, "mso-hide", "all") || css_is (node, "mso-list", "ignore"));
}

gboolean
dopys_html_node_has_class (xmlNode *node, const char *word)
{
  g_autofree char *classes = dopys_html_node_dup_attribute (node, "class");
  if (classes == NULL)
    return FALSE;
  g_auto (GStrv) words = g_strsplit_set (classes, " \t\r\n", -1);
  return g_strv_contains ((const char *const *) words, word);
}

static void
collect_text (xmlNode *node, guint depth, GString *out)
{
  for (xmlNode *child = node->children; child && depth < DOPYS_HTML_MAX_DEPTH; child = child->next)
    {
      if (child->type == XML_TEXT_NODE && child->content)
        g_string_append (out, (const char *) child->content);
      if (child->type != XML_ELEMENT_NODE || dopys_html_node_is (child, "script") ||
          dopys_html_node_is (child, "style"))
        continue;
      gboolean parts = dopys_html_node_is (child, "br") || dopys_html_node_is_block (child);
      if (parts)
        g_string_append_c (out, ' ');
      collect_text (child, depth + 1, out);
      if (parts)
        g_string_append_c (out, ' ');
    }
}

/* In one line, without what no description or caption may hold. */
static char *
collapse (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c <= ' ' || c == 0x7f || c == 0x2028 || c == 0x2029)
        space = TRUE;
      else if (c != 0xfffc && c != 0xfeff)
        {
          if (space && out->len > 0)
            g_string_append_c (out, ' ');
          space = FALSE;
          g_string_append_len (out, p, g_utf8_next_char (p) - p);
        }
    }
  return g_string_free_and_steal (out);
}

char *
dopys_html_node_dup_text (xmlNode *node)
{
  g_autoptr (GString) all = g_string_new (NULL);

  collect_text (node, 0, all);
  g_autofree char *valid = g_utf8_make_valid (all->str, (gssize) all->len);
  return collapse (valid);
}

char *
dopys_html_node_dup_line (xmlNode *node, const char *attribute)
{
  g_autofree char *value = dopys_html_node_dup_attribute (node, attribute);
  return value ? collapse (value) : NULL;
}

xmlNode *
dopys_html_node_find_child (xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child; child = child->next)
    if (dopys_html_node_is (child, name))
      return child;
  return NULL;
}

static guint
count (xmlNode *node, const char *name, guint depth)
{
  guint found = 0;
  for (xmlNode *child = node->children; child && depth < DOPYS_HTML_MAX_DEPTH; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      found += (dopys_html_node_is (child, name) ? 1 : 0) + count (child, name, depth + 1);
  return found;
}

guint
dopys_html_node_count (xmlNode *node, const char *name)
{
  return count (node, name, 0);
}

static DopysStyle
tag_style (xmlNode *node)
{
  static const struct
  {
    const char *name;
    DopysStyle style;
  } tags[] = {
    { "b", DOPYS_STYLE_BOLD },          { "strong", DOPYS_STYLE_BOLD },       { "i", DOPYS_STYLE_ITALIC },
    { "em", DOPYS_STYLE_ITALIC },       { "u", DOPYS_STYLE_UNDERLINE },       { "ins", DOPYS_STYLE_UNDERLINE },
    { "s", DOPYS_STYLE_STRIKETHROUGH }, { "del", DOPYS_STYLE_STRIKETHROUGH }, { "strike", DOPYS_STYLE_STRIKETHROUGH },
    { "sup", DOPYS_STYLE_SUPERSCRIPT }, { "sub", DOPYS_STYLE_SUBSCRIPT },     { "code", DOPYS_STYLE_CODE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (dopys_html_node_is (node, tags[i].name))
      return tags[i].style;
  return DOPYS_STYLE_NONE;
}

static DopysStyle
restyle_by_weight (DopysStyle style, const char *weight)
{
  guint64 number = g_ascii_strtoull (weight, NULL, 10);
  if (g_str_has_prefix (weight, "bold") || number >= 600)
    return style | DOPYS_STYLE_BOLD;
  if (g_str_equal (weight, "normal") || g_str_equal (weight, "lighter") || number > 0)
    return style & ~DOPYS_STYLE_BOLD;
  return style;
}

DopysStyle
dopys_html_node_restyle (xmlNode *node, DopysStyle style)
{
  style |= tag_style (node);
  if (!xmlHasProp (node, (const xmlChar *) "style"))
    return style;
  g_autofree char *weight = dopys_html_node_dup_css (node, "font-weight");
  g_autofree char *slant = dopys_html_node_dup_css (node, "font-style");
  g_autofree char *line = dopys_html_node_dup_css (node, "text-decoration-line");
  g_autofree char *decoration = dopys_html_node_dup_css (node, "text-decoration");
  g_autofree char *align = dopys_html_node_dup_css (node, "vertical-align");
  const char *lines = line ? line : decoration ? decoration : "";

  if (weight)
    style = restyle_by_weight (style, weight);
  if (slant && g_str_equal (slant, "normal"))
    style &= ~DOPYS_STYLE_ITALIC;
  else if (slant && (g_str_equal (slant, "italic") || g_str_equal (slant, "oblique")))
    style |= DOPYS_STYLE_ITALIC;
  if (strstr (lines, "underline"))
    style |= DOPYS_STYLE_UNDERLINE;
  if (strstr (lines, "line-through"))
    style |= DOPYS_STYLE_STRIKETHROUGH;
  if (align && g_str_equal (align, "super"))
    style |= DOPYS_STYLE_SUPERSCRIPT;
  if (align && g_str_equal (align, "sub"))
    style |= DOPYS_STYLE_SUBSCRIPT;
  return style;
}

/* Pages that load pictures late keep the address aside, and a placeholder in its place. */
char *
dopys_html_node_dup_source (xmlNode *node)
{
  g_autofree char *src = dopys_html_node_dup_attribute (node, "src");
  g_autofree char *late = dopys_html_node_dup_attribute (node, "data-src");

  if (late && *late && (src == NULL || *src == '\0' || g_str_has_prefix (src, "data:")))
    return g_steal_pointer (&late);
  return g_steal_pointer (&src);
}

static char *
find_title (xmlNode *node, guint depth)
{
  for (; node && depth < DOPYS_HTML_MAX_DEPTH; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (dopys_html_node_is (node, "title"))
        return dopys_html_node_dup_text (node);
      char *found = find_title (node->children, depth + 1);
      if (found)
        return found;
    }
  return NULL;
}

char *
dopys_html_node_dup_title (xmlNode *root)
{
  return find_title (root, 0);
}
