/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes no-break spaces visible while they are wanted to be: a field behind each one in the visible text.  Neither the
 * document nor the buffer knows of it. */
#pragma once

#include "dopys-article-view.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SPACE_MARKS (dopys_space_marks_get_type ())
G_DECLARE_FINAL_TYPE (DopysSpaceMarks, dopys_space_marks, DOPYS, SPACE_MARKS, GObject)

/* Does not keep the view alive; nothing is shown at first. */
DopysSpaceMarks *dopys_space_marks_new (DopysArticleView *view);
void dopys_space_marks_set_shown (DopysSpaceMarks *self, gboolean shown);
gboolean dopys_space_marks_get_shown (DopysSpaceMarks *self);

G_END_DECLS
