/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long paragraphs: hard to read on a telephone, and slow to type in, because a paragraph is laid out as a whole. */
#pragma once

#include "dopys-block.h"

G_BEGIN_DECLS

/* Words above which a paragraph is long. */
#define DOPYS_PARAGRAPH_LONGEST 200

/* The block as paragraphs of about eighty words, of DopysBlock: split at the ends of sentences, and only where there
 * is none for long, between other words. The blanks at which it is split become the newlines. One block, the same, if
 * it is short or no text. Transfer full. */
GPtrArray *dopys_paragraph_split (DopysBlock *block);

G_END_DECLS
