/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the inspector that chooses categories or tags: the site's own ones by name, and new ones by typing.
 *
 * The names are read from the site when the list is opened; what was read stays until another site is set.
 */
#pragma once

#include <adwaita.h>

#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_TERM_ROW (dopys_term_row_get_type ())
/* Property: tags (boolean), tags instead of categories. Signal: names-changed (), by the person. */
G_DECLARE_FINAL_TYPE (DopysTermRow, dopys_term_row, DOPYS, TERM_ROW, AdwActionRow)

void dopys_term_row_set_site (DopysTermRow *self, DopysWorkspace *workspace, const char *site_id);
void dopys_term_row_set_names (DopysTermRow *self, const char *const *names);
/* NULL-terminated. Borrowed. */
const char *const *dopys_term_row_get_names (DopysTermRow *self);
void dopys_term_row_open (DopysTermRow *self);

G_END_DECLS
