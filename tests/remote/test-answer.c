/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "dopys-answer.h"

static DopysAnswer *
answer_with (guint status, const char *header, const char *value, const char *body, gboolean changes)
{
  DopysHttpAnswer *http = g_new0 (DopysHttpAnswer, 1);

  http->status = status;
  http->url = g_strdup ("https://rada.example/wp-json/");
  http->body = g_strdup (body);
  http->length = strlen (body);
  http->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  if (header != NULL)
    soup_message_headers_append (http->headers, header, value);
  return dopys_answer_new (http, changes);
}

#define HTML "<html><body>Помилка</body></html>"
#define CODE(code) "{\"code\":\"" code "\",\"message\":\"Вибачте, <b>ні</b>.\",\"data\":{\"status\":0}}"

/* code: what it means for reading, then for changing; -1: no error. */
static const struct
{
  guint status;
  const char *body;
  int reading;
  int changing;
} cases[] = {
  { 200, "{\"id\":1}", -1, -1 },
  { 200, "<b>Warning</b>: x\n{\"id\":1}", -1, -1 },
  { 200, "", DOPYS_ERROR_BAD_ANSWER, DOPYS_ERROR_UNKNOWN_OUTCOME },
  { 201, HTML, DOPYS_ERROR_BAD_ANSWER, DOPYS_ERROR_UNKNOWN_OUTCOME },
  { 201, "{\"id\":1,\"x\":", DOPYS_ERROR_BAD_ANSWER, DOPYS_ERROR_UNKNOWN_OUTCOME },
  { 200, "[{\"id\":1}]", DOPYS_ERROR_BAD_ANSWER, DOPYS_ERROR_UNKNOWN_OUTCOME },
  { 302, "", DOPYS_ERROR_BAD_ANSWER, DOPYS_ERROR_BAD_ANSWER },
  { 400, CODE ("rest_invalid_param"), DOPYS_ERROR_REFUSED, DOPYS_ERROR_REFUSED },
  { 400, HTML, DOPYS_ERROR_REFUSED, DOPYS_ERROR_REFUSED },
  { 401, CODE ("rest_cannot_create"), DOPYS_ERROR_SIGN_IN, DOPYS_ERROR_SIGN_IN },
  { 401, HTML, DOPYS_ERROR_SIGN_IN, DOPYS_ERROR_SIGN_IN },
  { 403, CODE ("rest_cannot_create"), DOPYS_ERROR_NO_RIGHTS, DOPYS_ERROR_NO_RIGHTS },
  { 403, HTML, DOPYS_ERROR_BLOCKED, DOPYS_ERROR_BLOCKED },
  { 404, CODE ("rest_post_invalid_id"), DOPYS_ERROR_NOT_FOUND, DOPYS_ERROR_NOT_FOUND },
  { 404, CODE ("rest_no_route"), DOPYS_ERROR_NOT_A_SITE, DOPYS_ERROR_NOT_A_SITE },
  { 404, HTML, DOPYS_ERROR_NOT_A_SITE, DOPYS_ERROR_NOT_A_SITE },
  { 410, CODE ("rest_already_trashed"), DOPYS_ERROR_NOT_FOUND, DOPYS_ERROR_NOT_FOUND },
  { 408, HTML, DOPYS_ERROR_NO_NETWORK, DOPYS_ERROR_NO_NETWORK },
  { 412, CODE ("rest_upload_hash_mismatch"), DOPYS_ERROR_NO_NETWORK, DOPYS_ERROR_NO_NETWORK },
  { 413, HTML, DOPYS_ERROR_SIZE_LIMIT, DOPYS_ERROR_SIZE_LIMIT },
  { 429, HTML, DOPYS_ERROR_BUSY, DOPYS_ERROR_BUSY },
  { 500, HTML, DOPYS_ERROR_BUSY, DOPYS_ERROR_UNKNOWN_OUTCOME },
  { 500, CODE ("internal_server_error"), DOPYS_ERROR_BUSY, DOPYS_ERROR_UNKNOWN_OUTCOME },
  { 500, CODE ("rest_upload_sideload_error"), DOPYS_ERROR_REFUSED, DOPYS_ERROR_REFUSED },
  { 502, HTML, DOPYS_ERROR_BUSY, DOPYS_ERROR_UNKNOWN_OUTCOME },
  { 503, HTML, DOPYS_ERROR_BUSY, DOPYS_ERROR_BUSY },
  { 504, "", DOPYS_ERROR_BUSY, DOPYS_ERROR_UNKNOWN_OUTCOME },
  { 999, HTML, DOPYS_ERROR_BUSY, DOPYS_ERROR_UNKNOWN_OUTCOME },
};

