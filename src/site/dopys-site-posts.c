/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-posts.h"

#include "dopys-site-slug.h"

#include <stdlib.h>
#include <string.h>

#define ONLY_USER "1"
#define COLUMNS                                                                                                        \
  "SELECT id, slug, status, title, content, excerpt, date_gmt, modified_gmt, lead, categories, tags FROM posts "

char *
dopys_site_post_link (DopysSiteData *data, gint64 id, const char *slug, const char *status, const char *date_gmt)
{
  if (!g_str_equal (status, "publish") || *slug == '\0')
    return g_strdup_printf ("%s/?p=%" G_GINT64_FORMAT, data->base, id);
  g_autoptr (GDateTime) date = dopys_site_local_time (data, date_gmt);
  g_autofree char *month = g_date_time_format (date, "%Y/%m");
  return g_strdup_printf ("%s/%s/%s/", data->base, month, slug);
}

void
dopys_site_posts_publish_due (DopysSiteData *data)
{
  g_autofree char *now = dopys_site_now ();
  dopys_site_exec (data, "UPDATE posts SET status = 'publish' WHERE status = 'future' AND date_gmt <= ?", "s", now);
}

static const char *
column (sqlite3_stmt *row, int at)
{
  const char *text = (const char *) sqlite3_column_text (row, at);
  return text ? text : "";
}

static void
set_rendered (JsonObject *object, const char *name, const char *raw, gboolean edit)
{
  JsonObject *value = json_object_new ();
  if (edit)
    json_object_set_string_member (value, "raw", raw);
  json_object_set_string_member (value, "rendered", raw);
  json_object_set_object_member (object, name, value);
}

static void
set_ids (JsonObject *object, const char *name, const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids, ",", -1);
  JsonArray *array = json_array_new ();
  for (guint i = 0; list[i]; i++)
    if (*list[i])
      json_array_add_int_element (array, g_ascii_strtoll (list[i], NULL, 10));
  json_object_set_array_member (object, name, array);
}

static void
set_time (DopysSiteData *data, JsonObject *object, const char *name, const char *utc)
{
  g_autoptr (GDateTime) local = dopys_site_local_time (data, utc);
  g_autofree char *shown = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *gmt = g_strconcat (name, "_gmt", NULL);
  json_object_set_string_member (object, name, shown);
  json_object_set_string_member (object, gmt, utc);
}

static JsonObject *
post_to_json (DopysSiteData *data, sqlite3_stmt *row, gboolean edit)
{
  JsonObject *object = json_object_new ();
  gint64 id = sqlite3_column_int64 (row, 0);
  g_autofree char *link = dopys_site_post_link (data, id, column (row, 1), column (row, 2), column (row, 6));
  g_autofree char *generated = dopys_site_slug_sanitize (column (row, 3));

  json_object_set_int_member (object, "id", id);
  set_time (data, object, "date", column (row, 6));
  set_time (data, object, "modified", column (row, 7));
  json_object_set_string_member (object, "slug", column (row, 1));
  if (edit)
    json_object_set_string_member (object, "generated_slug", generated);
  json_object_set_string_member (object, "status", column (row, 2));
  json_object_set_string_member (object, "type", "post");
  json_object_set_string_member (object, "link", link);
  set_rendered (object, "title", column (row, 3), edit);
  set_rendered (object, "content", column (row, 4), edit);
  set_rendered (object, "excerpt", column (row, 5), edit);
  json_object_set_int_member (object, "author", atoi (ONLY_USER));
  json_object_set_int_member (object, "featured_media", sqlite3_column_int64 (row, 8));
  json_object_set_array_member (object, "meta", json_array_new ());
  set_ids (object, "categories", column (row, 9));
  set_ids (object, "tags", column (row, 10));
  return object;
}

static gboolean
wants_edit (DopysSiteRequest *request)
{
  return request->signed_in &&
         (g_strcmp0 (dopys_site_param (request, "context"), "edit") == 0 || !g_str_equal (request->method, "GET"));
}

