/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Autosave: writes an article to the store within a second of each change, never blocking the caller.
 *
 * The owner tells of a change with dopys_autosave_touch(); the autosave asks for the article through its source when
 * it writes: at most 300 ms after the first change, one write in flight at a time.
 */
#pragma once

#include "dopys-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOPYS_SAVE_SAVED,
  DOPYS_SAVE_PENDING,
  DOPYS_SAVE_FAILED, /* the message says why; goes on trying every 2 s */
} DopysSaveState;

#define DOPYS_TYPE_AUTOSAVE (dopys_autosave_get_type ())
/* Signal: state-changed (). */
G_DECLARE_FINAL_TYPE (DopysAutosave, dopys_autosave, DOPYS, AUTOSAVE, GObject)

/**
 * DopysAutosaveSource:
 * What is written.
 * @dup_article: the article as it stands; transfer full
 * @take_changes: (nullable): what changed in its history since it was last asked; transfer full
 * @changes_lost: (nullable): what was taken last could not be written
 */
typedef struct
{
  DopysArticle *(*dup_article) (gpointer user_data);
  DopysHistoryChanges *(*take_changes) (gpointer user_data);
  void (*changes_lost) (gpointer user_data);
} DopysAutosaveSource;

/* source and user_data outlive the autosave. */
DopysAutosave *dopys_autosave_new (DopysStore *store, const DopysAutosaveSource *source, gpointer user_data);
void dopys_autosave_touch (DopysAutosave *self);
DopysSaveState dopys_autosave_get_state (DopysAutosave *self, const char **message);
/* Writes what is pending now and waits for it (leaving an article, closing the window, before publishing). TRUE if all
 * is saved. */
gboolean dopys_autosave_flush (DopysAutosave *self, GError **error);

G_END_DECLS
