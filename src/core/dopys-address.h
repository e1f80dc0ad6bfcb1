/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses as people type them: "rada.example" and "info@rada.example" are meant as links too.
 *
 * Only addresses that a public article may lead to count: the web, mail and telephone. Never file:, javascript: or
 * data:.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The full address of what was typed into a field for one, or NULL if it is none. Transfer full. */
char *dopys_address_complete (const char *typed);
/* Whether the whole text, but for spaces around it, is one address that says so itself: with a scheme, www. or an @. */
gboolean dopys_address_is_whole (const char *text);
/* The address that stands at the very end of the text (n_bytes), the punctuation behind it left out: its place in
 * bytes. FALSE if there is none that says so itself. */
gboolean dopys_address_find_last (const char *text, gsize n_bytes, gsize *start, gsize *end);

G_END_DECLS
