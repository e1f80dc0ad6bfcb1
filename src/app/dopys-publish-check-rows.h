/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a publishing dialog that say what stands in the way and what should be thought of before, each leading to
 * its place.  What the text says is checked in a thread and comes a moment later.
 *
 * Signals: changed (), when the rows are others; jump (int DopysField, uint at, uint end), the person wants to mend
 * something: at is a photo's number or, with end, a range of the text; else G_MAXUINT. */
#pragma once

#include <adwaita.h>

#include "dopys-draft.h"
#include "dopys-publish-checks.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_PUBLISH_CHECK_ROWS (dopys_publish_check_rows_get_type ())
G_DECLARE_FINAL_TYPE (DopysPublishCheckRows, dopys_publish_check_rows, DOPYS, PUBLISH_CHECK_ROWS, GObject)

/* group: what the rows are put into; not kept. */
DopysPublishCheckRows *dopys_publish_check_rows_new (AdwPreferencesGroup *group, DopysDraft *draft,
                                                     GSettings *settings);
/* Looks at the draft anew. site_known: see dopys_publish_checks(). */
void dopys_publish_check_rows_refresh (DopysPublishCheckRows *self, gboolean site_known);
/* Whether something stands in the way. */
gboolean dopys_publish_check_rows_is_blocked (DopysPublishCheckRows *self);

G_END_DECLS
