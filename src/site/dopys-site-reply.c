/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-reply.h"

#include <string.h>

const char *
dopys_site_param (DopysSiteRequest *request, const char *name)
{
  return g_hash_table_lookup (request->query, name);
}

static JsonNode *
body_member (DopysSiteRequest *request, const char *name)
{
  return request->body ? json_object_get_member (request->body, name) : NULL;
}

const char *
dopys_site_text (DopysSiteRequest *request, const char *name)
{
  JsonNode *node = body_member (request, name);
  if (node && JSON_NODE_HOLDS_OBJECT (node))
    node = json_object_get_member (json_node_get_object (node), "raw");
  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  return dopys_site_param (request, name);
}

gint64
dopys_site_number (DopysSiteRequest *request, const char *name, gint64 fallback)
{
  JsonNode *node = body_member (request, name);
  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  const char *text = dopys_site_text (request, name);
  return text && *text ? g_ascii_strtoll (text, NULL, 10) : fallback;
}

gboolean
dopys_site_has (DopysSiteRequest *request, const char *name)
{
  return body_member (request, name) || dopys_site_param (request, name);
}

/* One object without what _fields does not name; "title.raw" keeps a part. */
static JsonObject *
pick_fields (JsonObject *object, char **fields)
{
  JsonObject *picked = json_object_new ();

  for (guint i = 0; fields[i]; i++)
    {
      g_auto (GStrv) path = g_strsplit (g_strstrip (fields[i]), ".", 2);
      JsonNode *node = path[0] ? json_object_get_member (object, path[0]) : NULL;
      if (node == NULL)
        continue;
      if (path[1] && JSON_NODE_HOLDS_OBJECT (node))
        {
          JsonNode *part = json_object_get_member (json_node_get_object (node), path[1]);
          JsonObject *outer = json_object_has_member (picked, path[0])
                                  ? json_object_ref (json_object_get_object_member (picked, path[0]))
                                  : json_object_new ();
          if (part)
            json_object_set_member (outer, path[1], json_node_copy (part));
          json_object_set_object_member (picked, path[0], outer);
        }
      else
        json_object_set_member (picked, path[0], json_node_copy (node));
    }
  return picked;
}

static JsonNode *
filter (DopysSiteRequest *request, JsonNode *node)
{
  const char *wanted = dopys_site_param (request, "_fields");
  if (wanted == NULL)
    return node;
  g_auto (GStrv) fields = g_strsplit (wanted, ",", -1);
  JsonNode *result = json_node_new (json_node_get_node_type (node));
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_node_take_object (result, pick_fields (json_node_get_object (node), fields));
  else
    {
      JsonArray *all = json_node_get_array (node), *picked = json_array_new ();
      for (guint i = 0; i < json_array_get_length (all); i++)
        json_array_add_object_element (picked, pick_fields (json_array_get_object_element (all, i), fields));
      json_node_take_array (result, picked);
    }
  json_node_unref (node);
  return result;
}

static void
send (DopysSiteRequest *request, guint status, JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);
  soup_server_message_set_status (request->message, status, NULL);
  soup_server_message_set_response (request->message, "application/json; charset=UTF-8", SOUP_MEMORY_COPY, text,
                                    strlen (text));
  json_node_unref (node);
}

void
dopys_site_answer (DopysSiteRequest *request, guint status, JsonNode *node)
{
  send (request, status, filter (request, node));
}

void
dopys_site_refuse (DopysSiteRequest *request, guint status, const char *code, const char *text)
{
  JsonObject *data = json_object_new (), *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (data, "status", status);
  json_object_set_string_member (object, "code", code);
  json_object_set_string_member (object, "message", text);
  json_object_set_object_member (object, "data", data);
  json_node_take_object (node, object);
  send (request, status, node);
}

void
dopys_site_refuse_param (DopysSiteRequest *request, const char *name)
{
  JsonObject *params = json_object_new (), *data = json_object_new (), *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = g_strconcat ("Недійсний параметр: ", name, NULL);

  json_object_set_string_member (params, name, text);
  json_object_set_int_member (data, "status", 400);
  json_object_set_object_member (data, "params", params);
  json_object_set_string_member (object, "code", "rest_invalid_param");
  json_object_set_string_member (object, "message", text);
  json_object_set_object_member (object, "data", data);
  json_node_take_object (node, object);
  send (request, 400, node);
}

void
dopys_site_set_location (DopysSiteRequest *request, const char *collection, gint64 id)
{
  g_autofree char *address =
      g_strdup_printf ("%s/wp-json/wp/v2/%s/%" G_GINT64_FORMAT, request->data->base, collection, id);
  soup_message_headers_replace (soup_server_message_get_response_headers (request->message), "Location", address);
}

gboolean
dopys_site_need_sign_in (DopysSiteRequest *request, const char *code)
{
  if (!request->signed_in)
    dopys_site_refuse (request, 401, code, "На жаль, вам не дозволено це робити.");
  return request->signed_in;
}

void
dopys_site_count (DopysSiteRequest *request, gint64 total, gint64 per_page)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->message);
  g_autofree char *all = g_strdup_printf ("%" G_GINT64_FORMAT, total);
  g_autofree char *pages = g_strdup_printf ("%" G_GINT64_FORMAT, (total + per_page - 1) / per_page);

  soup_message_headers_replace (headers, "X-WP-Total", all);
  soup_message_headers_replace (headers, "X-WP-TotalPages", pages);
  soup_message_headers_replace (headers, "Allow", request->signed_in ? "GET, POST" : "GET");
}

gboolean
dopys_site_page (DopysSiteRequest *request, gint64 *per_page, gint64 *offset)
{
  gint64 page = dopys_site_number (request, "page", 1);

  *per_page = dopys_site_number (request, "per_page", 10);
  *offset = (page - 1) * *per_page;
  gboolean page_good = page >= 1 && page < 1000000;
  if (page_good && *per_page >= 1 && *per_page <= 100)
    return TRUE;
  dopys_site_refuse_param (request, page_good ? "per_page" : "page");
  return FALSE;
}