static void
test_meanings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint changes = 0; changes < 2; changes++)
      {
        int expected = changes ? cases[i].changing : cases[i].reading;
        g_autoptr (DopysAnswer) answer = answer_with (cases[i].status, NULL, NULL, cases[i].body, changes);
        g_autoptr (GError) error = NULL;
        gboolean good = dopys_answer_check (answer, JSON_NODE_OBJECT, &error);

        g_test_message ("%u %s changes %u: %s", cases[i].status, cases[i].body, changes,
                        error != NULL ? error->message : "good");
        g_assert_cmpint (good, ==, expected == -1);
        if (good)
          continue;
        g_assert_error (error, DOPYS_ERROR, expected);
        /* A whole sentence, in which nothing of the site's looks like markup. */
        g_assert_cmpuint (strlen (error->message), >, 20);
        g_assert_null (strchr (error->message, '<'));
      }
}

static void
test_reason (void)
{
  g_autoptr (DopysAnswer) answer = answer_with (400, NULL, NULL,
                                                "{\"code\":\"rest_invalid_param\",\"message\":\"Неправильний "
                                                "параметр\",\"data\":{\"params\":{\"slug\":\"Закоротке\"}}}",
                                                TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_false (dopys_answer_check (answer, JSON_NODE_OBJECT, &error));
  g_assert_nonnull (strstr (error->message, "Неправильний параметр"));
  g_assert_nonnull (strstr (error->message, "[slug] Закоротке"));
  g_assert_true (dopys_answer_has_code (answer, "rest_invalid_param"));
}

static void
assert_pause (const char *value, guint least, guint most)
{
  g_autoptr (DopysAnswer) answer = answer_with (429, "Retry-After", value, "", FALSE);

  g_assert_cmpuint (dopys_answer_get_pause (answer), >=, least);
  g_assert_cmpuint (dopys_answer_get_pause (answer), <=, most);
}

static void
test_pause (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) soon = g_date_time_add_seconds (now, 100);
  g_autofree char *date = soup_date_time_to_string (soon, SOUP_DATE_HTTP);

  assert_pause ("7", 7, 7);
  assert_pause ("99999999999999999999", 3600, 3600);
  assert_pause ("-5", 0, 0);
  assert_pause ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0);
  assert_pause ("soon", 0, 0);
  assert_pause (date, 90, 100);
}

static void
test_headers (void)
{
  g_autoptr (DopysAnswer) answer = answer_with (200, "Allow", "GET, POST", "{}", FALSE);
  g_autoptr (DopysAnswer) pages = answer_with (200, "X-WP-TotalPages", "12", "[]", FALSE);

  g_assert_true (dopys_answer_allows (answer, "POST"));
  g_assert_false (dopys_answer_allows (answer, "DELETE"));
  g_assert_false (dopys_answer_allows (pages, "POST"));
  g_assert_cmpint (dopys_answer_get_number (pages, "X-WP-TotalPages"), ==, 12);
  g_assert_cmpint (dopys_answer_get_number (answer, "X-WP-TotalPages"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer/meanings", test_meanings);
  g_test_add_func ("/answer/reason", test_reason);
  g_test_add_func ("/answer/pause", test_pause);
  g_test_add_func ("/answer/headers", test_headers);
  return g_test_run ();
}