static void
answer_one (DopysSiteRequest *request, guint status, gint64 id)
{
  g_autoptr (sqlite3_stmt) row = dopys_site_query (request->data, COLUMNS "WHERE id = ?", "i", id);

  if (sqlite3_step (row) != SQLITE_ROW)
    {
      dopys_site_refuse (request, 404, "rest_post_invalid_id", "Неправильний ID запису.");
      return;
    }
  if (!request->signed_in && !g_str_equal (column (row, 2), "publish"))
    {
      dopys_site_refuse (request, 401, "rest_forbidden", "На жаль, вам не дозволено це робити.");
      return;
    }
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, post_to_json (request->data, row, wants_edit (request)));
  dopys_site_answer (request, status, node);
}

/* ---- lists ---- */

static gboolean
is_listed (const char *value, const char *wanted)
{
  g_auto (GStrv) list = g_strsplit (wanted, ",", -1);
  return g_strv_contains ((const char *const *) list, value);
}

static gboolean
contains (const char *text, const char *search)
{
  g_autofree char *a = g_utf8_casefold (text, -1);
  g_autofree char *b = g_utf8_casefold (search, -1);
  return strstr (a, b) != NULL;
}

/* Whether a list of ids has one of those wanted. */
static gboolean
shares (const char *ids, const char *wanted)
{
  g_auto (GStrv) list = g_strsplit (ids, ",", -1);

  for (guint i = 0; list[i]; i++)
    if (is_listed (list[i], wanted))
      return TRUE;
  return FALSE;
}

/* @after: UTC, or NULL. */
static gboolean
matches (DopysSiteRequest *request, sqlite3_stmt *row, const char *after)
{
  const char *status = dopys_site_param (request, "status"), *slug = dopys_site_param (request, "slug");
  const char *search = dopys_site_param (request, "search"), *author = dopys_site_param (request, "author");
  const char *categories = dopys_site_param (request, "categories");
  const char *own = column (row, 2);

  if (g_strcmp0 (status, "any") == 0 ? g_str_equal (own, "trash") : !is_listed (own, status ? status : "publish"))
    return FALSE;
  if (slug && !is_listed (column (row, 1), slug))
    return FALSE;
  if ((categories && !shares (column (row, 9), categories)) || (author && !is_listed (ONLY_USER, author)))
    return FALSE;
  if (after && strcmp (column (row, 7), after) <= 0)
    return FALSE;
  return search == NULL || contains (column (row, 3), search) || contains (column (row, 4), search);
}

/* A time in the site's zone unless it names another, as UTC; FALSE after a refusal. */
static gboolean
read_modified_after (DopysSiteRequest *request, char **utc)
{
  const char *given = dopys_site_param (request, "modified_after");

  *utc = NULL;
  if (given == NULL)
    return TRUE;
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (given, request->data->zone);
  g_autoptr (GDateTime) moved = time ? g_date_time_to_utc (time) : NULL;
  if (moved == NULL)
    dopys_site_refuse_param (request, "modified_after");
  else
    *utc = g_date_time_format (moved, "%Y-%m-%dT%H:%M:%S");
  return moved != NULL;
}

static void
list (DopysSiteRequest *request)
{
  const char *status = dopys_site_param (request, "status"), *by = dopys_site_param (request, "orderby");
  gboolean rising = g_strcmp0 (dopys_site_param (request, "order"), "asc") == 0;
  g_autofree char *after = NULL;
  gint64 per_page, offset, total = 0;

  if (status && !g_str_equal (status, "publish") && !request->signed_in)
    {
      dopys_site_refuse_param (request, "status");
      return;
    }
  if (!dopys_site_page (request, &per_page, &offset) || !read_modified_after (request, &after))
    return;
  const char *order = g_strcmp0 (by, "id") == 0 ? "id" : g_strcmp0 (by, "modified") == 0 ? "modified_gmt" : "date_gmt";
  g_autofree char *sql =
      g_strdup_printf (COLUMNS "ORDER BY %s %s, id %s", order, rising ? "ASC" : "DESC", rising ? "ASC" : "DESC");
  g_autoptr (sqlite3_stmt) rows = dopys_site_query (request->data, sql, "");
  JsonArray *array = json_array_new ();
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      if (!matches (request, rows, after))
        continue;
      if (total >= offset && total < offset + per_page)
        json_array_add_object_element (array, post_to_json (request->data, rows, wants_edit (request)));
      total++;
    }
  if (offset > 0 && offset >= total)
    {
      json_array_unref (array);
      dopys_site_refuse (request, 400, "rest_post_invalid_page_number", "Сторінки з таким номером немає.");
      return;
    }
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  dopys_site_count (request, total, per_page);
  dopys_site_answer (request, 200, node);
}

