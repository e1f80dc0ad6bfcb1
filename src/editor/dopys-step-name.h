/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How steps of the history are called where they can be undone or redone. */
#pragma once

#include "dopys-step.h"

G_BEGIN_DECLS

/* "Undo: bold" and "Redo: bold", translated. Transfer full. */
char *dopys_step_name_dup_undo (DopysStepKind kind);
char *dopys_step_name_dup_redo (DopysStepKind kind);
/* "Undone: bold" or "Redone: bold", as it is announced. Transfer full. */
char *dopys_step_name_dup_done (DopysStepKind kind, gboolean forward);

G_END_DECLS
