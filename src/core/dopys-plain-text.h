/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plain text of a block: what it may hold, and how many words it has.
 *
 * A block's text must take as many characters in a text buffer as it has itself, and in one line: characters which a
 * buffer takes for the end of a line (line feed, carriage return, U+2029) or for an object (U+FFFC), and control
 * characters, which no markup can carry, have no place in it.  The forced line break is U+2028.
 * All text is valid UTF-8.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dopys_plain_text_is_clean (const char *text);
/* Each unfit character replaced by one that fits, so that positions stay: line ends by U+2028, U+FFFC by U+FFFD, other
 * control characters by a space. Transfer full. */
char *dopys_plain_text_dup_clean (const char *text);
/* A word is a row of characters without spaces that holds a letter or digit: a dash between spaces is none. */
guint dopys_plain_text_count_words (const char *text);

G_END_DECLS
