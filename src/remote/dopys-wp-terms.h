/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Categories and tags of a WordPress site.
 *
 * Two names are the same term when they differ only in case or in which of the apostrophes (' ’ ʼ) they are written
 * with; an exact match goes before such a one.  WordPress hands names out as HTML; here they are text.  To create a
 * term is safe to repeat: the site refuses a second one with the same name and says which it has.
 */
#pragma once

#include "dopys-remote.h"
#include "dopys-wp-api.h"

G_BEGIN_DECLS

GPtrArray *dopys_wp_terms_list (DopysWpApi *api, DopysTermKind kind, GCancellable *cancellable, GError **error);
gint64 dopys_wp_terms_ensure (DopysWpApi *api, DopysTermKind kind, const char *name, GCancellable *cancellable,
                              GError **error);

/* How a name is compared. */
char *dopys_wp_terms_fold (const char *name);

G_END_DECLS
