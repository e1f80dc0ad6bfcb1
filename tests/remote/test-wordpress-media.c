/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Photos sent to a WordPress, and what its answers are taken to mean. tests/servers asks a real one. */

#include <string.h>

#include <glib/gstdio.h>

#include "wordpress-fixture.h"

#define MEDIA_JSON                                                                                                     \
  "{\"id\":%d,\"slug\":\"%s\",\"alt_text\":\"Опис\",\"source_url\":\"https://rada.example/a.jpg\","                    \
  "\"media_details\":{\"sizes\":{\"large\":{\"source_url\":\"https://rada.example/a-1024.jpg\"}}},"                    \
  "\"missing_image_sizes\":%s}"

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
  body = wordpress_fixture_dup_body (f, 0);
  g_assert_cmpstr (disposition, ==, "attachment; filename=\"nova---kola-.jpg\"");
  g_assert_cmpstr (md5, ==, "00112233445566778899aabbccddeeff");
  g_assert_cmpstr (body, ==, "JPEG");
  wordpress_fixture_assert_asked (f, 0, "POST",
                                  "/wp-json/wp/v2/media?slug=pm-1&alt_text=%D0%9E%D0%BF%D0%B8%D1%81&title=");
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
  g_assert_null (strstr (scripted_server_get_request (f->server, 0)->path, "alt_text="));
  body = wordpress_fixture_dup_body (f, 1);
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
  wordpress_fixture_assert_asked (f, 1, "POST", "/wp-json/wp/v2/media/12/post-process");
  body = wordpress_fixture_dup_body (f, 1);
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
  wordpress_fixture_assert_asked (f, 2, "DELETE", "/wp-json/wp/v2/media/12?force=true");
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
  wordpress_fixture_assert_asked (f, 0, "POST", "/wp-json/wp/v2/media/11");
  body = wordpress_fixture_dup_body (f, 0);
  g_assert_cmpstr (body, ==, "{\"alt_text\":\"Опис\",\"caption\":\"Підпис\",\"post\":7}");
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/wordpress-media/" name, Fixture, NULL, wordpress_fixture_set_up, func, wordpress_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("upload", test_upload);
  ADD ("upload-bad-file", test_upload_bad_file);
  ADD ("upload-long-alt", test_upload_long_alt);
  ADD ("upload-interrupted", test_upload_interrupted);
  ADD ("upload-twice", test_upload_twice);
  ADD ("upload-refused", test_upload_refused);
  ADD ("find-media", test_find_media);
  ADD ("finish-media", test_finish_media);
  return g_test_run ();
}
