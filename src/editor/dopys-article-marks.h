/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn beside the text of an article: bullets, numbers and the bars of quotes. Never real characters. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-document.h"

G_BEGIN_DECLS

/* Draws the marks of the blocks that are visible; for GtkTextView's snapshot_layer below the text, in buffer
 * coordinates. */
void dopys_article_marks_draw (GtkTextView *view, DopysDocument *document, GtkSnapshot *snapshot);

G_END_DECLS
