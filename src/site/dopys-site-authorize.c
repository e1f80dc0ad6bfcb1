/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-authorize.h"

#include "dopys-site-page.h"

#include <string.h>

/* Only our own page can hold it: no other page in the same browser may press the button for the person. */
static const char *
token (void)
{
  static char *made;
  if (made == NULL)
    made = g_uuid_string_random ();
  return made;
}

static const char *
lookup (GHashTable *values, const char *name)
{
  const char *value = values ? g_hash_table_lookup (values, name) : NULL;
  return value ? value : "";
}

/* A program's own scheme, https, or this computer; never what a browser would run or show as a page of ours. */
static gboolean
is_address (const char *address)
{
  static const char *const refused[] = { "javascript", "data", "file", "about", "blob", "vbscript" };
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (g_str_equal (g_uri_get_scheme (uri), refused[i]))
      return FALSE;
  return !g_str_equal (g_uri_get_scheme (uri), "http") || g_strcmp0 (g_uri_get_host (uri), "127.0.0.1") == 0;
}

static void
redirect (SoupServerMessage *message, const char *address, const char *query)
{
  g_autofree char *all = g_strconcat (address, strchr (address, '?') ? "&" : "?", query, NULL);
  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, all);
}

static void
send_page (DopysSiteData *data, SoupServerMessage *message, guint status, const char *body)
{
  char *page = dopys_site_page_notice (data, "Дозвіл для програми", body);
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html; charset=UTF-8", SOUP_MEMORY_TAKE, page, strlen (page));
}

static void
ask (DopysSiteData *data, SoupServerMessage *message, GHashTable *query)
{
  g_autofree char *name =
      g_markup_escape_text (*lookup (query, "app_name") ? lookup (query, "app_name") : "Програма", -1);
  g_autofree char *success = g_markup_escape_text (lookup (query, "success_url"), -1);
  g_autofree char *reject = g_markup_escape_text (lookup (query, "reject_url"), -1);
  g_autofree char *body =
      g_strdup_printf ("<p>«%s» просить дозволу оприлюднювати новини на цьому сайті від імені користувача «%s».</p>\n"
                       "<form method=\"post\" action=\"%s\">\n<input type=\"hidden\" name=\"token\" value=\"%s\">\n"
                       "<input type=\"hidden\" name=\"success_url\" value=\"%s\">\n<input type=\"hidden\" "
                       "name=\"reject_url\" value=\"%s\">\n"
                       "<p><button name=\"answer\" value=\"approve\">Дозволити</button> "
                       "<button name=\"answer\" value=\"reject\">Відмовити</button></p>\n</form>\n",
                       name, DOPYS_SITE_USER, DOPYS_SITE_AUTHORIZE, token (), success, reject);
  send_page (data, message, 200, body);
}

static void
approve (DopysSiteData *data, SoupServerMessage *message, const char *success)
{
  g_autofree char *password = dopys_site_new_password (data);

  if (*success)
    {
      g_autofree char *site = g_uri_escape_string (data->base, NULL, FALSE);
      g_autofree char *query =
          g_strdup_printf ("site_url=%s&user_login=%s&password=%s", site, DOPYS_SITE_USER, password);
      redirect (message, success, query);
      return;
    }
  g_autofree char *body = g_strdup_printf ("<p>Впишіть у програму користувача <strong>%s</strong> і пароль "
                                           "<code>%s</code>. Його показано лише цього разу.</p>\n",
                                           DOPYS_SITE_USER, password);
  send_page (data, message, 200, body);
}

static void
answer (DopysSiteData *data, SoupServerMessage *message)
{
  g_autoptr (GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GHashTable) form = soup_form_decode (text);
  const char *success = lookup (form, "success_url"), *reject = lookup (form, "reject_url");

  if (!g_str_equal (lookup (form, "token"), token ()) || (*success && !is_address (success)) ||
      (*reject && !is_address (reject)))
    send_page (data, message, 400, "<p>Цей запит не схожий на запит програми. Почніть з програми ще раз.</p>\n");
  else if (g_str_equal (lookup (form, "answer"), "approve"))
    approve (data, message, success);
  else if (*reject || *success)
    redirect (message, *reject ? reject : success, "success=false");
  else
    send_page (data, message, 200, "<p>Дозвіл не надано.</p>\n");
}

void
dopys_site_authorize_handle (DopysSiteData *data, SoupServerMessage *message, GHashTable *query)
{
  if (g_str_equal (soup_server_message_get_method (message), "POST"))
    answer (data, message);
  else
    ask (data, message, query);
}
