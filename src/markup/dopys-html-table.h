/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of foreign pages: the article has no place for them yet, so the site gets them cleaned, as HTML. */
#pragma once

#include "dopys-block.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Whether no row has a second cell: such a table only places things on a page. */
gboolean dopys_html_table_is_layout (xmlNode *table);
/* A raw block with the table: its cells with their text, styles and links; no scripts, pictures or attributes but
 * spans. Alters the tree. n_left_out: (inout): raised by what had to go. Transfer full. */
DopysBlock *dopys_html_table_read (xmlNode *table, guint *n_left_out);

G_END_DECLS
