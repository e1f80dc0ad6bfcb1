/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Foreign HTML made ready for the parser: bytes to UTF-8, and without Word's conditional comments. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* html: any bytes. What is not UTF-8 is read in the encoding that it names itself (byte order mark or charset=); what
 * cannot be read becomes U+FFFD. What Word shows only to itself is left out. In time proportional to length. Transfer
 * full. */
char *dopys_html_source_clean (const char *html, gsize length);

G_END_DECLS
