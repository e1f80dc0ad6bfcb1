/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-html-link.h"

#include <string.h>

#define MAX_STATIONS 4

/* Hosts (and those below them) that only pass on to the address in a parameter. */
static const struct
{
  const char *host;
  const char *path;
  const char *parameter;
} stations[] = {
  { "google.com", "/url", "q" },
  { "google.com", "/url", "url" },
  { "google.com.ua", "/url", "url" },
  { "google.com.ua", "/url", "q" },
  { "facebook.com", "/l.php", "u" },
  { "instagram.com", "/", "u" },
  { "safelinks.protection.outlook.com", "/", "url" },
  { "youtube.com", "/redirect", "q" },
  { "vk.com", "/away.php", "to" },
  { "duckduckgo.com", "/l/", "uddg" },
};

static gboolean
is_tracking (const char *name, gsize length)
{
  static const char *const starts[] = { "utm_", "__cft__", "_hs", "__hs", "hsa_", "fb_action_", "mtm_", "pk_" };
  static const char *const whole[] = {
    "fbclid",    "gclid",   "gclsrc",  "dclid",       "gbraid",     "wbraid",     "msclkid",   "yclid",
    "ysclid",    "twclid",  "ttclid",  "igsh",        "igshid",     "mc_cid",     "mc_eid",    "mkt_tok",
    "vero_id",   "_ga",     "_gl",     "oly_anon_id", "fb_ref",     "fb_source",  "li_fat_id", "__tn__",
    "_openstat", "ref_src", "ref_url", "srsltid",     "rb_clickid", "oly_enc_id", "mibextid",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length >= strlen (starts[i]) && g_ascii_strncasecmp (name, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    if (length == strlen (whole[i]) && g_ascii_strncasecmp (name, whole[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* All other parameters stay as they are written. */
static char *
drop_tracking (const char *href)
{
  gsize before = strcspn (href, "?#");
  GString *out = g_string_new_len (href, (gssize) before);
  const char *p = href + before;
  char join = '?';

  while (*p == '?' || *p == '&')
    {
      const char *parameter = ++p;
      p += strcspn (p, "&#");
      if (g_str_has_prefix (parameter, "amp;")) /* escaped twice */
        parameter += strlen ("amp;");
      if (p > parameter && !is_tracking (parameter, MIN (strcspn (parameter, "="), (gsize) (p - parameter))))
        {
          g_string_append_c (out, join);
          g_string_append_len (out, parameter, p - parameter);
          join = '&';
        }
    }
  const char *found = strstr (p, ":~:"); /* what a search engine wants marked */
  g_string_append_len (out, p, found ? found - p : (gssize) strlen (p));
  if (found && g_str_has_suffix (out->str, "#"))
    g_string_truncate (out, out->len - 1);
  return g_string_free_and_steal (out);
}

static gboolean
is_host (const char *host, const char *wanted)
{
  gsize length = strlen (host), tail = strlen (wanted);
  return length >= tail && g_ascii_strcasecmp (host + length - tail, wanted) == 0 &&
         (length == tail || host[length - tail - 1] == '.');
}

/* Where a station passes on to; NULL if the address is no station. */
static char *
pass_station (const char *href)
{
  g_autoptr (GUri) uri = g_uri_parse (href, G_URI_FLAGS_ENCODED_QUERY, NULL);
  const char *host = uri ? g_uri_get_host (uri) : NULL, *query = uri ? g_uri_get_query (uri) : NULL;

  if (host == NULL || query == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (stations); i++)
    {
      if (!is_host (host, stations[i].host) || !g_str_equal (g_uri_get_path (uri), stations[i].path))
        continue;
      g_autoptr (GHashTable) parameters = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL);
      const char *target = parameters ? g_hash_table_lookup (parameters, stations[i].parameter) : NULL;
      if (target && (g_str_has_prefix (target, "https://") || g_str_has_prefix (target, "http://")))
        return g_strdup (target);
    }
  return NULL;
}

char *
dopys_html_link_clean (const char *href)
{
  static const char *const schemes[] = { "http", "https", "mailto", "tel", NULL };
  g_autofree char *address = g_strstrip (g_strdup (href));

  for (guint i = 0; i < MAX_STATIONS; i++)
    {
      char *next = pass_station (address);
      if (next == NULL)
        break;
      g_free (address);
      address = next;
    }
  const char *scheme = g_uri_peek_scheme (address); /* in lower case */
  if (scheme == NULL || !g_strv_contains (schemes, scheme))
    return NULL;
  return g_str_has_prefix (scheme, "http") ? drop_tracking (address) : g_steal_pointer (&address);
}
