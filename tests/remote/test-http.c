/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "dopys-http.h"
#include "scripted-server.h"

static DopysHttpAnswer *
send_to (DopysHttp *http, const char *method, const char *url, guint timeout, GError **error)
{
  g_autoptr (GBytes) body = strcmp (method, "POST") == 0 ? g_bytes_new_static ("{}", 2) : NULL;
  DopysHttpRequest request = { .method = method,
                               .url = url,
                               .user = "oksana",
                               .password = "abcd efgh",
                               .content_type = "application/json",
                               .body = body,
                               .timeout = timeout };

  return dopys_http_send (http, &request, NULL, error);
}

/* The fault of one request to a server that behaves in this manner. */
static void
assert_fault (ServerManner manner, const char *method, guint timeout, DopysError code)
{
  ScriptedServer *server = scripted_server_start ();
  g_autoptr (DopysHttp) http = dopys_http_new ();
  g_autoptr (GError) error = NULL;

  scripted_server_add (server, manner, 200, NULL, "{\"id\":1,\"text\":\"long enough to be cut\"}");
  g_assert_null (send_to (http, method, scripted_server_get_url (server), timeout, &error));
  g_assert_error (error, DOPYS_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  scripted_server_stop (server);
}

static void
test_faults (void)
{
  assert_fault (SERVER_CUT, "GET", 0, DOPYS_ERROR_NO_NETWORK);
  assert_fault (SERVER_CUT, "POST", 0, DOPYS_ERROR_UNKNOWN_OUTCOME);
  assert_fault (SERVER_HALF, "GET", 0, DOPYS_ERROR_NO_NETWORK);
  assert_fault (SERVER_HALF, "POST", 0, DOPYS_ERROR_UNKNOWN_OUTCOME);
  assert_fault (SERVER_SILENT, "GET", 100, DOPYS_ERROR_NO_NETWORK);
  assert_fault (SERVER_SILENT, "POST", 100, DOPYS_ERROR_UNKNOWN_OUTCOME);
  assert_fault (SERVER_SILENT, "DELETE", 100, DOPYS_ERROR_UNKNOWN_OUTCOME);
  assert_fault (SERVER_DRIP, "GET", 300, DOPYS_ERROR_NO_NETWORK);
  assert_fault (SERVER_DRIP, "POST", 300, DOPYS_ERROR_UNKNOWN_OUTCOME);
}

/* Nothing can have been sent: so nothing is unknown. */
static void
test_refused (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autofree char *url = g_strdup (scripted_server_get_url (server));
  g_autoptr (DopysHttp) http = dopys_http_new ();
  g_autoptr (GError) error = NULL;

  scripted_server_stop (server);
  g_assert_null (send_to (http, "POST", url, 0, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK);
}

static void
test_plain_http (void)
{
  static const char *const refused[] = { "http://rada.example/", "http://127.0.0.1.example/",
                                         "http://10.0.0.1/",     "http://localhost.example:1/",
                                         "ftp://127.0.0.1/",     "rada.example",
                                         "https:///x",           "http://[2001:db8::1]/" };
  g_autoptr (DopysHttp) http = dopys_http_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      int code = g_str_has_prefix (refused[i], "http:") ? DOPYS_ERROR_NO_HTTPS : DOPYS_ERROR_INVALID;

      g_assert_null (send_to (http, "GET", refused[i], 0, &error));
      g_assert_error (error, DOPYS_ERROR, code);
    }
  g_assert_true (dopys_http_is_loopback ("localhost"));
  g_assert_true (dopys_http_is_loopback ("127.1.2.3"));
  g_assert_true (dopys_http_is_loopback ("::1"));
  g_assert_false (dopys_http_is_loopback ("127.0.0.1.example"));
  g_assert_false (dopys_http_is_loopback (NULL));
}

/* A certificate that nobody vouches for: the password is not sent, and no request at all. */
static void
test_bad_certificate (void)
{
  ScriptedServer *server = scripted_server_start_tls ();
  g_autoptr (DopysHttp) http = dopys_http_new ();
  static const char *const methods[] = { "GET", "POST" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (send_to (http, methods[i], scripted_server_get_url (server), 0, &error));
      g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_CERTIFICATE);
    }
  g_assert_cmpuint (scripted_server_count (server), ==, 0);
  scripted_server_stop (server);
}

