/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists as Word copies them: paragraphs that say of which list and level they are, with the mark written before the
 * text. */
#pragma once

#include "dopys-block.h"
#include "dopys-html-css.h"

G_BEGIN_DECLS

/* Whether the paragraph is such an item; format: (out): of the item. */
gboolean dopys_html_word_is_item (xmlNode *node, const DopysHtmlCss *css, DopysBlockFormat *format);
/* Whether the element is a mark that counts, «1.2.» say: before a heading it is a part of it. */
gboolean dopys_html_word_is_number (xmlNode *node, const DopysHtmlCss *css);

G_END_DECLS