/* ---- writing ---- */

/* Of the ids given, those that exist: unknown ones are dropped without a word, as WordPress does. */
static char *
known_ids (DopysSiteRequest *request, const char *name, const char *kind)
{
  JsonNode *node = request->body ? json_object_get_member (request->body, name) : NULL;
  g_autoptr (GString) ids = g_string_new (NULL);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      gint64 id = json_array_get_int_element (array, i);
      g_autoptr (sqlite3_stmt) known =
          dopys_site_query (request->data, "SELECT 1 FROM terms WHERE id = ? AND kind = ?", "is", id, kind);
      if (sqlite3_step (known) == SQLITE_ROW)
        g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len ? "," : "", id);
    }
  return g_strdup (ids->str);
}

static void
set_text (DopysSiteRequest *request, gint64 id, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE posts SET %s = ? WHERE id = ?", name);
  const char *text = dopys_site_text (request, name);
  if (text)
    dopys_site_exec (request->data, sql, "si", text, id);
}

static void
set_terms (DopysSiteRequest *request, gint64 id, const char *name, const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE posts SET %s = ? WHERE id = ?", name);
  if (!dopys_site_has (request, name))
    return;
  g_autofree char *ids = known_ids (request, name, kind);
  dopys_site_exec (request->data, sql, "si", ids, id);
}

static void
set_lead (DopysSiteRequest *request, gint64 id)
{
  if (!dopys_site_has (request, "featured_media"))
    return;
  gint64 lead = dopys_site_number (request, "featured_media", 0);
  g_autoptr (sqlite3_stmt) known = dopys_site_query (request->data, "SELECT 1 FROM media WHERE id = ?", "i", lead);
  if (sqlite3_step (known) != SQLITE_ROW)
    lead = 0;
  dopys_site_exec (request->data, "UPDATE posts SET lead = ? WHERE id = ?", "ii", lead, id);
}

/* date_gmt, or date in the site's zone unless it names one. */
static char *
wanted_date (DopysSiteRequest *request)
{
  const char *gmt = dopys_site_text (request, "date_gmt"), *local = dopys_site_text (request, "date");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = gmt     ? g_date_time_new_from_iso8601 (gmt, utc)
                               : local ? g_date_time_new_from_iso8601 (local, request->data->zone)
                                       : NULL;
  g_autoptr (GDateTime) moved = date ? g_date_time_to_utc (date) : NULL;
  return moved ? g_date_time_format (moved, "%Y-%m-%dT%H:%M:%S") : NULL;
}

/* A time to come makes a published post a scheduled one, and the other way round. */
static void
set_status (DopysSiteRequest *request, gint64 id)
{
  g_autofree char *date = wanted_date (request);
  g_autofree char *now = dopys_site_now ();
  const char *status = dopys_site_text (request, "status");
  DopysSiteData *data = request->data;

  if (date)
    dopys_site_exec (data, "UPDATE posts SET date_gmt = ? WHERE id = ?", "si", date, id);
  else if (g_strcmp0 (status, "publish") == 0)
    dopys_site_exec (data, "UPDATE posts SET date_gmt = ? WHERE id = ? AND status NOT IN ('publish', 'future')", "si",
                     now, id);
  if (status)
    dopys_site_exec (data, "UPDATE posts SET status = ? WHERE id = ?", "si", status, id);
  dopys_site_exec (data, "UPDATE posts SET status = 'future' WHERE id = ? AND status = 'publish' AND date_gmt > ?",
                   "is", id, now);
  dopys_site_exec (data, "UPDATE posts SET status = 'publish' WHERE id = ? AND status = 'future' AND date_gmt <= ?",
                   "is", id, now);
}

