/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu at the end of the format bar: what is needed less often.  Its items are the bar's actions "format.command"
 * (s: an action of the view), "format.insert" (s: a sign) and "format.show-spaces". */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Transfer full. */
GMenuModel *dopys_format_menu_new (void);

G_END_DECLS
