/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text field of one wrapping paragraph with a placeholder: titles, descriptions, excerpts.
 *
 * Pasted line breaks become spaces; Enter never breaks the line, it emits ::activate.  Tab moves on.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOPYS_TYPE_PLAIN_VIEW (dopys_plain_view_get_type ())
/* Properties: text (string), placeholder-text (string). Signals: activate (). */
G_DECLARE_FINAL_TYPE (DopysPlainView, dopys_plain_view, DOPYS, PLAIN_VIEW, GtkTextView)

/* Transfer full. */
char *dopys_plain_view_dup_text (DopysPlainView *self);
/* Does nothing where the text is the same already, so that the caret stays. NULL is "". */
void dopys_plain_view_set_text (DopysPlainView *self, const char *text);

G_END_DECLS
