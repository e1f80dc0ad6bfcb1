/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a text holds addresses of the web, e-mails, names on networks and names of files: what nothing may change and
 * what is no word. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters [start, end) of the text. */
typedef void (*DopysAddressFunc) (guint start, guint end, gpointer user_data);

void dopys_addresses_foreach (const char *text, DopysAddressFunc func, gpointer user_data);
/* The whole text is one. */
gboolean dopys_addresses_is_one (const char *text);

G_END_DECLS
