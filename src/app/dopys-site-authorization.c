/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-authorization.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-error.h"

#define ANSWER "dopys://site/" /* WordPress wants a host in it */
/* Names this program in the site's list of application passwords. */
#define APP_ID "0c3b2a64-6d5e-4f0e-9d2b-3f1f6e7b9a51"

char *
dopys_site_authorization_new_secret (void)
{
  g_autofree char *first = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();

  return g_strconcat (first, second, NULL);
}

char *
dopys_site_authorization_dup_page (const char *page, const char *secret)
{
  g_autofree char *name = g_strdup_printf (_ ("Dopys on %s"), g_get_host_name ());
  g_autofree char *app_name = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *answer = g_strconcat (ANSWER, secret, NULL);
  g_autofree char *success = g_uri_escape_string (answer, NULL, FALSE);
  g_autofree char *refused = g_strconcat (answer, "?success=false", NULL);
  g_autofree char *reject = g_uri_escape_string (refused, NULL, FALSE);

  return g_strdup_printf ("%s%sapp_name=%s&app_id=%s&success_url=%s&reject_url=%s", page,
                          strchr (page, '?') ? "&" : "?", app_name, APP_ID, success, reject);
}

gboolean
dopys_site_authorization_is_answer (const char *uri)
{
  return g_ascii_strncasecmp (uri, ANSWER, strlen (ANSWER)) == 0;
}

/* Takes the same time whatever differs. */
static gboolean
same_secret (const char *a, const char *b, gsize length)
{
  guchar difference = 0;

  if (strlen (b) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    difference |= (guchar) (a[i] ^ b[i]);
  return difference == 0;
}

gboolean
dopys_site_authorization_read (const char *uri, const char *secret, char **user, char **password, GError **error)
{
  const char *given = dopys_site_authorization_is_answer (uri) ? uri + strlen (ANSWER) : "";
  gsize length = strcspn (given, "?#/");
  const char *query = given[length] == '/' ? given + length + 1 : given + length;
  g_autoptr (GHashTable) values =
      g_uri_parse_params (*query == '?' ? query + 1 : "", -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  const char *user_login = values ? g_hash_table_lookup (values, "user_login") : NULL;
  const char *given_password = values ? g_hash_table_lookup (values, "password") : NULL;

  if (!same_secret (given, secret, length))
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                           _ ("The browser’s answer belongs to another request. Nothing was connected; press “Allow in "
                              "the Browser” once more."));
      return FALSE;
    }
  if (user_login && *user_login && given_password && *given_password)
    {
      *user = g_strdup (user_login);
      *password = g_strdup (given_password);
      return TRUE;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The site was not allowed in the browser."));
  return FALSE;
}
