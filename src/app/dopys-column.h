/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A column that scrolls as one: a header (title, lead photo) above a scrollable body (the article view).
 *
 * A text view must be the scrollable itself to stay fast, so it cannot simply stand in a box below its header.  The
 * column is the scrollable instead: its height is header + text; it shows the header moved up by the scroll position,
 * gives the body what remains of the viewport, and keeps the body's own adjustment in step.  The outer value v and the
 * body's value b hold: b = max (0, v − header height).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOPYS_TYPE_COLUMN (dopys_column_get_type ())
/* Properties: header (GtkWidget), body (GtkScrollable widget). */
G_DECLARE_FINAL_TYPE (DopysColumn, dopys_column, DOPYS, COLUMN, GtkWidget)

/* Back to the top, as when another article is opened. */
void dopys_column_scroll_to_top (DopysColumn *self);

G_END_DECLS
