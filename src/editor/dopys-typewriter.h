/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Typewriter scrolling: the line that is written stays at the same height, a little above the middle, and the text
 * moves under it.  Clicks move the caret only. */
#pragma once

#include "dopys-article-view.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_TYPEWRITER (dopys_typewriter_get_type ())
G_DECLARE_FINAL_TYPE (DopysTypewriter, dopys_typewriter, DOPYS, TYPEWRITER, GObject)

/* view: not owned. Off at first. */
DopysTypewriter *dopys_typewriter_new (DopysArticleView *view);
void dopys_typewriter_set_enabled (DopysTypewriter *self, gboolean enabled);

G_END_DECLS
