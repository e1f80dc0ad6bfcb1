/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A desktop notification when a job has ended, or needs a decision, while no window of the program is looked at. */
#pragma once

#include "dopys-workspace.h"

G_BEGIN_DECLS

/* For as long as both live. */
void dopys_publish_notification_watch (GApplication *application, DopysWorkspace *workspace);

G_END_DECLS
