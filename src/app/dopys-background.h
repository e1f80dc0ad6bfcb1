/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is being sent when the last window closes is sent to its end, then the program ends.
 *
 * Only what runs keeps the program: a job that waits for the network goes on at the next start. In a sandbox the
 * desktop is asked, and through it the person; where they refuse, the program ends at once, and nothing is lost either.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

/* For the life of the application. */
void dopys_background_watch (GtkApplication *application, DopysWorkspace *workspace);

G_END_DECLS
