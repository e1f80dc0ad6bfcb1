/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-css.h"

#include <string.h>

#define MAX_RULES 5000
#define MAX_STYLE_BYTES (64 * 1024)
#define FAR_AWAY (-900)

/* The order of DopysCssProperty. */
static const char *const names[DOPYS_CSS_N] = {
  "display",
  "visibility",
  "opacity",
  "position",
  "left",
  "top",
  "clip",
  "max-height",
  "overflow",
  "width",
  "height",
  "white-space",
  "white-space-collapse",
  "font-size",
  "font-weight",
  "font-style",
  "text-decoration",
  "text-decoration-line",
  "vertical-align",
  "mso-hide",
  "mso-list",
  "mso-element",
  "mso-level-number-format",
};

/* ---- declarations ---- */

static void
take_declaration (DopysHtmlCss *css, char *declaration)
{
  char *colon = strchr (declaration, ':');

  if (colon == NULL)
    return;
  *colon = '\0';
  const char *name = g_strstrip (declaration);
  for (guint i = 0; i < DOPYS_CSS_N; i++)
    if (g_str_equal (name, names[i]))
      {
        char *important = strstr (colon + 1, "!important");
        if (important)
          *important = '\0';
        css->value[i] = g_strstrip (colon + 1);
      }
}

/* Splits at semicolons that stand neither in quotes nor in brackets. */
static void
take_declarations (DopysHtmlCss *css)
{
  char quote = '\0';
  guint open = 0;
  char *start = css->own;

  for (char *p = css->own;; p++)
    {
      if (*p == '\0' || (*p == ';' && quote == '\0' && open == 0))
        {
          gboolean end = *p == '\0';
          *p = '\0';
          take_declaration (css, start);
          if (end)
            return;
          start = p + 1;
        }
      else if (quote)
        quote = *p == quote ? '\0' : quote;
      else if (*p == '"' || *p == '\'')
        quote = *p;
      else if (*p == '(')
        open++;
      else if (*p == ')' && open > 0)
        open--;
    }
}

static void
append_rule (GString *all, GHashTable *sheet, const char *key)
{
  const char *rule = g_hash_table_lookup (sheet, key);
  if (rule)
    g_string_append_printf (all, "%s;", rule);
}

static char *
dup_lower (xmlNode *node, const char *attribute)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) attribute);
  char *lower =
      value && strlen ((const char *) value) < MAX_STYLE_BYTES ? g_ascii_strdown ((const char *) value, -1) : NULL;
  xmlFree (value);
  return lower;
}

static void
append_rules (GString *all, GHashTable *sheet, xmlNode *node)
{
  g_autofree char *tag = g_ascii_strdown ((const char *) node->name, -1);
  g_autofree char *classes = dup_lower (node, "class");

  append_rule (all, sheet, tag);
  if (classes == NULL)
    return;
  g_auto (GStrv) words = g_strsplit_set (classes, " \t\r\n", 20);
  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *any = g_strconcat (".", words[i], NULL);
      g_autofree char *own = g_strconcat (tag, any, NULL);
      append_rule (all, sheet, any);
      append_rule (all, sheet, own);
    }
}

void
dopys_html_css_read (xmlNode *node, DopysHtmlCss *css)
{
  GHashTable *sheet = node->doc ? node->doc->_private : NULL;
  g_autofree char *style = dup_lower (node, "style");

  *css = (DopysHtmlCss) { .own = NULL };
  if (sheet == NULL && style == NULL)
    return;
  GString *all = g_string_new (NULL);
  if (sheet)
    append_rules (all, sheet, node);
  if (style)
    g_string_append (all, style);
  css->own = g_string_free_and_steal (all);
  take_declarations (css);
}

void
dopys_html_css_read_list (xmlDoc *doc, const char *list, DopysHtmlCss *css)
{
  GHashTable *sheet = doc->_private;
  g_auto (GStrv) words = g_strsplit (list, " ", 3);

  *css = (DopysHtmlCss) { .own = NULL };
  if (sheet == NULL || words[0] == NULL || words[1] == NULL)
    return;
  g_autofree char *key = g_strdup_printf ("@list %s:%s", words[0], words[1]);
  css->own = g_strdup (g_hash_table_lookup (sheet, key));
  if (css->own)
    take_declarations (css);
}

void
dopys_html_css_clear (DopysHtmlCss *css)
{
  g_clear_pointer (&css->own, g_free);
}

/* ---- what they mean ---- */

