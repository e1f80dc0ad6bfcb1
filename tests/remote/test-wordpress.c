/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is sent to a WordPress, and what its answers are taken to mean. tests/servers asks a real one. */

#include <string.h>

#include "wordpress-fixture.h"

#define POST_JSON                                                                                                      \
  "{\"id\":%d,\"slug\":\"%s\",\"status\":\"%s\",\"link\":\"https://rada.example/?p=1\","                               \
  "\"title\":{\"raw\":\"A &amp;amp; B\"},\"content\":{\"raw\":\"<!-- wp:x /-->\"},\"excerpt\":{\"raw\":\"\"},"         \
  "\"modified_gmt\":\"2026-03-01T10:00:00\",\"date_gmt\":null,\"featured_media\":9,\"categories\":[3,4],\"tags\":[]}"

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
  wordpress_fixture_assert_asked (f, 0, "GET", "/wp-json/wp/v2/users/me?context=edit");
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
  wordpress_fixture_assert_asked (f, 0, "POST", "/wp-json/wp/v2/posts");
  body = wordpress_fixture_dup_body (f, 0);
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
  wordpress_fixture_assert_asked (f, 1, "GET", "/wp-json/wp/v2/posts?slug=pp-1,pp-1-2,pp-1-3,");
  g_assert_nonnull (strstr (scripted_server_get_request (f->server, 1)->path, "&status=any&context=edit&orderby=id"));
  /* What is published already is never deleted. */
  wordpress_fixture_assert_asked (f, 2, "DELETE", "/wp-json/wp/v2/posts/8?force=true");
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
  body = wordpress_fixture_dup_body (f, 0);
  g_assert_cmpstr (body, ==,
                   "{\"slug\":\"\",\"status\":\"future\",\"date_gmt\":\"2026-03-01T10:00:00Z\",\"featured_media\":0}");
  wordpress_fixture_assert_asked (f, 0, "POST", "/wp-json/wp/v2/posts/7");

  scripted_server_add_json (f->server, 200, POST_JSON, 7, "own", "publish");
  again = dopys_remote_update_post (f->remote, 7, &beside, NULL, &error);
  g_assert_no_error (error);
  second = wordpress_fixture_dup_body (f, 1);
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
  wordpress_fixture_assert_asked (f, 0, "DELETE", "/wp-json/wp/v2/posts/7");
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
  wordpress_fixture_assert_asked (
      f, 0, "GET", "/wp-json/wp/v2/tags?per_page=100&page=1&search=%D0%97%D0%B4%D0%BE%D1%80%D0%BE%D0%B2&");
  scripted_server_add_json (f->server, 200, "[{\"id\":2,\"name\":\"здоров'я\"},{\"id\":3,\"name\":\"Здоров’я\"}]");
  g_assert_cmpint (dopys_remote_ensure_term (f->remote, DOPYS_TERM_TAG, "Здоров’я", NULL, &error), ==, 3);
  /* Not there: made. */
  scripted_server_add_json (f->server, 200, "[]");
  scripted_server_add_json (f->server, 201, "{\"id\":4}");
  g_assert_cmpint (dopys_remote_ensure_term (f->remote, DOPYS_TERM_CATEGORY, "Нова", NULL, &error), ==, 4);
  body = wordpress_fixture_dup_body (f, 3);
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

static void
test_query_root (Fixture *f, gconstpointer data)
{
  g_autoptr (DopysRemotePostState) state = NULL;

  scripted_server_add_json (f->server, 200, POST_JSON, 7, "own", "draft");
  state = dopys_remote_get_post (f->remote, 7, NULL, NULL);
  g_assert_nonnull (state);
  wordpress_fixture_assert_asked (f, 0, "GET", "/index.php?rest_route=/wp/v2/posts/7&context=edit");
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

#define ADD(name, func)                                                                                                \
  g_test_add ("/wordpress/" name, Fixture, NULL, wordpress_fixture_set_up, func, wordpress_fixture_tear_down)

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
  ADD ("pause", test_pause);
  g_test_add ("/wordpress/query-root", Fixture, "/index.php?rest_route=/", wordpress_fixture_set_up, test_query_root,
              wordpress_fixture_tear_down);
  return g_test_run ();
}
