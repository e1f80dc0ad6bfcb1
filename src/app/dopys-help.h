/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The help: Mallard pages for the desktop's help program, or the same in one HTML file for the browser, where there is
 * no such program or it is out of reach, as in a sandbox. DOPYS_HELP of the environment names the folder of those files
 * where the program is not installed.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The HTML file in folder for the first of the languages (as g_get_language_names() has them) that has one, else the
 * English. */
char *dopys_help_dup_file (const char *folder, const char *const *languages);

/* parent: nullable. callback: gets FALSE where neither help nor browser opened. */
void dopys_help_open_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data);
gboolean dopys_help_open_finish (GAsyncResult *result, GError **error);

G_END_DECLS