static gboolean
is (const DopysHtmlCss *css, DopysCssProperty property, const char *start)
{
  return css->value[property] && g_str_has_prefix (css->value[property], start);
}

double
dopys_html_css_parse_length (const char *value)
{
  char *end;
  double number = value ? g_ascii_strtod (value, &end) : -1;

  if (value == NULL || end == value)
    return -1;
  if (g_str_has_prefix (end, "pt"))
    return number * 4 / 3;
  return *end == '\0' || *end == ' ' || g_str_has_prefix (end, "px") ? number : number == 0 ? 0 : -1;
}

static gboolean
is_zero (const char *value)
{
  return value && dopys_html_css_parse_length (value) == 0;
}

/* Where pages put what only screen readers are to read. */
static gboolean
is_out_of_sight (const DopysHtmlCss *css)
{
  if (!is (css, DOPYS_CSS_POSITION, "absolute") && !is (css, DOPYS_CSS_POSITION, "fixed"))
    return FALSE;
  const char *left = css->value[DOPYS_CSS_LEFT], *top = css->value[DOPYS_CSS_TOP];
  return (left && g_ascii_strtod (left, NULL) < FAR_AWAY) || (top && g_ascii_strtod (top, NULL) < FAR_AWAY) ||
         is (css, DOPYS_CSS_CLIP, "rect(0") || is (css, DOPYS_CSS_CLIP, "rect(1px");
}

gboolean
dopys_html_css_hides (const DopysHtmlCss *css)
{
  if (css->own == NULL)
    return FALSE;
  return is (css, DOPYS_CSS_DISPLAY, "none") || is (css, DOPYS_CSS_MSO_HIDE, "all") ||
         is (css, DOPYS_CSS_MSO_LIST, "ignore") || is (css, DOPYS_CSS_MSO_ELEMENT, "comment") ||
         is_zero (css->value[DOPYS_CSS_OPACITY]) ||
         (is_zero (css->value[DOPYS_CSS_MAX_HEIGHT]) && is (css, DOPYS_CSS_OVERFLOW, "hidden")) ||
         is_out_of_sight (css);
}

gboolean
dopys_html_css_is_invisible (const DopysHtmlCss *css, gboolean around)
{
  const char *size = css->value[DOPYS_CSS_FONT_SIZE], *visibility = css->value[DOPYS_CSS_VISIBILITY];

  if (visibility && (g_str_equal (visibility, "hidden") || g_str_equal (visibility, "collapse")))
    return TRUE;
  if (size && is_zero (size))
    return TRUE;
  return size || (visibility && g_str_equal (visibility, "visible")) ? FALSE : around;
}

gboolean
dopys_html_css_is_block (const DopysHtmlCss *css)
{
  static const char *const values[] = { "block",     "flex",       "grid",      "list-item", "table",
                                        "table-row", "table-cell", "flow-root", NULL };
  const char *display = css->value[DOPYS_CSS_DISPLAY];
  return display && g_strv_contains (values, display);
}

gboolean
dopys_html_css_is_pre (const DopysHtmlCss *css, gboolean around)
{
  const char *space = css->value[DOPYS_CSS_WHITE_SPACE], *collapse = css->value[DOPYS_CSS_WHITE_SPACE_COLLAPSE];

  if (collapse)
    return g_str_has_prefix (collapse, "pre");
  if (space && !g_str_equal (space, "inherit"))
    return g_str_has_prefix (space, "pre") || g_str_has_prefix (space, "break-spaces");
  return around;
}

static DopysStyle
restyle_by_weight (DopysStyle style, const char *weight)
{
  guint64 number = g_ascii_strtoull (weight, NULL, 10);
  if (g_str_has_prefix (weight, "bold") || number >= 600)
    return style | DOPYS_STYLE_BOLD;
  if (g_str_equal (weight, "normal") || g_str_equal (weight, "lighter") || (number > 0 && number < 500))
    return style & ~DOPYS_STYLE_BOLD;
  return style;
}

