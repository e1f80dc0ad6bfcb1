/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of words and names that are right though no dictionary has them.  Apostrophes of all kinds are equal; a word
 * in small letters stands for the same with a capital and in capitals, a name with a capital for itself in capitals. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DopysWordList DopysWordList;

/* text: a word on each line, as dopys_word_list_to_text() writes; NULL for an empty list. */
DopysWordList *dopys_word_list_new (const char *text);
void dopys_word_list_free (DopysWordList *self);
/* FALSE if the list has it, or if it is no word. */
gboolean dopys_word_list_add (DopysWordList *self, const char *word);
gboolean dopys_word_list_remove (DopysWordList *self, const char *word);
gboolean dopys_word_list_has (DopysWordList *self, const char *word);
guint dopys_word_list_get_n (DopysWordList *self);
/* In the order of the alphabet's code points, a line each. Transfer full. */
char *dopys_word_list_to_text (DopysWordList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysWordList, dopys_word_list_free)

G_END_DECLS
