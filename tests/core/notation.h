/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents in a notation that can be read in a test: one block a line, a mark, a space and the text.
 *
 *   p paragraph   h2 h3 h4 heading   b0 b1… bullet of a depth   n0 n1… number, n0@5 starting at 5
 *   q quote   s quote source   i note   p< p| p> h2| aligned to the left, centre, right
 *   M media   - separator   R raw   T table   ~ more   E embed; an object's one character is written *
 *
 * In the text [ and ] mark a range, ^ a caret.  notation_parse() normalizes; write the closing paragraph ("p ") in what
 * is expected.
 */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

/* start, end: where the marks are; both of them for a caret. May be NULL. Transfer full. */
DopysDocument *notation_parse (const char *notation, guint *start, guint *end);
/* caret: G_MAXUINT for none. Transfer full. */
char *notation_write (DopysDocument *document, guint caret);

#define NOTATION_NO_CARET G_MAXUINT

#define assert_notation(document, caret, expected)                                                                     \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *notation_ = notation_write (document, caret);                                                     \
    dopys_document_check (document);                                                                                   \
    g_assert_cmpstr (notation_, ==, expected);                                                                         \
  }                                                                                                                    \
  G_STMT_END

/* Objects for tests. Transfer full. */
DopysBlock *notation_new_object (char mark);

/* "a|b#/c|d=caption": cells parted by |, rows by /, a first row that is a header ends in #. Transfer full. */
DopysTable *notation_parse_table (const char *notation);
char *notation_write_table (DopysTable *table);

G_END_DECLS
