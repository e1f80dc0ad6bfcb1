/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a block that have a spelling: not addresses, e-mails, tags, file names, code, nor what holds a digit. */
#pragma once

#include "dopys-block.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_SCRIPT_CYRILLIC,
  DOPYS_SCRIPT_LATIN,
  DOPYS_SCRIPT_MIXED, /* both in one word, such as a Latin c in «слово» */
  DOPYS_SCRIPT_OTHER,
} DopysScript;

/* Characters [start, end) of the block; parts of a word with hyphens are words of their own within it. before_stop: a
 * full stop follows. text: as dopys-fold.h reads it, case kept; valid during the callback. */
typedef struct
{
  guint start;
  guint end;
  gboolean before_stop;
  const char *text;
} DopysWord;

typedef void (*DopysWordFunc) (const DopysWord *word, gpointer user_data);

/* Each word in order; nothing for object blocks. */
void dopys_words_foreach (DopysBlock *block, DopysWordFunc func, gpointer user_data);
DopysScript dopys_word_get_script (const char *text);

G_END_DECLS
