/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be linked to by its words: one's own published articles, found by whoever owns the store.
 *
 * A list model of DopysLinkTarget.  Signal: wanted (const char *query): somebody looks for a target; the owner answers
 * with dopys_link_targets_set().
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOPYS_TYPE_LINK_TARGET (dopys_link_target_get_type ())
G_DECLARE_FINAL_TYPE (DopysLinkTarget, dopys_link_target, DOPYS, LINK_TARGET, GObject)

DopysLinkTarget *dopys_link_target_new (const char *title, const char *address);
const char *dopys_link_target_get_title (DopysLinkTarget *self);
const char *dopys_link_target_get_address (DopysLinkTarget *self);

#define DOPYS_TYPE_LINK_TARGETS (dopys_link_targets_get_type ())
G_DECLARE_FINAL_TYPE (DopysLinkTargets, dopys_link_targets, DOPYS, LINK_TARGETS, GObject)

DopysLinkTargets *dopys_link_targets_new (void);
void dopys_link_targets_want (DopysLinkTargets *self, const char *query);
/* targets: of DopysLinkTarget, borrowed. */
void dopys_link_targets_set (DopysLinkTargets *self, GPtrArray *targets);

/* For all texts within a widget. */
void dopys_link_targets_attach (DopysLinkTargets *self, GtkWidget *widget);
/* Those of the nearest widget above this one, (nullable). Transfer none. */
DopysLinkTargets *dopys_link_targets_find (GtkWidget *widget);

G_END_DECLS
