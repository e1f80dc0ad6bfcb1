/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A look at the public page after publishing, off the main loop. */
#pragma once

#include "dopys-job-progress.h"

G_BEGIN_DECLS

/* Result: a sentence for people, good or not. progress: of a job that is done. */
void dopys_publish_visit_async (const DopysJobProgress *progress, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
char *dopys_publish_visit_finish (GAsyncResult *result, gboolean *good);

G_END_DECLS
