/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a publishing job stands: what it is doing, each photo, and in the end the address or what to do.
 *
 * Signals: resume (), pause (), open (), copy (), back (), notice (const char *text).
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-publisher.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_PROGRESS (dopys_publish_progress_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishProgress, dopys_publish_progress, DOPYS, PUBLISH_PROGRESS, GtkWidget)

/* site: its address, for a text to those who run it. */
void dopys_publish_progress_show (DopysPublishProgress *self, DopysLibrary *library, const DopysJobProgress *progress,
                                  const char *site);
/* Before anything is known of the job, or when it could not even be stored (error). */
void dopys_publish_progress_show_start (DopysPublishProgress *self, const GError *error);

/* What a look at the public page showed. */
void dopys_publish_progress_show_visit (DopysPublishProgress *self, const char *sentence, gboolean good);

/* The article is public: what can be done with its address takes the place of the photos. */
void dopys_publish_progress_show_share (DopysPublishProgress *self, const DopysArticle *article, const char *url);

G_END_DECLS
