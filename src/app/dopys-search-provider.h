/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One's articles in the search of the desktop: org.gnome.Shell.SearchProvider2 at the program's own name.
 *
 * The desktop starts the program for it, without a window: so the library is asked for when somebody searches, and the
 * application is held while an answer is on its way. Signals: opened (const char *article_id), searched (const char
 * *words): the person chose a result, or wants to go on in the window.
 */
#pragma once

#include <gio/gio.h>

#include "dopys-store.h"

G_BEGIN_DECLS

#define DOPYS_TYPE_SEARCH_PROVIDER (dopys_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (DopysSearchProvider, dopys_search_provider, DOPYS, SEARCH_PROVIDER, GObject)

/* Gives the library, borrowed; NULL where it cannot be opened: then nothing is found. */
typedef DopysStore *(*DopysSearchProviderStore) (GApplication *application);

/* application: borrowed; it outlives the provider. */
DopysSearchProvider *dopys_search_provider_new (GApplication *application, DopysSearchProviderStore get_store);
/* Exports it until the provider goes. */
gboolean dopys_search_provider_export (DopysSearchProvider *self, GDBusConnection *connection, const char *path,
                                       GError **error);

G_END_DECLS
