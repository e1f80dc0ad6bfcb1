/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Going by paragraphs with Ctrl+Down and Ctrl+Up. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the view go to the start of the next paragraph, or of this one and then of the one before, as word processors
 * do. GTK 4.18 jumps over a paragraph from the start of one (gtk_text_view_move_cursor: the end of a line is looked for
 * twice). */
void dopys_paragraph_moves_attach (GtkTextView *view);

G_END_DECLS
