/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The blocks that are being made of a foreign page: a paragraph under construction and those before it.
 *
 * White space collapses as in browsers, a second line break in a row begins a paragraph, empty paragraphs are left out.
 * Who walks the page sets format, style, link and the like before adding text.
 */
#pragma once

#include "dopys-block.h"

G_BEGIN_DECLS

/* No list item is open around here; or one of which no block was made yet; else the index of its block. */
#define DOPYS_HTML_NO_ITEM (-2)
#define DOPYS_HTML_NEW_ITEM (-1)

/**
 * DopysHtmlText:
 * @blocks: finished ones; owned by who walks the page
 * @format: of the block under construction
 * @style: of the text to come
 * @link: (nullable): of the text to come, interned
 * @pre: line ends count
 * @invisible: text to come is not shown: it only parts words
 * @item: the open list item; a second paragraph in it becomes another line of its block
 */
typedef struct
{
  GPtrArray *blocks;
  DopysBlockFormat format;
  DopysStyle style;
  const char *link;
  gboolean pre;
  gboolean invisible;
  gint item;

  GString *text;
  GArray *runs;
  gboolean space; /* one is due before the next character, in the look of where it stood */
  DopysStyle space_style;
  const char *space_link;
} DopysHtmlText;

void dopys_html_text_init (DopysHtmlText *self, GPtrArray *blocks);
void dopys_html_text_clear (DopysHtmlText *self);

/* text: valid UTF-8. */
void dopys_html_text_add (DopysHtmlText *self, const char *text);
void dopys_html_text_add_break (DopysHtmlText *self);
/* Ends the block under construction, if it holds anything that can be seen. */
void dopys_html_text_flush (DopysHtmlText *self);

/* Word and its kin give each item its number or a list of its own: where an item has the number that it would have
 * anyway, it says no number. */
void dopys_html_text_renumber (GPtrArray *blocks);

G_END_DECLS
