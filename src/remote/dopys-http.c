/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-http.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-config.h"
#include "dopys-deadline.h"

#define MAX_REDIRECTS 5
#define READ_TIMEOUT 60000
#define CHANGE_TIMEOUT 180000
#define SLOWEST_LINK 8 /* bytes in a millisecond that a body may take at worst */
#define PROBE_SECONDS 10
#define SILENCE 180 /* seconds without a byte; the deadline is what bounds the whole */

/* session: for other computers. loopback: for this one, without a proxy, since what goes there is not encrypted. */
struct _DopysHttp
{
  SoupSession *session;
  SoupSession *loopback;
};

/* One message on its way. */
typedef struct
{
  const DopysHttpRequest *request;
  gboolean started; /* something may have reached the site */
  guint64 sent;
} Sending;

static SoupSession *
session_new (void)
{
  /* More connections than we ever use: waiting for a free one could not be cancelled.  No idle timer: it would run in
   * another thread than the one that may just be taking the connection. */
  SoupSession *session =
      soup_session_new_with_options ("user-agent", "Dopys/" DOPYS_VERSION, "timeout", SILENCE, "idle-timeout", 0,
                                     "max-conns", 64, "max-conns-per-host", 32, NULL);

  /* The header is ours; libsoup is to keep no passwords and ask for none. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  return session;
}

static void
http_clear (gpointer data)
{
  DopysHttp *self = data;

  g_clear_object (&self->session);
  g_clear_object (&self->loopback);
}

gboolean
dopys_http_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/* As people write it, not as it is encoded for the network. */
static char *
dup_host (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  char *readable = host != NULL ? g_hostname_to_unicode (host) : NULL;

  return readable != NULL ? readable : g_uri_to_string (uri);
}

void
dopys_http_set_no_https (GUri *uri, GError **error)
{
  g_autofree char *host = dup_host (uri);

  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_HTTPS,
               _ ("The site %s offers no secure connection (https), so nothing was sent to it. Ask the hosting company "
                  "to turn https on."),
               host);
}

gboolean
dopys_http_answers_at (const char *host, guint16 port, GCancellable *cancellable)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;

  g_socket_client_set_timeout (client, PROBE_SECONDS);
  connection = g_socket_client_connect_to_host (client, host, port, cancellable, NULL);
  return connection != NULL;
}

/* Whether a request may go there at all. */
static gboolean
check_uri (GUri *uri, GError **error)
{
  g_autofree char *url = NULL;
  gboolean named = g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';

  if (g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 && named)
    return TRUE;
  if (g_strcmp0 (g_uri_get_scheme (uri), "http") == 0 && dopys_http_is_loopback (g_uri_get_host (uri)))
    return TRUE;
  if (g_strcmp0 (g_uri_get_scheme (uri), "http") == 0)
    {
      dopys_http_set_no_https (uri, error);
      return FALSE;
    }
  url = g_uri_to_string (uri);
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
               _ ("“%s” is not the address of a site. Write it as in the browser, for example rada.example."), url);
  return FALSE;
}

static GUri *
parse_url (const char *url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    {
      g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                   _ ("“%s” is not the address of a site. Write it as in the browser, for example rada.example."), url);
      return NULL;
    }
  if (!check_uri (uri, error))
    return NULL;
  return g_steal_pointer (&uri);
}

static int
port_of (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return port;
  return g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
}

