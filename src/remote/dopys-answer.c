/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_PAUSE 3600
#define LONGEST_QUOTE 300

DopysAnswer *
dopys_answer_new (DopysHttpAnswer *http, gboolean changes)
{
  DopysAnswer *self = g_new0 (DopysAnswer, 1);

  self->http = http;
  self->changes = changes;
  self->json = dopys_json_find (http->body, http->length);
  if (self->json != NULL && JSON_NODE_HOLDS_OBJECT (self->json) && http->status >= 400)
    self->code = dopys_json_get_string (json_node_get_object (self->json), "code");
  return self;
}

void
dopys_answer_free (DopysAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->json, json_node_unref);
  dopys_http_answer_free (self->http);
  g_free (self);
}

gboolean
dopys_answer_has_code (const DopysAnswer *self, const char *code)
{
  return g_strcmp0 (self->code, code) == 0;
}

JsonObject *
dopys_answer_get_object (const DopysAnswer *self)
{
  return json_node_get_object (self->json);
}

JsonArray *
dopys_answer_get_array (const DopysAnswer *self)
{
  return json_node_get_array (self->json);
}

JsonObject *
dopys_answer_get_error_data (const DopysAnswer *self)
{
  return self->code != NULL ? dopys_json_get_object (json_node_get_object (self->json), "data") : NULL;
}

gint64
dopys_answer_get_number (const DopysAnswer *self, const char *header)
{
  const char *value = soup_message_headers_get_one (self->http->headers, header);

  return value != NULL ? MAX (g_ascii_strtoll (value, NULL, 10), 0) : 0;
}

gboolean
dopys_answer_allows (const DopysAnswer *self, const char *method)
{
  const char *allow = soup_message_headers_get_list (self->http->headers, "Allow");

  return allow != NULL && soup_header_contains (allow, method);
}

guint
dopys_answer_get_pause (const DopysAnswer *self)
{
  const char *value = soup_message_headers_get_one (self->http->headers, "Retry-After");
  g_autoptr (GDateTime) until = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (value == NULL)
    return 0;
  if (g_ascii_isdigit (*value))
    return (guint) MIN (g_ascii_strtoull (value, NULL, 10), LONGEST_PAUSE);
  until = soup_date_time_new_from_http_string (value);
  if (until == NULL)
    return 0;
  now = g_date_time_new_now_utc ();
  return (guint) CLAMP (g_date_time_difference (until, now) / G_USEC_PER_SEC, 0, LONGEST_PAUSE);
}

static void
set_unknown (GError **error)
{
  g_set_error_literal (
      error, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME,
      _ ("The site’s answer cannot be understood, so it is not known yet whether it did what was asked. "
         "Nothing is lost here; this will be looked up."));
}

void
dopys_answer_set_incomplete (const DopysAnswer *self, GError **error)
{
  if (self->changes)
    set_unknown (error);
  else if (self->http->length == 0)
    g_set_error_literal (
        error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER,
        _ ("The site gave an empty answer. Nothing is lost; try again later, and if it stays so, tell the "
           "hosting company."));
  else if (self->json == NULL && memchr (self->http->body, '<', self->http->length) != NULL)
    g_set_error_literal (
        error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER,
        _ ("The site answered with a web page instead of data. Some protection of the hosting may stand "
           "in the way: tell the hosting company. Nothing is lost."));
  else
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER,
                         _ ("The site’s answer is damaged or cut off. Nothing is lost; try again later."));
}

/* The site's own words and the fields it names, as plain text; NULL if it says nothing. */
static char *
dup_reason (const DopysAnswer *self)
{
  g_autoptr (GString) all = NULL;
  JsonObject *params = dopys_json_get_object (dopys_answer_get_error_data (self), "params");
  JsonObjectIter iter;
  const char *name;

  if (self->code == NULL)
    return NULL;
  all = g_string_new (dopys_json_get_string (json_node_get_object (self->json), "message"));
  if (params != NULL)
    {
      json_object_iter_init (&iter, params);
      while (json_object_iter_next (&iter, &name, NULL))
        g_string_append_printf (all, " [%s] %s", name, dopys_json_get_string (params, name));
    }
  return all->len > 0 ? dopys_json_plain (all->str, LONGEST_QUOTE) : g_strdup (self->code);
}

