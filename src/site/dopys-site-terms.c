/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-terms.h"

#include <string.h>

#include "dopys-site-slug.h"

static JsonObject *
term_to_json (DopysSiteData *data, sqlite3_stmt *row)
{
  JsonObject *object = json_object_new ();
  g_autofree char *name = g_markup_escape_text ((const char *) sqlite3_column_text (row, 1), -1);
  const char *slug = (const char *) sqlite3_column_text (row, 2);
  g_autofree char *link = g_strdup_printf ("%s/category/%s/", data->base, slug);

  json_object_set_int_member (object, "id", sqlite3_column_int64 (row, 0));
  json_object_set_int_member (object, "count", 0);
  json_object_set_string_member (object, "link", link);
  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "slug", slug);
  json_object_set_string_member (object, "taxonomy", (const char *) sqlite3_column_text (row, 4));
  json_object_set_int_member (object, "parent", sqlite3_column_int64 (row, 3));
  return object;
}

#define COLUMNS "SELECT id, name, slug, parent, kind FROM terms "

/* Comparing without case is done here: SQLite knows case of ASCII only. */
static gboolean
contains (const char *name, const char *search)
{
  g_autofree char *a = g_utf8_casefold (name, -1);
  g_autofree char *b = g_utf8_casefold (search, -1);
  return strstr (a, b) != NULL;
}

static void
list (DopysSiteRequest *request, const char *kind)
{
  g_autoptr (sqlite3_stmt) rows = dopys_site_query (request->data, COLUMNS "WHERE kind = ? ORDER BY name", "s", kind);
  const char *search = dopys_site_param (request, "search");
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  gint64 per_page, offset, total = 0;

  if (!dopys_site_page (request, &per_page, &offset))
    {
      json_array_unref (array);
      json_node_unref (node);
      return;
    }
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      if (search && !contains ((const char *) sqlite3_column_text (rows, 1), search))
        continue;
      if (total >= offset && total < offset + per_page)
        json_array_add_object_element (array, term_to_json (request->data, rows));
      total++;
    }
  json_node_take_array (node, array);
  dopys_site_count (request, total, per_page);
  dopys_site_answer (request, 200, node);
}

static void
answer_one (DopysSiteRequest *request, guint status, gint64 id)
{
  g_autoptr (sqlite3_stmt) row = dopys_site_query (request->data, COLUMNS "WHERE id = ?", "i", id);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  if (sqlite3_step (row) != SQLITE_ROW)
    {
      json_node_unref (node);
      dopys_site_refuse (request, 404, "rest_term_invalid", "Такого терміна немає.");
      return;
    }
  json_node_take_object (node, term_to_json (request->data, row));
  dopys_site_answer (request, status, node);
}

static void
refuse_known (DopysSiteRequest *request, gint64 id)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new (), *data = json_object_new ();

  json_object_set_int_member (data, "status", 400);
  json_object_set_int_member (data, "term_id", id);
  json_object_set_string_member (object, "code", "term_exists");
  json_object_set_string_member (object, "message", "Термін із такою назвою вже є.");
  json_object_set_object_member (object, "data", data);
  json_node_take_object (node, object);
  dopys_site_answer (request, 400, node);
}

static void
create (DopysSiteRequest *request, const char *kind)
{
  const char *given = dopys_site_text (request, "name");

  if (!dopys_site_need_sign_in (request, "rest_cannot_create"))
    return;
  if (given == NULL || *given == '\0')
    {
      dopys_site_refuse (request, 400, "rest_missing_callback_param", "Бракує параметра: name");
      return;
    }
  g_autofree char *name = g_strstrip (g_strdup (given));
  g_autoptr (sqlite3_stmt) known =
      dopys_site_query (request->data, "SELECT id FROM terms WHERE kind = ? AND name = ?", "ss", kind, name);
  if (sqlite3_step (known) == SQLITE_ROW)
    {
      refuse_known (request, sqlite3_column_int64 (known, 0));
      return;
    }
  g_autofree char *slug = dopys_site_slug_sanitize (name);
  dopys_site_exec (request->data, "INSERT INTO terms (kind, name, slug, parent) VALUES (?, ?, ?, ?)", "sssi", kind,
                   name, slug, dopys_site_number (request, "parent", 0));
  gint64 id = sqlite3_last_insert_rowid (request->data->db);
  dopys_site_set_location (request, g_str_equal (kind, "tag") ? "tags" : "categories", id);
  answer_one (request, 201, id);
}

static void
update (DopysSiteRequest *request, gint64 id)
{
  const char *name = dopys_site_text (request, "name"), *slug = dopys_site_text (request, "slug");

  if (!dopys_site_need_sign_in (request, "rest_cannot_update"))
    return;
  if (name && *name)
    dopys_site_exec (request->data, "UPDATE terms SET name = ? WHERE id = ?", "si", name, id);
  if (slug && *slug)
    {
      g_autofree char *plain = dopys_site_slug_sanitize (slug);
      dopys_site_exec (request->data, "UPDATE terms SET slug = ? WHERE id = ?", "si", plain, id);
    }
  if (dopys_site_has (request, "parent"))
    dopys_site_exec (request->data, "UPDATE terms SET parent = ? WHERE id = ?", "ii",
                     dopys_site_number (request, "parent", 0), id);
  answer_one (request, 200, id);
}

/* Terms have no trash. The default category stays: articles without another are in it. */
static void
remove_term (DopysSiteRequest *request, gint64 id)
{
  if (!dopys_site_need_sign_in (request, "rest_cannot_delete"))
    return;
  if (g_strcmp0 (dopys_site_param (request, "force"), "true") != 0)
    dopys_site_refuse (request, 501, "rest_trash_not_supported", "Терміни не можна перемістити в кошик.");
  else if (id == 1)
    dopys_site_refuse (request, 500, "rest_cannot_delete", "Категорію за замовчуванням не можна вилучити.");
  else
    {
      answer_one (request, 200, id);
      dopys_site_exec (request->data, "DELETE FROM terms WHERE id = ?", "i", id);
    }
}

void
dopys_site_terms_handle (DopysSiteRequest *request, const char *kind, const char *rest)
{
  gint64 id = *rest == '/' ? g_ascii_strtoll (rest + 1, NULL, 10) : 0;

  if (id && g_str_equal (request->method, "DELETE"))
    remove_term (request, id);
  else if (id && !g_str_equal (request->method, "GET"))
    update (request, id);
  else if (id)
    answer_one (request, 200, id);
  else if (g_str_equal (request->method, "POST"))
    create (request, kind);
  else
    list (request, kind);
}

char *
dopys_site_terms_names (DopysSiteData *data, const char *ids)
{
  g_auto (GStrv) list_of_ids = g_strsplit (ids, ",", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; list_of_ids[i]; i++)
    {
      g_autoptr (sqlite3_stmt) row = dopys_site_query (data, "SELECT name FROM terms WHERE id = ?", "i",
                                                       g_ascii_strtoll (list_of_ids[i], NULL, 10));
      if (sqlite3_step (row) == SQLITE_ROW)
        g_strv_builder_add (names, (const char *) sqlite3_column_text (row, 0));
    }
  g_auto (GStrv) all = g_strv_builder_end (names);
  return g_strjoinv (", ", all);
}
