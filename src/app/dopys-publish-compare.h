/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two versions of an article side by side, and the choice between them.
 *
 * Signals: keep-ours ()   take-theirs ()
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-article.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_COMPARE (dopys_publish_compare_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishCompare, dopys_publish_compare, DOPYS, PUBLISH_COMPARE, GtkWidget)

void dopys_publish_compare_show (DopysPublishCompare *self, const DopysArticle *ours, const DopysArticle *theirs);

G_END_DECLS
