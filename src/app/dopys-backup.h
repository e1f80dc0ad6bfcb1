/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of the library: the daily one that is made by itself, and everything in one file, to keep or to move to
 * another computer.
 */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

/* Makes the daily copy soon after the start and each day after, in a thread; a damaged library is told. */
void dopys_backup_watch (GApplication *application, DopysWorkspace *workspace);
/* Ask for a file, then write or read it in a thread; what came of it is told by win.tell of the window. */
void dopys_backup_export (GtkWindow *window, DopysWorkspace *workspace);
void dopys_backup_import (GtkWindow *window, DopysWorkspace *workspace);

G_END_DECLS
