/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article as it would look on a site, in the browser: made by dopys-site with the practice site's template, as one
 * file in the cache that nobody else may read. Photos are in it as renditions. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-draft.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

/* Makes the file. Callback and result as usual; errors are whole sentences. */
void dopys_preview_make_async (DopysWorkspace *workspace, DopysDraft *draft, GAsyncReadyCallback callback,
                               gpointer user_data);
/* Transfer full. */
GFile *dopys_preview_make_finish (DopysWorkspace *workspace, GAsyncResult *result, GError **error);

/* Makes it and opens the browser; what goes wrong is told in a toast of widget's window. */
void dopys_preview_show (GtkWidget *widget, DopysWorkspace *workspace, DopysDraft *draft);

G_END_DECLS
