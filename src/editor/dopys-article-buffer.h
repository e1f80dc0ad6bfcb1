/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text buffer that shows a session: a projection, and the one door for whatever the text view does to it.
 *
 * insert_text and delete_range of users and input methods become edits of the session; the session's changes are
 * projected back by the parent class's functions, with tags, and one child anchor for each object block.  Buffer offset
 * = document offset, always. Works without a display.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-session.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_ARTICLE_BUFFER (dopys_article_buffer_get_type ())
/* Signals: object-added (GtkTextChildAnchor *anchor, guint block);
 *   table-changed (the same): the block at the anchor is another table now. */
G_DECLARE_FINAL_TYPE (DopysArticleBuffer, dopys_article_buffer, DOPYS, ARTICLE_BUFFER, GtkTextBuffer)

DopysArticleBuffer *dopys_article_buffer_new (DopysSession *session);
/* Lets the session go and empties the text, when no view will show this buffer again. GTK 4.18 leaks a reference of a
 * text buffer for each selection made in it (seen with a bare GtkTextBuffer): so a buffer may outlive its view, and
 * must keep nothing of the article. */
void dopys_article_buffer_close (DopysArticleBuffer *self);
DopysSession *dopys_article_buffer_get_session (DopysArticleBuffer *self);
/* Asserts that the buffer shows the session's document: text, tags, anchors; for tests. */
void dopys_article_buffer_check (DopysArticleBuffer *self);

G_END_DECLS
