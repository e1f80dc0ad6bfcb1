/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-hosting.h"

#include <glib/gi18n-lib.h>

#include "dopys-error.h"

typedef struct
{
  DopysError code;
  const char *request;
} Remedy;

/* What is to be done for each. */
static const Remedy remedies[] = {
  { DOPYS_ERROR_CLOSED,
    N_ ("Please let the address /wp-json/ of the site answer (or /?rest_route=/ where addresses are not rewritten), "
        "and "
        "allow the REST API for signed-in users in the security plugin; for visitors it may stay closed except for the "
        "start page of the interface.") },
  { DOPYS_ERROR_NOT_A_SITE,
    N_ ("Please let the address /wp-json/ of the site answer (or /?rest_route=/ where addresses are not rewritten), "
        "and "
        "allow the REST API for signed-in users in the security plugin; for visitors it may stay closed except for the "
        "start page of the interface.") },
  { DOPYS_ERROR_BLOCKED,
    N_ ("Please look up in the log of the firewall (mod_security, fail2ban, protection from bots, blocking by country) "
        "why requests to /wp-json/ from our address on the internet are refused, and allow them with the methods GET, "
        "POST and DELETE. The program calls itself “Dopys” in the User-Agent header.") },
  { DOPYS_ERROR_REFUSED,
    N_ ("Please look up in the log of the firewall (mod_security, fail2ban, protection from bots, blocking by country) "
        "why requests to /wp-json/ from our address on the internet are refused, and allow them with the methods GET, "
        "POST and DELETE. The program calls itself “Dopys” in the User-Agent header.") },
  { DOPYS_ERROR_BAD_ANSWER,
    N_ ("Please let requests to /wp-json/ reach WordPress without a check of the browser (captcha, JavaScript), "
        "without a "
        "page for signing in and without a cache, and let PHP print no warnings into its answers.") },
  { DOPYS_ERROR_NO_HTTPS, N_ ("Please turn on https for the site with a certificate (Let’s Encrypt gives them free of "
                              "charge), redirect http to "
                              "it, and set both addresses in the settings of WordPress to https.") },
  { DOPYS_ERROR_CERTIFICATE,
    N_ ("Please install a valid certificate for exactly this name of the site, with its whole chain, and renew it in "
        "time.") },
  { DOPYS_ERROR_NO_PASSWORDS, N_ ("Please allow application passwords: no security plugin may turn them off, and "
                                  "WordPress must know that the site "
                                  "is reached over https (behind a proxy: by the header X-Forwarded-Proto).") },
  { DOPYS_ERROR_SIGN_IN,
    N_ ("Please pass the header Authorization on to PHP. Apache: “CGIPassAuth On” or “SetEnvIf Authorization \"(.*)\" "
        "HTTP_AUTHORIZATION=$1”; nginx: “fastcgi_param HTTP_AUTHORIZATION $http_authorization;”. And ask for no "
        "password "
        "of the server itself at /wp-json/.") },
  { DOPYS_ERROR_HEADER_LOST,
    N_ ("Please pass the header Authorization on to PHP. Apache: “CGIPassAuth On” or “SetEnvIf Authorization \"(.*)\" "
        "HTTP_AUTHORIZATION=$1”; nginx: “fastcgi_param HTTP_AUTHORIZATION $http_authorization;”. And ask for no "
        "password "
        "of the server itself at /wp-json/.") },
  { DOPYS_ERROR_SIZE_LIMIT,
    N_ ("Please allow bodies of requests of at least 32 MB. nginx: “client_max_body_size 32m;”; Apache: "
        "“LimitRequestBody 33554432”; PHP: upload_max_filesize and post_max_size of 32M.") },
};

static const char *
find_request (const GError *error)
{
  for (guint i = 0; error && error->domain == DOPYS_ERROR && i < G_N_ELEMENTS (remedies); i++)
    if (error->code == (int) remedies[i].code)
      return _ (remedies[i].request);
  return NULL;
}

gboolean
dopys_hosting_can_mend (const GError *error)
{
  return find_request (error) != NULL;
}

char *
dopys_hosting_letter (const GError *error, const char *site)
{
  const char *request = find_request (error);

  return g_strdup_printf (
      _ ("Hello. The program Dopys publishes news on our site %s through the interface of WordPress (REST API, "
         "/wp-json/) with an application password. It fails with this message:\n\n%s\n\n%s\n\nThank you."),
      site, error->message, request ? request : "");
}

GError *
dopys_hosting_explain_granted (const GError *error)
{
  if (!g_error_matches (error, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN))
    return NULL;
  return g_error_new_literal (
      DOPYS_ERROR, DOPYS_ERROR_HEADER_LOST,
      _ ("The site made a password for this program a moment ago, but never gets to see it: the hosting drops the "
         "Authorization header. Ask the hosting company to pass it on."));
}
