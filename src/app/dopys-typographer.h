/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Corrects the typography of an open article, as the settings say: what is pasted or imported, by itself, and the
 * selection or the whole article when asked.  Each correction is one step of the history of its own. */
#pragma once

#include "dopys-article-view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOPYS_TYPE_TYPOGRAPHER (dopys_typographer_get_type ())
/* Signals: corrected (guint n), after the person asked, with how many corrections were made. */
G_DECLARE_FINAL_TYPE (DopysTypographer, dopys_typographer, DOPYS, TYPOGRAPHER, GObject)

/* Follows whatever session the view shows; does not keep it. */
DopysTypographer *dopys_typographer_new (DopysArticleView *view);
/* Once. */
void dopys_typographer_set_settings (DopysTypographer *self, GSettings *settings);
/* The selection; all where nothing is selected; in a field of plain text that has the focus, its text. */
void dopys_typographer_correct (DopysTypographer *self);

G_END_DECLS
