/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to do where the article was changed on the site: both versions side by side, and the choice between them.
 *
 * Signals: keep-ours ()   take-theirs ()   take-selection (): some parts of either.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-article.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_CHOICE (dopys_publish_choice_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishChoice, dopys_publish_choice, DOPYS, PUBLISH_CHOICE, GtkWidget)

void dopys_publish_choice_show (DopysPublishChoice *self, const DopysArticle *ours, const DopysArticle *theirs);
/* Ours with what was chosen from theirs. */
DopysArticle *dopys_publish_choice_dup_selection (DopysPublishChoice *self);

G_END_DECLS
