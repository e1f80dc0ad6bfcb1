/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inspector beside an article: where and how it is published, which photos still lack a description, and what the
 * checks found. */
#pragma once

#include <gtk/gtk.h>

#include "dopys-checker.h"
#include "dopys-photo-list.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_INSPECTOR_SITE,
  DOPYS_INSPECTOR_CATEGORY,
  DOPYS_INSPECTOR_EXCERPT,
} DopysInspectorField;

#define DOPYS_TYPE_INSPECTOR (dopys_inspector_get_type ())
G_DECLARE_FINAL_TYPE (DopysInspector, dopys_inspector, DOPYS, INSPECTOR, GtkWidget)

void dopys_inspector_set_workspace (DopysInspector *self, DopysWorkspace *workspace);
/* Once. */
void dopys_inspector_set_checker (DopysInspector *self, DopysChecker *checker);
/* Both NULL: nothing is open. */
void dopys_inspector_set_draft (DopysInspector *self, DopysDraft *draft, DopysPhotoList *photos);
void dopys_inspector_focus (DopysInspector *self, DopysInspectorField field);

G_END_DECLS
