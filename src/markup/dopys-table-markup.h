/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as the block editor of WordPress 6.x writes it (core/table), and as plain HTML and text. */
#pragma once

#include "dopys-block.h"

G_BEGIN_DECLS

/* html[0, length): what is between the delimiters of the block; attributes: its JSON, "" for none. NULL if it is more
 * than a DopysTable can say: spans, a foot, aligned or coloured cells. Transfer full. */
DopysTable *dopys_table_markup_read (const char *html, gsize length, const char *attributes);
/* The whole block with its delimiters. */
void dopys_table_markup_write (GString *out, DopysTable *table);

/* A table element with its caption. */
void dopys_table_markup_write_html (GString *out, DopysTable *table);
/* A line for each row, cells parted by a tab; the caption in a line of its own. */
void dopys_table_markup_write_text (GString *out, DopysTable *table);

G_END_DECLS
