/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A search in an article view: shows all matches, goes from one to the next, replaces them.
 *
 * Matches are drawn behind the text that is visible; neither the document nor the buffer knows of them.  The match that
 * the person is at is the selection.  Follows the view from article to article and what is typed.
 * Signal: changed (), when the number of matches or the one that is selected may be another.
 */
#pragma once

#include "dopys-article-view.h"
#include "dopys-finder.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SEARCH (dopys_search_get_type ())
G_DECLARE_FINAL_TYPE (DopysSearch, dopys_search, DOPYS, SEARCH, GObject)

/* Does not keep the view alive. */
DopysSearch *dopys_search_new (DopysArticleView *view);
/* "" ends the search. */
void dopys_search_set (DopysSearch *self, const char *text, DopysFindFlags flags);

guint dopys_search_get_n (DopysSearch *self);
/* Whether the selection is a match; which, from 0. */
gboolean dopys_search_get_number (DopysSearch *self, guint *number);
/* Selects the first match at or after the offset. FALSE if there is none. */
gboolean dopys_search_go_to (DopysSearch *self, guint offset);
gboolean dopys_search_go_next (DopysSearch *self);
gboolean dopys_search_go_previous (DopysSearch *self);
/* Replaces the match that is selected, then selects the next one; if none is selected yet, only that. TRUE if something
 * was replaced. */
gboolean dopys_search_replace (DopysSearch *self, const char *text);
/* As one step. Returns how many. */
guint dopys_search_replace_all (DopysSearch *self, const char *text);

G_END_DECLS
