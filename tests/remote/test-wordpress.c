/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is sent to a WordPress, and what its answers are taken to mean. tests/servers asks a real one. */

#include <string.h>

#include <glib/gstdio.h>

#include "dopys-wordpress.h"
#include "scripted-server.h"

typedef struct
{
  ScriptedServer *server;
  DopysRemote *remote;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *api = NULL;

  f->server = scripted_server_start ();
  api = g_strconcat (scripted_server_get_url (f->server), data != NULL ? data : "/wp-json/", NULL);
  f->remote = dopys_wordpress_new (api, "oksana", "abcd efgh");
  dopys_wordpress_set_pace (DOPYS_WORDPRESS (f->remote), 2000, 1);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->remote);
  scripted_server_stop (f->server);
}

static void
assert_asked (Fixture *f, guint i, const char *method, const char *path_start)
{
  const ServerRequest *request = scripted_server_get_request (f->server, i);

  g_assert_cmpstr (request->method, ==, method);
  if (!g_str_has_prefix (request->path, path_start))
    g_assert_cmpstr (request->path, ==, path_start);
}

static char *
dup_body (Fixture *f, guint i)
{
  GBytes *body = scripted_server_get_request (f->server, i)->body;

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

#define POST_JSON                                                                                                      \
  "{\"id\":%d,\"slug\":\"%s\",\"status\":\"%s\",\"link\":\"https://rada.example/?p=1\","                               \
  "\"title\":{\"raw\":\"A &amp;amp; B\"},\"content\":{\"raw\":\"<!-- wp:x /-->\"},\"excerpt\":{\"raw\":\"\"},"         \
  "\"modified_gmt\":\"2026-03-01T10:00:00\",\"date_gmt\":null,\"featured_media\":9,\"categories\":[3,4],\"tags\":[]}"
#define MEDIA_JSON                                                                                                     \
  "{\"id\":%d,\"slug\":\"%s\",\"alt_text\":\"Опис\",\"source_url\":\"https://rada.example/a.jpg\","                    \
  "\"media_details\":{\"sizes\":{\"large\":{\"source_url\":\"https://rada.example/a-1024.jpg\"}}},"                    \
  "\"missing_image_sizes\":%s}"

static void
test_check (Fixture *f, gconstpointer data)
{
  g_autoptr (DopysRemoteAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add_json (
      f->server, 200,
      "{\"id\":5,\"name\":\"Оксана &amp; Ко\",\"capabilities\":{\"edit_posts\":true,\"publish_posts\":true,"
      "\"upload_files\":true,\"manage_categories\":false}}");
  scripted_server_add_json (f->server, 200,
                            "{\"name\":\"Рада\",\"home\":\"https://rada.example\",\"gmt_offset\":\"5.5\","
                            "\"timezone_string\":\"\"}");
  account = dopys_remote_check (f->remote, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (account->user_id, ==, 5);
  g_assert_cmpstr (account->user_name, ==, "Оксана & Ко");
  g_assert_true (account->can_publish && account->can_upload && !account->can_create_categories);
  g_assert_cmpstr (account->time_zone, ==, "+05:30");
  assert_asked (f, 0, "GET", "/wp-json/wp/v2/users/me?context=edit");
}

/* A plugin hides the capabilities: what may be posted to is then allowed. */
static void
test_check_allow (Fixture *f, gconstpointer data)
{
  g_autoptr (DopysRemoteAccount) account = NULL;

  scripted_server_add_json (f->server, 200, "{\"id\":5,\"name\":\"O\",\"capabilities\":[]}");
  scripted_server_add (f->server, SERVER_ANSWER, 200, "Allow: GET, POST\r\n", "[]");
  scripted_server_add (f->server, SERVER_ANSWER, 200, "Allow: GET\r\n", "[]");
  scripted_server_add (f->server, SERVER_ANSWER, 200, NULL, "[]");
  scripted_server_add_json (f->server, 200, "{\"name\":\"Рада\",\"gmt_offset\":-3,\"timezone_string\":null}");
  account = dopys_remote_check (f->remote, NULL, NULL);
  g_assert_nonnull (account);
  g_assert_true (account->can_publish && !account->can_upload && !account->can_create_categories);
  g_assert_cmpstr (account->time_zone, ==, "-03:00");
}

/* A subscriber is told at once, not after an article was written for nothing. */
static void
test_reader (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scripted_server_add_json (f->server, 200, "{\"id\":5,\"name\":\"Читач\",\"capabilities\":{\"read\":true}}");
  g_assert_null (dopys_remote_check (f->remote, NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS);
  g_assert_nonnull (strstr (error->message, "“Читач”"));
  g_clear_error (&error);

  scripted_server_add_json (f->server, 200, "{\"id\":5,\"name\":\"Читач\",\"capabilities\":[]}");
  scripted_server_add (f->server, SERVER_ANSWER, 200, "Allow: GET\r\n", "[]");
  g_assert_null (dopys_remote_check (f->remote, NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS);
}

static void
test_wrong_password (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scripted_server_add_json (f->server, 401,
                            "{\"code\":\"rest_not_logged_in\",\"message\":\"\",\"data\":{\"status\":401}}");
  g_assert_null (dopys_remote_check (f->remote, NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN);
  g_assert_null (strstr (error->message, "abcd"));
}

static void
test_create (Fixture *f, gconstpointer data)
{
  const gint64 categories[] = { 3, 4 };
  DopysRemotePost post = { .title = "Здоров'я <b> &amp; &",
                           .content = "<p>&</p>",
                           .slug = "own",
                           .status = "publish",
                           .categories = categories,
                           .n_categories = 2,
                           .set_lead = TRUE,
                           .lead = 9 };
  g_autoptr (DopysRemotePostState) state = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  scripted_server_add_json (f->server, 201, POST_JSON, 7, "pp-1", "draft");
  state = dopys_remote_create_draft (f->remote, "pp-1", &post, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state->id, ==, 7);
  g_assert_cmpstr (state->title, ==, "A &amp; B");
  g_assert_cmpstr (state->content, ==, "<!-- wp:x /-->");
  g_assert_cmpint (state->lead, ==, 9);
  g_assert_cmpuint (state->n_categories, ==, 2);
  g_assert_cmpint (state->categories[1], ==, 4);
  assert_asked (f, 0, "POST", "/wp-json/wp/v2/posts");
  body = dup_body (f, 0);
  g_assert_cmpstr (body, ==,
                   "{\"title\":\"Здоров'я &lt;b&gt; &amp;amp; &\",\"content\":\"<p>&</p>\",\"slug\":\"pp-1\","
                   "\"status\":\"draft\",\"categories\":[3,4],\"featured_media\":9}");
}

/* The answer shows that an earlier attempt had landed: the oldest stays. */
static void
test_create_twice (Fixture *f, gconstpointer data)
{
  g_autoptr (DopysRemotePostState) state = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add_json (f->server, 201, POST_JSON, 8, "pp-1-2", "draft");
  scripted_server_add_json (f->server, 200, "[" POST_JSON "," POST_JSON "," POST_JSON "]", 8, "pp-1-2", "draft", 7,
                            "pp-1", "draft", 9, "pp-1-3", "publish");
  scripted_server_add_json (f->server, 200, "{\"deleted\":true}");
  state = dopys_remote_create_draft (f->remote, "pp-1", &(DopysRemotePost) { .title = "T" }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state->id, ==, 7);
  assert_asked (f, 1, "GET", "/wp-json/wp/v2/posts?slug=pp-1,pp-1-2,pp-1-3,");
  g_assert_nonnull (strstr (scripted_server_get_request (f->server, 1)->path, "&status=any&context=edit&orderby=id"));
  /* What is published already is never deleted. */
  assert_asked (f, 2, "DELETE", "/wp-json/wp/v2/posts/8?force=true");
  g_assert_cmpuint (scripted_server_count (f->server), ==, 3);
}

static void
test_create_lost (Fixture *f, gconstpointer data)
{
  static const struct
  {
    ServerManner manner;
    guint status;
    const char *body;
    int code;
  } cases[] = { { SERVER_CUT, 201, "", DOPYS_ERROR_UNKNOWN_OUTCOME },
                { SERVER_HALF, 201, "{\"id\":7,\"slug\":\"pp-1\"}", DOPYS_ERROR_UNKNOWN_OUTCOME },
                { SERVER_ANSWER, 201, "", DOPYS_ERROR_UNKNOWN_OUTCOME },
                { SERVER_ANSWER, 201, "{\"slug\":\"pp-1\"}", DOPYS_ERROR_UNKNOWN_OUTCOME },
                { SERVER_ANSWER, 500, "<html>Critical error</html>", DOPYS_ERROR_UNKNOWN_OUTCOME },
                { SERVER_ANSWER, 502, "", DOPYS_ERROR_UNKNOWN_OUTCOME },
                { SERVER_ANSWER, 403, "<html>Forbidden</html>", DOPYS_ERROR_BLOCKED },
                { SERVER_ANSWER, 429, "", DOPYS_ERROR_BUSY } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      scripted_server_add (f->server, cases[i].manner, cases[i].status, NULL, cases[i].body);
      g_assert_null (dopys_remote_create_draft (f->remote, "pp-1", &(DopysRemotePost) { .title = "T" }, NULL, &error));
      g_assert_error (error, DOPYS_ERROR, cases[i].code);
    }
}

static void
test_find_draft (Fixture *f, gconstpointer data)
{
  g_autoptr (DopysRemotePostState) state = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add_json (f->server, 200, "[]");
  g_assert_null (dopys_remote_find_draft (f->remote, "pp-1", NULL, &error));
  g_assert_no_error (error);
  scripted_server_add_json (f->server, 200, "[" POST_JSON "]", 7, "pp-1", "draft");
  state = dopys_remote_find_draft (f->remote, "pp-1", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state->id, ==, 7);
  /* What cannot be understood is not "not there". */
  scripted_server_add (f->server, SERVER_ANSWER, 200, NULL, "<html>");
  g_assert_null (dopys_remote_find_draft (f->remote, "pp-1", NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER);
}

static void
test_posts (Fixture *f, gconstpointer data)
{
  DopysRemotePost post = { .slug = "", .status = "future", .date_gmt = "2026-03-01T10:00:00Z", .set_lead = TRUE };
  const DopysRemotePost beside = { .password = "рада", .comments = DOPYS_CHOICE_NO, .sticky = DOPYS_CHOICE_YES };
  g_autoptr (DopysRemotePostState) again = NULL;
  g_autofree char *second = NULL;
  g_autoptr (DopysRemotePostState) updated = NULL;
  g_autoptr (DopysRemotePostState) got = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) beyond = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  gboolean more = FALSE;

  scripted_server_add_json (f->server, 200, POST_JSON, 7, "own", "future");
  updated = dopys_remote_update_post (f->remote, 7, &post, NULL, &error);
  g_assert_no_error (error);
  body = dup_body (f, 0);
  g_assert_cmpstr (body, ==,
                   "{\"slug\":\"\",\"status\":\"future\",\"date_gmt\":\"2026-03-01T10:00:00Z\",\"featured_media\":0}");
  assert_asked (f, 0, "POST", "/wp-json/wp/v2/posts/7");

  scripted_server_add_json (f->server, 200, POST_JSON, 7, "own", "publish");
  again = dopys_remote_update_post (f->remote, 7, &beside, NULL, &error);
  g_assert_no_error (error);
  second = dup_body (f, 1);
  g_assert_cmpstr (second, ==, "{\"password\":\"рада\",\"comment_status\":\"closed\",\"sticky\":true}");

  scripted_server_add_json (f->server, 404, "{\"code\":\"rest_post_invalid_id\",\"message\":\"x\",\"data\":{}}");
  got = dopys_remote_get_post (f->remote, 7, NULL, &error);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  scripted_server_add (f->server, SERVER_ANSWER, 200, "X-WP-TotalPages: 3\r\n",
                       "[{\"id\":1,\"title\":{\"raw\":\"т\"}},{}]");
  list = dopys_remote_list_posts (
      f->remote, &(DopysRemoteQuestion) { .page = 2, .search = "пошук & co", .category = 3, .author = 4 }, &more, NULL,
      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (more);
  g_assert_nonnull (strstr (scripted_server_get_request (f->server, 3)->path, "page=2&"));
  g_assert_nonnull (strstr (scripted_server_get_request (f->server, 3)->path, "%20%26%20co&"));
  g_assert_nonnull (strstr (scripted_server_get_request (f->server, 3)->path, "categories=3&author=4&"));
  scripted_server_add_json (f->server, 400,
                            "{\"code\":\"rest_post_invalid_page_number\",\"message\":\"\",\"data\":{}}");
  beyond = dopys_remote_list_posts (f->remote, &(DopysRemoteQuestion) { .page = 4, .status = "draft,pending" }, &more,
                                    NULL, &error);
  g_assert_no_error (error);
  g_assert_true (beyond->len == 0 && !more);
}

/* Whoever may write for others has a choice of authors; whoever may not is not asked. */
static void
test_authors (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) authors = NULL;
  g_autoptr (GPtrArray) refused = NULL;

  scripted_server_add_json (f->server, 200, "{\"id\":2,\"capabilities\":{\"edit_posts\":true}}");
  none = dopys_remote_list_authors (f->remote, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  scripted_server_add_json (f->server, 200, "{\"id\":2,\"capabilities\":{\"edit_others_posts\":true}}");
  scripted_server_add_json (f->server, 200, "[{\"id\":7,\"name\":\"Прес &amp; служба\"},{\"id\":0,\"name\":\"x\"},5]");
  authors = dopys_remote_list_authors (f->remote, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (authors->len, ==, 1);
  g_assert_cmpint (((DopysRemoteTerm *) authors->pdata[0])->id, ==, 7);
  g_assert_cmpstr (((DopysRemoteTerm *) authors->pdata[0])->name, ==, "Прес & служба");
  scripted_server_add_json (f->server, 200, "{\"id\":2,\"capabilities\":{\"edit_others_posts\":true}}");
  scripted_server_add_json (f->server, 404, "{\"code\":\"rest_no_route\",\"message\":\"\",\"data\":{}}");
  refused = dopys_remote_list_authors (f->remote, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_A_SITE);
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scripted_server_add_json (f->server, 200, POST_JSON, 7, "own", "trash");
  g_assert_true (dopys_remote_delete_post (f->remote, 7, NULL, NULL));
  assert_asked (f, 0, "DELETE", "/wp-json/wp/v2/posts/7");
  scripted_server_add_json (f->server, 410, "{\"code\":\"rest_already_trashed\",\"message\":\"\",\"data\":{}}");
  g_assert_true (dopys_remote_delete_post (f->remote, 7, NULL, NULL));
  scripted_server_add_json (f->server, 501, "{\"code\":\"rest_trash_not_supported\",\"message\":\"\",\"data\":{}}");
  scripted_server_add_json (f->server, 200, "{\"deleted\":true}");
  g_assert_true (dopys_remote_delete_post (f->remote, 7, NULL, NULL));
  scripted_server_add_json (f->server, 403, "{\"code\":\"rest_cannot_delete\",\"message\":\"\",\"data\":{}}");
  g_assert_false (dopys_remote_delete_post (f->remote, 7, NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS);
}

static void
test_terms (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GError) error = NULL;
  const DopysRemoteTerm *term;

  scripted_server_add (f->server, SERVER_ANSWER, 200, "X-WP-TotalPages: 2\r\n",
                       "[{\"id\":1,\"name\":\"Культура &amp; спорт\",\"parent\":0},{\"id\":\"x\"},7]");
  scripted_server_add (f->server, SERVER_ANSWER, 200, "X-WP-TotalPages: 2\r\n",
                       "[{\"id\":2,\"name\":\"Б\",\"parent\":1}]");
  terms = dopys_remote_list_terms (f->remote, DOPYS_TERM_CATEGORY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (terms->len, ==, 2);
  term = g_ptr_array_index (terms, 0);
  g_assert_cmpstr (term->name, ==, "Культура & спорт");
  term = g_ptr_array_index (terms, 1);
  g_assert_cmpint (term->parent, ==, 1);
}

static void
test_ensure_term (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  /* Another apostrophe and other case is the same; the very same goes before it. */
  scripted_server_add_json (f->server, 200, "[{\"id\":1,\"name\":\"Медицина\"},{\"id\":2,\"name\":\"здоров&#039;я\"}]");
  g_assert_cmpint (dopys_remote_ensure_term (f->remote, DOPYS_TERM_TAG, " Здоров’я ", NULL, &error), ==, 2);
  assert_asked (f, 0, "GET", "/wp-json/wp/v2/tags?per_page=100&page=1&search=%D0%97%D0%B4%D0%BE%D1%80%D0%BE%D0%B2&");
  scripted_server_add_json (f->server, 200, "[{\"id\":2,\"name\":\"здоров'я\"},{\"id\":3,\"name\":\"Здоров’я\"}]");
  g_assert_cmpint (dopys_remote_ensure_term (f->remote, DOPYS_TERM_TAG, "Здоров’я", NULL, &error), ==, 3);
  /* Not there: made. */
  scripted_server_add_json (f->server, 200, "[]");
  scripted_server_add_json (f->server, 201, "{\"id\":4}");
  g_assert_cmpint (dopys_remote_ensure_term (f->remote, DOPYS_TERM_CATEGORY, "Нова", NULL, &error), ==, 4);
  body = dup_body (f, 3);
  g_assert_cmpstr (body, ==, "{\"name\":\"Нова\"}");
  /* Made by somebody else meanwhile. */
  scripted_server_add_json (f->server, 200, "[]");
  scripted_server_add_json (f->server, 400, "{\"code\":\"term_exists\",\"message\":\"\",\"data\":{\"term_id\":5}}");
  g_assert_cmpint (dopys_remote_ensure_term (f->remote, DOPYS_TERM_CATEGORY, "Нова", NULL, &error), ==, 5);
  /* The answer got lost, but it had been made. */
  scripted_server_add_json (f->server, 200, "[]");
  scripted_server_add (f->server, SERVER_CUT, 201, NULL, NULL);
  scripted_server_add_json (f->server, 200, "[{\"id\":6,\"name\":\"Нова\"}]");
  g_assert_cmpint (dopys_remote_ensure_term (f->remote, DOPYS_TERM_CATEGORY, "Нова", NULL, &error), ==, 6);
  g_assert_no_error (error);
  scripted_server_add_json (f->server, 200, "[]");
  scripted_server_add_json (f->server, 403, "{\"code\":\"rest_cannot_create\",\"message\":\"\",\"data\":{}}");
  g_assert_cmpint (dopys_remote_ensure_term (f->remote, DOPYS_TERM_CATEGORY, "Нова", NULL, &error), ==, 0);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS);
  g_clear_error (&error);
  g_assert_cmpint (dopys_remote_ensure_term (f->remote, DOPYS_TERM_CATEGORY, "  ", NULL, &error), ==, 0);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID);
}

static char *
make_photo (void)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("dopys-XXXXXX.jpg", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, "JPEG", 4, &error);
  g_assert_no_error (error);
  return path;
}

static DopysRemoteMedia *
upload (Fixture *f, const char *path, const char *alt, GError **error)
{
  DopysRemoteUpload what = { .path = path,
                             .file_name = "nova škola\".jpg",
                             .mime_type = "image/jpeg",
                             .md5 = "00112233445566778899aabbccddeeff",
                             .token = "pm-1",
                             .alt = alt,
                             .title = "Школа & двір" };

  return dopys_remote_upload_media (f->remote, &what, NULL, NULL, NULL, error);
}

static void
test_upload (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_photo ();
  g_autoptr (DopysRemoteMedia) media = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *disposition = NULL;
  g_autofree char *md5 = NULL;
  g_autofree char *body = NULL;
  const ServerRequest *request;

  scripted_server_add_json (f->server, 201, MEDIA_JSON, 11, "pm-1", "[]");
  media = upload (f, path, "Опис", &error);
  g_assert_no_error (error);
  g_assert_cmpint (media->id, ==, 11);
  g_assert_cmpstr (media->url, ==, "https://rada.example/a-1024.jpg");
  g_assert_cmpstr (media->full_url, ==, "https://rada.example/a.jpg");
  g_assert_true (media->complete);
  request = scripted_server_get_request (f->server, 0);
  disposition = server_request_dup_header (request, "Content-Disposition");
  md5 = server_request_dup_header (request, "Content-MD5");
  body = dup_body (f, 0);
  g_assert_cmpstr (disposition, ==, "attachment; filename=\"nova---kola-.jpg\"");
  g_assert_cmpstr (md5, ==, "00112233445566778899aabbccddeeff");
  g_assert_cmpstr (body, ==, "JPEG");
  assert_asked (f, 0, "POST", "/wp-json/wp/v2/media?slug=pm-1&alt_text=%D0%9E%D0%BF%D0%B8%D1%81&title=");
  g_unlink (path);
}

static void
test_upload_bad_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_photo ();
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "", 0, NULL);
  g_assert_null (upload (f, path, "", &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_FILE);
  g_clear_error (&error);
  g_unlink (path);
  g_assert_null (upload (f, path, "", &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_STORAGE);
}

/* A description too long for an address follows in a body. */
static void
test_upload_long_alt (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_photo ();
  g_autofree char *alt = g_strnfill (4000, 'a');
  g_autoptr (DopysRemoteMedia) media = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  scripted_server_add_json (f->server, 201, MEDIA_JSON, 11, "pm-1", "[]");
  scripted_server_add_json (f->server, 200, MEDIA_JSON, 11, "pm-1", "[]");
  media = upload (f, path, alt, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (media->alt, ==, alt);
  g_assert_null (strstr (scripted_server_get_request (f->server, 0)->path, "alt_text"));
  body = dup_body (f, 1);
  g_assert_true (g_str_has_prefix (body, "{\"alt_text\":\"aaa"));
  g_unlink (path);
}

/* The resize was interrupted, and the site says which photo it had stored. */
static void
test_upload_interrupted (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_photo ();
  g_autoptr (DopysRemoteMedia) media = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  scripted_server_add (f->server, SERVER_ANSWER, 500, "X-WP-Upload-Attachment-ID: 12\r\n", "<html>Критична помилка");
  scripted_server_add_json (f->server, 200, MEDIA_JSON, 12, "pm-1", "[]");
  scripted_server_add_json (f->server, 200, MEDIA_JSON, 12, "pm-1", "[]");
  media = upload (f, path, "", &error);
  g_assert_no_error (error);
  g_assert_cmpint (media->id, ==, 12);
  assert_asked (f, 1, "POST", "/wp-json/wp/v2/media/12/post-process");
  body = dup_body (f, 1);
  g_assert_cmpstr (body, ==, "{\"action\":\"create-image-subsizes\"}");
  g_unlink (path);
}

static void
test_upload_twice (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_photo ();
  g_autoptr (DopysRemoteMedia) media = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add_json (f->server, 201, MEDIA_JSON, 12, "pm-1-2", "[]");
  scripted_server_add_json (
      f->server, 200, "[{\"id\":12,\"slug\":\"pm-1-2\"},{\"id\":11,\"slug\":\"pm-1\"},{\"id\":3,\"slug\":\"pm-1-x\"}]");
  scripted_server_add_json (f->server, 200, "{\"deleted\":true}");
  scripted_server_add_json (f->server, 200, MEDIA_JSON, 11, "pm-1", "[]");
  media = upload (f, path, "", &error);
  g_assert_no_error (error);
  g_assert_cmpint (media->id, ==, 11);
  assert_asked (f, 2, "DELETE", "/wp-json/wp/v2/media/12?force=true");
  g_unlink (path);
}

static void
test_upload_refused (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint status;
    const char *body;
    int code;
  } cases[] = { { 413, "<html>413</html>", DOPYS_ERROR_SIZE_LIMIT },
                { 500, "{\"code\":\"rest_upload_sideload_error\",\"message\":\"\",\"data\":{}}", DOPYS_ERROR_REFUSED },
                { 412, "{\"code\":\"rest_upload_hash_mismatch\",\"message\":\"\",\"data\":{}}",
                  DOPYS_ERROR_NO_NETWORK },
                { 500, "<html></html>", DOPYS_ERROR_UNKNOWN_OUTCOME },
                { 403, "{\"code\":\"rest_cannot_create\",\"message\":\"\",\"data\":{}}", DOPYS_ERROR_NO_RIGHTS } };
  g_autofree char *path = make_photo ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      scripted_server_add (f->server, SERVER_ANSWER, cases[i].status, NULL, cases[i].body);
      g_assert_null (upload (f, path, "", &error));
      g_assert_error (error, DOPYS_ERROR, cases[i].code);
    }
  g_unlink (path);
}

/* Sizes are still being made; then they are not, and the site is asked once. */
static void
test_find_media (Fixture *f, gconstpointer data)
{
  g_autoptr (DopysRemoteMedia) media = NULL;
  g_autoptr (DopysRemoteMedia) never = NULL;
  g_autoptr (GError) error = NULL;
  guint asked;

  scripted_server_add_json (f->server, 200, "[]");
  g_assert_null (dopys_remote_find_media (f->remote, "pm-1", NULL, &error));
  g_assert_no_error (error);

  scripted_server_add_json (f->server, 200, "[{\"id\":11,\"slug\":\"pm-1\"}]");
  scripted_server_add_json (f->server, 200, MEDIA_JSON, 11, "pm-1", "[\"large\",\"medium\"]");
  scripted_server_add_json (f->server, 200, MEDIA_JSON, 11, "pm-1", "[\"large\"]");
  scripted_server_add_json (f->server, 200, MEDIA_JSON, 11, "pm-1", "[]");
  media = dopys_remote_find_media (f->remote, "pm-1", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (media->complete);

  asked = scripted_server_count (f->server);
  scripted_server_add_json (f->server, 200, "[{\"id\":11,\"slug\":\"pm-1\"}]");
  for (guint i = 0; i < 5; i++)
    scripted_server_add_json (f->server, 200, MEDIA_JSON, 11, "pm-1", "[\"large\"]");
  scripted_server_add (f->server, SERVER_ANSWER, 500, NULL, "<html>");
  scripted_server_add_json (f->server, 200, MEDIA_JSON, 11, "pm-1", "[\"large\"]");
  never = dopys_remote_find_media (f->remote, "pm-1", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (never->complete);
  g_assert_cmpuint (scripted_server_count (f->server) - asked, ==, 8);
}

static void
test_finish_media (Fixture *f, gconstpointer data)
{
  g_autofree char *body = NULL;

  scripted_server_add_json (f->server, 200, MEDIA_JSON, 11, "pm-1", "[]");
  g_assert_true (dopys_remote_finish_media (f->remote, 11, "Опис", "Підпис", 7, NULL, NULL));
  assert_asked (f, 0, "POST", "/wp-json/wp/v2/media/11");
  body = dup_body (f, 0);
  g_assert_cmpstr (body, ==, "{\"alt_text\":\"Опис\",\"caption\":\"Підпис\",\"post\":7}");
}

static void
test_query_root (Fixture *f, gconstpointer data)
{
  g_autoptr (DopysRemotePostState) state = NULL;

  scripted_server_add_json (f->server, 200, POST_JSON, 7, "own", "draft");
  state = dopys_remote_get_post (f->remote, 7, NULL, NULL);
  g_assert_nonnull (state);
  assert_asked (f, 0, "GET", "/index.php?rest_route=/wp/v2/posts/7&context=edit");
}

static void
test_pause (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scripted_server_add (f->server, SERVER_ANSWER, 503, "Retry-After: 30\r\n", "");
  g_assert_null (dopys_remote_get_post (f->remote, 7, NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_BUSY);
  g_assert_cmpuint (dopys_remote_get_pause (f->remote), ==, 30);
}

#define ADD(name, func) g_test_add ("/wordpress/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("check", test_check);
  ADD ("check-allow", test_check_allow);
  ADD ("wrong-password", test_wrong_password);
  ADD ("/wordpress/reader", test_reader);
  ADD ("create", test_create);
  ADD ("create-twice", test_create_twice);
  ADD ("create-lost", test_create_lost);
  ADD ("find-draft", test_find_draft);
  ADD ("posts", test_posts);
  ADD ("authors", test_authors);
  ADD ("delete", test_delete);
  ADD ("terms", test_terms);
  ADD ("ensure-term", test_ensure_term);
  ADD ("upload", test_upload);
  ADD ("upload-bad-file", test_upload_bad_file);
  ADD ("upload-long-alt", test_upload_long_alt);
  ADD ("upload-interrupted", test_upload_interrupted);
  ADD ("upload-twice", test_upload_twice);
  ADD ("upload-refused", test_upload_refused);
  ADD ("find-media", test_find_media);
  ADD ("finish-media", test_finish_media);
  ADD ("pause", test_pause);
  g_test_add ("/wordpress/query-root", Fixture, "/index.php?rest_route=/", set_up, test_query_root, tear_down);
  return g_test_run ();
}
