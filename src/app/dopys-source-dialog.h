/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The markup of an article, or of the block at the caret, to be edited as text.
 *
 * What is typed goes into the article when the person pauses, and when the dialog closes: nothing that was typed is
 * lost, and all of it is one step of the history.  Markup that cannot go into the article stays in the dialog, which
 * says why.
 */
#pragma once

#include <adwaita.h>

#include "dopys-article-view.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SOURCE_DIALOG (dopys_source_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DopysSourceDialog, dopys_source_dialog, DOPYS, SOURCE_DIALOG, AdwDialog)

/* whole: the article, else what the selection touches. */
AdwDialog *dopys_source_dialog_new (DopysArticleView *view, gboolean whole);

G_END_DECLS
