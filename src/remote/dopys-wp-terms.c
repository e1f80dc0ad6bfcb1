/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-wp-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PAGES 50       /* of a hundred */
#define MAX_SEARCH_PAGES 5 /* a name is among the first, or it is not there */

static const char *
route_of (DopysTermKind kind)
{
  return kind == DOPYS_TERM_CATEGORY ? "wp/v2/categories" : "wp/v2/tags";
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc || c == 0x2018 || c == 0x60;
}

char *
dopys_wp_terms_fold (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;
  GString *result = g_string_new (NULL);

  for (const char *p = folded; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (result, is_apostrophe (c) ? '\'' : c);
    }
  return g_string_free_and_steal (result);
}

/* The longest part of a name without an apostrophe: what can be searched for however the site writes it. */
static char *
dup_search (const char *name)
{
  const char *best = name, *start = name, *p = name;
  gsize best_length = 0;

  for (;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && !is_apostrophe (g_utf8_get_char (p)))
        continue;
      if ((gsize) (p - start) > best_length)
        {
          best = start;
          best_length = p - start;
        }
      if (*p == '\0')
        break;
      start = g_utf8_next_char (p);
    }
  return g_strndup (best, best_length);
}

/* Adds one page; *last says whether it was the last. */
static gboolean
add_page (DopysWpApi *api, DopysTermKind kind, const char *search, guint page, GPtrArray *terms, gboolean *last,
          GCancellable *cancellable, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  char *url = dopys_wp_api_url (api, route_of (kind), "per_page", "100", "page", number, "search", search, "_fields",
                                "id,name,parent", NULL);
  g_autoptr (DopysAnswer) answer = dopys_wp_api_get (api, url, cancellable, error);
  JsonArray *array;

  if (answer == NULL || !dopys_answer_check (answer, JSON_NODE_ARRAY, error))
    return FALSE;
  array = dopys_answer_get_array (answer);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      DopysRemoteTerm *term;

      if (dopys_json_get_int (object, "id") <= 0 || dopys_json_get_string (object, "name") == NULL)
        continue;
      term = g_new0 (DopysRemoteTerm, 1);
      term->id = dopys_json_get_int (object, "id");
      term->parent = dopys_json_get_int (object, "parent");
      term->name = dopys_json_unescape (dopys_json_get_string (object, "name"));
      g_ptr_array_add (terms, term);
    }
  *last = dopys_answer_get_number (answer, "X-WP-TotalPages") <= page;
  return TRUE;
}

static GPtrArray *
list (DopysWpApi *api, DopysTermKind kind, const char *search, guint max_pages, GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) dopys_remote_term_free);
  gboolean last = FALSE;

  for (guint page = 1; page <= max_pages && !last; page++)
    if (!add_page (api, kind, search, page, terms, &last, cancellable, error))
      return NULL;
  return g_steal_pointer (&terms);
}

GPtrArray *
dopys_wp_terms_list (DopysWpApi *api, DopysTermKind kind, GCancellable *cancellable, GError **error)
{
  return list (api, kind, NULL, MAX_PAGES, cancellable, error);
}

/* -1 on error, 0 if there is no such term. */
static gint64
find (DopysWpApi *api, DopysTermKind kind, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *search = dup_search (name);
  g_autofree char *folded = dopys_wp_terms_fold (name);
  g_autoptr (GPtrArray) terms = list (api, kind, search, MAX_SEARCH_PAGES, cancellable, error);
  gint64 alike = 0;

  if (terms == NULL)
    return -1;
  for (guint i = 0; i < terms->len; i++)
    {
      const DopysRemoteTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *other = NULL;

      if (strcmp (term->name, name) == 0)
        return term->id;
      other = dopys_wp_terms_fold (term->name);
      if (alike == 0 && strcmp (other, folded) == 0)
        alike = term->id;
    }
  return alike;
}

/* 0 on error. */
static gint64
create (DopysWpApi *api, DopysTermKind kind, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (DopysAnswer) answer = NULL;
  gint64 id;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_end_object (builder);
  answer = dopys_wp_api_post (api, dopys_wp_api_url (api, route_of (kind), NULL), builder, cancellable, error);
  if (answer == NULL)
    return 0;
  if (dopys_answer_has_code (answer, "term_exists"))
    {
      id = dopys_json_get_int (dopys_answer_get_error_data (answer), "term_id");
      if (id > 0)
        return id;
    }
  if (!dopys_answer_check (answer, JSON_NODE_OBJECT, error))
    return 0;
  id = dopys_json_get_int (dopys_answer_get_object (answer), "id");
  if (id <= 0)
    dopys_answer_set_incomplete (answer, error);
  return MAX (id, 0);
}

gint64
dopys_wp_terms_ensure (DopysWpApi *api, DopysTermKind kind, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autoptr (GError) lost = NULL;
  gint64 id;

  if (*trimmed == '\0')
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                           _ ("A category or tag without a name cannot be made. Write a name."));
      return 0;
    }
  id = find (api, kind, trimmed, cancellable, error);
  if (id != 0)
    return MAX (id, 0);
  id = create (api, kind, trimmed, cancellable, &lost);
  if (id == 0 && g_error_matches (lost, DOPYS_ERROR, DOPYS_ERROR_UNKNOWN_OUTCOME))
    {
      /* Whether it was made can be seen. */
      id = find (api, kind, trimmed, cancellable, NULL);
      id = MAX (id, 0);
    }
  if (id == 0)
    g_propagate_error (error, g_steal_pointer (&lost));
  return id;
}
