/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What styles say of an element: its own style attribute over the rules of the page's style sheets.
 *
 * Of sheets only what office programs write is read: rules for an element, a class, or an element of a class, and
 * Word's definitions of lists.  Everything is in lower case.
 */
#pragma once

#include "dopys-style.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

typedef enum
{
  DOPYS_CSS_DISPLAY,
  DOPYS_CSS_VISIBILITY,
  DOPYS_CSS_OPACITY,
  DOPYS_CSS_POSITION,
  DOPYS_CSS_LEFT,
  DOPYS_CSS_TOP,
  DOPYS_CSS_CLIP,
  DOPYS_CSS_MAX_HEIGHT,
  DOPYS_CSS_OVERFLOW,
  DOPYS_CSS_WIDTH,
  DOPYS_CSS_HEIGHT,
  DOPYS_CSS_WHITE_SPACE,
  DOPYS_CSS_WHITE_SPACE_COLLAPSE,
  DOPYS_CSS_FONT_SIZE,
  DOPYS_CSS_FONT_WEIGHT,
  DOPYS_CSS_FONT_STYLE,
  DOPYS_CSS_DECORATION,
  DOPYS_CSS_DECORATION_LINE,
  DOPYS_CSS_VERTICAL_ALIGN,
  DOPYS_CSS_MSO_HIDE,
  DOPYS_CSS_MSO_LIST,
  DOPYS_CSS_MSO_ELEMENT,
  DOPYS_CSS_MSO_LEVEL_NUMBER_FORMAT,
  DOPYS_CSS_N
} DopysCssProperty;

/* value: NULL where nothing is said. */
typedef struct
{
  const char *value[DOPYS_CSS_N];
  char *own;
} DopysHtmlCss;

void dopys_html_css_read (xmlNode *node, DopysHtmlCss *css);
/* What Word's sheet says of a list's level, as in "l0 level1"; nothing where there is no such. */
void dopys_html_css_read_list (xmlDoc *doc, const char *list, DopysHtmlCss *css);
void dopys_html_css_clear (DopysHtmlCss *css);

/* Nothing of the element is shown. */
gboolean dopys_html_css_hides (const DopysHtmlCss *css);
/* Whether text directly in the element is shown, where around it it is shown or not. */
gboolean dopys_html_css_is_invisible (const DopysHtmlCss *css, gboolean around);
/* Text before it and in it are not one paragraph. */
gboolean dopys_html_css_is_block (const DopysHtmlCss *css);
/* Whether line ends count. */
gboolean dopys_html_css_is_pre (const DopysHtmlCss *css, gboolean around);
DopysStyle dopys_html_css_restyle (const DopysHtmlCss *css, DopysStyle style);
/* In pixels; -1 where it is not said so. */
double dopys_html_css_parse_length (const char *value);

/* Reads the document's style sheets; they are kept with it until dopys_html_css_drop_sheets(). */
void dopys_html_css_take_sheets (xmlDoc *doc);
void dopys_html_css_drop_sheets (xmlDoc *doc);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DopysHtmlCss, dopys_html_css_clear)

G_END_DECLS
