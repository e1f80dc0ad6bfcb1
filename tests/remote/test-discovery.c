/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "dopys-error.h"
#include "dopys-wordpress.h"
#include "scripted-server.h"

#define ROOT                                                                                                           \
  "{\"name\":\"Рада &amp; "                                                                                            \
  "люди\",\"home\":\"%s\",\"gmt_offset\":2,\"timezone_string\":\"%s\",\"namespaces\":[\"oembed/1.0\",\"wp/v2\"],"      \
  "\"authentication\":%s}"
#define GRANTED                                                                                                        \
  "{\"application-passwords\":{\"endpoints\":{\"authorization\":\"https://rada.example/wp-admin/"                      \
  "authorize-application.php\"}}}"

static char *
link_header (ScriptedServer *server, const char *path)
{
  return g_strdup_printf ("Link: <%s%s>; rel=\"https://api.w.org/\"\r\n", scripted_server_get_url (server), path);
}

static void
test_link_header (void)
{
  ScriptedServer *server = scripted_server_start ();
  const char *url = scripted_server_get_url (server);
  g_autofree char *link = link_header (server, "/wp-json/");
  g_autofree char *api = g_strconcat (url, "/wp-json/", NULL);
  g_autoptr (DopysDiscovery) found = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (server, SERVER_ANSWER, 200, link, "<html></html>");
  scripted_server_add_json (server, 200, ROOT, url, "Europe/Kyiv", GRANTED);
  found = dopys_wordpress_discover (url + strlen ("http://"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->api, ==, api);
  g_assert_cmpstr (found->url, ==, url);
  g_assert_cmpstr (found->name, ==, "Рада & люди");
  g_assert_cmpstr (found->time_zone, ==, "Europe/Kyiv");
  g_assert_cmpstr (found->authorize_url, ==, "https://rada.example/wp-admin/authorize-application.php");
  g_assert_true (g_str_has_prefix (scripted_server_get_request (server, 1)->path, "/wp-json/?_fields=name,url,home,"));
  scripted_server_stop (server);
}

/* Without pretty permalinks the root has a query; PHP writes "no way to sign in" as []. */
static void
test_query_root (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autofree char *link = link_header (server, "/index.php?rest_route=/");
  g_autofree char *typed =
      g_strconcat (" ", scripted_server_get_url (server), "/news/wp-admin/edit.php?x=1#top ", NULL);
  g_autoptr (DopysDiscovery) found = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (server, SERVER_ANSWER, 404, link, "");
  scripted_server_add_json (server, 200, ROOT, scripted_server_get_url (server), "", "[]");
  found = dopys_wordpress_discover (typed, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (found->api, "/index.php?rest_route=/"));
  g_assert_cmpstr (found->time_zone, ==, "+02:00");
  g_assert_null (found->authorize_url);
  g_assert_cmpstr (scripted_server_get_request (server, 0)->path, ==, "/news/");
  g_assert_true (g_str_has_prefix (scripted_server_get_request (server, 1)->path, "/index.php?rest_route=/&_fields="));
  scripted_server_stop (server);
}

static void
test_html_link (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autoptr (DopysDiscovery) found = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (server, SERVER_ANSWER, 200, NULL,
                       "<html><head><link rel='stylesheet' href='/x.css' /><link rel=\"https://api.w.org/\" "
                       "href=\"/sub/?a=1&#038;rest_route=/\" /></head>");
  scripted_server_add_json (server, 200, ROOT, "javascript:1", "Europe/Kyiv", "{}");
  found = dopys_wordpress_discover (scripted_server_get_url (server), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (found->api, "/sub/?a=1&rest_route=/"));
  g_assert_true (g_str_has_prefix (found->url, scripted_server_get_url (server)));
  scripted_server_stop (server);
}

static void
test_guess (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autoptr (DopysDiscovery) found = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (server, SERVER_ANSWER, 200, NULL, "<html>cached</html>");
  scripted_server_add (server, SERVER_ANSWER, 404, NULL, "<html>no such page</html>");
  scripted_server_add_json (server, 200, ROOT, scripted_server_get_url (server), "Europe/Kyiv", "{}");
  found = dopys_wordpress_discover (scripted_server_get_url (server), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (found->api, "/?rest_route=/"));
  scripted_server_stop (server);
}

/* host: (nullable): as people write it, expected in the sentence. */
static void
assert_fails (ScriptedServer *server, const char *address, const char *host, DopysError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dopys_wordpress_discover (address != NULL ? address : scripted_server_get_url (server), NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, DOPYS_ERROR, (int) code);
  g_assert_true (host == NULL || strstr (error->message, host) != NULL);
}

static void
test_other_sites (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autofree char *link = link_header (server, "/wp-json/");

  /* No WordPress. */
  scripted_server_add (server, SERVER_ANSWER, 200, NULL, "<html></html>");
  for (guint i = 0; i < 3; i++)
    scripted_server_add (server, SERVER_ANSWER, 404, NULL, "<html></html>");
  assert_fails (server, NULL, NULL, DOPYS_ERROR_NOT_A_SITE);
  /* Its interface is closed by a plugin. */
  scripted_server_add (server, SERVER_ANSWER, 200, link, "");
  scripted_server_add_json (server, 401, "{\"code\":\"rest_login_required\",\"message\":\"\",\"data\":{}}");
  scripted_server_add_json (server, 401, "{\"code\":\"rest_login_required\",\"message\":\"\",\"data\":{}}");
  assert_fails (server, NULL, NULL, DOPYS_ERROR_CLOSED);
  /* Something answers with a page. */
  scripted_server_add (server, SERVER_ANSWER, 200, link, "");
  scripted_server_add (server, SERVER_ANSWER, 200, NULL, "<html>Are you human?</html>");
  assert_fails (server, NULL, NULL, DOPYS_ERROR_BAD_ANSWER);
  scripted_server_add (server, SERVER_ANSWER, 503, NULL, "");
  assert_fails (server, NULL, NULL, DOPYS_ERROR_BUSY);
  scripted_server_add (server, SERVER_CUT, 200, NULL, NULL);
  assert_fails (server, NULL, NULL, DOPYS_ERROR_NO_NETWORK);
  /* The root is on another computer without encryption. */
  scripted_server_add (server, SERVER_ANSWER, 200,
                       "Link: <http://rada.example/wp-json/>; rel=\"https://api.w.org/\"\r\n", "");
  assert_fails (server, NULL, NULL, DOPYS_ERROR_NO_HTTPS);
  scripted_server_stop (server);
}

/* What hosting does to a WordPress, each with a sentence of its own. */
static void
test_hosting (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autofree char *link = link_header (server, "/wp-json/");

  /* The page is one of WordPress, but the interface is nowhere. */
  scripted_server_add (server, SERVER_ANSWER, 200, NULL, "<html><img src='/wp-content/uploads/a.jpg'></html>");
  for (guint i = 0; i < 3; i++)
    scripted_server_add (server, SERVER_ANSWER, 404, NULL, "<html></html>");
  assert_fails (server, NULL, "WordPress", DOPYS_ERROR_CLOSED);
  /* This computer is blocked, on the whole site or at the interface only. */
  for (guint i = 0; i < 4; i++)
    scripted_server_add (server, SERVER_ANSWER, 403, NULL, "<html>Access denied: 198.51.100.7</html>");
  assert_fails (server, NULL, "firewall", DOPYS_ERROR_BLOCKED);
  scripted_server_add (server, SERVER_ANSWER, 200, link, "");
  scripted_server_add (server, SERVER_ANSWER, 403, NULL, "<html>Access denied</html>");
  assert_fails (server, NULL, "firewall", DOPYS_ERROR_BLOCKED);
  /* The server itself wants a password. */
  scripted_server_add (server, SERVER_ANSWER, 200, link, "");
  scripted_server_add (server, SERVER_ANSWER, 401, "WWW-Authenticate: Basic\r\n", "<html>401</html>");
  assert_fails (server, NULL, "/wp-json/", DOPYS_ERROR_SIGN_IN);
  /* The interface sends visitors to the page for signing in. */
  scripted_server_add (server, SERVER_ANSWER, 200, link, "");
  scripted_server_add (server, SERVER_ANSWER, 302, "Location: /wp-login.php\r\n", "");
  scripted_server_add (server, SERVER_ANSWER, 200, NULL, "<html><form id='loginform'></form></html>");
  assert_fails (server, NULL, "web page", DOPYS_ERROR_BAD_ANSWER);
  scripted_server_stop (server);
}

/* The address is announced as rewritten, but the server rewrites none: the other form still works. */
static void
test_no_rewriting (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autofree char *link = link_header (server, "/wp-json/");
  g_autoptr (DopysDiscovery) found = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (server, SERVER_ANSWER, 200, link, "");
  scripted_server_add (server, SERVER_ANSWER, 404, NULL, "<html>nginx</html>");
  scripted_server_add_json (server, 200, ROOT, scripted_server_get_url (server), "Europe/Kyiv", "{}");
  found = dopys_wordpress_discover (scripted_server_get_url (server), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (found->api, "/?rest_route=/"));
  scripted_server_stop (server);
}

static void
test_bad_addresses (void)
{
  static const char *const addresses[] = {
    "",    "   ", "моя рада",           "http://", "https://user:secret@rada.example/",
    "a b", "<x>", "file:///etc/passwd", "https://"
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    assert_fails (NULL, addresses[i], NULL, DOPYS_ERROR_INVALID);
  /* Names under "invalid" never exist. */
  assert_fails (NULL, "рада.invalid", "рада.invalid", DOPYS_ERROR_NO_NETWORK);
  assert_fails (NULL, "http://rada.invalid:80/wp-admin", "rada.invalid", DOPYS_ERROR_NO_NETWORK);
}

int
main (int argc, char **argv)
{
  /* A proxy would answer for a host that does not exist. */
  g_unsetenv ("https_proxy");
  g_unsetenv ("HTTPS_PROXY");
  g_unsetenv ("all_proxy");
  g_unsetenv ("ALL_PROXY");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discovery/link-header", test_link_header);
  g_test_add_func ("/discovery/query-root", test_query_root);
  g_test_add_func ("/discovery/html-link", test_html_link);
  g_test_add_func ("/discovery/guess", test_guess);
  g_test_add_func ("/discovery/other-sites", test_other_sites);
  g_test_add_func ("/discovery/hosting", test_hosting);
  g_test_add_func ("/discovery/no-rewriting", test_no_rewriting);
  g_test_add_func ("/discovery/bad-addresses", test_bad_addresses);
  return g_test_run ();
}
