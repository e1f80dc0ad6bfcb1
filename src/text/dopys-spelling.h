/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The spelling of blocks: Ukrainian words by a Ukrainian dictionary, Latin words by an English one.
 *
 * Dictionaries are behind a table of functions.  Where one is missing, its words are all right.  An object of this kind
 * belongs to one thread; it remembers what the dictionaries said of a word.
 */
#pragma once

#include "dopys-words.h"

G_BEGIN_DECLS

/* word: folded, with ’ for an apostrophe. script: CYRILLIC or LATIN. check: TRUE if right or if there is no dictionary.
 * suggest: best first, may be NULL; transfer full. */
typedef struct
{
  gboolean (*check) (gpointer data, DopysScript script, const char *word);
  char **(*suggest) (gpointer data, DopysScript script, const char *word);
  void (*free) (gpointer data);
} DopysSpellingFuncs;

typedef struct _DopysSpelling DopysSpelling;

/* Characters [start, end) of a block; word: folded, case kept. */
typedef struct
{
  guint start;
  guint end;
  char *word;
} DopysMisspelling;

/* data: taken, freed by funcs->free. */
DopysSpelling *dopys_spelling_new (const DopysSpellingFuncs *funcs, gpointer data);
void dopys_spelling_free (DopysSpelling *self);
/* Of DopysMisspelling, in order, which frees its elements; NULL if there is none. */
GArray *dopys_spelling_check_block (DopysSpelling *self, DopysBlock *block);
/* At most DOPYS_SPELLING_MAX_SUGGESTIONS, best first, for a word as it is written. Apostrophes are those that the word
 * has; where it has none, `apostrophe`. Never NULL. */
char **dopys_spelling_suggest (DopysSpelling *self, const char *written, gunichar apostrophe);

#define DOPYS_SPELLING_MAX_SUGGESTIONS 6

/* The apostrophe that a text uses most; ’ where it uses none. */
gunichar dopys_spelling_find_apostrophe (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysSpelling, dopys_spelling_free)

G_END_DECLS
