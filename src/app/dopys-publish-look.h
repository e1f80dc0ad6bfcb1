/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks at articles on their sites, off the main loop: one that is opened, and those whose time has come. */
#pragma once

#include "dopys-site-look.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

void dopys_publish_look_async (DopysStore *store, const char *article_id, const char *site_id,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* FALSE where the site could not be asked. */
gboolean dopys_publish_look_finish (DopysStore *store, GAsyncResult *result, DopysLook *look, GError **error);

/* As long as the application lives: asks every few minutes whether the sites published what was scheduled, and tells
 * the person with a notification where one did not. */
void dopys_publish_look_watch (GApplication *application, DopysWorkspace *workspace);

G_END_DECLS
