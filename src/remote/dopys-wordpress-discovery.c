/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From an address as people type it to the root of the REST interface.
 *
 * Every front page of WordPress names the root in a Link header, and in a <link> of its HTML where a cache drops the
 * header.  Where neither is seen, the two usual places are tried.  No password is ever sent here.
 */
#include "dopys-wordpress.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-answer.h"
#include "dopys-wp-account.h"

#define RELATION "https://api.w.org/"
#define TIMEOUT 30000

/* A path without the parts that people copy along from the address bar. */
static char *
dup_site_path (const char *typed)
{
  static const char *const tails[] = { "/wp-admin", "/wp-login.php", "/wp-json" };
  char *path = g_strdup (*typed != '\0' ? typed : "/");

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      char *found = strstr (path, tails[i]);

      if (found != NULL)
        found[1] = '\0';
    }
  return path;
}

/* The address of the site's page from what was typed. Whoever types http means the site, not the lack of encryption. */
static char *
parse_address (const char *address, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (address));
  gboolean bare = strstr (trimmed, "://") == NULL;
  g_autofree char *full = g_strconcat (bare ? "https://" : "", trimmed, NULL);
  g_autoptr (GUri) uri = g_uri_parse (full, SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *path = NULL;
  int port;

  if (host == NULL || *host == '\0' || strpbrk (trimmed, " \t\n<>\"@") != NULL ||
      (strcmp (scheme, "https") != 0 && strcmp (scheme, "http") != 0))
    {
      g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                   _ ("“%s” is not the address of a site. Write it as in the browser, for example rada.example."),
                   trimmed);
      return NULL;
    }
  port = g_uri_get_port (uri);
  if (!dopys_http_is_loopback (host))
    {
      port = strcmp (scheme, "http") == 0 && port == 80 ? -1 : port;
      scheme = "https";
    }
  else if (bare)
    {
      /* The port of https was only guessed along with it. */
      port = port == 443 && strstr (trimmed, ":443") == NULL ? -1 : port;
      scheme = "http";
    }
  path = dup_site_path (g_uri_get_path (uri));
  return g_uri_join (SOUP_HTTP_URI_FLAGS, scheme, NULL, host, port, path, NULL, NULL);
}

static char *
link_from_headers (SoupMessageHeaders *headers)
{
  const char *list = soup_message_headers_get_list (headers, "Link");
  g_autoptr (GRegex) regex =
      g_regex_new ("<([^<>]+)>\\s*;[^<]*rel=\"?https://api\\.w\\.org/", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (list == NULL || !g_regex_match (regex, list, 0, &match))
    return NULL;
  return g_match_info_fetch (match, 1);
}

static char *
link_from_html (const DopysHttpAnswer *page)
{
  g_autoptr (GRegex) tag =
      g_regex_new ("<link\\b[^>]*\\brel=[\"']?" RELATION "[^>]*>", G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GRegex) href = g_regex_new ("\\bhref=[\"']?([^\"'\\s>]+)", G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) found = NULL;
  g_autoptr (GMatchInfo) target = NULL;
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;

  if (!g_regex_match (tag, page->body, 0, &found))
    return NULL;
  text = g_match_info_fetch (found, 0);
  if (!g_regex_match (href, text, 0, &target))
    return NULL;
  value = g_match_info_fetch (target, 1);
  return g_utf8_validate (value, -1, NULL) ? dopys_json_unescape (value) : NULL;
}

/* Behind a proxy that ends TLS many sites name their root with http; the page came over https, so the root does too. */
static char *
resolve_root (const char *page_url, const char *link)
{
  g_autoptr (GUri) page = g_uri_parse (page_url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) root = page != NULL ? g_uri_parse_relative (page, link, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (root == NULL)
    return NULL;
  if (g_strcmp0 (g_uri_get_scheme (page), "https") == 0 && g_strcmp0 (g_uri_get_scheme (root), "http") == 0 &&
      g_ascii_strcasecmp (g_uri_get_host (page), g_uri_get_host (root)) == 0)
    return g_uri_join (SOUP_HTTP_URI_FLAGS, "https", NULL, g_uri_get_host (root), -1, g_uri_get_path (root),
                       g_uri_get_query (root), NULL);
  return g_uri_to_string (root);
}

static char *
dup_authorize_url (JsonObject *root)
{
  JsonObject *object = dopys_json_get_object (root, "authentication");

  object = dopys_json_get_object (object, "application-passwords");
  object = dopys_json_get_object (object, "endpoints");
  return object != NULL ? dopys_json_dup_url (object, "authorization") : NULL;
}

static void
set_not_a_site (GError **error, const char *url)
{
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_A_SITE,
               _ ("No WordPress site was found at %s. Check the address: it must be that of the site’s front page."),
               url);
}

static void
set_closed (GError **error, const char *url)
{
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_CLOSED,
               _ ("The site %s is a WordPress, but its publishing interface (/wp-json/) is closed. Ask the "
                  "administrator to allow the REST API for signed-in users."),
               url);
}

