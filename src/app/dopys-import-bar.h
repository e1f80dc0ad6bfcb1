/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar that shows an import: progress while it runs, then a banner that names the files which could not be taken.
 *
 * Hidden when there is nothing to say.
 */
#pragma once

#include <gtk/gtk.h>

#include "dopys-import.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_IMPORT_BAR (dopys_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (DopysImportBar, dopys_import_bar, DOPYS, IMPORT_BAR, GtkWidget)

/* imported: borrowed; photos may be taken out; none may be there the last time. Whether more are wanted: FALSE ends the
 * import. */
typedef gboolean (*DopysImportBarFunc) (DopysImported *imported, gboolean last, gpointer user_data);

/* Imports the sources for the article of that id; func runs whenever some are in the library, also where the bar is
 * gone by then, and a last time at the end. */
void dopys_import_bar_add (DopysImportBar *self, DopysWorkspace *workspace, const char *article, GPtrArray *sources,
                           DopysImportBarFunc func, gpointer user_data, GDestroyNotify destroy);
/* Of DopysFolderItem: the files that are still to come, in their order. Borrowed. */
GListModel *dopys_import_bar_get_coming (DopysImportBar *self);
/* For another article: what still comes goes on, but is no longer among those that are coming. Hides what was said
 * about earlier files. */
void dopys_import_bar_clear (DopysImportBar *self);

G_END_DECLS
