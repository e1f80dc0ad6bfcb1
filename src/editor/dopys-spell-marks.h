/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Wavy lines under misspelt words of an article view, and the menu that mends them.
 *
 * Lines are drawn behind the visible text; neither the document nor the buffer knows of them.  A word that is being
 * typed has none until the caret leaves it.  Results are kept by block: what did not change is not checked again, and
 * undoing costs nothing. A secondary click on such a word, the Menu key and Shift+F10 show suggestions. Signal:
 * add-word (const char *word): the person says that this word is right; connect, and call dopys_spell_marks_refresh()
 * when has_word knows it.
 */
#pragma once

#include "dopys-article-view.h"
#include "dopys-spell-checker.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SPELL_MARKS (dopys_spell_marks_get_type ())
G_DECLARE_FINAL_TYPE (DopysSpellMarks, dopys_spell_marks, DOPYS, SPELL_MARKS, GObject)

typedef gboolean (*DopysHasWordFunc) (const char *word, gpointer user_data);

/* Does not keep the view alive. Off at first. */
DopysSpellMarks *dopys_spell_marks_new (DopysArticleView *view, DopysSpellChecker *checker);
void dopys_spell_marks_set_enabled (DopysSpellMarks *self, gboolean enabled);
/* Words that are right though no dictionary has them. */
void dopys_spell_marks_set_words (DopysSpellMarks *self, DopysHasWordFunc has_word, gpointer user_data);
/* Asks has_word again. */
void dopys_spell_marks_refresh (DopysSpellMarks *self);

/* Everything that was typed is checked and marked. For tests. */
gboolean dopys_spell_marks_is_done (DopysSpellMarks *self);
/* The word with a line at the offset. */
gboolean dopys_spell_marks_find (DopysSpellMarks *self, guint offset, guint *start, guint *end);
/* Selects the next such word after the caret and shows its suggestions. FALSE if there is none. */
gboolean dopys_spell_marks_go_next (DopysSpellMarks *self);

G_END_DECLS