/* By the address of a part that nearly every page of WordPress loads. */
static gboolean
looks_like_wordpress (const DopysHttpAnswer *page)
{
  return g_strstr_len (page->body, (gssize) page->length, "/wp-content/") != NULL ||
         g_strstr_len (page->body, (gssize) page->length, "/wp-includes/") != NULL;
}

static void
set_blocked (GError **error, const char *url)
{
  g_set_error (
      error, DOPYS_ERROR, DOPYS_ERROR_BLOCKED,
      _ ("The protection of the site %s (a firewall) refuses this computer: its address on the internet may be "
         "blocked. Ask the hosting company to allow it."),
      url);
}

/* Refused by something that stands before WordPress, which answers in JSON. */
static gboolean
is_blocked (const DopysAnswer *answer)
{
  guint status = answer->http->status;

  return answer->json == NULL && (status == 403 || status == 406 || status == 418);
}

/* Why what was announced as the root is none. */
static void
set_no_root (const DopysAnswer *answer, const char *site_url, GError **error)
{
  if (is_blocked (answer))
    set_blocked (error, site_url);
  else if (answer->http->status == 401 && answer->json == NULL)
    dopys_answer_check (answer, JSON_NODE_OBJECT, error); /* a password of the server itself */
  else if (answer->http->status >= 400 || answer->json != NULL)
    set_closed (error, site_url);
  else
    dopys_answer_set_incomplete (answer, error);
}

/* Asks whether this is the root. NULL without error if something else answers there. */
static DopysDiscovery *
ask_root (DopysHttp *http, const char *root_url, const char *site_url, gboolean announced, GCancellable *cancellable,
          GError **error)
{
  g_autofree char *url =
      g_strconcat (root_url, strchr (root_url, '?') != NULL ? "&" : "?", "_fields=" DOPYS_WP_ROOT_FIELDS, NULL);
  DopysHttpRequest request = { .method = "GET", .url = url, .timeout = TIMEOUT };
  DopysHttpAnswer *http_answer = dopys_http_send (http, &request, cancellable, error);
  g_autoptr (DopysAnswer) answer = http_answer != NULL ? dopys_answer_new (http_answer, FALSE) : NULL;
  DopysDiscovery *found;
  JsonObject *root;

  if (answer == NULL)
    return NULL;
  if (answer->http->status == 429 || answer->http->status == 503 || answer->http->status >= 500)
    {
      dopys_answer_check (answer, JSON_NODE_OBJECT, error);
      return NULL;
    }
  if (!dopys_answer_check (answer, JSON_NODE_OBJECT, NULL) ||
      !dopys_wp_account_is_wordpress (dopys_answer_get_object (answer)))
    {
      if (announced)
        set_no_root (answer, site_url, error);
      return NULL;
    }
  root = dopys_answer_get_object (answer);
  found = g_new0 (DopysDiscovery, 1);
  found->kind = DOPYS_WORDPRESS_KIND;
  found->api = g_strdup (root_url);
  found->url = dopys_json_dup_url (root, "home");
  if (found->url == NULL)
    found->url = g_strdup (site_url);
  found->name = dopys_json_unescape (dopys_json_get_string (root, "name"));
  found->time_zone = dopys_wp_account_dup_time_zone (root);
  found->authorize_url = dup_authorize_url (root);
  return found;
}

