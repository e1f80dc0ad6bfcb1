/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preferences: connected sites, and how photos are prepared. */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PREFERENCES (dopys_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DopysPreferences, dopys_preferences, DOPYS, PREFERENCES, AdwPreferencesDialog)

AdwDialog *dopys_preferences_new (DopysWorkspace *workspace);

G_END_DECLS
