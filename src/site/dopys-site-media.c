/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-site-media.h"

#include "dopys-site-slug.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_PIXELS (64 * 1024 * 1024)
#define COLUMNS                                                                                                        \
  "SELECT id, slug, file, mime, width, height, alt, title, caption, description, post, date_gmt FROM media "

typedef struct
{
  const char *name;
  int side;
  gboolean square;
} Size;

static const Size sizes[] = {
  { "thumbnail", 150, TRUE }, { "medium", 300, FALSE },     { "medium_large", 768, FALSE },
  { "large", 1024, FALSE },   { "1536x1536", 1536, FALSE }, { "2048x2048", 2048, FALSE },
};

/* The pixels of a size; FALSE where the picture is not larger. medium_large bounds the width only. */
static gboolean
size_of (const Size *size, int width, int height, int *to_width, int *to_height)
{
  gboolean by_width = g_str_equal (size->name, "medium_large");
  int side = by_width ? width : MAX (width, height);

  if (side <= size->side)
    return FALSE;
  *to_width = size->square ? size->side : MAX (1, (int) ((gint64) width * size->side / side));
  *to_height = size->square ? size->side : MAX (1, (int) ((gint64) height * size->side / side));
  return TRUE;
}

/* "2026/11/x.jpg" → "2026/11/x-1024x683.jpg" */
static char *
sized_name (const char *file, int width, int height)
{
  const char *dot = strrchr (file, '.');
  return g_strdup_printf ("%.*s-%dx%d%s", (int) (dot - file), file, width, height, dot);
}

static char *
upload_url (DopysSiteData *data, const char *file)
{
  g_autofree char *escaped = g_uri_escape_string (file, "/", FALSE);
  return g_strdup_printf ("%s/wp-content/uploads/%s", data->base, escaped);
}

char *
dopys_site_media_url (DopysSiteData *data, gint64 id, const char *wanted, int *width, int *height)
{
  g_autoptr (sqlite3_stmt) row = dopys_site_query (data, COLUMNS "WHERE id = ?", "i", id);

  if (sqlite3_step (row) != SQLITE_ROW)
    return NULL;
  const char *file = (const char *) sqlite3_column_text (row, 2);
  *width = sqlite3_column_int (row, 4);
  *height = sqlite3_column_int (row, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int to_width, to_height;
      if (!g_str_equal (sizes[i].name, wanted) || !size_of (&sizes[i], *width, *height, &to_width, &to_height))
        continue;
      g_autofree char *name = sized_name (file, to_width, to_height);
      *width = to_width;
      *height = to_height;
      return upload_url (data, name);
    }
  return upload_url (data, file);
}

static JsonObject *
size_to_json (DopysSiteData *data, const char *file, int width, int height)
{
  JsonObject *object = json_object_new ();
  g_autofree char *url = upload_url (data, file);
  g_autofree char *base = g_path_get_basename (file);

  json_object_set_string_member (object, "file", base);
  json_object_set_int_member (object, "width", width);
  json_object_set_int_member (object, "height", height);
  json_object_set_string_member (object, "source_url", url);
  return object;
}

static JsonObject *
details_to_json (DopysSiteData *data, const char *file, int width, int height)
{
  JsonObject *details = json_object_new (), *all = json_object_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int to_width, to_height;
      if (!size_of (&sizes[i], width, height, &to_width, &to_height))
        continue;
      g_autofree char *name = sized_name (file, to_width, to_height);
      json_object_set_object_member (all, sizes[i].name, size_to_json (data, name, to_width, to_height));
    }
  json_object_set_object_member (all, "full", size_to_json (data, file, width, height));
  json_object_set_int_member (details, "width", width);
  json_object_set_int_member (details, "height", height);
  json_object_set_string_member (details, "file", file);
  json_object_set_object_member (details, "sizes", all);
  return details;
}

static void
set_rendered (JsonObject *object, const char *name, const char *text)
{
  JsonObject *value = json_object_new ();
  json_object_set_string_member (value, "raw", text ? text : "");
  json_object_set_string_member (value, "rendered", text ? text : "");
  json_object_set_object_member (object, name, value);
}