static void
set_slug (DopysSiteRequest *request, gint64 id)
{
  DopysSiteData *data = request->data;
  const char *given = dopys_site_text (request, "slug");

  if (given)
    {
      g_autofree char *plain = dopys_site_slug_sanitize (given);
      g_autofree char *slug = *plain ? dopys_site_slug_unique (data, "posts", plain, id) : g_strdup ("");
      dopys_site_exec (data, "UPDATE posts SET slug = ? WHERE id = ?", "si", slug, id);
    }
  g_autoptr (sqlite3_stmt) row = dopys_site_query (
      data, "SELECT title FROM posts WHERE id = ? AND slug = '' AND status IN ('publish', 'future', 'private')", "i",
      id);
  if (sqlite3_step (row) != SQLITE_ROW)
    return;
  g_autofree char *made = dopys_site_slug_sanitize ((const char *) sqlite3_column_text (row, 0));
  g_autofree char *slug = dopys_site_slug_unique (data, "posts", *made ? made : "zapys", id);
  dopys_site_exec (data, "UPDATE posts SET slug = ? WHERE id = ?", "si", slug, id);
}

static void
keep_revision (DopysSiteData *data, gint64 id)
{
  dopys_site_exec (data,
                   "INSERT INTO revisions (post, title, content, modified_gmt) SELECT id, title, content, modified_gmt"
                   " FROM posts p WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM revisions r WHERE r.post = ?1 AND"
                   " r.title = p.title AND r.content = p.content)",
                   "i", id);
}

static void
write_post (DopysSiteRequest *request, gint64 id)
{
  g_autofree char *now = dopys_site_now ();

  set_text (request, id, "title");
  set_text (request, id, "content");
  set_text (request, id, "excerpt");
  set_terms (request, id, "categories", "category");
  set_terms (request, id, "tags", "tag");
  set_lead (request, id);
  set_status (request, id);
  set_slug (request, id);
  dopys_site_exec (request->data, "UPDATE posts SET modified_gmt = ? WHERE id = ?", "si", now, id);
  dopys_site_exec (request->data, "UPDATE posts SET categories = '1' WHERE id = ? AND categories = '' AND ? = 0", "ii",
                   id, (gint64) dopys_site_has (request, "categories"));
  keep_revision (request->data, id);
}

static gboolean
is_status (const char *status)
{
  static const char *const all[] = { "publish", "future", "draft", "pending", "private", NULL };
  return status == NULL || g_strv_contains (all, status);
}

static gboolean
exists (DopysSiteData *data, gint64 id)
{
  g_autoptr (sqlite3_stmt) known = dopys_site_query (data, "SELECT 1 FROM posts WHERE id = ?", "i", id);
  return sqlite3_step (known) == SQLITE_ROW;
}

static void
save (DopysSiteRequest *request, gint64 id)
{
  DopysSiteData *data = request->data;
  g_autofree char *now = dopys_site_now ();
  gboolean created = id == 0;

  if (!dopys_site_need_sign_in (request, created ? "rest_cannot_create" : "rest_cannot_edit"))
    return;
  if (!is_status (dopys_site_text (request, "status")))
    {
      dopys_site_refuse_param (request, "status");
      return;
    }
  const char *title = dopys_site_text (request, "title"), *content = dopys_site_text (request, "content");
  const char *excerpt = dopys_site_text (request, "excerpt");
  if (created && !(title && *title) && !(content && *content) && !(excerpt && *excerpt))
    {
      dopys_site_refuse (request, 400, "empty_content", "Вміст, заголовок та уривок порожні.");
      return;
    }
  sqlite3_exec (data->db, "BEGIN", NULL, NULL, NULL);
  if (created)
    {
      dopys_site_exec (data, "INSERT INTO posts (status, date_gmt, modified_gmt) VALUES ('draft', ?, ?)", "ss", now,
                       now);
      id = sqlite3_last_insert_rowid (data->db);
      dopys_site_set_location (request, "posts", id);
    }
  if (exists (data, id))
    write_post (request, id);
  sqlite3_exec (data->db, "COMMIT", NULL, NULL, NULL);
  answer_one (request, created ? 201 : 200, id);
}

