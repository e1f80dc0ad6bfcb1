/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-text-count.h"

/* What an adult reads of Ukrainian prose in a minute. */
#define WORDS_A_MINUTE 180

static void
count_block (DopysTextCount *count, DopysBlock *block)
{
  count->characters += dopys_block_get_length (block);
  for (const char *p = dopys_block_get_text (block); *p; p = g_utf8_next_char (p))
    count->letters += !g_unichar_isspace (g_utf8_get_char (p));
}

static void
count_table (DopysTextCount *count, DopysTable *table)
{
  for (guint row = 0; row < dopys_table_get_n_rows (table); row++)
    for (guint column = 0; column < dopys_table_get_n_columns (table); column++)
      count_block (count, dopys_table_get_cell (table, row, column));
  count_block (count, dopys_table_get_caption (table));
}

DopysTextCount
dopys_text_count (DopysDocument *document)
{
  DopysTextCount count = { .words = dopys_document_count_words (document) };

  for (guint i = 0; i < dopys_document_get_n_blocks (document); i++)
    {
      DopysBlock *block = dopys_document_get_block (document, i);

      if (dopys_block_is_text (block))
        count_block (&count, block);
      else if (dopys_block_get_table (block))
        count_table (&count, dopys_block_get_table (block));
    }
  count.minutes = (count.words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE;
  return count;
}
