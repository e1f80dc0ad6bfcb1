/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text being corrected: an array of characters (of DopysCell) that know where they come from.
 *
 * Each cell stands for the characters [start, end) of the block; start == end for one that was put in.  Cells are in
 * the order of what they stand for, so that the list of replacements can be read off at the end.  Code and addresses
 * are kept: the functions below leave their cells alone.
 */
#pragma once

#include "dopys-replacements.h"

G_BEGIN_DECLS

#define DOPYS_NO_BREAK_SPACE 0x00a0
#define DOPYS_LINE_BREAK 0x2028

typedef struct
{
  gunichar c;
  guint start;
  guint end;
  guint code : 1;    /* in the style of code */
  guint address : 1; /* of an address or an e-mail */
} DopysCell;

/* Of a text block. Transfer full. */
GArray *dopys_cells_new (DopysBlock *block);
/* What is to be done to the block; none goes over `from` or `to`. Transfer full. */
GArray *dopys_cells_to_replacements (GArray *self, DopysBlock *block, guint from, guint to);

/* The character at a place; 0 outside of the text. */
gunichar dopys_cells_get (GArray *self, gint at);
gboolean dopys_cells_is_kept (GArray *self, gint at);
void dopys_cells_set (GArray *self, gint at, gunichar c);
/* Marks it; it is 0 until dopys_cells_compact(). */
void dopys_cells_remove (GArray *self, gint at);
void dopys_cells_compact (GArray *self);
/* Puts c before the cell at `at`; FALSE inside of what is kept. */
gboolean dopys_cells_insert (GArray *self, gint at, gunichar c);

/* Whether the text at a place begins with word, letter by letter, and whether a word ends there. */
gboolean dopys_cells_has (GArray *self, gint at, const char *word);
gboolean dopys_cells_has_word (GArray *self, gint at, const char *word);

/* What the characters are, for all rules alike. */
gboolean dopys_char_is_space (gunichar c);
gboolean dopys_char_is_word (gunichar c);
gboolean dopys_char_is_cyrillic (gunichar c);
gboolean dopys_char_is_latin (gunichar c);
gboolean dopys_char_is_digit (gunichar c);
gboolean dopys_char_is_apostrophe (gunichar c);
gboolean dopys_char_is_dash (gunichar c);

G_END_DECLS
