/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-server.h"

#include "dopys-site-authorize.h"
#include "dopys-site-media.h"
#include "dopys-site-page.h"
#include "dopys-site-posts.h"
#include "dopys-site-slug.h"
#include "dopys-site-terms.h"

#include <stdlib.h>
#include <string.h>

#define BODY_MAX (64 * 1024 * 1024)
#define TOO_LARGE "dopys-too-large"
#define API "/wp-json"

/* ---- REST ---- */

static gboolean
is_signed_in (DopysSiteData *data, SoupServerMessage *message)
{
  const char *header =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  gsize size;

  if (header == NULL || !g_str_has_prefix (header, "Basic "))
    return FALSE;
  g_autofree guchar *decoded = g_base64_decode (header + 6, &size);
  g_autofree char *text = g_strndup ((const char *) decoded, size);
  char *colon = strchr (text, ':');
  if (colon == NULL)
    return FALSE;
  *colon = '\0';
  return dopys_site_password_matches (data, text, colon + 1);
}

static JsonNode *
root_to_json (DopysSiteData *data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (data->zone);
  JsonObject *object = json_object_new (), *authentication = json_object_new (), *passwords = json_object_new (),
             *endpoints = json_object_new ();
  JsonArray *namespaces = json_array_new ();
  g_autofree char *authorize = g_strconcat (data->base, DOPYS_SITE_AUTHORIZE, NULL);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_array_add_string_element (namespaces, "wp/v2");
  json_object_set_string_member (endpoints, "authorization", authorize);
  json_object_set_object_member (passwords, "endpoints", endpoints);
  json_object_set_object_member (authentication, "application-passwords", passwords);
  json_object_set_string_member (object, "name", data->title);
  json_object_set_string_member (object, "url", data->base);
  json_object_set_string_member (object, "home", data->base);
  json_object_set_int_member (object, "gmt_offset", g_date_time_get_utc_offset (now) / G_TIME_SPAN_HOUR);
  json_object_set_string_member (object, "timezone_string", "Europe/Kyiv");
  json_object_set_array_member (object, "namespaces", namespaces);
  json_object_set_object_member (object, "authentication", authentication);
  json_node_take_object (node, object);
  return node;
}

static void
answer_me (DopysSiteRequest *request)
{
  static const char *const rights[] = { "publish_posts", "upload_files",      "manage_categories",
                                        "edit_posts",    "edit_others_posts", "unfiltered_html" };
  JsonObject *object, *capabilities;
  JsonArray *roles;

  if (!dopys_site_need_sign_in (request, "rest_not_logged_in"))
    return;
  object = json_object_new ();
  capabilities = json_object_new ();
  roles = json_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    json_object_set_boolean_member (capabilities, rights[i], TRUE);
  json_array_add_string_element (roles, "administrator");
  json_object_set_int_member (object, "id", 1);
  json_object_set_string_member (object, "name", "Редакція");
  json_object_set_string_member (object, "slug", DOPYS_SITE_USER);
  json_object_set_string_member (object, "locale", "uk");
  json_object_set_array_member (object, "roles", roles);
  json_object_set_object_member (object, "capabilities", capabilities);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  dopys_site_answer (request, 200, node);
}

/* Who asks by which application password. */
static void
introspect (DopysSiteRequest *request)
{
  if (!dopys_site_need_sign_in (request, "rest_not_logged_in"))
    return;
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  json_object_set_string_member (object, "uuid", "5a2b7c1e-0d6f-4c53-9f4e-7d1f3b8a9c10");
  json_object_set_string_member (object, "app_id", "");
  json_object_set_string_member (object, "name", "Dopys");
  json_node_take_object (node, object);
  dopys_site_answer (request, 200, node);
}

/* The text fields of a form, as the JSON object that says the same. */
static JsonObject *
read_form (SoupMessageHeaders *headers, GBytes *bytes)
{
  SoupMultipart *multipart = soup_multipart_new_from_message (headers, bytes);
  JsonObject *object = json_object_new ();

  for (int i = 0; multipart && i < soup_multipart_get_length (multipart); i++)
    {
      SoupMessageHeaders *part_headers;
      GBytes *body;
      g_autoptr (GHashTable) params = NULL;
      gsize size;

      soup_multipart_get_part (multipart, i, &part_headers, &body);
      if (!soup_message_headers_get_content_disposition (part_headers, NULL, &params) ||
          g_hash_table_lookup (params, "filename") || g_hash_table_lookup (params, "name") == NULL)
        continue;
      const char *data = g_bytes_get_data (body, &size);
      if (g_utf8_validate (data, (gssize) size, NULL))
        {
          g_autofree char *text = g_strndup (data, size);
          json_object_set_string_member (object, g_hash_table_lookup (params, "name"), text);
        }
    }
  g_clear_pointer (&multipart, soup_multipart_free);
  return object;
}

