/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Holds the outbox back on a connection with a data limit, where the person wants that. */
#pragma once

#include "dopys-workspace.h"

G_BEGIN_DECLS

/* As long as the workspace lives. */
void dopys_publish_metered_watch (DopysWorkspace *workspace);

G_END_DECLS
