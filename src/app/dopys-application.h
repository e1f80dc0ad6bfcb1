/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: opens the workspace, shows windows, and resumes what publishing left unfinished. */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_APPLICATION (dopys_application_get_type ())
G_DECLARE_FINAL_TYPE (DopysApplication, dopys_application, DOPYS, APPLICATION, AdwApplication)

DopysApplication *dopys_application_new (void);
/* NULL before it was opened or where it could not be. */
DopysWorkspace *dopys_application_get_workspace (DopysApplication *self);

G_END_DECLS
