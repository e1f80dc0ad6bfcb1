/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of foreign pages, of spreadsheets and word processors. */
#pragma once

#include "dopys-block.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Appends the blocks that are in an element: a cell or a caption. */
typedef void (*DopysHtmlContentFunc) (xmlNode *element, GPtrArray *blocks, gpointer user_data);

/* Whether the table only places things on a page: no row has a second cell, another table is inside, or there are more
 * cells than anybody reads. */
gboolean dopys_html_table_is_layout (xmlNode *table);
/* Appends the table to blocks: a cell over several rows or columns becomes one and empty ones, what is larger than a
 * table may be becomes several, blocks within a cell become its lines, and the photos of cells follow the table. */
void dopys_html_table_read (xmlNode *table, DopysHtmlContentFunc read, gpointer user_data, GPtrArray *blocks);
/* Where one paragraph was appended at place `at` after a table without a caption, it becomes its caption. */
void dopys_html_table_take_caption (GPtrArray *blocks, guint at);

G_END_DECLS
