/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the widgets that stand in the text are in sight.  A text view paints all of them with each frame, wherever
 * they are; those which are far out of sight are unmapped here, so that two hundred photos cost a key nothing.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on the photos, cards and tables within one height of the visible part are mapped, and of the others only one
 * that has the focus. For the life of the view. */
void dopys_article_sight_attach (GtkTextView *view);
/* To be called when the view has got its size: what else moves widgets is noticed. */
void dopys_article_sight_update (GtkTextView *view);

G_END_DECLS
