/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The publishing dialog: what will happen and what was found, now or later or as a draft, then how it goes.
 *
 * Closing it does not stop the job.  Signals: notice (const char *text), to be told in the window; jump (int
 * DopysField, uint at, uint end), the person wants to mend something (see dopys-publish-check-rows.h); the dialog
 * closes itself.
 */
#pragma once

#include <adwaita.h>

#include "dopys-photo-list.h"
#include "dopys-publish-checks.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_DIALOG (dopys_publish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishDialog, dopys_publish_dialog, DOPYS, PUBLISH_DIALOG, AdwDialog)

/* The draft must be flushed: what is in the store is published. */
AdwDialog *dopys_publish_dialog_new (DopysWorkspace *workspace, DopysDraft *draft, DopysPhotoList *photos);

G_END_DECLS
