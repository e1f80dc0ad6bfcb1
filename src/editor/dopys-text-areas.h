/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where ranges of text stand in a text view: what is drawn behind or above them needs it.  Buffer coordinates. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*DopysTextAreaFunc) (const GdkRectangle *area, gpointer user_data);

/* The characters [start, end) that are, at least in part, in the visible part of the view. */
void dopys_text_areas_get_visible (GtkTextView *view, guint *start, guint *end);
/* Calls func with an area for each line on which characters [start, end) stand; the range should be visible, because
 * lines that were not laid out yet are laid out for it. */
void dopys_text_areas_foreach (GtkTextView *view, guint start, guint end, DopysTextAreaFunc func, gpointer user_data);
/* The character's place in the coordinates of the widget, for a popover to point to. */
void dopys_text_areas_get_place (GtkTextView *view, guint offset, GdkRectangle *place);

G_END_DECLS
