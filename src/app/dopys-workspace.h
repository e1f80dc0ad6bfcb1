/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The workspace: the store, the library of photos, the publisher and the settings that all windows share. */
#pragma once

#include "dopys-outbox.h"
#include "dopys-site-list.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_WORKSPACE (dopys_workspace_get_type ())
G_DECLARE_FINAL_TYPE (DopysWorkspace, dopys_workspace, DOPYS, WORKSPACE, GObject)

/* folder: made if missing. Errors: those of dopys_store_open(). */
DopysWorkspace *dopys_workspace_open (const char *folder, GError **error);

DopysStore *dopys_workspace_get_store (DopysWorkspace *self);
DopysLibrary *dopys_workspace_get_library (DopysWorkspace *self);
DopysPublisher *dopys_workspace_get_publisher (DopysWorkspace *self);
DopysOutbox *dopys_workspace_get_outbox (DopysWorkspace *self);
DopysSiteList *dopys_workspace_get_sites (DopysWorkspace *self);
GSettings *dopys_workspace_get_settings (DopysWorkspace *self);
/* How photos are prepared for the site, by the settings. */
void dopys_workspace_get_rendition_options (DopysWorkspace *self, DopysRenditionOptions *options);

G_END_DECLS
