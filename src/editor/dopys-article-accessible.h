/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text that assistive technologies read from a text view with objects in it.
 *
 * GTK 4.18 leaves embedded objects out of the text but counts them in caret, selection and attribute offsets, so that
 * all that follows a photo is read shifted.  Here an object is U+FFFC, as AT-SPI expects.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For G_IMPLEMENT_INTERFACE of a subclass of GtkTextView; what is not about contents stays the parent's. */
void dopys_article_accessible_init (GtkAccessibleTextInterface *iface);

G_END_DECLS
