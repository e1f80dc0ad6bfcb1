/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ukrainian typography: quotes, dashes, apostrophes, spaces at which no line breaks, letters that look alike.
 *
 * Pure functions.  Styles stay with their text; addresses, e-mails and code are never touched; correcting twice changes
 * nothing more than correcting once.
 */
#pragma once

#include "dopys-replacements.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_TYPOGRAPHY_KEEP_YEARS = 1 << 0,        /* 2024-2028 stays; else 2024–2028 */
  DOPYS_TYPOGRAPHY_LETTER_APOSTROPHE = 1 << 1, /* ʼ U+02BC; else ’ U+2019 */
  DOPYS_TYPOGRAPHY_KEEP_END = 1 << 2,          /* somebody goes on writing at the end of the range: a space or an empty
                                                  paragraph there stays */
} DopysTypography;

/**
 * DopysCorrection:
 * @document: the corrected document
 * @replacements: what was replaced, in offsets of the old document (an empty paragraph goes with its newline); text
 * inside of objects is not among them
 * @n: how many corrections there are, in objects too
 */
typedef struct
{
  DopysDocument *document;
  GArray *replacements;
  guint n;
} DopysCorrection;

/* Corrects what lies in [start, end), seeing all of the blocks it touches. Tables and captions are corrected where the
 * range holds them. May take long for a whole book; any thread. Transfer full. */
DopysCorrection *dopys_typography_correct (DopysDocument *document, guint start, guint end, DopysTypography flags);
void dopys_correction_free (DopysCorrection *self);

/* Of one block: what is to be replaced. Transfer full. */
GArray *dopys_typography_find (DopysBlock *block, DopysTypography flags);
/* Of a plain text, such as a title. n: how many corrections; may be NULL. Transfer full. */
char *dopys_typography_correct_text (const char *text, DopysTypography flags, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysCorrection, dopys_correction_free)

G_END_DECLS
