/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-wp-api.h"

#include <string.h>

#include "dopys-password.h"

struct _DopysWpApi
{
  DopysHttp *http;
  char *root;
  char *user;
  char *password;
  guint timeout;
  guint poll;
  gint pause;
};

DopysWpApi *
dopys_wp_api_new (const char *root, const char *user, const char *password)
{
  DopysWpApi *self = g_new0 (DopysWpApi, 1);

  self->http = dopys_http_new ();
  self->root = g_strdup (root);
  self->user = g_strdup (user);
  self->password = g_strdup (password);
  self->poll = 1000;
  return self;
}

void
dopys_wp_api_free (DopysWpApi *self)
{
  if (self == NULL)
    return;
  dopys_http_unref (self->http);
  g_free (self->root);
  g_free (self->user);
  dopys_password_free (self->password);
  g_free (self);
}

void
dopys_wp_api_set_pace (DopysWpApi *self, guint timeout, guint poll)
{
  self->timeout = timeout;
  self->poll = poll;
}

guint
dopys_wp_api_get_poll (DopysWpApi *self)
{
  return self->poll;
}

guint
dopys_wp_api_get_pause (DopysWpApi *self)
{
  return (guint) g_atomic_int_get (&self->pause);
}

char *
dopys_wp_api_url (DopysWpApi *self, const char *route, ...)
{
  GString *url = g_string_new (self->root);
  const char *name;
  va_list args;

  if (!g_str_has_suffix (url->str, "/"))
    g_string_append_c (url, '/');
  g_string_append (url, route);
  va_start (args, route);
  while ((name = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);

      if (value == NULL)
        continue;
      g_string_append_c (url, strchr (url->str, '?') != NULL ? '&' : '?');
      g_string_append (url, name);
      g_string_append_c (url, '=');
      g_string_append_uri_escaped (url, value, ",", FALSE);
    }
  va_end (args);
  return g_string_free_and_steal (url);
}

DopysAnswer *
dopys_wp_api_send (DopysWpApi *self, char *url, const DopysHttpRequest *request, GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *owned = url;
  DopysHttpRequest whole = *request;
  DopysHttpAnswer *http;
  DopysAnswer *answer;

  whole.url = owned;
  whole.user = self->user;
  whole.password = self->password;
  whole.timeout = self->timeout;
  http = dopys_http_send (self->http, &whole, cancellable, error);
  if (http == NULL)
    return NULL;
  answer = dopys_answer_new (http, strcmp (request->method, "GET") != 0);
  g_atomic_int_set (&self->pause, (gint) dopys_answer_get_pause (answer));
  return answer;
}

DopysAnswer *
dopys_wp_api_get (DopysWpApi *self, char *url, GCancellable *cancellable, GError **error)
{
  return dopys_wp_api_send (self, url, &(DopysHttpRequest) { .method = "GET" }, cancellable, error);
}

DopysAnswer *
dopys_wp_api_delete (DopysWpApi *self, char *url, GCancellable *cancellable, GError **error)
{
  return dopys_wp_api_send (self, url, &(DopysHttpRequest) { .method = "DELETE" }, cancellable, error);
}

static DopysAnswer *
send_object (DopysWpApi *self, char *url, JsonBuilder *builder, gboolean reuses, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  char *text = json_to_string (root, FALSE);
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));
  const DopysHttpRequest request = {
    .method = "POST", .content_type = "application/json", .body = body, .reuses = reuses
  };

  return dopys_wp_api_send (self, url, &request, cancellable, error);
}

DopysAnswer *
dopys_wp_api_post (DopysWpApi *self, char *url, JsonBuilder *builder, GCancellable *cancellable, GError **error)
{
  return send_object (self, url, builder, FALSE, cancellable, error);
}

DopysAnswer *
dopys_wp_api_set (DopysWpApi *self, char *url, JsonBuilder *builder, GCancellable *cancellable, GError **error)
{
  return send_object (self, url, builder, TRUE, cancellable, error);
}