static gboolean
same_origin (GUri *a, GUri *b)
{
  return g_strcmp0 (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 && port_of (a) == port_of (b);
}

static gboolean
reads_only (const DopysHttpRequest *request)
{
  return strcmp (request->method, "GET") == 0 || strcmp (request->method, "HEAD") == 0;
}

static guint
timeout_of (const DopysHttpRequest *request)
{
  gsize length = request->body != NULL ? g_bytes_get_size (request->body) : 0;

  if (request->timeout != 0)
    return request->timeout;
  return (reads_only (request) ? READ_TIMEOUT : CHANGE_TIMEOUT) + (guint) MIN (length / SLOWEST_LINK, G_MAXINT / 2);
}

static void
starting_cb (SoupMessage *message, gpointer data)
{
  Sending *sending = data;

  sending->started = TRUE;
  sending->sent = 0;
}

static void
wrote_body_data_cb (SoupMessage *message, guint length, gpointer data)
{
  Sending *sending = data;
  guint64 total = g_bytes_get_size (sending->request->body);

  sending->sent = MIN (sending->sent + length, total);
  if (sending->request->progress != NULL)
    sending->request->progress (sending->sent, total, sending->request->progress_data);
}

static void
add_authorization (SoupMessage *message, const DopysHttpRequest *request)
{
  g_autofree char *pair = g_strdup_printf ("%s:%s", request->user, request->password);
  g_autofree char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  g_autofree char *value = g_strconcat ("Basic ", encoded, NULL);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", value);
}

static SoupMessage *
message_new (const DopysHttpRequest *request, GUri *uri, gboolean with_password, Sending *sending)
{
  SoupMessage *message = soup_message_new_from_uri (request->method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  /* With HTTP/2 a connection belongs to one thread; we gain nothing from it. */
  soup_message_set_force_http1 (message, TRUE);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  /* For libsoup this chooses the connection only: whether it sends again is decided by the method, and POST is not. */
  if (request->reuses)
    soup_message_add_flags (message, SOUP_MESSAGE_IDEMPOTENT);
  soup_message_headers_append (headers, "Accept", "application/json, text/html;q=0.5, */*;q=0.1");
  for (guint i = 0; request->headers != NULL && request->headers[i] != NULL; i += 2)
    soup_message_headers_replace (headers, request->headers[i], request->headers[i + 1]);
  if (with_password)
    add_authorization (message, request);
  if (request->body != NULL)
    {
      soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
      g_signal_connect (message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), sending);
    }
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), sending);
  return message;
}

/* The sentence for a failure before or after the request was sent. */
static void
set_failure (GError **error, const Sending *sending, GUri *uri, const GError *cause, gboolean too_slow)
{
  g_autofree char *host = dup_host (uri);

  if (sending->started && !reads_only (sending->request))
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME,
                 _ ("The answer of the site %s got lost, so it is not known yet whether it did what was asked. Nothing "
                    "is lost here; this will be looked up."),
                 host);
  else if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_CERTIFICATE,
                 _ ("The security certificate of the site %s is not valid, so nothing was sent to it. Check the "
                    "computer’s date, and tell the hosting company."),
                 host);
  else if (too_slow || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK,
                 _ ("The site %s did not answer in time. Nothing is lost; try again later."), host);
  else if (sending->started)
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK,
                 _ ("The connection to the site %s was cut. Nothing is lost; try again later."), host);
  else if (cause != NULL && cause->domain == G_RESOLVER_ERROR)
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK,
                 _ ("The site %s was not found. Check the internet connection and the address; nothing is lost."),
                 host);
  else
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK,
                 _ ("The site %s cannot be reached. Check the internet connection; nothing is lost."), host);
}

static void
set_too_large (GError **error, const Sending *sending, GUri *uri)
{
  g_autofree char *host = dup_host (uri);

  if (reads_only (sending->request))
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_TOO_LARGE,
                 _ ("The answer of the site %s is larger than any answer should be, so it was not read."), host);
  else
    set_failure (error, sending, uri, NULL, FALSE);
}

/* FALSE with an error of the stream, or without one if the answer is too large. */
static gboolean
read_all (GInputStream *stream, GByteArray *body, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      guint8 buffer[16384];
      gssize n = g_input_stream_read (stream, buffer, sizeof buffer, cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        return TRUE;
      if (body->len + n > DOPYS_HTTP_MAX_ANSWER)
        return FALSE;
      g_byte_array_append (body, buffer, (guint) n);
    }
}

/* libsoup forgives a body that ends early where the connection is closed after it; a cut answer is no answer. (A
 * compressed one tells of its own end.) */
static gboolean
is_cut (SoupMessage *message, const GByteArray *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return strcmp (soup_message_get_method (message), "HEAD") != 0 &&
         soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_headers_get_one (headers, "Content-Encoding") == NULL &&
         (goffset) body->len < soup_message_headers_get_content_length (headers);
}

