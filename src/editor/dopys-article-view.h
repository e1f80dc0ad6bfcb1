/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The article view: shows and edits a session's document; the only place that knows GtkTextView.
 *
 * Photos come and go through callbacks, because the editor knows neither the store nor the network:
 * the owner imports dropped files and gives paintables for photo ids.
 * Actions (class-level, prefix "article."): bold italic underline strikethrough superscript subscript link clear-style
 *   paragraph heading(i) bullets numbers quote quote-source separator indent outdent undo redo insert-photos.
 *   insert-table(uu: rows, columns); table: asks for the size first.
 * Signals: cell-changed (), when another cell of a table is edited, or none; files-dropped (GdkFileList *files, guint
 * offset, guint photo: before which photo of the media block there, DOPYS_NO_PHOTO for a block of their own),
 * texture-pasted (GdkTexture *texture, guint offset), insert-photos (guint offset), photo-activated (guint block, guint
 * index), decorate-below and -above (GtkSnapshot *snapshot): draw what belongs to the visible text, in buffer
 * coordinates.
 */
#pragma once

#include "dopys-article-buffer.h"
#include "dopys-library.h"
#include "dopys-media-drawing.h"
#include "dopys-paster.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_ARTICLE_VIEW (dopys_article_view_get_type ())
G_DECLARE_FINAL_TYPE (DopysArticleView, dopys_article_view, DOPYS, ARTICLE_VIEW, GtkTextView)

/* session may be NULL for the template; set it before showing. library gives thumbnails. */
GtkWidget *dopys_article_view_new (void);
void dopys_article_view_set_session (DopysArticleView *self, DopysSession *session);
DopysSession *dopys_article_view_get_session (DopysArticleView *self);
/* Where the caret is: the view itself, or the editor of a table's cell, which has a session of its own and the same
 * actions for characters. Borrowed. */
GtkWidget *dopys_article_view_get_target (DopysArticleView *self);
DopysSession *dopys_article_view_get_target_session (DopysArticleView *self);
/* The table with the cell that is edited, or NULL. Borrowed. */
DopysTable *dopys_article_view_get_table (DopysArticleView *self);
/* Tells what could not be pasted; to be told where pictures go. Borrowed. */
DopysPaster *dopys_article_view_get_paster (DopysArticleView *self);
void dopys_article_view_set_library (DopysArticleView *self, DopysLibrary *library);
/* Puts photos at the offset as one photo or one gallery (two or more), or into the media block that is there, before
 * its photo number `photo` (DOPYS_NO_PHOTO: as a block of their own); one undo step. photos: borrowed. aside: the caret
 * stays where it is, for somebody writes on; else it goes to them. */
void dopys_article_view_insert_photos (DopysArticleView *self, guint offset, guint photo, DopysPhoto *const *photos,
                                       guint n_photos, gboolean aside);

G_END_DECLS
