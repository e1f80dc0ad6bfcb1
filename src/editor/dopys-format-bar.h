/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The format bar above an article: paragraph style, character styles, link, photos.  Follows the view's session; all
 * buttons are the view's "article." actions.
 */
#pragma once

#include "dopys-article-view.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_FORMAT_BAR (dopys_format_bar_get_type ())
G_DECLARE_FINAL_TYPE (DopysFormatBar, dopys_format_bar, DOPYS, FORMAT_BAR, GtkWidget)

GtkWidget *dopys_format_bar_new (void);
void dopys_format_bar_set_view (DopysFormatBar *self, DopysArticleView *view);

G_END_DECLS
