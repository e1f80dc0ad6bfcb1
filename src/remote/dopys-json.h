/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading JSON that comes from a site, which may hold anything.
 *
 * Members of another type than asked for count as missing: PHP writes an empty object as [], numbers as strings, and
 * true as 1.  dopys_json_find() finds the answer among what else a site puts out: a byte order mark, PHP's notices
 * before or after it.  A page of HTML, JSON that is cut off, nested beyond reason or not UTF-8 gives NULL.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *dopys_json_find (const char *text, gsize length);

/* NULL or 0 where there is no such member or it is of another kind. Strings and objects are borrowed. */
JsonObject *dopys_json_get_object (JsonObject *self, const char *name);
JsonArray *dopys_json_get_array (JsonObject *self, const char *name);
const char *dopys_json_get_string (JsonObject *self, const char *name);
gint64 dopys_json_get_int (JsonObject *self, const char *name);
gboolean dopys_json_get_true (JsonObject *self, const char *name);
/* The text of a member that is either a string or an object with "raw" (else "rendered"). */
const char *dopys_json_get_text (JsonObject *self, const char *name);
/* Positive numbers of an array; NULL if there is none. */
gint64 *dopys_json_dup_ids (JsonObject *self, const char *name, guint *n);
/* An http or https address, else NULL: what a site calls an address must never become a script or a file here. */
char *dopys_json_dup_url (JsonObject *self, const char *name);

/* Text of a site as plain text: its entities resolved, or also its tags removed and cut at max characters. */
char *dopys_json_unescape (const char *html);
char *dopys_json_plain (const char *html, guint max);

G_END_DECLS
