/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window for a library that cannot be opened: what happened, and for a damaged one its daily copies to go back to.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dopys_trouble_show (GtkApplication *application, const char *folder, const GError *error);

G_END_DECLS
