/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-node.h"

#include "dopys-embed.h"
#include "dopys-html-css.h"
#include "dopys-inline.h"

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

gboolean
dopys_html_node_has_class (xmlNode *node, const char *word)
{
  g_autofree char *classes = dopys_html_node_dup_attribute (node, "class");
  if (classes == NULL)
    return FALSE;
  g_auto (GStrv) words = g_strsplit_set (classes, " \t\r\n", -1);
  return g_strv_contains ((const char *const *) words, word);
}

/* What pages call the text that is only for screen readers, and Word and its kin what is beside the text. */
gboolean
dopys_html_node_is_marked_hidden (xmlNode *node)
{
  static const char *const words[] = { "sr-only",
                                       "visually-hidden",
                                       "visuallyhidden",
                                       "screen-reader-text",
                                       "screen-reader-only",
                                       "MsoCommentReference",
                                       "EOP",
                                       NULL };
  g_autofree char *classes = dopys_html_node_dup_attribute (node, "class");

  if (xmlHasProp (node, (const xmlChar *) "hidden"))
    return TRUE;
  if (classes == NULL)
    return FALSE;
  g_auto (GStrv) each = g_strsplit_set (classes, " \t\r\n", 30);
  for (guint i = 0; each[i]; i++)
    if (g_strv_contains (words, each[i]))
      return TRUE;
  return FALSE;
}

gboolean
dopys_html_node_is_hidden (xmlNode *node)
{
  g_auto (DopysHtmlCss) css;

  dopys_html_css_read (node, &css);
  return dopys_html_css_hides (&css) || dopys_html_node_is_marked_hidden (node);
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

static xmlNode *
leave (xmlNode *node, xmlNode *top, GString *out)
{
  while (node != top && node->next == NULL)
    {
      node = node->parent;
      if (node != top && dopys_html_node_is_block (node))
        g_string_append_c (out, ' ');
    }
  return node == top ? NULL : node->next;
}

char *
dopys_html_node_dup_all_text (xmlNode *node)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (xmlNode *at = node->children; at;)
    {
      gboolean element = at->type == XML_ELEMENT_NODE;
      if (at->type == XML_TEXT_NODE && at->content)
        g_string_append (out, (const char *) at->content);
      else if (element && (dopys_html_node_is (at, "br") || dopys_html_node_is_block (at)))
        g_string_append_c (out, ' ');
      gboolean enter = element && at->children && !dopys_html_node_is (at, "script") &&
                       !dopys_html_node_is (at, "style") && !dopys_html_node_is_hidden (at);
      at = enter ? at->children : leave (at, node, out);
    }
  return g_utf8_make_valid (out->str, (gssize) out->len);
}

guint
dopys_html_node_get_heading (xmlNode *node)
{
  const char *name = (const char *) node->name;

  if ((name[0] == 'h' || name[0] == 'H') && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
    return (guint) (name[1] - '0');
  if (dopys_html_node_is (node, "p") && dopys_html_node_has_class (node, "MsoTitle"))
    return 1;
  g_autofree char *role = dopys_html_node_dup_attribute (node, "role");
  g_autofree char *level = g_strcmp0 (role, "heading") == 0 ? dopys_html_node_dup_attribute (node, "aria-level") : NULL;
  guint64 number = level ? g_ascii_strtoull (level, NULL, 10) : 0;
  return number <= 6 ? (guint) number : 6;
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

/* Word marks what somebody put in with the same element as one that is underlined. */
static gboolean
is_tracked_change (xmlNode *node)
{
  return dopys_html_node_is (node, "ins") &&
         (xmlHasProp (node, (const xmlChar *) "cite") || xmlHasProp (node, (const xmlChar *) "datetime"));
}

DopysStyle
dopys_html_node_get_style (xmlNode *node)
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
    if (dopys_html_node_is (node, tags[i].name) && !is_tracked_change (node))
      return tags[i].style;
  return DOPYS_STYLE_NONE;
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

gboolean
dopys_html_node_is_quote (xmlNode *node)
{
  return dopys_html_node_is (node, "blockquote") || dopys_html_node_has_class (node, "MsoQuote") ||
         dopys_html_node_has_class (node, "MsoIntenseQuote");
}

gboolean
dopys_html_node_is_note (xmlNode *node)
{
  return dopys_html_node_has_class (node, DOPYS_NOTE_CLASS);
}

DopysBlock *
dopys_html_node_dup_object (xmlNode *node)
{
  if (dopys_html_node_is (node, "hr"))
    return dopys_block_new_separator ();
  if (!dopys_html_node_is (node, "iframe"))
    return NULL;
  g_autofree char *src = dopys_html_node_dup_line (node, "src");
  g_autofree char *address = src ? dopys_embed_dup_unframed (src) : NULL;
  return address ? dopys_block_new_embed (address) : NULL;
}
