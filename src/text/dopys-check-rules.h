/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The single checks of an article, see dopys-article-check.h for all of them together.
 *
 * Each looks at one text: a block, a title, an excerpt, a caption.  Those that must have seen what came before keep it
 * in an object.
 */
#pragma once

#include "dopys-finding.h"
#include "dopys-tokens.h"

G_BEGIN_DECLS

/**
 * DopysCheckText:
 * @text, @tokens: what is looked at
 * @in_object: the text is inside of an object block, which is one character: findings speak of that one
 */
typedef struct
{
  GPtrArray *findings; /* of DopysFinding */
  DopysFindingPlace place;
  guint block;
  guint photo;
  gboolean in_object;
  const char *text;
  DopysTokens *tokens;
} DopysCheckText;

/* [start, end) in characters of the text. The finding stays the list's. */
DopysFinding *dopys_check_add (const DopysCheckText *text, DopysFindingKind kind, guint start, guint end);

void dopys_check_placeholders (const DopysCheckText *text);
/* words: as people write them; all forms of a word are found, abbreviations as they are. */
void dopys_check_wartime (const DopysCheckText *text, const char *const *words);
void dopys_check_coordinates (const DopysCheckText *text);
void dopys_check_words (const DopysCheckText *text);
void dopys_check_capitals (const DopysCheckText *text);
void dopys_check_foreign (const DopysCheckText *text);
/* date: when it is or will be published. */
void dopys_check_dates (const DopysCheckText *text, GDateTime *date);

/* Quotes may go over several paragraphs. */
typedef struct _DopysQuoteCheck DopysQuoteCheck;
DopysQuoteCheck *dopys_quote_check_new (void);
void dopys_quote_check_add (DopysQuoteCheck *self, const DopysCheckText *text);
/* Tells of what stayed open. */
void dopys_quote_check_finish (DopysQuoteCheck *self);

/* Abbreviations and names of the whole article. */
typedef struct _DopysNameCheck DopysNameCheck;
DopysNameCheck *dopys_name_check_new (void);
void dopys_name_check_free (DopysNameCheck *self);
void dopys_name_check_add (DopysNameCheck *self, const DopysCheckText *text);

G_END_DECLS