static DopysHttpAnswer *
answer_new (SoupMessage *message, GByteArray *body)
{
  DopysHttpAnswer *answer = g_new0 (DopysHttpAnswer, 1);

  answer->status = soup_message_get_status (message);
  answer->url = g_uri_to_string (soup_message_get_uri (message));
  answer->headers = soup_message_headers_ref (soup_message_get_response_headers (message));
  answer->length = body->len;
  g_byte_array_append (body, (const guint8 *) "", 1);
  answer->body = (char *) g_byte_array_steal (body, NULL);
  return answer;
}

static DopysHttpAnswer *
send_once (DopysHttp *self, const DopysHttpRequest *request, GUri *uri, gboolean with_password, DopysDeadline *deadline,
           GCancellable *cancellable, GError **error)
{
  Sending sending = { .request = request };
  g_autoptr (SoupMessage) message = message_new (request, uri, with_password, &sending);
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  SoupSession *session = dopys_http_is_loopback (g_uri_get_host (uri)) ? self->loopback : self->session;
  GCancellable *inner = dopys_deadline_get_cancellable (deadline);
  gboolean whole, too_large;

  stream = soup_session_send (session, message, inner, &cause);
  whole = stream != NULL && read_all (stream, body, inner, &cause);
  too_large = stream != NULL && !whole && cause == NULL;
  whole = whole && !is_cut (message, body);
  g_signal_handlers_disconnect_by_data (message, &sending);
  if (whole)
    return answer_new (message, body);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (too_large)
    set_too_large (error, &sending, uri);
  else
    set_failure (error, &sending, uri, cause, dopys_deadline_has_passed (deadline));
  return NULL;
}

/* Where a redirect leads, or NULL if the answer is none (or one that must not be followed). */
static GUri *
redirect_target (const DopysHttpRequest *request, GUri *from, const DopysHttpAnswer *answer)
{
  const char *location = soup_message_headers_get_one (answer->headers, "Location");
  gboolean again = answer->status == 307 || answer->status == 308;

  if (location == NULL || !(again || answer->status == 301 || answer->status == 302 || answer->status == 303))
    return NULL;
  /* A changing request would become a reading one, or reach somebody it is not meant for. */
  if (!reads_only (request))
    return NULL;
  return g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);
}

DopysHttpAnswer *
dopys_http_send (DopysHttp *self, const DopysHttpRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GUri) first = parse_url (request->url, error);
  g_autoptr (GUri) uri = NULL;
  g_autoptr (DopysDeadline) deadline = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (request->user == NULL || request->password != NULL, NULL);

  if (first == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  deadline = dopys_deadline_new (cancellable, timeout_of (request));
  uri = g_uri_ref (first);
  for (guint i = 0; i <= MAX_REDIRECTS; i++)
    {
      gboolean with_password = request->user != NULL && same_origin (first, uri);
      g_autoptr (DopysHttpAnswer) answer = send_once (self, request, uri, with_password, deadline, cancellable, error);
      g_autoptr (GUri) target = NULL;

      if (answer == NULL)
        return NULL;
      target = redirect_target (request, uri, answer);
      if (target == NULL)
        return g_steal_pointer (&answer);
      if (!check_uri (target, error))
        return NULL;
      g_uri_unref (uri);
      uri = g_steal_pointer (&target);
    }
  host = dup_host (first);
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER,
               _ ("The site %s keeps sending the program on to another address. Tell whoever looks after the site."),
               host);
  return NULL;
}

void
dopys_http_answer_free (DopysHttpAnswer *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->body);
  soup_message_headers_unref (self->headers);
  g_free (self);
}

DopysHttp *
dopys_http_new (void)
{
  DopysHttp *self = g_atomic_rc_box_new0 (DopysHttp);

  self->session = session_new ();
  self->loopback = session_new ();
  soup_session_set_proxy_resolver (self->loopback, NULL);
  return self;
}

DopysHttp *
dopys_http_ref (DopysHttp *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dopys_http_unref (DopysHttp *self)
{
  g_atomic_rc_box_release_full (self, http_clear);
}
