/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks a draft whenever somebody stops writing, in a thread, and knows what was found last.  Signal: changed (). */
#pragma once

#include <gio/gio.h>

#include "dopys-draft.h"
#include "dopys-finding.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_CHECKER (dopys_checker_get_type ())
G_DECLARE_FINAL_TYPE (DopysChecker, dopys_checker, DOPYS, CHECKER, GObject)

DopysChecker *dopys_checker_new (void);
/* Once. For the words of the reminder in wartime. */
void dopys_checker_set_settings (DopysChecker *self, GSettings *settings);
/* (nullable). */
void dopys_checker_set_draft (DopysChecker *self, DopysDraft *draft);
/* Of DopysFinding; empty while nothing was checked. Borrowed until the next ::changed. */
GPtrArray *dopys_checker_get_findings (DopysChecker *self);
/* The text they were found in; NULL while nothing was checked. Borrowed likewise. */
DopysDocument *dopys_checker_get_document (DopysChecker *self);
/* Without waiting for a pause: somebody waits for what it says. */
void dopys_checker_hurry (DopysChecker *self);

G_END_DECLS
