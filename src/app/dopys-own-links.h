/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One's own published articles as targets of links, looked up in the store. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

/* For all texts within the widget, as long as that lives. */
void dopys_own_links_attach (GtkWidget *widget, DopysWorkspace *workspace);

G_END_DECLS
