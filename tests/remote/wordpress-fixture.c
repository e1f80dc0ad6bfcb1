/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "wordpress-fixture.h"

void
wordpress_fixture_set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *api = NULL;

  f->server = scripted_server_start ();
  api = g_strconcat (scripted_server_get_url (f->server), data != NULL ? data : "/wp-json/", NULL);
  f->remote = dopys_wordpress_new (api, "oksana", "abcd efgh");
  dopys_wordpress_set_pace (DOPYS_WORDPRESS (f->remote), 2000, 1);
}

void
wordpress_fixture_tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->remote);
  scripted_server_stop (f->server);
}

void
wordpress_fixture_assert_asked (Fixture *f, guint i, const char *method, const char *path_start)
{
  const ServerRequest *request = scripted_server_get_request (f->server, i);

  g_assert_cmpstr (request->method, ==, method);
  if (!g_str_has_prefix (request->path, path_start))
    g_assert_cmpstr (request->path, ==, path_start);
}

char *
wordpress_fixture_dup_body (Fixture *f, guint i)
{
  GBytes *body = scripted_server_get_request (f->server, i)->body;

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}
