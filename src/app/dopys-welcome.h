/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window shows where no article is open.  At the first start, without a site: the choice between a real site
 * and the practice site; later: a new article.
 */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_WELCOME (dopys_welcome_get_type ())
G_DECLARE_FINAL_TYPE (DopysWelcome, dopys_welcome, DOPYS, WELCOME, AdwNavigationPage)

/* Once. */
void dopys_welcome_set_workspace (DopysWelcome *self, DopysWorkspace *workspace);

/* Gives the first of the choices the focus, as soon as it is known which they are. */
void dopys_welcome_focus (DopysWelcome *self);

G_END_DECLS
