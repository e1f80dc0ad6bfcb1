/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-xmp.h"

#include <string.h>

#define MAX_TEXT 200

char *
dopys_xmp_dup_value (const guint8 *data, gsize size, const char *name)
{
  gsize length = strlen (name);
  const guint8 *end = data + size, *at = data;

  while ((at = memmem (at, (gsize) (end - at), name, length)))
    {
      const guint8 *value, *close;

      at += length;
      if (end - at > 1 && at[0] == '=' && (at[1] == '"' || at[1] == '\''))
        close = memchr (value = at + 2, at[1], (gsize) (end - at - 2));
      else if (end - at > 0 && at[0] == '>')
        close = memchr (value = at + 1, '<', (gsize) (end - at - 1));
      else
        continue;
      if (close && close > value)
        {
          g_autofree char *raw = g_strndup ((const char *) value, MIN ((gsize) (close - value), MAX_TEXT));

          return g_strstrip (g_utf8_make_valid (raw, -1));
        }
    }
  return NULL;
}

/* "50,27.006N", "50,27,0.36N" or a plain number, as some write it. */
gboolean
dopys_xmp_read_angle (const guint8 *data, gsize size, const char *name, double *angle)
{
  g_autofree char *text = dopys_xmp_dup_value (data, size, name);
  char *at = text;
  double unit = 1, sum = 0;

  if (!text)
    return FALSE;
  do
    {
      char *end;

      sum += g_ascii_strtod (at, &end) / unit;
      if (end == at)
        return FALSE;
      at = end;
      unit *= 60;
    }
  while (*at == ',' && *++at);
  *angle = *at == 'S' || *at == 'W' ? -sum : sum;
  return TRUE;
}
