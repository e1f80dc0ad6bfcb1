/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader is to say of its own accord. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* widget: where it happened; its window says it. Nothing happens where the widget is in no window. */
void dopys_announce (GtkWidget *widget, const char *text, GtkAccessibleAnnouncementPriority priority);

G_END_DECLS
