/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scripted-server.h"

#include <string.h>

typedef struct
{
  ServerManner manner;
  char *head;
  GBytes *body;
} Answer;

struct _ScriptedServer
{
  GMutex mutex;
  GQueue answers;
  GPtrArray *requests;
  guint missing;
  GSocketService *service;
  GTlsCertificate *certificate; /* NULL for plain http */
  GMainContext *context;
  gint stopping;
  gint connections;
  GThread *thread;
  char *url;
};

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->head);
  g_bytes_unref (answer->body);
  g_free (answer);
}

static void
request_free (gpointer data)
{
  ServerRequest *request = data;

  g_free (request->method);
  g_free (request->path);
  g_free (request->head);
  g_bytes_unref (request->body);
  g_free (request);
}

char *
server_request_dup_header (const ServerRequest *self, const char *name)
{
  g_autofree char *line = g_strconcat ("\r\n", name, ": ", NULL);
  g_autofree char *head = g_ascii_strdown (self->head, -1);
  g_autofree char *lower = g_ascii_strdown (line, -1);
  const char *found = strstr (head, lower);
  const char *value = found != NULL ? self->head + (found - head) + strlen (line) : NULL;

  return value != NULL ? g_strndup (value, strcspn (value, "\r")) : NULL;
}

/* NULL if the client went away. */
static ServerRequest *
read_request (GInputStream *stream)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree char *length = NULL;
  ServerRequest *request;
  char *end = NULL;
  gsize head, total;

  while (end == NULL)
    {
      guint8 buffer[4096];
      gssize n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL);

      if (n <= 0)
        return NULL;
      g_byte_array_append (data, buffer, (guint) n);
      end = g_strstr_len ((char *) data->data, data->len, "\r\n\r\n");
    }
  head = end + 2 - (char *) data->data;
  request = g_new0 (ServerRequest, 1);
  request->head = g_strndup ((char *) data->data, head);
  request->method = g_strndup (request->head, strcspn (request->head, " "));
  request->path = g_strdup (request->head + strlen (request->method) + 1);
  request->path[strcspn (request->path, " ")] = '\0';
  length = server_request_dup_header (request, "Content-Length");
  total = head + 2 + (length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0);
  while (data->len < total)
    {
      guint8 buffer[65536];
      gssize n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL);

      if (n <= 0)
        break;
      g_byte_array_append (data, buffer, (guint) n);
    }
  request->body = g_bytes_new (data->data + head + 2, data->len - head - 2);
  return request;
}

static Answer *
next_answer (ScriptedServer *self, ServerRequest *request)
{
  Answer *answer;

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->requests, request);
  answer = g_queue_pop_head (&self->answers);
  if (answer == NULL)
    {
      self->missing++;
      g_printerr ("no answer in the script for: %s %s\n", request->method, request->path);
    }
  g_mutex_unlock (&self->mutex);
  return answer;
}

static void
drip (GOutputStream *output, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_output_stream_write_all (output, text + i, 1, NULL, NULL, NULL))
        return;
      g_usleep (20000);
    }
}

/* FALSE if nothing more comes over this connection. */
static gboolean
serve (ScriptedServer *self, GInputStream *input, GOutputStream *output)
{
  ServerRequest *request = read_request (input);
  Answer *answer = request != NULL ? next_answer (self, request) : NULL;
  gboolean kept = answer != NULL && answer->manner == SERVER_KEEP;
  gsize length;
  const char *body;
  char byte;

  if (answer == NULL)
    return FALSE;
  body = g_bytes_get_data (answer->body, &length);
  switch (answer->manner)
    {
    case SERVER_CUT:
      break;
    case SERVER_SILENT:
      g_input_stream_read (input, &byte, 1, NULL, NULL);
      break;
    case SERVER_DRIP:
      drip (output, answer->head, strlen (answer->head));
      break;
    case SERVER_HALF:
      length /= 2;
      G_GNUC_FALLTHROUGH;
    case SERVER_KEEP:
    case SERVER_ANSWER:
      g_output_stream_write_all (output, answer->head, strlen (answer->head), NULL, NULL, NULL);
      g_output_stream_write_all (output, body, length, NULL, NULL, NULL);
      break;
    default:
      g_assert_not_reached ();
    }
  answer_free (answer);
  return kept;
}