DopysStyle
dopys_html_css_restyle (const DopysHtmlCss *css, DopysStyle style)
{
  const char *weight = css->value[DOPYS_CSS_FONT_WEIGHT], *slant = css->value[DOPYS_CSS_FONT_STYLE];
  const char *align = css->value[DOPYS_CSS_VERTICAL_ALIGN];
  const char *line = css->value[DOPYS_CSS_DECORATION_LINE];
  const char *lines = line ? line : css->value[DOPYS_CSS_DECORATION];

  if (weight)
    style = restyle_by_weight (style, weight);
  if (slant && g_str_equal (slant, "normal"))
    style &= ~DOPYS_STYLE_ITALIC;
  else if (slant && (g_str_equal (slant, "italic") || g_str_has_prefix (slant, "oblique")))
    style |= DOPYS_STYLE_ITALIC;
  if (lines && strstr (lines, "underline"))
    style |= DOPYS_STYLE_UNDERLINE;
  if (lines && strstr (lines, "line-through"))
    style |= DOPYS_STYLE_STRIKETHROUGH;
  if (align && g_str_equal (align, "super"))
    style |= DOPYS_STYLE_SUPERSCRIPT;
  if (align && g_str_equal (align, "sub"))
    style |= DOPYS_STYLE_SUBSCRIPT;
  return style;
}

/* ---- sheets ---- */

/* From an opening brace to behind its closing one. */
static const char *
skip_braces (const char *p)
{
  guint open = 0;

  for (; *p; p++)
    if (*p == '{')
      open++;
    else if (*p == '}' && --open == 0)
      return p + 1;
  return p;
}

static gboolean
is_simple (const char *selector)
{
  const char *rest = g_str_has_prefix (selector, "@list ") ? selector + strlen ("@list ") : selector;
  return *rest && strpbrk (rest, rest == selector ? " \t\r\n>+~:[*#(" : " \t\r\n{") == NULL;
}

static void
take_rule (GHashTable *sheet, const char *selectors, gsize selectors_length, const char *body, gsize body_length)
{
  g_autofree char *all = g_strndup (selectors, selectors_length);
  g_auto (GStrv) each = g_strsplit (all, ",", 50);

  for (guint i = 0; each[i] && g_hash_table_size (sheet) < MAX_RULES; i++)
    {
      const char *selector = g_strstrip (each[i]);
      if (!is_simple (selector))
        continue;
      const char *before = g_hash_table_lookup (sheet, selector);
      if (before && strlen (before) > MAX_STYLE_BYTES)
        continue;
      g_hash_table_insert (sheet, g_strdup (selector),
                           g_strdup_printf ("%s%s%.*s", before ? before : "", before ? ";" : "",
                                            (int) MIN (body_length, MAX_STYLE_BYTES), body));
    }
}

static char *
drop_comments (const char *css)
{
  GString *out = g_string_new (NULL);

  for (const char *p = css; *p;)
    {
      if (p[0] == '/' && p[1] == '*')
        {
          const char *end = strstr (p + 1, "*/");
          if (end == NULL) /* never closed */
            break;
          p = end + 2;
        }
      else if (strncmp (p, "<!--", 4) == 0)
        p += 4;
      else if (strncmp (p, "-->", 3) == 0)
        p += 3;
      else
        g_string_append_c (out, g_ascii_tolower (*p++));
    }
  return g_string_free_and_steal (out);
}

static void
take_sheet (GHashTable *sheet, const char *css)
{
  g_autofree char *text = drop_comments (css);

  for (const char *p = text; *p && g_hash_table_size (sheet) < MAX_RULES;)
    {
      p += strspn (p, " \t\r\n;}");
      const char *brace = p + strcspn (p, "{");
      if (*brace == '\0')
        return;
      const char *end = skip_braces (brace);
      if (*p != '@' || g_str_has_prefix (p, "@list "))
        take_rule (sheet, p, (gsize) (brace - p), brace + 1, strcspn (brace + 1, "}"));
      p = end;
    }
}

static xmlNode *
next_node (xmlNode *node, xmlNode *top)
{
  if (node->type == XML_ELEMENT_NODE && node->children)
    return node->children;
  while (node && node != top && node->next == NULL)
    node = node->parent;
  return node && node != top ? node->next : NULL;
}

void
dopys_html_css_take_sheets (xmlDoc *doc)
{
  GHashTable *sheet = NULL;
  xmlNode *root = xmlDocGetRootElement (doc);

  for (xmlNode *node = root; node; node = next_node (node, root))
    {
      if (node->type != XML_ELEMENT_NODE || g_ascii_strcasecmp ((const char *) node->name, "style") != 0)
        continue;
      xmlChar *content = xmlNodeGetContent (node);
      if (sheet == NULL)
        sheet = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      take_sheet (sheet, (const char *) content);
      xmlFree (content);
    }
  doc->_private = sheet;
}

void
dopys_html_css_drop_sheets (xmlDoc *doc)
{
  g_clear_pointer ((GHashTable **) &doc->_private, g_hash_table_unref);
}
