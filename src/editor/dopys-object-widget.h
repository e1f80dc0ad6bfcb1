/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The widget that stands in the text for an object block: a photo, a gallery, a separator, or a card for what the site
 * keeps.
 *
 * One leaf widget that draws everything itself: children at anchors are painted for every frame even off screen, so
 * nothing outside the visible part may cost anything.  Signals: activated (guint photo), selected ().
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-block.h"
#include "dopys-library.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_OBJECT_WIDGET (dopys_object_widget_get_type ())
G_DECLARE_FINAL_TYPE (DopysObjectWidget, dopys_object_widget, DOPYS, OBJECT_WIDGET, GtkWidget)

/* library may be NULL: then photos are empty frames. */
GtkWidget *dopys_object_widget_new (DopysBlock *block, DopysLibrary *library);
DopysBlock *dopys_object_widget_get_block (DopysObjectWidget *self);
/* The width of the text column, in pixels. */
void dopys_object_widget_set_column (DopysObjectWidget *self, int width);
void dopys_object_widget_set_selected (DopysObjectWidget *self, gboolean selected);

G_END_DECLS
