/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What helps with the text of an article beside writing it: the actions "tools.*" of the article page, their keys,
 * which work wherever the focus is in the window, and their menu. */
#pragma once

#include "dopys-find-bar.h"

G_BEGIN_DECLS

/* Puts the actions into page; find_bar follows view from now on. Once. */
void dopys_article_tools_install (GtkWidget *page, DopysArticleView *view, DopysFindBar *find_bar);
/* A section for the page's menu. */
void dopys_article_tools_append_menu (GMenu *menu);

G_END_DECLS
