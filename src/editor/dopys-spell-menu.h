/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of a misspelt word: suggestions, «add to the dictionary», «skip», and what each menu of text has.
 *
 * Comes at a secondary click, the Menu key and Shift+F10 on a word that is wanted, instead of the text view's own.
 * Suggestions may take a second: the menu waits a moment for them, then opens and shows them when they arrive.
 * Signals: wanted (guint offset, guint *start, guint *end) → gboolean: whether a word with a menu is there;
 *   replace (guint start, guint end, const char *word), add (const char *word), ignore (const char *word).
 */
#pragma once

#include "dopys-article-view.h"
#include "dopys-spell-checker.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SPELL_MENU (dopys_spell_menu_get_type ())
G_DECLARE_FINAL_TYPE (DopysSpellMenu, dopys_spell_menu, DOPYS, SPELL_MENU, GObject)

/* Does not keep the view alive. */
DopysSpellMenu *dopys_spell_menu_new (DopysArticleView *view, DopysSpellChecker *checker);
/* For the word [start, end) of the view's document. */
void dopys_spell_menu_open (DopysSpellMenu *self, guint start, guint end);

G_END_DECLS
