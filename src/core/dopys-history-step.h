/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps of a history on their way to the store and back, so that undo survives the end of the program.
 *
 * A step is stored as the difference to the state beside it that is nearer to the current one: for the newest step that
 * is the current document itself.  So a step costs what it changed, and the chain is read from the current document on.
 */
#pragma once

#include "dopys-document.h"
#include "dopys-step.h"

G_BEGIN_DECLS

typedef struct
{
  guint anchor; /* where the selection started */
  guint caret;  /* where it ends */
} DopysSelection;

/**
 * DopysHistoryStep:
 * @serial: names the step and orders those of one stack: the greatest is the nearest; never used twice
 * @redo: whether it can be redone rather than undone
 * @document: the state that the step leads to
 * @next: the state beside it, nearer to the current one
 * @knows_lead: the owner of the session noted the article's lead photo for this state
 * @lead: (nullable): that photo
 */
typedef struct
{
  gint64 serial;
  gboolean redo;
  DopysStepKind kind;
  DopysSelection selection;
  DopysDocument *document;
  DopysDocument *next;
  gboolean knows_lead;
  DopysPhoto *lead;
} DopysHistoryStep;

void dopys_history_step_free (DopysHistoryStep *self);
/* The document as a difference to next: (start, removed, slice or nothing). Floating. */
GVariant *dopys_history_step_to_variant (const DopysHistoryStep *self);
/* The other way round. Hostile input is expected: NULL if the difference does not fit next. Pieces of the site's source
 * that next still has are the same pieces again. Never next itself, but equal to it if nothing differs. Transfer full.
 */
DopysDocument *dopys_history_step_read (GVariant *variant, DopysDocument *next);

/**
 * DopysHistoryChanges:
 * What a store has to write so that it holds the history.
 * @all: everything it holds of this history is to go first
 * @steps: of DopysHistoryStep, new or changed
 * @removed: of gint64, serials of steps that are no more
 */
typedef struct
{
  gboolean all;
  GPtrArray *steps;
  GArray *removed;
} DopysHistoryChanges;

DopysHistoryChanges *dopys_history_changes_new (void);
void dopys_history_changes_free (DopysHistoryChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysHistoryStep, dopys_history_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysHistoryChanges, dopys_history_changes_free)

G_END_DECLS
