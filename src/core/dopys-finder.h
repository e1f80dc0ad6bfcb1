/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds a text in the text blocks of documents, and replaces it.
 *
 * Text is compared as dopys-fold.h reads it.  A match lies within one block and may go over several styles; matches do
 * not overlap.  What an object block holds (captions, tables) is not text of the document and is not found.
 */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_FIND_CASE = 1 << 0,  /* capital and small letters differ */
  DOPYS_FIND_WORDS = 1 << 1, /* whole words only; an apostrophe between letters is part of a word */
} DopysFindFlags;

/* Characters [start, end) of a block, or of a document where that is said. */
typedef struct
{
  guint start;
  guint end;
} DopysRange;

typedef struct _DopysFinder DopysFinder;

/* NULL if there is nothing in needle to look for. Not for use by two threads at once. */
DopysFinder *dopys_finder_new (const char *needle, DopysFindFlags flags);
void dopys_finder_free (DopysFinder *self);

/* Appends the matches in a block to ranges (of DopysRange); none in an object block. Returns how many. */
guint dopys_finder_search (DopysFinder *self, DopysBlock *block, GArray *ranges);
gboolean dopys_finder_is_match (DopysFinder *self, DopysDocument *document, guint start, guint end);

/* What takes the place of one match: the replacement; unless case counts or the needle was given with capitals, with
 * the capitals that the match has (Мер → Голова, МЕР → ГОЛОВА). Transfer full. */
char *dopys_finder_dup_replacement (DopysFinder *self, const char *match, const char *replacement);
/* A document with [start, end), which lies in one text block, replaced by text in the style of its first character.
 * Transfer full; end, if not NULL, becomes the text's end. */
DopysDocument *dopys_find_replace (DopysDocument *document, guint start, guint *end, const char *text);
/* All matches at once. n: how many. Transfer full; the same document with a new reference if there is none. */
DopysDocument *dopys_finder_replace_all (DopysFinder *self, DopysDocument *document, const char *replacement, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysFinder, dopys_finder_free)

G_END_DECLS
