/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much there is to read in a document: its text and its tables. Linear in the text. */
#pragma once

#include "dopys-document.h"

G_BEGIN_DECLS

/**
 * DopysTextCount:
 * @characters: of the text, without the ends of paragraphs
 * @letters: the same without spaces of any kind
 * @minutes: reading time, rounded up; 0 where there is nothing to read
 */
typedef struct
{
  guint words;
  guint characters;
  guint letters;
  guint minutes;
} DopysTextCount;

DopysTextCount dopys_text_count (DopysDocument *document);

G_END_DECLS
