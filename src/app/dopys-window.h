/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The main window: the sidebar beside one article, which has two pages, the text and the photo desk.
 *
 * Holds the open draft; leaving it writes it.  Actions: win.new-article, win.add-site, win.publish, win.history,
 * win.print, win.undo, win.redo, win.search, win.show-photos (u: position, 2³²−1 for the first without a description),
 * win.open-address (s), win.copy-address (s), win.withdraw (s: article), win.delete-article (s).
 */
#pragma once

#include <adwaita.h>

#include "dopys-article-page.h"
#include "dopys-workspace.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_WINDOW (dopys_window_get_type ())
G_DECLARE_FINAL_TYPE (DopysWindow, dopys_window, DOPYS, WINDOW, AdwApplicationWindow)

GtkWidget *dopys_window_new (GtkApplication *application, DopysWorkspace *workspace);
DopysDraft *dopys_window_get_draft (DopysWindow *self);
void dopys_window_new_article (DopysWindow *self);
void dopys_window_open_article (DopysWindow *self, const char *id);
/* The same, and a narrow window turns to it. */
void dopys_window_show_article (DopysWindow *self, const char *id);
/* Looks for the words in the list of articles. */
void dopys_window_search (DopysWindow *self, const char *words);
/* files: of GFile.  Documents become articles, of which the last is shown; photos go into a new article. */
void dopys_window_open_files (DopysWindow *self, GPtrArray *files);
/* One sentence that goes by itself. */
void dopys_window_tell (DopysWindow *self, const char *text);

G_END_DECLS
