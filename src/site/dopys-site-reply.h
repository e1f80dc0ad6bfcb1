/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A request of the REST interface and its answer, in WordPress's forms. */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "dopys-site-data.h"

G_BEGIN_DECLS

/* @route: after /wp-json, e.g. "/wp/v2/posts/5". @query: parameters of the address, may be empty, never NULL. @body:
 * the parsed JSON object, or NULL. @signed_in: the password was right; a wrong one is as if there were none, as on a
 * stock WordPress. */
typedef struct
{
  DopysSiteData *data;
  SoupServerMessage *message;
  const char *method;
  char *route;
  GHashTable *query;
  JsonObject *body;
  gboolean signed_in;
} DopysSiteRequest;

const char *dopys_site_param (DopysSiteRequest *request, const char *name);
/* Of body or address. NULL if it is not there or no text. */
const char *dopys_site_text (DopysSiteRequest *request, const char *name);
gint64 dopys_site_number (DopysSiteRequest *request, const char *name, gint64 fallback);
gboolean dopys_site_has (DopysSiteRequest *request, const char *name);

/* Takes the node; leaves of it what _fields asks for. */
void dopys_site_answer (DopysSiteRequest *request, guint status, JsonNode *node);
void dopys_site_refuse (DopysSiteRequest *request, guint status, const char *code, const char *text);
/* 400, rest_invalid_param, with the parameter's name in data.params as WordPress gives it. */
void dopys_site_refuse_param (DopysSiteRequest *request, const char *name);
/* The address of what was just made: "posts", "media", "categories" or "tags". */
void dopys_site_set_location (DopysSiteRequest *request, const char *collection, gint64 id);
/* Refuses with 401 unless signed in. */
gboolean dopys_site_need_sign_in (DopysSiteRequest *request, const char *code);
/* Headers of a list: total and pages. */
void dopys_site_count (DopysSiteRequest *request, gint64 total, gint64 per_page);
/* page and per_page as LIMIT and OFFSET; FALSE after a refusal. */
gboolean dopys_site_page (DopysSiteRequest *request, gint64 *per_page, gint64 *offset);

G_END_DECLS