static JsonObject *
media_to_json (DopysSiteData *data, sqlite3_stmt *row)
{
  JsonObject *object = json_object_new ();
  const char *file = (const char *) sqlite3_column_text (row, 2);
  g_autofree char *url = upload_url (data, file);

  json_object_set_int_member (object, "id", sqlite3_column_int64 (row, 0));
  json_object_set_string_member (object, "slug", (const char *) sqlite3_column_text (row, 1));
  json_object_set_string_member (object, "status", "inherit");
  json_object_set_string_member (object, "type", "attachment");
  json_object_set_string_member (object, "media_type", "image");
  json_object_set_string_member (object, "mime_type", (const char *) sqlite3_column_text (row, 3));
  json_object_set_string_member (object, "alt_text", (const char *) sqlite3_column_text (row, 6));
  set_rendered (object, "title", (const char *) sqlite3_column_text (row, 7));
  set_rendered (object, "caption", (const char *) sqlite3_column_text (row, 8));
  set_rendered (object, "description", (const char *) sqlite3_column_text (row, 9));
  json_object_set_int_member (object, "post", sqlite3_column_int64 (row, 10));
  json_object_set_string_member (object, "date_gmt", (const char *) sqlite3_column_text (row, 11));
  json_object_set_string_member (object, "source_url", url);
  json_object_set_object_member (
      object, "media_details", details_to_json (data, file, sqlite3_column_int (row, 4), sqlite3_column_int (row, 5)));
  json_object_set_array_member (object, "missing_image_sizes", json_array_new ());
  return object;
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
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, media_to_json (request->data, row));
  dopys_site_answer (request, status, node);
}

static void
list (DopysSiteRequest *request)
{
  const char *slug = dopys_site_param (request, "slug");
  g_auto (GStrv) slugs = g_strsplit (slug ? slug : "", ",", -1);
  g_autoptr (sqlite3_stmt) rows = dopys_site_query (request->data, COLUMNS "ORDER BY id DESC", "");
  gint64 per_page, offset, total = 0;

  if (!dopys_site_page (request, &per_page, &offset))
    return;
  JsonArray *array = json_array_new ();
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      if (slug && !g_strv_contains ((const char *const *) slugs, (const char *) sqlite3_column_text (rows, 1)))
        continue;
      if (total >= offset && total < offset + per_page)
        json_array_add_object_element (array, media_to_json (request->data, rows));
      total++;
    }
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  dopys_site_count (request, total, per_page);
  dopys_site_answer (request, 200, node);
}

/* ---- uploads ---- */

/* The picture or multipart part, its file name, or a refusal. */
static GBytes *
read_upload (DopysSiteRequest *request, char **name)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (request->message));
  const char *type = soup_message_headers_get_one (headers, "Content-Type");
  g_autoptr (GHashTable) params = NULL;
  g_autofree char *disposition = NULL;

  if (type && g_str_has_prefix (type, "multipart/"))
    {
      SoupMultipart *multipart = soup_multipart_new_from_message (headers, body);
      GBytes *part = NULL;
      for (int i = 0; multipart && part == NULL && i < soup_multipart_get_length (multipart); i++)
        {
          SoupMessageHeaders *part_headers;
          GBytes *part_body;
          g_autoptr (GHashTable) part_params = NULL;
          soup_multipart_get_part (multipart, i, &part_headers, &part_body);
          if (soup_message_headers_get_content_disposition (part_headers, NULL, &part_params) &&
              g_hash_table_lookup (part_params, "filename"))
            {
              *name = g_strdup (g_hash_table_lookup (part_params, "filename"));
              part = g_bytes_ref (part_body);
            }
        }
      g_clear_pointer (&multipart, soup_multipart_free);
      if (part == NULL)
        dopys_site_refuse (request, 400, "rest_upload_no_data", "Немає даних.");
      return part;
    }
  if (!soup_message_headers_get_content_disposition (headers, &disposition, &params) ||
      !g_hash_table_lookup (params, "filename"))
    dopys_site_refuse (request, 400, "rest_upload_no_content_disposition", "Не вказано Content-Disposition.");
  else if (g_bytes_get_size (body) == 0)
    dopys_site_refuse (request, 400, "rest_upload_no_data", "Немає даних.");
  else
    {
      *name = g_strdup (g_hash_table_lookup (params, "filename"));
      return g_steal_pointer (&body);
    }
  return NULL;
}

