/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-word.h"

#include "dopys-html-node.h"

#include <string.h>

#define LONGEST_MARK 40

/* The mark that Word writes before an item: «1.», «а)», «·». NULL if there is none. */
static char *
dup_mark (xmlNode *node, guint depth)
{
  for (xmlNode *child = node->children; child && depth < DOPYS_HTML_MAX_DEPTH; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE)
        continue;
      g_auto (DopysHtmlCss) css;
      dopys_html_css_read (child, &css);
      const char *list = css.value[DOPYS_CSS_MSO_LIST];
      char *mark =
          list && g_str_equal (list, "ignore") ? dopys_html_node_dup_text (child) : dup_mark (child, depth + 1);
      if (mark)
        return mark;
    }
  return NULL;
}

/* «о» in a font of signs is a bullet, «о)» is a letter that counts. */
static gboolean
counts (const char *mark)
{
  const char *p = mark + strspn (mark, "(");
  return g_unichar_isalnum (g_utf8_get_char (p)) && strpbrk (p, ".)");
}

/* The last number of «2.3.»; 0 if it counts in letters. */
static guint
find_number (const char *mark)
{
  gsize length = strlen (mark);

  while (length > 0 && !g_ascii_isdigit (mark[length - 1]))
    length--;
  while (length > 0 && g_ascii_isdigit (mark[length - 1]))
    length--;
  guint64 number = g_ascii_strtoull (mark + length, NULL, 10);
  return number <= 100000 ? (guint) number : 0;
}

/* Where no mark came along, the sheet knows how the level is marked. */
static gboolean
counts_by_sheet (xmlNode *node, const char *list)
{
  g_auto (DopysHtmlCss) level;

  dopys_html_css_read_list (node->doc, list, &level);
  const char *format = level.value[DOPYS_CSS_MSO_LEVEL_NUMBER_FORMAT];
  return level.own && (format == NULL || (!g_str_equal (format, "bullet") && !g_str_equal (format, "image")));
}

gboolean
dopys_html_word_is_item (xmlNode *node, const DopysHtmlCss *css, DopysBlockFormat *format)
{
  const char *list = css->value[DOPYS_CSS_MSO_LIST];
  const char *level = list ? strstr (list, "level") : NULL;

  if (level == NULL)
    return FALSE;
  guint64 number = g_ascii_strtoull (level + strlen ("level"), NULL, 10);
  guint8 depth = (guint8) CLAMP (number, 1, DOPYS_LIST_MAX_DEPTH + 1) - 1;
  g_autofree char *mark = dup_mark (node, 0);
  if (mark && strlen (mark) > LONGEST_MARK)
    return FALSE;
  if (mark ? !counts (mark) : !counts_by_sheet (node, list))
    {
      *format = DOPYS_FORMAT_BULLET (depth);
      return TRUE;
    }
  *format = DOPYS_FORMAT_NUMBER (depth);
  format->start = mark ? find_number (mark) : 0;
  return TRUE;
}

gboolean
dopys_html_word_is_number (xmlNode *node, const DopysHtmlCss *css)
{
  const char *list = css->value[DOPYS_CSS_MSO_LIST];

  if (list == NULL || !g_str_equal (list, "ignore"))
    return FALSE;
  g_autofree char *mark = dopys_html_node_dup_text (node);
  return counts (mark);
}
