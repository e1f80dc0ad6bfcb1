/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the article page shows the text: its size, nothing but it, its outline.  The actions "display.*" of the page with
 * their keys and their menu.  The size is a setting, the same for all windows. */
#pragma once

#include <adwaita.h>

#include "dopys-article-view.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_ARTICLE_DISPLAY (dopys_article_display_get_type ())
G_DECLARE_FINAL_TYPE (DopysArticleDisplay, dopys_article_display, DOPYS, ARTICLE_DISPLAY, GObject)

/* outer, inner: the bars around everything, and around the text. split: holds the inspector. The page keeps the
 * display; it does not keep any of them. */
DopysArticleDisplay *dopys_article_display_new (GtkWidget *page, DopysArticleView *view, AdwToolbarView *outer,
                                                AdwToolbarView *inner, AdwOverlaySplitView *split);
/* Once. */
void dopys_article_display_set_settings (DopysArticleDisplay *self, GSettings *settings);
/* A section for the page's menu. */
void dopys_article_display_append_menu (GMenu *menu);

G_END_DECLS
