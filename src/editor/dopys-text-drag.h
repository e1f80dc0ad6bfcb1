/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Selected text dragged to another place of the same text: it moves with its styles, photos and kinds of paragraphs, in
 * one step of the history; with Ctrl it is copied.  A text view by itself would insert plain text and delete the old
 * one in steps of their own. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-session.h"

G_BEGIN_DECLS

/* view: with a DopysArticleBuffer. */
void dopys_text_drag_attach (GtkTextView *view);

/* What a drop at the offset does with the selection: nothing inside of it. TRUE if something was done. */
gboolean dopys_text_drag_move (DopysSession *session, guint offset, gboolean copies);

G_END_DECLS
