/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Foreign HTML made ready for the parser: bytes to UTF-8, and without Word's conditional comments. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* html: any bytes. What is not UTF-8 is read in the encoding that it names itself (byte order mark or charset=); what
 * cannot be read becomes U+FFFD. What Word shows only to itself is left out;
 * elements with a prefix (<o:p>) are called <o-p>. In time proportional to length. Transfer
 * full. */
char *dopys_html_source_clean (const char *html, gsize length);
/* For what no parser can hold: the same text without elements; where one may have parted words, a line break does.
 * Transfer full. */
char *dopys_html_source_flatten (const char *html);

G_END_DECLS
