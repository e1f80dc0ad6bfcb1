/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-json.h"

#include <string.h>

/* What may follow an opening bracket in JSON; a PHP notice such as "in foo[bar" is then not taken for a cut answer. */
static gboolean
looks_like_json (const char *p, const char *end)
{
  const char *follow = *p == '{' ? "\"}" : "{[\"]-0123456789tfn";

  for (p++; p < end && g_ascii_isspace (*p); p++)
    ;
  return p < end && strchr (follow, *p) != NULL;
}

/* Just after the bracket that closes the one at p; NULL if there is none. */
static const char *
find_close (const char *p, const char *end)
{
  gsize depth = 0;
  gboolean in_string = FALSE;

  for (; p < end; p++)
    {
      if (in_string)
        {
          if (*p == '\\')
            p++;
          else if (*p == '"')
            in_string = FALSE;
        }
      else if (*p == '"')
        in_string = TRUE;
      else if (*p == '{' || *p == '[')
        depth++;
      else if ((*p == '}' || *p == ']') && --depth == 0)
        return p + 1;
    }
  return NULL;
}

static gboolean
is_html_page (const char *p, const char *end)
{
  static const char *const starts[] = { "<!doctype", "<html", "<head", "<?xml" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if ((gsize) (end - p) > strlen (starts[i]) && g_ascii_strncasecmp (p, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

static JsonNode *
parse (const char *p, const char *end)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!g_utf8_validate (p, end - p, NULL) || !json_parser_load_from_data (parser, p, end - p, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

JsonNode *
dopys_json_find (const char *text, gsize length)
{
  const char *p = text, *end = text + length;
  g_autoptr (JsonNode) best = NULL;
  gsize best_length = 0;

  if (length >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (is_html_page (p, end))
    return NULL;
  while (p < end)
    {
      const char *close;
      JsonNode *node;

      if ((*p != '{' && *p != '[') || !looks_like_json (p, end))
        {
          p++;
          continue;
        }
      close = find_close (p, end);
      if (close == NULL)
        return NULL;
      /* A notice may hold something like JSON; the answer is the longest. */
      node = (gsize) (close - p) > best_length ? parse (p, close) : NULL;
      if (node != NULL)
        {
          g_clear_pointer (&best, json_node_unref);
          best = node;
          best_length = close - p;
        }
      p = close;
    }
  return g_steal_pointer (&best);
}

static JsonNode *
get_value (JsonObject *self, const char *name)
{
  JsonNode *node = self != NULL ? json_object_get_member (self, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

JsonObject *
dopys_json_get_object (JsonObject *self, const char *name)
{
  JsonNode *node = self != NULL ? json_object_get_member (self, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
dopys_json_get_array (JsonObject *self, const char *name)
{
  JsonNode *node = self != NULL ? json_object_get_member (self, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

const char *
dopys_json_get_string (JsonObject *self, const char *name)
{
  JsonNode *node = get_value (self, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gint64
node_to_int (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return 0;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_ascii_strtoll (json_node_get_string (node), NULL, 10);
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    {
      double value = json_node_get_double (node);

      return value > -9e15 && value < 9e15 ? (gint64) value : 0;
    }
  return json_node_get_int (node);
}

gint64
dopys_json_get_int (JsonObject *self, const char *name)
{
  return node_to_int (get_value (self, name));
}

gboolean
dopys_json_get_true (JsonObject *self, const char *name)
{
  JsonNode *node = get_value (self, name);

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  return node_to_int (node) == 1;
}

const char *
dopys_json_get_text (JsonObject *self, const char *name)
{
  JsonObject *object = dopys_json_get_object (self, name);
  const char *raw;

  if (object == NULL)
    return dopys_json_get_string (self, name);
  raw = dopys_json_get_string (object, "raw");
  return raw != NULL ? raw : dopys_json_get_string (object, "rendered");
}

gint64 *
dopys_json_dup_ids (JsonObject *self, const char *name, guint *n)
{
  JsonArray *array = dopys_json_get_array (self, name);
  guint length = array != NULL ? json_array_get_length (array) : 0;
  gint64 *ids;

  *n = 0;
  if (length == 0)
    return NULL;
  ids = g_new0 (gint64, length);
  for (guint i = 0; i < length; i++)
    {
      gint64 id = node_to_int (json_array_get_element (array, i));

      if (id > 0)
        ids[(*n)++] = id;
    }
  return ids;
}

char *
dopys_json_dup_url (JsonObject *self, const char *name)
{
  const char *url = dopys_json_get_string (self, name);
  g_autofree char *scheme = url != NULL ? g_uri_parse_scheme (url) : NULL;

  if (scheme == NULL || (g_ascii_strcasecmp (scheme, "https") != 0 && g_ascii_strcasecmp (scheme, "http") != 0))
    return NULL;
  return g_strdup (url);
}

/* The character of an entity without & and ;, or 0. */
static gunichar
resolve_entity (const char *name)
{
  static const struct
  {
    const char *name;
    gunichar c;
  } known[] = { { "amp", '&' },      { "lt", '<' },       { "gt", '>' },        { "quot", '"' },
                { "apos", '\'' },    { "nbsp", 0xa0 },    { "laquo", 0xab },    { "raquo", 0xbb },
                { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "lsquo", 0x2018 },  { "rsquo", 0x2019 },
                { "ldquo", 0x201c }, { "rdquo", 0x201d }, { "hellip", 0x2026 }, { "shy", 0xad } };

  if (name[0] == '#')
    {
      gboolean hex = name[1] == 'x' || name[1] == 'X';
      guint64 c = g_ascii_strtoull (name + (hex ? 2 : 1), NULL, hex ? 16 : 10);

      return c >= 0x20 && c <= 0x10ffff && g_unichar_validate ((gunichar) c) ? (gunichar) c : 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (name, known[i].name) == 0)
      return known[i].c;
  return 0;
}

char *
dopys_json_unescape (const char *html)
{
  GString *text = g_string_new (NULL);

  while (html != NULL && *html != '\0')
    {
      const char *end = *html == '&' ? strchr (html, ';') : NULL;

      if (end != NULL && end - html > 1 && end - html <= 10)
        {
          g_autofree char *name = g_strndup (html + 1, end - html - 1);
          gunichar c = resolve_entity (name);

          if (c != 0)
            {
              g_string_append_unichar (text, c);
              html = end + 1;
              continue;
            }
        }
      g_string_append_c (text, *html++);
    }
  return g_string_free_and_steal (text);
}

char *
dopys_json_plain (const char *html, guint max)
{
  g_autoptr (GString) stripped = g_string_new (NULL);
  g_autofree char *text = NULL;
  gboolean in_tag = FALSE;

  for (const char *p = html; p != NULL && *p != '\0'; p++)
    {
      if (*p == '<')
        in_tag = TRUE;
      else if (*p == '>' && in_tag)
        in_tag = FALSE;
      else if (!in_tag)
        g_string_append_c (stripped, (guchar) *p < 0x20 || *p == 0x7f ? ' ' : *p);
    }
  text = dopys_json_unescape (stripped->str);
  g_strstrip (text);
  if (g_utf8_strlen (text, -1) > (glong) max)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, max);

      return g_strconcat (cut, "…", NULL);
    }
  return g_steal_pointer (&text);
}
