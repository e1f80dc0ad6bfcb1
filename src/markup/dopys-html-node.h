/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about elements of a parsed foreign page.  Names of elements, attributes and properties in any case. */
#pragma once

#include "dopys-block.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* No page is followed deeper. */
#define DOPYS_HTML_MAX_DEPTH 200

gboolean dopys_html_node_is (xmlNode *node, const char *name);
/* names: ended by NULL. */
gboolean dopys_html_node_is_one_of (xmlNode *node, const char *const *names);
/* Text between it and its neighbours is a paragraph's border. */
gboolean dopys_html_node_is_block (xmlNode *node);
/* Not shown by a browser, only for who reads with their ears, or a mark or remark that Word keeps beside the text. */
gboolean dopys_html_node_is_hidden (xmlNode *node);
/* The same without a look at its styles. */
gboolean dopys_html_node_is_marked_hidden (xmlNode *node);
gboolean dopys_html_node_has_class (xmlNode *node, const char *word);

/* NULL if there is none. Transfer full. */
char *dopys_html_node_dup_attribute (xmlNode *node, const char *name);
/* The same in one line, white space collapsed. Transfer full. */
char *dopys_html_node_dup_line (xmlNode *node, const char *attribute);
/* Its text in one line, white space collapsed; words apart where an element or a line break parts them. Transfer full.
 */
char *dopys_html_node_dup_text (xmlNode *node);

/* The address of a picture. NULL if there is none. Transfer full. */
char *dopys_html_node_dup_source (xmlNode *node);
/* The <title> of the page that begins with root, which may be NULL. NULL if there is none. Transfer full. */
char *dopys_html_node_dup_title (xmlNode *root);

/* The first child of that name, or NULL. */
xmlNode *dopys_html_node_find_child (xmlNode *node, const char *name);
/* How many elements of that name are inside. */
guint dopys_html_node_count (xmlNode *node, const char *name);

/* The level of the heading that it is: 1 to 6, 0 for none. */
guint dopys_html_node_get_heading (xmlNode *node);
/* All text inside however deep, with a space where blocks border. Transfer full. */
char *dopys_html_node_dup_all_text (xmlNode *node);
/* Styles that the element stands for by its name. */
DopysStyle dopys_html_node_get_style (xmlNode *node);

gboolean dopys_html_node_is_quote (xmlNode *node);
/* A paragraph of a background note, as this program writes it. */
gboolean dopys_html_node_is_note (xmlNode *node);
/* The block that the element is by itself: a line, the frame of a video. NULL for others. Transfer full. */
DopysBlock *dopys_html_node_dup_object (xmlNode *node);

G_END_DECLS
