/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The public page as a visitor gets it: without a password, and with the photos that were put in. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Fetches the page. photos: addresses, NULL-terminated; found: (out): how many of them the page shows, in whatever
 * size. FALSE where the page does not open; the sentence says so. Blocking; for worker threads. */
gboolean dopys_page_check (const char *url, const char *const *photos, guint *found, GCancellable *cancellable,
                           GError **error);

/* The part of a photo's address that all its sizes share: the file's name without size and ending. Transfer full. */
char *dopys_page_check_dup_stem (const char *photo);

G_END_DECLS
