/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sidebar: search, the articles in their sections, the sites, and «New article».
 *
 * Signals: selected (const char *id), the person moved to another article; activated (const char *id), they want to
 * be in it (a click, Enter); files-dropped (GPtrArray of GFile or GdkTexture), a new article is to be made of them;
 * list-read (), the articles were read anew.
 */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SIDEBAR (dopys_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DopysSidebar, dopys_sidebar, DOPYS, SIDEBAR, AdwNavigationPage)

void dopys_sidebar_set_workspace (DopysSidebar *self, DopysWorkspace *workspace);
/* Shows which article is open; NULL: none. */
void dopys_sidebar_set_current (DopysSidebar *self, const char *id);
void dopys_sidebar_focus_search (DopysSidebar *self);
void dopys_sidebar_search (DopysSidebar *self, const char *words);
/* The first article of the list; NULL while it is empty or not read yet. Transfer full. */
char *dopys_sidebar_dup_first (DopysSidebar *self);

G_END_DECLS