static void
remove_post (DopysSiteRequest *request, gint64 id)
{
  DopysSiteData *data = request->data;

  if (!dopys_site_need_sign_in (request, "rest_cannot_delete"))
    return;
  g_autoptr (sqlite3_stmt) row = dopys_site_query (data, COLUMNS "WHERE id = ?", "i", id);
  if (sqlite3_step (row) != SQLITE_ROW)
    {
      dopys_site_refuse (request, 404, "rest_post_invalid_id", "Неправильний ID запису.");
      return;
    }
  gboolean force = g_strcmp0 (dopys_site_param (request, "force"), "true") == 0;
  if (!force && g_str_equal (column (row, 2), "trash"))
    {
      dopys_site_refuse (request, 410, "rest_already_trashed", "Запис уже в кошику.");
      return;
    }
  if (!force)
    {
      sqlite3_reset (row);
      dopys_site_exec (data, "UPDATE posts SET status = 'trash', slug = slug || '__trashed' WHERE id = ?", "i", id);
      answer_one (request, 200, id);
      return;
    }
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *outer = json_object_new ();
  json_object_set_boolean_member (outer, "deleted", TRUE);
  json_object_set_object_member (outer, "previous", post_to_json (data, row, TRUE));
  json_node_take_object (node, outer);
  sqlite3_reset (row);
  dopys_site_exec (data, "DELETE FROM posts WHERE id = ?", "i", id);
  dopys_site_answer (request, 200, node);
}

static void
revisions (DopysSiteRequest *request, gint64 id)
{
  if (!dopys_site_need_sign_in (request, "rest_cannot_read"))
    return;
  if (!exists (request->data, id))
    {
      dopys_site_refuse (request, 404, "rest_post_invalid_parent", "Неправильний ID батьківського запису.");
      return;
    }
  g_autoptr (sqlite3_stmt) rows = dopys_site_query (
      request->data, "SELECT id, title, content, modified_gmt FROM revisions WHERE post = ? ORDER BY id DESC", "i", id);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      JsonObject *object = json_object_new ();
      json_object_set_int_member (object, "id", sqlite3_column_int64 (rows, 0));
      json_object_set_int_member (object, "parent", id);
      set_rendered (object, "title", column (rows, 1), TRUE);
      set_rendered (object, "content", column (rows, 2), TRUE);
      set_time (request->data, object, "modified", column (rows, 3));
      json_array_add_object_element (array, object);
    }
  dopys_site_count (request, json_array_get_length (array), 100);
  json_node_take_array (node, array);
  dopys_site_answer (request, 200, node);
}

void
dopys_site_posts_handle (DopysSiteRequest *request, const char *rest)
{
  gint64 id = *rest == '/' ? g_ascii_strtoll (rest + 1, NULL, 10) : 0;

  if (*rest && id <= 0)
    dopys_site_refuse (request, 404, "rest_no_route", "Немає маршруту за цією адресою.");
  else if (g_str_has_suffix (rest, "/revisions"))
    revisions (request, id);
  else if (g_str_equal (request->method, "DELETE") && id)
    remove_post (request, id);
  else if (!g_str_equal (request->method, "GET") && !g_str_equal (request->method, "HEAD"))
    save (request, id);
  else if (id)
    answer_one (request, 200, id);
  else
    list (request);
}
