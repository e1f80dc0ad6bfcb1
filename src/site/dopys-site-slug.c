/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-slug.h"

#define SLUG_MAX_BYTES 200

char *
dopys_site_slug_sanitize (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *slug = g_string_new (NULL);

  for (const char *p = lower; *p && slug->len < SLUG_MAX_BYTES; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if ((c < 128 && g_ascii_isalnum ((char) c)) || c == '_' || c == '%')
        g_string_append_c (slug, (char) c);
      else if (c >= 128 && g_unichar_isalnum (c))
        {
          if (slug->len + 3 * g_unichar_to_utf8 (c, NULL) > SLUG_MAX_BYTES)
            break;
          for (const char *byte = p; byte < g_utf8_next_char (p); byte++)
            g_string_append_printf (slug, "%%%02x", (guint8) *byte);
        }
      else if (slug->len && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  while (slug->len && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}

char *
dopys_site_slug_unique (DopysSiteData *data, const char *table, const char *slug, gint64 own_id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE slug = ? AND id != ?", table);
  char *candidate = g_strdup (slug);

  for (guint number = 2;; number++)
    {
      g_autoptr (sqlite3_stmt) known = dopys_site_query (data, sql, "si", candidate, own_id);
      if (sqlite3_step (known) != SQLITE_ROW)
        return candidate;
      g_free (candidate);
      candidate = g_strdup_printf ("%s-%u", slug, number);
    }
}
