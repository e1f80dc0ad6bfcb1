/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the objects in a text look that are no photos and no tables: lines, the «more» mark, cards for what another site
 * shows and for what only the site understands.  Stateless; drawn by the widget that stands for the object. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-block.h"

G_BEGIN_DECLS

/* Text for a column of this width in pixels: at most two lines, cut at their end. Transfer full. */
PangoLayout *dopys_object_card_make_layout (GtkWidget *widget, const char *text, double scale, int column);
/* At (x, y) of the widget, in its colour. */
void dopys_object_card_draw_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, float x, float y,
                                  double scale, float alpha, int column);

/* In pixels. block: an object without photos. */
int dopys_object_card_get_height (DopysBlock *block);
void dopys_object_card_draw (GtkWidget *widget, GtkSnapshot *snapshot, DopysBlock *block, int column);
/* What assistive tools call it. Transfer full. */
char *dopys_object_card_dup_label (DopysBlock *block);

G_END_DECLS
