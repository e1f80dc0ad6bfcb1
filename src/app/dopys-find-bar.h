/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar above an article for finding and replacing in its text.
 *
 * Opened with the selection as what is looked for; Enter and Shift+Enter go through the matches, Escape closes the bar
 * and leaves the match selected.  While it is closed nothing is searched.
 */
#pragma once

#include "dopys-article-view.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_FIND_BAR (dopys_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (DopysFindBar, dopys_find_bar, DOPYS, FIND_BAR, GtkWidget)

/* Once, before anything else. */
void dopys_find_bar_set_view (DopysFindBar *self, DopysArticleView *view);
void dopys_find_bar_open (DopysFindBar *self, gboolean replacing);
/* To the next or previous match; opens the bar where there is nothing to look for yet. */
void dopys_find_bar_step (DopysFindBar *self, gboolean backwards);

G_END_DECLS
