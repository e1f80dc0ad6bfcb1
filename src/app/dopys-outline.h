/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The headings of an article in a dialog; the one that is chosen gets the caret. */
#pragma once

#include <adwaita.h>

#include "dopys-article-view.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_OUTLINE (dopys_outline_get_type ())
G_DECLARE_FINAL_TYPE (DopysOutline, dopys_outline, DOPYS, OUTLINE, AdwDialog)

/* Of the article that the view shows now. Does not keep the view alive. */
AdwDialog *dopys_outline_new (DopysArticleView *view);

G_END_DECLS
