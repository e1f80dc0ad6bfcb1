/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kept versions of the open article: each can be compared with what is here now, and brought back whole or in
 * parts; the record of all can be saved as a file.
 *
 * Signal: notice (const char *text): something to be told when the dialog has gone.
 */
#pragma once

#include <adwaita.h>

#include "dopys-draft.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_HISTORY (dopys_publish_history_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishHistory, dopys_publish_history, DOPYS, PUBLISH_HISTORY, AdwDialog)

AdwDialog *dopys_publish_history_new (DopysWorkspace *workspace, DopysDraft *draft);

G_END_DECLS
