/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tags of an article's buffer: how styles and formats of the document look in a text view. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-block.h"

G_BEGIN_DECLS

/* Space for one depth of lists, and for the bar of a quote, in pixels. */
#define DOPYS_LIST_INDENT 28
#define DOPYS_QUOTE_INDENT 22
#define DOPYS_NOTE_INDENT 16

/* A table with a tag for each style, each format, and links. Transfer full. */
GtkTextTagTable *dopys_article_tags_new (void);
/* The tag of one style flag. */
GtkTextTag *dopys_article_tags_for_style (GtkTextTagTable *table, DopysStyle style);
GtkTextTag *dopys_article_tags_for_link (GtkTextTagTable *table);
/* The tag of a block; NULL for plain paragraphs. */
GtkTextTag *dopys_article_tags_for_block (GtkTextTagTable *table, DopysBlock *block);

/* The tag of a block's alignment; NULL where it is the usual one. */
GtkTextTag *dopys_article_tags_for_align (GtkTextTagTable *table, DopysBlock *block);

G_END_DECLS
