/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was said of photos before, and the names of people and places in it: to complete what is typed.  Earlier added
 * ones are offered first.  Bounded: what comes after the first few thousand is not kept.
 */
#pragma once

#include "dopys-photo.h"

G_BEGIN_DECLS

typedef struct _DopysPhrases DopysPhrases;

typedef enum
{
  DOPYS_PHRASE_DESCRIPTION,
  DOPYS_PHRASE_CAPTION,
  DOPYS_PHRASE_AUTHOR,
  DOPYS_PHRASE_N_KINDS,
} DopysPhraseKind;

/* @text takes the place of the last @replaced characters before the caret. */
typedef struct
{
  char *text;
  guint replaced;
} DopysCompletion;

DopysPhrases *dopys_phrases_new (void);
void dopys_phrases_free (DopysPhrases *self);
/* Its description, caption and author, and the names in the first two. */
void dopys_phrases_add_photo (DopysPhrases *self, DopysPhoto *photo);
/* The names in a text. text: (nullable). */
void dopys_phrases_add_text (DopysPhrases *self, const char *text);

/* An empty list (of DopysCompletion, which it frees). Transfer full. */
GPtrArray *dopys_completions_new (void);
/* Appends what fits to completions until they are `max`, none twice: whole texts that begin as the field does, then,
 * where a capital begins it, names that begin as the last words do. before: the field's text up to the caret. */
void dopys_phrases_complete (DopysPhrases *self, DopysPhraseKind kind, const char *before, guint max,
                             GPtrArray *completions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysPhrases, dopys_phrases_free)

G_END_DECLS
