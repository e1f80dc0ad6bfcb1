/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article as an item of the sidebar's list: a row of the store, and what its publishing job is doing.
 *
 * The list keeps the item while the article stays in its section; ::changed tells that a row must be drawn anew.
 */
#pragma once

#include "dopys-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_SECTION_DRAFTS,
  DOPYS_SECTION_QUEUE,
  DOPYS_SECTION_SITE,
} DopysSection;

#define DOPYS_TYPE_ARTICLE_ITEM (dopys_article_item_get_type ())
/* Signal: changed (). */
G_DECLARE_FINAL_TYPE (DopysArticleItem, dopys_article_item, DOPYS, ARTICLE_ITEM, GObject)

/* row: transfer full. */
DopysArticleItem *dopys_article_item_new (DopysArticleRow *row);
void dopys_article_item_take_row (DopysArticleItem *self, DopysArticleRow *row);
/* What its job is doing, a line; NULL: nothing is known of it. active: it goes on by itself. */
void dopys_article_item_set_doing (DopysArticleItem *self, const char *doing, gboolean active);
gboolean dopys_article_item_get_active (DopysArticleItem *self);

const DopysArticleRow *dopys_article_item_get_row (DopysArticleItem *self);
const char *dopys_article_item_get_id (DopysArticleItem *self);
DopysSection dopys_article_item_get_section (DopysArticleItem *self);
/* Never empty: an article without a title is called so. */
const char *dopys_article_item_get_title (DopysArticleItem *self);
/* The second line: state and date. Transfer full. */
char *dopys_article_item_dup_state (DopysArticleItem *self, GDateTime *now);
/* What a state on the site is called. */
const char *dopys_status_get_title (DopysStatus status);
DopysSection dopys_section_of_row (const DopysArticleRow *row);
const char *dopys_section_get_title (DopysSection section);

G_END_DECLS
