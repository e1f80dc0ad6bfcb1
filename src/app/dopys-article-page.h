/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page where an article is written: lead photo, title and text in one column, the format bar above, the inspector
 * at the side, and a quiet line below that says what is saved.
 *
 * Imports what is dropped or pasted and puts it where it was dropped.  Uses the window's actions win.undo, win.redo,
 * win.publish and win.show-photos.
 */
#pragma once

#include <adwaita.h>

#include "dopys-photo-list.h"
#include "dopys-publish-checks.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_ARTICLE_PAGE (dopys_article_page_get_type ())
G_DECLARE_FINAL_TYPE (DopysArticlePage, dopys_article_page, DOPYS, ARTICLE_PAGE, AdwNavigationPage)

void dopys_article_page_set_workspace (DopysArticlePage *self, DopysWorkspace *workspace);
/* photos: the list of the same draft. Both NULL: nothing is open. */
void dopys_article_page_set_draft (DopysArticlePage *self, DopysDraft *draft, DopysPhotoList *photos);
/* Puts pictures at the end of the text, as when they were dropped on the sidebar. */
void dopys_article_page_add_sources (DopysArticlePage *self, GPtrArray *sources);

/* Brings the field into view, the inspector opened if it is there, and gives it the focus. */
/* Selects [start, end) of the text and brings it into view. */
void dopys_article_page_select (DopysArticlePage *self, guint start, guint end);
void dopys_article_page_focus (DopysArticlePage *self, DopysField field);

G_END_DECLS
