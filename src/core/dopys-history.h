/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo: a list of (document, selection) states, at most 500 steps.
 *
 * Documents share their blocks, so a step costs what it changed.  A step has a kind; consecutive typing (or
 * deleting, or describing) coalesces while the pauses stay under 500 ms and the caret did not jump.
 */
#pragma once

#include "dopys-history-step.h"

G_BEGIN_DECLS

#define DOPYS_HISTORY_MAX_STEPS 500
#define DOPYS_HISTORY_COALESCE_USEC (500 * 1000)

typedef struct _DopysHistory DopysHistory;

DopysHistory *dopys_history_new (void);
void dopys_history_free (DopysHistory *self);
/* before: the state that undo returns to; after_caret tells whether the next step continues this one.
 * time: monotonic microseconds. Clears redo. */
void dopys_history_push (DopysHistory *self, DopysStepKind kind, DopysDocument *before, DopysSelection before_selection,
                         DopysSelection after_selection, gint64 time);
/* The next push continues the newest step whatever the time, where that is of the same kind. */
void dopys_history_join (DopysHistory *self);
/* The next push starts a step of its own. */
void dopys_history_break (DopysHistory *self);
gboolean dopys_history_can_undo (DopysHistory *self, DopysStepKind *kind);
gboolean dopys_history_can_redo (DopysHistory *self, DopysStepKind *kind);
/* Give the current state, get the state to show. Transfer full; NULL if there is none. */
DopysDocument *dopys_history_undo (DopysHistory *self, DopysDocument *current, DopysSelection current_selection,
                                   DopysSelection *selection);
DopysDocument *dopys_history_redo (DopysHistory *self, DopysDocument *current, DopysSelection current_selection,
                                   DopysSelection *selection);
void dopys_history_clear (DopysHistory *self);

/* ---- for the store ---- */

/* What changed since this was last asked; from then on it counts as stored. Transfer full. */
DopysHistoryChanges *dopys_history_take_changes (DopysHistory *self, DopysDocument *current);
/* What was taken could not be stored: the next changes are everything. */
void dopys_history_changes_lost (DopysHistory *self);
/* Takes up what an earlier run of the program stored: of DopysHistoryStep, the newest of each stack first, borrowed.
 * They come below the steps that were made meanwhile; what could be redone then is forgotten unless with_redo. */
void dopys_history_adopt (DopysHistory *self, GPtrArray *steps, gboolean with_redo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysHistory, dopys_history_free)

G_END_DECLS