static void
set_sign_in (const DopysAnswer *self, GError **error)
{
  if (self->json != NULL)
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN,
                         _ ("The site does not accept the user name or the application password. Check both (it is not "
                            "the password for signing in); if they are right, the hosting may be dropping the "
                            "Authorization header: ask the hosting company."));
  else
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN,
                         _ ("The hosting asks for a password of its own before the site is reached. Ask the hosting "
                            "company to let the address /wp-json/ through."));
}

static void
set_forbidden (const DopysAnswer *self, GError **error)
{
  g_autofree char *reason = dup_reason (self);

  if (reason != NULL)
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS,
                 _ ("This user has no right to do that on the site. Ask the site’s administrator. The site says: %s"),
                 reason);
  else
    g_set_error_literal (
        error, DOPYS_ERROR, DOPYS_ERROR_BLOCKED,
        _ ("The protection of the site (a firewall) refused the request. Nothing is lost; ask the hosting "
           "company to allow publishing through /wp-json/ from this computer."));
}

static void
set_not_found (const DopysAnswer *self, GError **error)
{
  if (self->code != NULL && !dopys_answer_has_code (self, "rest_no_route"))
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND,
                         _ ("What was asked for is no longer on the site: somebody may have deleted it there."));
  else
    g_set_error_literal (
        error, DOPYS_ERROR, DOPYS_ERROR_NOT_A_SITE,
        _ ("The publishing interface (/wp-json/) is not at this address any more. Nothing is lost; remove "
           "the site in the preferences and add it again, or tell the hosting company."));
}

static void
set_refused (const DopysAnswer *self, GError **error)
{
  g_autofree char *reason = dup_reason (self);

  if (reason != NULL)
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_REFUSED, _ ("The site refused this. It says: %s"), reason);
  else
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_REFUSED,
                 _ ("The site refused this with the code %u and without saying why. Nothing is lost; tell the hosting "
                    "company."),
                 self->http->status);
}

static void
set_server_error (const DopysAnswer *self, GError **error)
{
  g_autofree char *reason = NULL;

  /* These come with status 500, but say that the file will be refused each time. */
  if (self->code != NULL && g_str_has_prefix (self->code, "rest_upload_"))
    set_refused (self, error);
  else if (self->http->status == 503)
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_BUSY,
                         _ ("The site is busy or under maintenance. Nothing is lost; try again later."));
  else if (self->changes)
    set_unknown (error);
  else if ((reason = dup_reason (self)) != NULL)
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_BUSY,
                 _ ("The site has an error of its own. Nothing is lost; try again later. It says: %s"), reason);
  else
    g_set_error (
        error, DOPYS_ERROR, DOPYS_ERROR_BUSY,
        _ ("The site has an error of its own (%u). Nothing is lost; try again later, and if it stays so, tell the "
           "hosting company."),
        self->http->status);
}

static void
set_client_error (const DopysAnswer *self, GError **error)
{
  switch (self->http->status)
    {
    case 401:
      set_sign_in (self, error);
      break;
    case 403:
      set_forbidden (self, error);
      break;
    case 404:
    case 410:
      set_not_found (self, error);
      break;
    case 408:
      g_set_error_literal (
          error, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK,
          _ ("The connection is too slow for the site, which gave up waiting. Nothing is lost; try again "
             "later."));
      break;
    case 412:
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK,
                           _ ("The photo was damaged on its way, and the site did not take it. It is whole here; try "
                              "again."));
      break;
    case 413:
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_SIZE_LIMIT,
                           _ ("The photo is larger than the site accepts. Choose a smaller size for photos in the "
                              "preferences, or ask the hosting company to raise the limit."));
      break;
    case 429:
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_BUSY,
                           _ ("The site asks for a pause: too many requests. Nothing is lost; try again later."));
      break;
    default:
      set_refused (self, error);
    }
}

gboolean
dopys_answer_check (const DopysAnswer *self, JsonNodeType type, GError **error)
{
  guint status = self->http->status;

  if (status >= 500)
    set_server_error (self, error);
  else if (status >= 400)
    set_client_error (self, error);
  else if (status >= 300)
    g_set_error_literal (
        error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER,
        _ ("The site sends the program on to another address. Nothing was changed; remove the site in the "
           "preferences and add it again by its present address."));
  else if (self->json == NULL || json_node_get_node_type (self->json) != type)
    dopys_answer_set_incomplete (self, error);
  else
    return TRUE;
  return FALSE;
}