/* FALSE after a refusal: the body says it is JSON and is not. */
static gboolean
read_body (DopysSiteRequest *request, JsonParser *parser)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (request->message));

  if (g_strcmp0 (type, "multipart/form-data") == 0)
    {
      JsonNode *form = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (form, read_form (headers, bytes));
      request->body = json_node_get_object (form);
      g_object_set_data_full (G_OBJECT (parser), "form", form, (GDestroyNotify) json_node_unref);
      return TRUE;
    }
  if (g_strcmp0 (type, "application/json") != 0 || g_bytes_get_size (bytes) == 0)
    return TRUE;
  JsonNode *root =
      json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL)
          ? json_parser_get_root (parser)
          : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      dopys_site_refuse (request, 400, "rest_invalid_json", "Тіло запиту не є правильним JSON.");
      return FALSE;
    }
  request->body = json_node_get_object (root);
  return TRUE;
}

/* What stands after a collection's name, if the route is of that collection. */
static const char *
rest_of (const char *route, const char *collection)
{
  if (!g_str_has_prefix (route, collection))
    return NULL;
  const char *rest = route + strlen (collection);
  return *rest == '\0' || *rest == '/' ? rest : NULL;
}

static void
route_api (DopysSiteRequest *request)
{
  const char *route = request->route, *rest;

  if (*route == '\0' || g_str_equal (route, "/"))
    dopys_site_answer (request, 200, root_to_json (request->data));
  else if (g_str_equal (route, "/wp/v2/users/me"))
    answer_me (request);
  else if (g_str_equal (route, "/wp/v2/users/me/application-passwords/introspect"))
    introspect (request);
  else if ((rest = rest_of (route, "/wp/v2/posts")))
    dopys_site_posts_handle (request, rest);
  else if ((rest = rest_of (route, "/wp/v2/media")))
    dopys_site_media_handle (request, rest);
  else if ((rest = rest_of (route, "/wp/v2/categories")))
    dopys_site_terms_handle (request, "category", rest);
  else if ((rest = rest_of (route, "/wp/v2/tags")))
    dopys_site_terms_handle (request, "tag", rest);
  else
    dopys_site_refuse (request, 404, "rest_no_route", "Немає маршруту за цією адресою.");
}

static void
answer_options (DopysSiteRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->message);
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  soup_message_headers_replace (headers, "Allow", request->signed_in ? "GET, POST, PUT, PATCH, DELETE" : "GET");
  json_object_set_string_member (object, "namespace", "wp/v2");
  json_node_take_object (node, object);
  dopys_site_answer (request, 200, node);
}

static void
handle_api (DopysSiteData *data, SoupServerMessage *message, const char *route, GHashTable *query)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_strdup (route);
  gsize length = strlen (path);
  const char *given = soup_server_message_get_method (message);
  /* libsoup leaves the body of an answer to HEAD away. */
  const char *method = g_str_equal (given, "HEAD") ? "GET" : g_intern_string (given);
  const char *override = query ? g_hash_table_lookup (query, "_method") : NULL;
  DopysSiteRequest request = { .data = data,
                               .message = message,
                               .method = override && g_str_equal (method, "POST") ? override : method,
                               .query = query ? query : none,
                               .signed_in = is_signed_in (data, message) };

  if (length > 1 && path[length - 1] == '/')
    path[length - 1] = '\0';
  request.route = path;
  if (g_str_equal (method, "OPTIONS"))
    answer_options (&request);
  else if (read_body (&request, parser))
    route_api (&request);
}

/* ---- pages ---- */

static void
send_text (SoupServerMessage *message, guint status, const char *type, char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_TAKE, text, strlen (text));
}

static void
send_page (DopysSiteData *data, SoupServerMessage *message, char *page)
{
  if (page)
    send_text (message, 200, "text/html; charset=UTF-8", page);
  else
    send_text (message, 404, "text/html; charset=UTF-8", dopys_site_page_missing (data));
}

static gboolean
send_theme (SoupServerMessage *message, const char *path)
{
  g_autofree char *name = g_strconcat ("/org/dopys/site/", path + strlen ("/theme/"), NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL)
    return FALSE;
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message,
                                    g_str_has_suffix (path, ".css")   ? "text/css; charset=UTF-8"
                                    : g_str_has_suffix (path, ".svg") ? "image/svg+xml"
                                                                      : "text/javascript; charset=UTF-8",
                                    SOUP_MEMORY_COPY, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return TRUE;
}

static gboolean
send_upload (DopysSiteData *data, SoupServerMessage *message, const char *path)
{
  const char *name = path + strlen ("/wp-content/uploads/");
  g_autofree char *file = g_build_filename (data->folder, "uploads", name, NULL);
  g_autofree char *contents = NULL;
  gsize size;

  if (strstr (name, "..") || !g_file_get_contents (file, &contents, &size, NULL))
    return FALSE;
  g_autofree char *type = g_content_type_guess (name, (const guchar *) contents, MIN (size, 512), NULL);
  g_autofree char *mime = g_content_type_get_mime_type (type);
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, mime ? mime : "application/octet-stream", SOUP_MEMORY_TAKE,
                                    g_steal_pointer (&contents), size);
  return TRUE;
}