static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  ScriptedServer *self = data;
  g_autoptr (GIOStream) stream = self->certificate != NULL
                                     ? g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL)
                                     : g_object_ref (G_IO_STREAM (connection));

  g_atomic_int_inc (&self->connections);
  while (serve (self, g_io_stream_get_input_stream (stream), g_io_stream_get_output_stream (stream)))
    ;
  g_io_stream_close (stream, NULL, NULL);
  return TRUE;
}

static gpointer
thread_func (gpointer data)
{
  ScriptedServer *self = data;

  g_main_context_push_thread_default (self->context);
  while (!g_atomic_int_get (&self->stopping))
    g_main_context_iteration (self->context, TRUE);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static ScriptedServer *
start (GTlsCertificate *certificate)
{
  ScriptedServer *self = g_new0 (ScriptedServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) actual = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  g_queue_init (&self->answers);
  self->requests = g_ptr_array_new_with_free_func (request_free);
  self->context = g_main_context_new ();
  /* The service listens in the context that is the default while it is made. */
  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (16);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &actual, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);
  g_main_context_pop_thread_default (self->context);
  self->certificate = certificate;
  self->url = g_strdup_printf ("%s://127.0.0.1:%u", certificate != NULL ? "https" : "http",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (actual)));
  self->thread = g_thread_new ("scripted-server", thread_func, self);
  return self;
}

ScriptedServer *
scripted_server_start (void)
{
  return start (NULL);
}

ScriptedServer *
scripted_server_start_tls (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "remote", "self-signed.pem", NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return start (certificate);
}

void
scripted_server_stop (ScriptedServer *self)
{
  g_socket_service_stop (self->service);
  g_atomic_int_set (&self->stopping, 1);
  g_main_context_wakeup (self->context);
  g_thread_join (self->thread);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  /* The pending accept holds the socket open until it has heard of that. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (self->missing, ==, 0);
  g_assert_cmpuint (g_queue_get_length (&self->answers), ==, 0);
  g_mutex_unlock (&self->mutex);
  g_object_unref (self->service);
  g_clear_object (&self->certificate);
  g_main_context_unref (self->context);
  g_ptr_array_unref (self->requests);
  g_mutex_clear (&self->mutex);
  g_free (self->url);
  g_free (self);
}

const char *
scripted_server_get_url (ScriptedServer *self)
{
  return self->url;
}

void
scripted_server_add (ScriptedServer *self, ServerManner manner, guint status, const char *headers, const char *body)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->manner = manner;
  answer->body = g_bytes_new (body != NULL ? body : "", body != NULL ? strlen (body) : 0);
  answer->head = g_strdup_printf (
      "HTTP/1.1 %u Scripted\r\nConnection: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n%s\r\n", status,
      manner == SERVER_KEEP ? "keep-alive" : "close", g_bytes_get_size (answer->body), headers != NULL ? headers : "");
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->answers, answer);
  g_mutex_unlock (&self->mutex);
}

void
scripted_server_add_json (ScriptedServer *self, guint status, const char *format, ...)
{
  g_autofree char *body = NULL;
  va_list args;

  va_start (args, format);
  body = g_strdup_vprintf (format, args);
  va_end (args);
  scripted_server_add (self, SERVER_ANSWER, status, "Content-Type: application/json; charset=UTF-8\r\n", body);
}

const ServerRequest *
scripted_server_get_request (ScriptedServer *self, guint i)
{
  const ServerRequest *request;

  g_mutex_lock (&self->mutex);
  g_assert_cmpuint (i, <, self->requests->len);
  request = g_ptr_array_index (self->requests, i);
  g_mutex_unlock (&self->mutex);
  return request;
}

guint
scripted_server_count_connections (ScriptedServer *self)
{
  return (guint) g_atomic_int_get (&self->connections);
}

guint
scripted_server_count (ScriptedServer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->requests->len;
  g_mutex_unlock (&self->mutex);
  return n;
}