static void
test_plain_answer (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autoptr (DopysHttp) http = dopys_http_new ();
  g_autoptr (DopysHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  const ServerRequest *request;
  g_autofree char *authorization = NULL;
  g_autofree char *agent = NULL;

  scripted_server_add (server, SERVER_ANSWER, 418, "X-Test: yes\r\n", "тіло");
  answer = send_to (http, "GET", scripted_server_get_url (server), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->status, ==, 418);
  g_assert_cmpstr (answer->body, ==, "тіло");
  g_assert_cmpuint (answer->length, ==, strlen ("тіло"));
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "X-Test"), ==, "yes");
  request = scripted_server_get_request (server, 0);
  authorization = server_request_dup_header (request, "Authorization");
  agent = server_request_dup_header (request, "User-Agent");
  g_assert_cmpstr (authorization, ==, "Basic b2tzYW5hOmFiY2QgZWZnaA==");
  g_assert_true (g_str_has_prefix (agent, "Dopys/"));
  scripted_server_stop (server);
}

static void
test_redirect (void)
{
  ScriptedServer *server = scripted_server_start ();
  ScriptedServer *other = scripted_server_start ();
  g_autoptr (DopysHttp) http = dopys_http_new ();
  g_autoptr (DopysHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_strdup_printf ("Location: %s/there\r\n", scripted_server_get_url (other));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *foreign = NULL;

  scripted_server_add (server, SERVER_ANSWER, 301, "Location: /next\r\n", NULL);
  scripted_server_add (server, SERVER_ANSWER, 302, away, NULL);
  scripted_server_add (other, SERVER_ANSWER, 200, NULL, "hello");
  answer = send_to (http, "GET", scripted_server_get_url (server), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer->body, ==, "hello");
  g_assert_true (g_str_has_suffix (answer->url, "/there"));
  first = server_request_dup_header (scripted_server_get_request (server, 0), "Authorization");
  second = server_request_dup_header (scripted_server_get_request (server, 1), "Authorization");
  foreign = server_request_dup_header (scripted_server_get_request (other, 0), "Authorization");
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_null (foreign);
  scripted_server_stop (server);
  scripted_server_stop (other);
}

static void
test_redirect_refused (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autoptr (DopysHttp) http = dopys_http_new ();
  g_autoptr (DopysHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  /* A changing request stays where it was sent. */
  scripted_server_add (server, SERVER_ANSWER, 307, "Location: /next\r\n", NULL);
  answer = send_to (http, "POST", scripted_server_get_url (server), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->status, ==, 307);
  g_assert_cmpuint (scripted_server_count (server), ==, 1);

  scripted_server_add (server, SERVER_ANSWER, 302, "Location: http://rada.example/\r\n", NULL);
  g_assert_null (send_to (http, "GET", scripted_server_get_url (server), 0, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_HTTPS);
  g_clear_error (&error);

  scripted_server_add (server, SERVER_ANSWER, 302, "Location: https:///\r\n", NULL);
  g_assert_null (send_to (http, "GET", scripted_server_get_url (server), 0, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID);
  g_clear_error (&error);

  for (guint i = 0; i < 6; i++)
    scripted_server_add (server, SERVER_ANSWER, 302, "Location: /again\r\n", NULL);
  g_assert_null (send_to (http, "GET", scripted_server_get_url (server), 0, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER);
  scripted_server_stop (server);
}

static void
test_too_large (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autoptr (DopysHttp) http = dopys_http_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *body = g_strnfill (DOPYS_HTTP_MAX_ANSWER + 1, 'x');

  scripted_server_add (server, SERVER_ANSWER, 200, NULL, body);
  g_assert_null (send_to (http, "GET", scripted_server_get_url (server), 0, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_TOO_LARGE);
  g_clear_error (&error);
  scripted_server_add (server, SERVER_ANSWER, 201, NULL, body);
  g_assert_null (send_to (http, "POST", scripted_server_get_url (server), 0, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME);
  scripted_server_stop (server);
}

/* One handshake for many photos; and where the server is just closing that connection, the photo is not sent again. */
static void
test_reuses (void)
{
  ScriptedServer *server = scripted_server_start ();
  DopysHttp *http = dopys_http_new ();
  g_autoptr (GBytes) body = g_bytes_new_static ("photo", 5);
  const DopysHttpRequest request = { .method = "POST",
                                     .url = scripted_server_get_url (server),
                                     .content_type = "image/jpeg",
                                     .body = body,
                                     .reuses = TRUE };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DopysHttpAnswer) answer = NULL;

      scripted_server_add (server, SERVER_KEEP, 201, NULL, "{}");
      answer = dopys_http_send (http, &request, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->status, ==, 201);
    }
  scripted_server_add (server, SERVER_CUT, 0, NULL, NULL);
  g_assert_null (dopys_http_send (http, &request, NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME);
  g_assert_cmpuint (scripted_server_count (server), ==, 4);
  g_assert_cmpuint (scripted_server_count_connections (server), ==, 1);
  dopys_http_unref (http);
  scripted_server_stop (server);
}

static void
progress_cb (guint64 sent, guint64 total, gpointer data)
{
  guint64 *last = data;

  g_assert_cmpuint (sent, >=, *last);
  g_assert_cmpuint (sent, <=, total);
  g_assert_cmpuint (total, ==, 3000000);
  *last = sent;
}

static void
test_upload (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autoptr (DopysHttp) http = dopys_http_new ();
  g_autoptr (GBytes) body = g_bytes_new_take (g_strnfill (3000000, 'a'), 3000000);
  g_autoptr (DopysHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  guint64 sent = 0;
  const char *const headers[] = { "Content-MD5", "0123", NULL };
  g_autofree char *md5 = NULL;
  DopysHttpRequest request = { .method = "POST",
                               .url = scripted_server_get_url (server),
                               .headers = headers,
                               .content_type = "image/jpeg",
                               .body = body,
                               .progress = progress_cb,
                               .progress_data = &sent };

  scripted_server_add (server, SERVER_ANSWER, 201, NULL, "{}");
  answer = dopys_http_send (http, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sent, ==, 3000000);
  g_assert_true (g_bytes_equal (scripted_server_get_request (server, 0)->body, body));
  md5 = server_request_dup_header (scripted_server_get_request (server, 0), "Content-MD5");
  g_assert_cmpstr (md5, ==, "0123");
  scripted_server_stop (server);
}

static gpointer
cancel_when_asked (gpointer data)
{
  gpointer *both = data;

  while (scripted_server_count (both[0]) == 0)
    g_thread_yield ();
  g_cancellable_cancel (both[1]);
  return NULL;
}

static void
test_cancel (void)
{
  ScriptedServer *server = scripted_server_start ();
  g_autoptr (DopysHttp) http = dopys_http_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gpointer both[] = { server, cancellable };
  GThread *thread = g_thread_new ("cancel", cancel_when_asked, both);
  DopysHttpRequest request = { .method = "GET", .url = scripted_server_get_url (server) };

  scripted_server_add (server, SERVER_SILENT, 200, NULL, NULL);
  g_assert_null (dopys_http_send (http, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_error (&error);
  /* And before anything is sent. */
  g_assert_null (dopys_http_send (http, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  scripted_server_stop (server);
}

static gpointer
send_many (gpointer data)
{
  gpointer *both = data;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DopysHttpAnswer) answer = send_to (both[0], i % 2 == 0 ? "GET" : "POST", both[1], 0, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (answer->body, ==, "{}");
    }
  return NULL;
}

static void
test_threads (void)
{
  ScriptedServer *server = scripted_server_start ();
  DopysHttp *http = dopys_http_new ();
  gpointer both[] = { http, (gpointer) scripted_server_get_url (server) };
  GThread *threads[8];

  for (guint i = 0; i < 20 * G_N_ELEMENTS (threads); i++)
    scripted_server_add_json (server, 200, "{}");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("sender", send_many, both);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  dopys_http_unref (http);
  scripted_server_stop (server);
}

static gpointer
unref_elsewhere (gpointer data)
{
  dopys_http_unref (data);
  return NULL;
}

/* The last to let go of it may be a worker. */
static void
test_unref_elsewhere (void)
{
  ScriptedServer *server = scripted_server_start ();
  DopysHttp *http = dopys_http_new ();
  g_autoptr (DopysHttpAnswer) answer = NULL;

  scripted_server_add_json (server, 200, "{}");
  answer = send_to (http, "GET", scripted_server_get_url (server), 0, NULL);
  g_assert_nonnull (answer);
  g_thread_join (g_thread_new ("unref", unref_elsewhere, http));
  scripted_server_stop (server);
}

int
main (int argc, char **argv)
{
  /* A proxy that is not there: what is meant for this computer must not pass it. */
  g_setenv ("http_proxy", "http://127.0.0.1:1", TRUE);
  g_unsetenv ("no_proxy");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http/faults", test_faults);
  g_test_add_func ("/http/refused", test_refused);
  g_test_add_func ("/http/plain-http", test_plain_http);
  g_test_add_func ("/http/bad-certificate", test_bad_certificate);
  g_test_add_func ("/http/plain-answer", test_plain_answer);
  g_test_add_func ("/http/redirect", test_redirect);
  g_test_add_func ("/http/redirect-refused", test_redirect_refused);
  g_test_add_func ("/http/too-large", test_too_large);
  g_test_add_func ("/http/reuses", test_reuses);
  g_test_add_func ("/http/upload", test_upload);
  g_test_add_func ("/http/cancel", test_cancel);
  g_test_add_func ("/http/threads", test_threads);
  g_test_add_func ("/http/unref-elsewhere", test_unref_elsewhere);
  return g_test_run ();
}
