/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-attributes.h"

#include <string.h>

struct _DopysAttributes
{
  GHashTable *values; /* name → GVariant: string, int64 or boolean */
  gboolean wrong;
};

static void
skip_space (const char **p)
{
  *p += strspn (*p, " \t\r\n");
}

static gboolean
read_escape (const char **p, GString *out)
{
  static const char plain[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  const char *found = **p ? strchr (plain, **p) : NULL;

  if (found)
    {
      g_string_append_c (out, meant[found - plain]);
      (*p)++;
      return TRUE;
    }
  if (**p != 'u')
    return FALSE;
  guint32 code = 0;
  for (guint i = 1; i <= 4; i++)
    {
      if (!g_ascii_isxdigit ((*p)[i]))
        return FALSE;
      code = code * 16 + (guint32) g_ascii_xdigit_value ((*p)[i]);
    }
  if (code == 0 || (code >= 0xd800 && code < 0xe000))
    return FALSE; /* a surrogate pair: rare enough to leave the block alone */
  g_string_append_unichar (out, code);
  *p += 5;
  return TRUE;
}

static char *
read_string (const char **p)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (**p != '"')
    return NULL;
  for ((*p)++; **p && **p != '"';)
    {
      if (**p == '\\')
        {
          (*p)++;
          if (!read_escape (p, out))
            return NULL;
        }
      else
        g_string_append_c (out, *(*p)++);
    }
  if (**p != '"')
    return NULL;
  (*p)++;
  return g_strdup (out->str);
}

static GVariant *
read_value (const char **p)
{
  if (**p == '"')
    {
      g_autofree char *text = read_string (p);
      return text && g_utf8_validate (text, -1, NULL) ? g_variant_new_string (text) : NULL;
    }
  if (g_str_has_prefix (*p, "true"))
    {
      *p += 4;
      return g_variant_new_boolean (TRUE);
    }
  if (g_str_has_prefix (*p, "false"))
    {
      *p += 5;
      return g_variant_new_boolean (FALSE);
    }
  if (!g_ascii_isdigit (**p))
    return NULL;
  char *end;
  gint64 number = g_ascii_strtoll (*p, &end, 10);
  *p = end;
  return *end == '.' || *end == 'e' || *end == 'E' ? NULL : g_variant_new_int64 (number);
}

static gboolean
read_object (const char *p, GHashTable *values)
{
  if (*p++ != '{')
    return FALSE;
  skip_space (&p);
  while (*p != '}')
    {
      g_autofree char *name = read_string (&p);
      if (name == NULL)
        return FALSE;
      skip_space (&p);
      if (*p++ != ':')
        return FALSE;
      skip_space (&p);
      GVariant *value = read_value (&p);
      if (value == NULL)
        return FALSE;
      gboolean twice = g_hash_table_contains (values, name);
      g_hash_table_insert (values, g_steal_pointer (&name), g_variant_ref_sink (value));
      if (twice)
        return FALSE;
      skip_space (&p);
      if (*p == ',')
        {
          p++;
          skip_space (&p);
          if (*p != '"')
            return FALSE;
        }
      else if (*p != '}')
        return FALSE;
    }
  return p[1] == '\0';
}

DopysAttributes *
dopys_attributes_parse (const char *json)
{
  g_autoptr (DopysAttributes) self = g_new0 (DopysAttributes, 1);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  return *json == '\0' || read_object (json, self->values) ? g_steal_pointer (&self) : NULL;
}

void
dopys_attributes_free (DopysAttributes *self)
{
  g_hash_table_unref (self->values);
  g_free (self);
}

static GVariant *
take (DopysAttributes *self, const char *name, const GVariantType *type)
{
  g_autofree char *key = NULL;
  GVariant *value = NULL;

  if (!g_hash_table_steal_extended (self->values, name, (gpointer *) &key, (gpointer *) &value))
    return NULL;
  if (g_variant_is_of_type (value, type))
    return value;
  self->wrong = TRUE;
  g_variant_unref (value);
  return NULL;
}

gint64
dopys_attributes_take_int (DopysAttributes *self, const char *name, gint64 fallback)
{
  g_autoptr (GVariant) value = take (self, name, G_VARIANT_TYPE_INT64);
  return value ? g_variant_get_int64 (value) : fallback;
}

gboolean
dopys_attributes_take_boolean (DopysAttributes *self, const char *name, gboolean fallback)
{
  g_autoptr (GVariant) value = take (self, name, G_VARIANT_TYPE_BOOLEAN);
  return value ? g_variant_get_boolean (value) : fallback;
}

char *
dopys_attributes_take_string (DopysAttributes *self, const char *name)
{
  g_autoptr (GVariant) value = take (self, name, G_VARIANT_TYPE_STRING);
  return value ? g_variant_dup_string (value, NULL) : NULL;
}

gboolean
dopys_attributes_all_taken (DopysAttributes *self)
{
  return !self->wrong && g_hash_table_size (self->values) == 0;
}
