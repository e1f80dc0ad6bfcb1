/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the application adds to pasting: pictures go into the library and the store, and what could not be brought is
 * named in a toast, whose details list each thing and what to do. */
#pragma once

#include "dopys-paster.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

/* page: a widget within an AdwToastOverlay. */
void dopys_pasted_attach (GtkWidget *page, DopysPaster *paster, DopysWorkspace *workspace);

/* The details, a paragraph for each kind of loss. Transfer full. */
char *dopys_pasted_describe (GPtrArray *losses, guint n_left_out);

G_END_DECLS
