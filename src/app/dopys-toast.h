/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Passing notes at the foot of the window.  The newest is shown at once: one that it covers comes back after it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* In the overlay that the widget is in, or is. Takes the toast; its title is plain text. */
void dopys_toast_show (GtkWidget *widget, AdwToast *toast);

G_END_DECLS
