/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands of a table in the context menu of its cells. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Transfer full. */
GMenuModel *dopys_table_menu_new (void);

G_END_DECLS