static gboolean
md5_agrees (DopysSiteRequest *request, GBytes *bytes)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *given = soup_message_headers_get_one (headers, "Content-MD5");
  g_autofree char *md5 = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, bytes);

  if (given == NULL || g_ascii_strcasecmp (given, md5) == 0)
    return TRUE;
  dopys_site_refuse (request, 412, "rest_upload_hash_mismatch", "Контрольна сума не збігається.");
  return FALSE;
}

static void
write_sizes (DopysSiteData *data, GdkPixbuf *pixbuf, const char *file, const char *type)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int to_width, to_height;
      if (!size_of (&sizes[i], width, height, &to_width, &to_height))
        continue;
      g_autofree char *name = sized_name (file, to_width, to_height);
      g_autofree char *path = g_build_filename (data->folder, "uploads", name, NULL);
      int side = MIN (width, height);
      g_autoptr (GdkPixbuf) part =
          sizes[i].square ? gdk_pixbuf_new_subpixbuf (pixbuf, (width - side) / 2, (height - side) / 2, side, side)
                          : g_object_ref (pixbuf);
      g_autoptr (GdkPixbuf) scaled = gdk_pixbuf_scale_simple (part, to_width, to_height, GDK_INTERP_BILINEAR);
      gdk_pixbuf_save (scaled, path, type, NULL, NULL);
    }
}

/* "2026/11/name.jpg", a name nobody has yet. */
static char *
choose_file (DopysSiteData *data, const char *name, const char *extension)
{
  g_autofree char *base = g_path_get_basename (name);
  char *dot = strrchr (base, '.');
  g_autoptr (GDateTime) now = g_date_time_new_now (data->zone);
  g_autofree char *month = g_date_time_format (now, "%Y/%m");
  g_autofree char *folder = g_build_filename (data->folder, "uploads", month, NULL);

  if (dot)
    *dot = '\0';
  g_autofree char *slug = dopys_site_slug_sanitize (base);
  g_autofree char *letters = g_uri_unescape_string (slug, "/.");
  const char *plain = letters && *letters ? letters : "file";
  g_mkdir_with_parents (folder, 0755);
  for (guint number = 0;; number++)
    {
      g_autofree char *file = number ? g_strdup_printf ("%s/%s-%u.%s", month, plain, number, extension)
                                     : g_strdup_printf ("%s/%s.%s", month, plain, extension);
      g_autofree char *path = g_build_filename (data->folder, "uploads", file, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&file);
    }
}

/* What would not fit into memory is not decoded: gdk-pixbuf then gives a picture of one pixel, which is refused. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gboolean *too_large)
{
  *too_large = (gint64) width * height > MAX_PIXELS;
  if (*too_large)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

static GdkPixbuf *
decode (GBytes *bytes, const char **type, const char **extension, const char **mime)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean too_large = FALSE;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &too_large);
  gboolean good = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  good = gdk_pixbuf_loader_close (loader, NULL) && good && !too_large;
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (loader);
  g_autofree char *name = format ? gdk_pixbuf_format_get_name (format) : NULL;
  if (!good || gdk_pixbuf_loader_get_pixbuf (loader) == NULL || name == NULL)
    return NULL;
  gboolean png = g_str_equal (name, "png");
  gboolean webp = g_str_equal (name, "webp");
  if (!png && !webp && !g_str_equal (name, "jpeg"))
    return NULL;
  *type = png ? "png" : webp ? "webp" : "jpeg";
  *extension = png ? "png" : webp ? "webp" : "jpg";
  *mime = png ? "image/png" : webp ? "image/webp" : "image/jpeg";
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

/* The new picture's id, 0 after a refusal. */
static gint64
store_picture (DopysSiteRequest *request, GBytes *bytes, const char *name)
{
  DopysSiteData *data = request->data;
  const char *type = NULL, *extension = NULL, *mime = NULL;
  g_autoptr (GdkPixbuf) pixbuf = decode (bytes, &type, &extension, &mime);
  gsize size;

  if (pixbuf == NULL)
    {
      dopys_site_refuse (request, 500, "rest_upload_sideload_error", "Цей тип файлу не дозволено.");
      return 0;
    }
  g_autofree char *file = choose_file (data, name, extension);
  g_autofree char *path = g_build_filename (data->folder, "uploads", file, NULL);
  const char *contents = g_bytes_get_data (bytes, &size);
  if (!g_file_set_contents (path, contents, (gssize) size, NULL))
    {
      dopys_site_refuse (request, 500, "rest_upload_unknown_error", "Файл не вдалося записати.");
      return 0;
    }
  write_sizes (data, pixbuf, file, type);
  g_autofree char *wanted =
      dopys_site_slug_sanitize (dopys_site_text (request, "slug") ? dopys_site_text (request, "slug") : name);
  g_autofree char *slug = dopys_site_slug_unique (data, "media", wanted, 0);
  g_autofree char *now = dopys_site_now ();
  dopys_site_exec (data,
                   "INSERT INTO media (slug, file, mime, width, height, title, date_gmt) VALUES (?, ?, ?, ?, ?, ?, ?)",
                   "sssiiss", slug, file, mime, (gint64) gdk_pixbuf_get_width (pixbuf),
                   (gint64) gdk_pixbuf_get_height (pixbuf), name, now);
  return sqlite3_last_insert_rowid (data->db);
}

