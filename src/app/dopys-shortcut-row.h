/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the list of shortcuts: what is done, and by which keys. Made by shortcuts.ui. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOPYS_TYPE_SHORTCUT_ROW (dopys_shortcut_row_get_type ())
G_DECLARE_FINAL_TYPE (DopysShortcutRow, dopys_shortcut_row, DOPYS, SHORTCUT_ROW, AdwActionRow)

G_END_DECLS
