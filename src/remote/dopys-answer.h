/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An answer of a JSON interface in WordPress's manner, understood.
 *
 * Wraps what dopys_http_send() brought; judges it by what it holds, not by what it says it is: the content type may
 * lie, and JSON may stand between notices.  dopys_answer_check() turns whatever is not the JSON hoped for into a
 * DOPYS_ERROR with a sentence for people, by status and by WordPress's code (never by its message, which comes in any
 * language; it is only quoted, as plain text).  After a request that changes the site, an answer that leaves open
 * whether it was done is UNKNOWN_OUTCOME: a gateway's error, a fatal error's page, a success without anything that
 * parses.
 */
#pragma once

#include "dopys-http.h"
#include "dopys-json.h"

G_BEGIN_DECLS

/* @json: (nullable): what it holds. @code: (nullable): WordPress's error code. @changes: whether the request changes */
typedef struct
{
  DopysHttpAnswer *http;
  JsonNode *json;
  const char *code;
  gboolean changes;
} DopysAnswer;

/* Takes the answer. */
DopysAnswer *dopys_answer_new (DopysHttpAnswer *http, gboolean changes);
void dopys_answer_free (DopysAnswer *self);

/* TRUE for a success that holds JSON of this type. */
gboolean dopys_answer_check (const DopysAnswer *self, JsonNodeType type, GError **error);

gboolean dopys_answer_has_code (const DopysAnswer *self, const char *code);
/* Borrowed; only after a check of the same type. */
JsonObject *dopys_answer_get_object (const DopysAnswer *self);
JsonArray *dopys_answer_get_array (const DopysAnswer *self);
/* The error's "data" member, (nullable). */
JsonObject *dopys_answer_get_error_data (const DopysAnswer *self);
/* A header as a number, 0 if missing. */
gint64 dopys_answer_get_number (const DopysAnswer *self, const char *header);
/* Whether the Allow header names a method. */
gboolean dopys_answer_allows (const DopysAnswer *self, const char *method);
/* Seconds that the site asks to wait (Retry-After), 0 if it does not say; at most an hour. */
guint dopys_answer_get_pause (const DopysAnswer *self);

/* For an answer that parses but lacks what it must have. */
void dopys_answer_set_incomplete (const DopysAnswer *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DopysAnswer, dopys_answer_free)

G_END_DECLS
