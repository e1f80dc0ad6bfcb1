/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog that connects a site: address, user, application password; errors stand at the field that can mend them.
 *
 * Signals: connected (const char *site_id), then the dialog closes; notice (const char *text), it worked but the person
 * should know something.
 */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SITE_DIALOG (dopys_site_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DopysSiteDialog, dopys_site_dialog, DOPYS, SITE_DIALOG, AdwDialog)

AdwDialog *dopys_site_dialog_new (DopysWorkspace *workspace);

G_END_DECLS
