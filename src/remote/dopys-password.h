/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Passwords of sites, in the Secret Service; where none runs, in memory until the program ends. Never logged. Blocking.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* FALSE with NO_KEYRING: kept in memory only; the message says so to the person, publishing works until the program
 * ends. */
gboolean dopys_password_store (const char *site_id, const char *site_name, const char *user, const char *password,
                               GCancellable *cancellable, GError **error);
/* NULL without error if none is known. Transfer full; free with dopys_password_free(). */
char *dopys_password_lookup (const char *site_id, GCancellable *cancellable, GError **error);
gboolean dopys_password_forget (const char *site_id, GCancellable *cancellable, GError **error);
void dopys_password_free (char *password);

G_END_DECLS
