/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links under the pointer: a plain click puts the caret into them, as into any text; with Ctrl it opens the page. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* view: a text view whose buffer is a DopysArticleBuffer. A link that is to be opened is handed to the view's action
 * "win.open-address" (s). */
void dopys_article_links_attach (GtkTextView *view);

G_END_DECLS
