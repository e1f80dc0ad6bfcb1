/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-job-content.h"

#include <stdlib.h>
#include <string.h>

static void
add_to_digest (GChecksum *sum, const char *text)
{
  g_checksum_update (sum, (const guchar *) (text ? text : ""), text ? (gssize) strlen (text) + 1 : 1);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;
  return (first > second) - (first < second);
}

/* In any order: sites sort terms by their names, which may change. */
static void
add_ids_to_digest (GChecksum *sum, const gint64 *ids, guint n)
{
  g_autofree gint64 *sorted = g_memdup2 (ids, n * sizeof (gint64));
  g_autoptr (GString) text = g_string_new (NULL);

  if (n > 1)
    qsort (sorted, n, sizeof (gint64), compare_ids);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", sorted[i]);
  add_to_digest (sum, text->str);
}

char *
dopys_content_digest (const DopysRemotePostState *state)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  add_to_digest (sum, state->title);
  add_to_digest (sum, state->content);
  add_to_digest (sum, state->excerpt);
  add_ids_to_digest (sum, state->categories, state->n_categories);
  add_ids_to_digest (sum, state->tags, state->n_tags);
  add_ids_to_digest (sum, &state->lead, 1);
  return g_strdup (g_checksum_get_string (sum));
}

/* Just after the comment or tag that begins at p. */
static const char *
skip_markup (const char *p)
{
  const char *end = g_str_has_prefix (p, "<!--") ? strstr (p, "-->") : strchr (p, '>');
  if (end == NULL)
    return p + strlen (p);
  return *end == '>' ? end + 1 : end + 3;
}

/* "wp:image" of a block's comment; nothing of other comments. */
static void
add_block_name (GString *out, const char *p, const char *end)
{
  p += strlen ("<!--");
  while (p < end && g_ascii_isspace (*p))
    p++;
  gboolean closing = *p == '/';
  if (closing)
    p++;
  if (!g_str_has_prefix (p, "wp:"))
    return;
  g_string_append_c (out, closing ? '/' : '[');
  while (p < end && !g_ascii_isspace (*p))
    g_string_append_c (out, *p++);
}

static gboolean
is_dropped (char c)
{
  return g_ascii_isspace (c) || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
}

/* Text without spaces, entities and what an entity may stand for. */
static void
add_words (GString *out, const char *p, const char *end)
{
  while (p < end)
    {
      gsize length = *p == '&' ? strspn (p + 1, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;
      if (length > 0 && p + 1 + length < end && p[1 + length] == ';')
        p += length + 2;
      else if (is_dropped (*p))
        p++;
      else
        g_string_append_c (out, *p++);
    }
}

/* The web address in href or src of a link or picture. */
static void
add_address (GString *out, const char *p, const char *end)
{
  const char *name = g_ascii_strncasecmp (p, "<a ", 3) == 0     ? "href=\""
                     : g_ascii_strncasecmp (p, "<img ", 5) == 0 ? "src=\""
                                                                : NULL;
  const char *value = name ? g_strstr_len (p, end - p, name) : NULL;
  if (value == NULL)
    return;
  value += strlen (name);
  const char *stop = memchr (value, '"', end - value);
  if (stop && g_ascii_strncasecmp (value, "http", 4) == 0)
    add_words (out, value, stop);
}

static void
fold_into (GString *out, const char *p)
{
  while (p && *p)
    {
      gsize length = strcspn (p, "<");
      add_words (out, p, p + length);
      p += length;
      if (*p == '\0')
        break;
      const char *end = skip_markup (p);
      if (g_str_has_prefix (p, "<!--"))
        add_block_name (out, p, end);
      else
        add_address (out, p, end);
      p = end;
    }
  g_string_append_c (out, '\n');
}

char *
dopys_content_fold (const char *title, const char *content, const char *excerpt)
{
  g_autoptr (GString) out = g_string_new (NULL);
  fold_into (out, title);
  fold_into (out, content);
  fold_into (out, excerpt);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, out->str, (gssize) out->len);
}

/* Blocks by their names only, " />" as "/>", no spaces between blocks. */
static char *
normalize (const char *content)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = content ? content : ""; *p;)
    {
      if (g_str_has_prefix (p, "<!--"))
        {
          const char *end = skip_markup (p);
          add_block_name (out, p, end);
          for (p = end; g_ascii_isspace (*p);)
            p++;
        }
      else if (g_str_has_prefix (p, " />"))
        p++;
      else
        {
          gsize plain = strcspn (p, "< ");
          g_string_append_len (out, p, (gssize) MAX (plain, 1));
          p += MAX (plain, 1);
        }
    }
  return g_strchomp (g_string_free_and_steal (g_steal_pointer (&out)));
}

gboolean
dopys_content_same_markup (const char *a, const char *b)
{
  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  g_autofree char *first = normalize (a);
  g_autofree char *second = normalize (b);
  return strcmp (first, second) == 0;
}