/* Who looks, without keeping who that is: only a digest goes into the counter. */
static char *
visitor_of (SoupServerMessage *message)
{
  const char *agent = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "User-Agent");
  g_autofree char *who = g_strconcat (soup_server_message_get_remote_host (message), "\n", agent, NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, who, -1);
}

static void
handle_page (DopysSiteData *data, SoupServerMessage *message, const char *path, GHashTable *query)
{
  g_auto (GStrv) parts = g_strsplit (path + 1, "/", -1);
  guint n = g_strv_length (parts);
  const char *search = query ? g_hash_table_lookup (query, "s") : NULL;
  const char *number = query ? g_hash_table_lookup (query, "p") : NULL;
  g_autofree char *visitor = visitor_of (message);

  if (n > 0 && *parts[n - 1] == '\0')
    n--;
  if (n == 0 && number)
    send_page (data, message, dopys_site_page_article (data, g_ascii_strtoll (number, NULL, 10), visitor));
  else if (n == 0)
    send_page (data, message, dopys_site_page_list (data, NULL, search, 1));
  else if (n == 2 && g_str_equal (parts[0], "page"))
    send_page (data, message, dopys_site_page_list (data, NULL, search, MAX (1, atoi (parts[1]))));
  else if (n >= 2 && g_str_equal (parts[0], "category"))
    send_page (data, message, dopys_site_page_list (data, parts[1], NULL, n == 4 ? MAX (1, atoi (parts[3])) : 1));
  else if (n == 1 && g_str_equal (parts[0], "feed"))
    send_text (message, 200, "application/rss+xml; charset=UTF-8", dopys_site_page_feed (data));
  else if (n == 2 && g_str_equal (parts[0], "embed"))
    send_page (data, message, dopys_site_page_embed (data, g_ascii_strtoll (parts[1], NULL, 10)));
  else if (n == 3)
    {
      /* The server gives the path decoded; slugs are kept as WordPress keeps them, encoded. */
      g_autofree char *slug = dopys_site_slug_sanitize (parts[2]);
      send_page (data, message, dopys_site_page_article (data, dopys_site_page_find (data, slug), visitor));
    }
  else
    send_page (data, message, NULL);
}

static void
add_headers (DopysSiteData *data, SoupServerMessage *message, const char *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *link = g_strdup_printf ("<%s/wp-json/>; rel=\"https://api.w.org/\"", data->base);
  gboolean embed = g_str_has_prefix (path, "/embed/");

  soup_message_headers_replace (headers, "Link", link);
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Referrer-Policy", "strict-origin-when-cross-origin");
  soup_message_headers_replace (headers, "Content-Security-Policy",
                                embed ? "default-src 'self'; style-src 'self' 'unsafe-inline'"
                                      : "default-src 'self'; img-src * data:; style-src 'self' 'unsafe-inline'; "
                                        "frame-src *; frame-ancestors 'self'");
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  DopysSiteData *data = user_data;
  const char *route = query ? g_hash_table_lookup (query, "rest_route") : NULL;

  add_headers (data, message, path);
  dopys_site_posts_publish_due (data);
  if (g_object_get_data (G_OBJECT (message), TOO_LARGE))
    {
      soup_server_message_set_status (message, 413, NULL);
      return;
    }
  if (route)
    handle_api (data, message, route, query);
  else if (g_str_has_prefix (path, API))
    handle_api (data, message, path + strlen (API), query);
  else if (g_str_equal (path, DOPYS_SITE_AUTHORIZE))
    dopys_site_authorize_handle (data, message, query);
  else if (g_str_has_prefix (path, "/theme/") && send_theme (message, path))
    return;
  else if (g_str_has_prefix (path, "/wp-content/uploads/") && send_upload (data, message, path))
    return;
  else
    handle_page (data, message, path, query);
}

/* A body over the limit is read and forgotten, so that the client gets to hear the answer. */
static void
forget_body (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  g_object_set_data (G_OBJECT (message), TOO_LARGE, GINT_TO_POINTER (TRUE));
  soup_message_body_set_accumulate (body, FALSE);
  soup_message_body_truncate (body);
}

static void
got_headers_cb (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  if (soup_message_headers_get_content_length (headers) > BODY_MAX)
    forget_body (message);
}

static void
got_chunk_cb (SoupServerMessage *message)
{
  if (soup_server_message_get_request_body (message)->length > BODY_MAX)
    forget_body (message);
}

static void
request_started_cb (SoupServer *server, SoupServerMessage *message)
{
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), NULL);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), NULL);
}

SoupServer *
dopys_site_server_start (DopysSiteData *data, guint port, GError **error)
{
  g_autoptr (SoupServer) server = soup_server_new ("server-header", "dopys-site ", NULL);

  g_signal_connect (server, "request-started", G_CALLBACK (request_started_cb), NULL);
  soup_server_add_handler (server, NULL, request_cb, data, NULL);
  if (!soup_server_listen_local (server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return NULL;
  GSList *uris = soup_server_get_uris (server);
  data->base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return g_steal_pointer (&server);
}
