/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import that the end of the program interrupted: told when its article is opened again, and offered to go on. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-draft.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

/* files: of GFile, borrowed. */
typedef void (*DopysImportResumeFunc) (GPtrArray *files, DopysDraft *draft, GtkWidget *page);

/* Looks in a thread; func runs where the person wants to go on. */
void dopys_import_resume_offer (GtkWidget *page, DopysWorkspace *workspace, DopysDraft *draft,
                                DopysImportResumeFunc func);

G_END_DECLS
