/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the sidebar: cover, title, state and date, and the menu of the article.
 *
 * Follows its item while bound.  The menu's entries are the window's "win." actions with the article's id or address,
 * and the sidebar's "queue." actions with the id of its job.  A job that is not done has its button in the row.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-article-item.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_ARTICLE_CELL (dopys_article_cell_get_type ())
/* Signal: clicked (), the person chose this row with the pointer. */
G_DECLARE_FINAL_TYPE (DopysArticleCell, dopys_article_cell, DOPYS, ARTICLE_CELL, GtkWidget)

GtkWidget *dopys_article_cell_new (void);
/* item may be NULL. */
void dopys_article_cell_bind (DopysArticleCell *self, DopysArticleItem *item, DopysLibrary *library);
DopysArticleItem *dopys_article_cell_get_item (DopysArticleCell *self);
/* x < 0: below the row. */
void dopys_article_cell_show_menu (DopysArticleCell *self, double x, double y);
/* The menu of an article wherever it is shown. Transfer full. */
GMenuModel *dopys_article_cell_make_menu (const char *id, const char *url);

G_END_DECLS
