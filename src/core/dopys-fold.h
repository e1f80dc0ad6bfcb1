/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How text is read where spellings that a person takes for the same must be the same: for finding, sorting and
 * spelling.
 *
 * All apostrophes (' ’ ʼ ‘ ` and their look-alikes) are one, all spaces that do not break the line are a space, a
 * stress mark and characters that nobody sees (soft hyphen, zero width spaces) are not there, and a letter put together
 * of two characters (й as и and U+0306) is the one letter.  Lengths differ from the text's, so each character knows its
 * place.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOPYS_FOLD_APOSTROPHE 0x2019

/* c: in lower case unless case is kept. [start, end): the text's characters it stands for, with what is skipped after
 * it. */
typedef struct
{
  gunichar c;
  guint start;
  guint end;
} DopysFoldedChar;

gboolean dopys_fold_is_apostrophe (gunichar c);
/* Fills the array (of DopysFoldedChar, emptied first) with text as it is read. */
void dopys_fold (const char *text, gboolean keep_case, GArray *folded);
/* The same as a string: a key for words. Transfer full. */
char *dopys_fold_dup (const char *text, gboolean keep_case);
/* The order of the user's language, as if there were no apostrophes: less than, equal to or greater than 0. */
int dopys_fold_collate (const char *a, const char *b);

G_END_DECLS