/* Where WordPress keeps its root when the page does not say. */
static DopysDiscovery *
guess_root (DopysHttp *http, const DopysAnswer *answer, GCancellable *cancellable, GError **error)
{
  static const char *const places[] = { "wp-json/", "?rest_route=/", "/wp-json/" };
  const char *page_url = answer->http->url;
  g_autoptr (GUri) page = g_uri_parse (page_url, SOUP_HTTP_URI_FLAGS, NULL);

  for (guint i = 0; page != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GUri) place = g_uri_parse_relative (page, places[i], SOUP_HTTP_URI_FLAGS, NULL);
      g_autofree char *url = place != NULL ? g_uri_to_string (place) : NULL;
      g_autoptr (GError) cause = NULL;
      DopysDiscovery *found = url != NULL ? ask_root (http, url, page_url, FALSE, cancellable, &cause) : NULL;

      if (found != NULL)
        return found;
      if (cause != NULL && !g_error_matches (cause, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
    }
  if (is_blocked (answer))
    set_blocked (error, page_url);
  else if (looks_like_wordpress (answer->http))
    set_closed (error, page_url);
  else
    set_not_a_site (error, page_url);
  return NULL;
}

/* Where addresses are not rewritten, though the page names one that would have to be. */
static DopysDiscovery *
ask_without_rewriting (DopysHttp *http, const char *page_url, GCancellable *cancellable)
{
  g_autoptr (GUri) page = g_uri_parse (page_url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) place =
      page != NULL ? g_uri_parse_relative (page, "?rest_route=/", SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  g_autofree char *url = place != NULL ? g_uri_to_string (place) : NULL;

  return url != NULL ? ask_root (http, url, page_url, FALSE, cancellable, NULL) : NULL;
}

/* The root that the page announced. */
static DopysDiscovery *
ask_announced (DopysHttp *http, const char *root, const char *page_url, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  DopysDiscovery *found = ask_root (http, root, page_url, TRUE, cancellable, &cause);

  if (found == NULL && g_error_matches (cause, DOPYS_ERROR, DOPYS_ERROR_CLOSED))
    found = ask_without_rewriting (http, page_url, cancellable);
  if (found == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return found;
}

static DopysDiscovery *
discover_at (DopysHttp *http, const char *url, GCancellable *cancellable, GError **error)
{
  DopysHttpRequest request = { .method = "GET", .url = url, .timeout = TIMEOUT };
  DopysHttpAnswer *answer = dopys_http_send (http, &request, cancellable, error);
  g_autoptr (DopysAnswer) page = answer != NULL ? dopys_answer_new (answer, FALSE) : NULL;
  g_autofree char *link = NULL;
  g_autofree char *root = NULL;

  if (page == NULL)
    return NULL;
  link = link_from_headers (page->http->headers);
  if (link == NULL)
    link = link_from_html (page->http);
  root = link != NULL ? resolve_root (page->http->url, link) : NULL;
  if (root != NULL)
    return ask_announced (http, root, page->http->url, cancellable, error);
  if (page->http->status == 429 || page->http->status >= 500)
    {
      dopys_answer_check (page, JSON_NODE_OBJECT, error);
      return NULL;
    }
  return guess_root (http, page, cancellable, error);
}

/* A site that cannot be reached securely, but would answer without encryption: nothing is said there. */
static void
explain_silence (GError *cause, const char *url, GCancellable *cancellable, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  /* The usual port is a part of what was parsed. */
  gboolean secure = g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 && g_uri_get_port (uri) == 443;

  if (secure && g_error_matches (cause, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK) &&
      dopys_http_answers_at (g_uri_get_host (uri), 80, cancellable))
    dopys_http_set_no_https (uri, error);
  else
    g_propagate_error (error, g_error_copy (cause));
}

DopysDiscovery *
dopys_wordpress_discover (const char *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysHttp) http = dopys_http_new ();
  g_autofree char *url = NULL;
  g_autoptr (GError) cause = NULL;
  DopysDiscovery *found;

  g_return_val_if_fail (address != NULL, NULL);

  url = parse_address (address, error);
  if (url == NULL)
    return NULL;
  found = discover_at (http, url, cancellable, &cause);
  if (found == NULL)
    explain_silence (cause, url, cancellable, error);
  return found;
}
