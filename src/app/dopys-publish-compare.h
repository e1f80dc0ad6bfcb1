/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two versions of an article side by side, by paragraph and photo; where they differ one side is chosen for each row.
 *
 * Signal: choice-changed (): ask dopys_publish_compare_dup_merged().
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-article.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_COMPARE (dopys_publish_compare_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishCompare, dopys_publish_compare, DOPYS, PUBLISH_COMPARE, GtkWidget)

/* Both are copied. left_title, right_title: of the columns. All is chosen from the left at first. */
void dopys_publish_compare_show (DopysPublishCompare *self, const DopysArticle *left, const char *left_title,
                                 const DopysArticle *right, const char *right_title);
/* Whether anything is chosen from the right side, but not all that differs. */
gboolean dopys_publish_compare_is_mixed (DopysPublishCompare *self);
/* The left article with what was chosen from the right. */
DopysArticle *dopys_publish_compare_dup_merged (DopysPublishCompare *self);

G_END_DECLS