static void
update (DopysSiteRequest *request, gint64 id)
{
  static const char *const names[][2] = {
    { "alt_text", "alt" }, { "title", "title" }, { "caption", "caption" }, { "description", "description" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE media SET %s = ? WHERE id = ?", names[i][1]);
      const char *text = dopys_site_text (request, names[i][0]);
      if (text)
        dopys_site_exec (request->data, sql, "si", text, id);
    }
  if (dopys_site_has (request, "post"))
    dopys_site_exec (request->data, "UPDATE media SET post = ? WHERE id = ?", "ii",
                     dopys_site_number (request, "post", 0), id);
}

static void
create (DopysSiteRequest *request)
{
  g_autofree char *name = NULL;

  if (!dopys_site_need_sign_in (request, "rest_cannot_create"))
    return;
  g_autoptr (GBytes) bytes = read_upload (request, &name);
  if (bytes == NULL || !md5_agrees (request, bytes))
    return;
  gint64 id = store_picture (request, bytes, name);
  if (id == 0)
    return;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  soup_message_headers_replace (soup_server_message_get_response_headers (request->message),
                                "X-WP-Upload-Attachment-ID", number);
  update (request, id);
  dopys_site_set_location (request, "media", id);
  answer_one (request, 201, id);
}

static void
remove_media (DopysSiteRequest *request, gint64 id)
{
  if (!dopys_site_need_sign_in (request, "rest_cannot_delete"))
    return;
  if (g_strcmp0 (dopys_site_param (request, "force"), "true") != 0)
    {
      dopys_site_refuse (request, 501, "rest_trash_not_supported", "Файли не можна перемістити в кошик.");
      return;
    }
  answer_one (request, 200, id);
  dopys_site_exec (request->data, "DELETE FROM media WHERE id = ?", "i", id);
}

static void
post_process (DopysSiteRequest *request, gint64 id)
{
  if (!dopys_site_need_sign_in (request, "rest_cannot_edit"))
    return;
  if (!g_str_equal (request->method, "POST"))
    dopys_site_refuse (request, 404, "rest_no_route", "Немає маршруту за цією адресою.");
  else if (g_strcmp0 (dopys_site_text (request, "action"), "create-image-subsizes") != 0)
    dopys_site_refuse_param (request, "action");
  else
    answer_one (request, 200, id);
}

void
dopys_site_media_handle (DopysSiteRequest *request, const char *rest)
{
  gint64 id = *rest == '/' ? g_ascii_strtoll (rest + 1, NULL, 10) : 0;

  if (g_str_equal (request->method, "DELETE") && id)
    remove_media (request, id);
  else if (g_str_has_suffix (rest, "/post-process"))
    post_process (request, id);
  else if (!g_str_equal (request->method, "GET") && id)
    {
      if (!dopys_site_need_sign_in (request, "rest_cannot_edit"))
        return;
      update (request, id);
      answer_one (request, 200, id);
    }
  else if (g_str_equal (request->method, "POST"))
    create (request);
  else if (id)
    answer_one (request, 200, id);
  else
    list (request);
}
