/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grammar of WordPress block comments: cuts content into pieces, each a whole block or a stretch of other text.
 *
 * Pieces name byte ranges of the caller's text and do not overlap; what lies between them is white space.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DopysPiece:
 * @block: a block with its delimiters; FALSE: free text
 * @name: "paragraph", "core-embed/x"; without "core/". Empty for free text
 * @start: of the piece, with its opening delimiter
 * @inner_start: of what is between the delimiters (a self-closing block has nothing there)
 * @attributes: the JSON object as written, "" if there is none
 */
typedef struct
{
  gboolean block;
  char *name;
  char *attributes;
  gsize start;
  gsize end;
  gsize inner_start;
  gsize inner_end;
} DopysPiece;

/* The pieces of text[start, end) on its outermost level. A block that is never closed is free text to the end. Transfer
 * full. */
GPtrArray *dopys_block_grammar_cut (const char *text, gsize start, gsize end);

G_END_DECLS
