/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The buttons for undo and redo, which say what would be undone or redone.  They call win.undo and win.redo. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-session.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_HISTORY_BUTTONS (dopys_history_buttons_get_type ())
G_DECLARE_FINAL_TYPE (DopysHistoryButtons, dopys_history_buttons, DOPYS, HISTORY_BUTTONS, GtkBox)

/* session: (nullable): whose history is told. */
void dopys_history_buttons_set_session (DopysHistoryButtons *self, DopysSession *session);

G_END_DECLS
