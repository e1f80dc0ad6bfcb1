/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What helps with the text of an article beside writing it: finding, spelling, and what else the actions "tools.*" of
 * the article page do; their keys, which work wherever the focus is in the window, and their menu. */
#pragma once

#include "dopys-checker.h"
#include "dopys-draft.h"
#include "dopys-find-bar.h"
#include "dopys-publish-checks.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_ARTICLE_TOOLS (dopys_article_tools_get_type ())
/* Signals: show-field (int DopysField), the person wants to see it. */
G_DECLARE_FINAL_TYPE (DopysArticleTools, dopys_article_tools, DOPYS, ARTICLE_TOOLS, GObject)

/* Puts the actions into page; find_bar follows view from now on. The page keeps the tools; they do not keep it. */
DopysArticleTools *dopys_article_tools_new (GtkWidget *page, DopysArticleView *view, DopysFindBar *find_bar);
/* Once. */
void dopys_article_tools_set_workspace (DopysArticleTools *self, DopysWorkspace *workspace);
/* draft: the one that the view shows, or NULL. */
void dopys_article_tools_set_draft (DopysArticleTools *self, DopysDraft *draft);
/* What the checks found in the draft. Borrowed. */
DopysChecker *dopys_article_tools_get_checker (DopysArticleTools *self);
/* Selects [start, end) of the text and brings it into view. */
void dopys_article_tools_select (DopysArticleTools *self, guint start, guint end);
/* Sections for the page's menu. */
void dopys_article_tools_append_menu (GMenu *menu);

G_END_DECLS
