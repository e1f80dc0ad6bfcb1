/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-page-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dopys-http.h"

char *
dopys_page_check_dup_stem (const char *photo)
{
  const char *slash = strrchr (photo, '/');
  g_autoptr (GRegex) tail = g_regex_new ("(-scaled|-rotated)?(-[0-9]+x[0-9]+)?\\.[a-z]+$", G_REGEX_CASELESS, 0, NULL);

  return g_regex_replace_literal (tail, slash ? slash + 1 : photo, -1, 0, "", 0, NULL);
}

/* The name must end where the page's does: "photo-1" is not in "photo-12.jpg". */
static gboolean
shows (const char *page, const char *photo)
{
  g_autofree char *stem = dopys_page_check_dup_stem (photo);
  gsize length = strlen (stem);

  for (const char *at = page; length > 0 && (at = strstr (at, stem)); at += length)
    if (at[length] == '.' || at[length] == '-')
      return TRUE;
  return FALSE;
}

gboolean
dopys_page_check (const char *url, const char *const *photos, guint *found, GCancellable *cancellable, GError **error)
{
  g_autoptr (DopysHttp) http = dopys_http_new ();
  const DopysHttpRequest request = { .method = "GET", .url = url };
  g_autoptr (DopysHttpAnswer) answer = dopys_http_send (http, &request, cancellable, error);

  *found = 0;
  if (answer == NULL)
    return FALSE;
  if (answer->status != 200)
    {
      g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER,
                   _ ("The article is published, but its page does not open for visitors (code %u). Look at it in the "
                      "browser, and tell whoever looks after the site."),
                   answer->status);
      return FALSE;
    }
  for (guint i = 0; photos[i]; i++)
    *found += shows (answer->body, photos[i]);
  return TRUE;
}
