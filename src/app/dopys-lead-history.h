/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which lead photo belongs to which state of the body, so that one undo knows both.  States are told apart by identity.
 */
#pragma once

#include "dopys-history.h"

G_BEGIN_DECLS

/* A GPtrArray, so that the autosave may keep it longer than the draft. Transfer full. */
GPtrArray *dopys_lead_history_new (void);
/* lead may be NULL: none. */
void dopys_lead_history_remember (GPtrArray *self, DopysDocument *document, DopysPhoto *lead);
/* FALSE if nothing is known of that state. lead: (out) (nullable): borrowed. */
gboolean dopys_lead_history_find (GPtrArray *self, DopysDocument *document, DopysPhoto **lead);
/* Steps (of DopysHistoryStep) on their way to the store, and back from there. */
void dopys_lead_history_note (GPtrArray *self, GPtrArray *steps);
void dopys_lead_history_adopt (GPtrArray *self, GPtrArray *steps);

G_END_DECLS
