/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The remote layer against a real WordPress: run by tests/servers/run-wordpress, which says where it is (WP_URL) and
 * who may sign in there (WP_ADMIN, WP_AUTHOR… as user:password). DOPYS_TEST_PHOTO is a JPEG wider than 1024 px. */

#include <string.h>

#include "dopys-error.h"
#include "dopys-wordpress.h"

static char *
make_token (const char *prefix)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_auto (GStrv) parts = g_strsplit (uuid, "-", -1);
  g_autofree char *hex = g_strjoinv ("", parts);

  return g_strconcat (prefix, hex, NULL);
}

static const char *
api_root (void)
{
  static char *api;

  if (api == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DopysDiscovery) found = dopys_wordpress_discover (g_getenv ("WP_URL"), NULL, &error);

      g_assert_no_error (error);
      api = g_strdup (found->api);
    }
  return api;
}

static DopysRemote *
sign_in (const char *variable)
{
  g_auto (GStrv) parts = g_strsplit (g_getenv (variable), ":", 2);

  return dopys_wordpress_new (api_root (), parts[0], parts[1]);
}

static void
test_discover (void)
{
  g_autofree char *typed = g_strconcat (g_getenv ("WP_URL"), "/wp-admin/post-new.php", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysDiscovery) found = dopys_wordpress_discover (typed, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found->url, ==, g_getenv ("WP_URL"));
  g_assert_true (g_str_has_suffix (found->api, "/wp-json/"));
  g_assert_cmpstr (found->name, ==, "Випробувальна громада");
  g_assert_cmpstr (found->time_zone, ==, "Europe/Kyiv");
  g_assert_true (g_str_has_suffix (found->authorize_url, "/wp-admin/authorize-application.php"));
}

static void
test_roles (void)
{
  static const struct
  {
    const char *variable;
    gboolean publish, upload, categories;
  } roles[] = { { "WP_ADMIN", TRUE, TRUE, TRUE },
                { "WP_EDITOR", TRUE, TRUE, TRUE },
                { "WP_AUTHOR", TRUE, TRUE, FALSE },
                { "WP_CONTRIBUTOR", FALSE, FALSE, FALSE } };
  g_autoptr (DopysRemote) stranger = dopys_wordpress_new (api_root (), "admin", "wrong");
  g_autoptr (DopysRemote) reader = sign_in ("WP_SUBSCRIBER");
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) no_rights = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (DopysRemote) remote = sign_in (roles[i].variable);
      g_autoptr (GError) error = NULL;
      g_autoptr (DopysRemoteAccount) account = dopys_remote_check (remote, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (account->can_publish, ==, roles[i].publish);
      g_assert_cmpint (account->can_upload, ==, roles[i].upload);
      g_assert_cmpint (account->can_create_categories, ==, roles[i].categories);
    }
  g_assert_null (dopys_remote_check (stranger, NULL, &refused));
  g_assert_error (refused, DOPYS_ERROR, DOPYS_ERROR_SIGN_IN);
  g_assert_null (dopys_remote_check (reader, NULL, &no_rights));
  g_assert_error (no_rights, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS);
}

static void
test_rights (void)
{
  g_autoptr (DopysRemote) subscriber = sign_in ("WP_SUBSCRIBER");
  g_autoptr (DopysRemote) author = sign_in ("WP_AUTHOR");
  g_autofree char *name = make_token ("Розділ ");
  g_autoptr (GError) error = NULL;

  g_assert_null (
      dopys_remote_create_draft (subscriber, "pp-never", &(DopysRemotePost) { .title = "Ні" }, NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS);
  g_clear_error (&error);
  g_assert_cmpint (dopys_remote_ensure_term (author, DOPYS_TERM_CATEGORY, name, NULL, &error), ==, 0);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_RIGHTS);
}

static void
test_terms (void)
{
  g_autoptr (DopysRemote) remote = sign_in ("WP_ADMIN");
  g_autofree char *hex = make_token ("");
  g_autofree char *straight = g_strdup_printf ("Здоров'я & Сім'я %s", hex);
  g_autofree char *curly = g_strdup_printf ("здоров’я & сімʼя %s", hex);
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = dopys_remote_ensure_term (remote, DOPYS_TERM_TAG, straight, NULL, &error);
  guint seen = 0;

  g_assert_no_error (error);
  g_assert_cmpint (dopys_remote_ensure_term (remote, DOPYS_TERM_TAG, straight, NULL, &error), ==, id);
  g_assert_cmpint (dopys_remote_ensure_term (remote, DOPYS_TERM_TAG, curly, NULL, &error), ==, id);
  g_assert_no_error (error);
  terms = dopys_remote_list_terms (remote, DOPYS_TERM_TAG, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < terms->len; i++)
    seen += g_strcmp0 (((DopysRemoteTerm *) terms->pdata[i])->name, straight) == 0;
  g_assert_cmpuint (seen, ==, 1);
}

/* As a publishing job does it, and each create twice as after a lost answer. */
static void
test_post (const char *variable)
{
  g_autoptr (DopysRemote) remote = sign_in (variable);
  g_autofree char *token = make_token ("pp-");
  g_autofree char *title = g_strdup_printf ("П'ять об’єктів «А & Б» <нове> сімʼї &amp; %s", token + 20);
  const char *content = "<!-- wp:paragraph -->\n<p>П'ять &amp; об’єктів &lt;сімʼї&gt;</p>\n<!-- /wp:paragraph -->";
  DopysRemotePost post = { .title = title, .content = content, .excerpt = "Коротко: 5 < 7 & 'так'" };
  DopysRemotePost finish = { .slug = token + 3, .status = "publish" };
  g_autoptr (DopysRemotePostState) none = NULL;
  g_autoptr (DopysRemotePostState) first = NULL;
  g_autoptr (DopysRemotePostState) second = NULL;
  g_autoptr (DopysRemotePostState) published = NULL;
  g_autoptr (DopysRemotePostState) again = NULL;
  g_autoptr (DopysRemotePostState) read = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  gboolean more;

  none = dopys_remote_find_draft (remote, token, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (none);
  first = dopys_remote_create_draft (remote, token, &post, NULL, &error);
  g_assert_no_error (error);
  second = dopys_remote_create_draft (remote, token, &post, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->id, ==, first->id);
  published = dopys_remote_update_post (remote, first->id, &finish, NULL, &error);
  g_assert_no_error (error);
  again = dopys_remote_update_post (remote, first->id, &finish, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->status, ==, "publish");
  g_assert_cmpstr (again->slug, ==, token + 3);
  g_assert_cmpstr (again->date_gmt, ==, published->date_gmt);
  read = dopys_remote_get_post (remote, first->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->title, ==, title);
  g_assert_cmpstr (read->content, ==, content);
  g_assert_cmpstr (read->excerpt, ==, post.excerpt);
  g_clear_pointer (&none, dopys_remote_post_state_free);
  none = dopys_remote_find_draft (remote, token, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (none);
  list =
      dopys_remote_list_posts (remote, &(DopysRemoteQuestion) { .page = 1, .search = token + 20 }, &more, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_false (more);
  g_assert_true (dopys_remote_delete_post (remote, first->id, NULL, &error));
  g_assert_true (dopys_remote_delete_post (remote, first->id, NULL, &error));
  g_assert_no_error (error);
}

static void
test_post_admin (void)
{
  test_post ("WP_ADMIN");
}

/* Without unfiltered HTML. */
static void
test_post_author (void)
{
  test_post ("WP_AUTHOR");
}

static void
progress_cb (guint64 sent, guint64 total, gpointer data)
{
  *(guint64 *) data = sent;
}

static void
test_media (void)
{
  g_autoptr (DopysRemote) remote = sign_in ("WP_AUTHOR");
  g_autofree char *token = make_token ("pm-");
  g_autofree char *bytes = NULL;
  g_autofree char *md5 = NULL;
  g_autofree char *alt = g_strnfill (3000, 'x');
  gsize length;
  guint64 sent = 0;
  DopysRemoteUpload upload = { .path = g_getenv ("DOPYS_TEST_PHOTO"),
                               .file_name = "shkola.jpg",
                               .mime_type = "image/jpeg",
                               .token = token,
                               .alt = "Діти біля шкiльного саду, п'ять кущів",
                               .title = "Школа" };
  g_autoptr (DopysRemoteMedia) first = NULL;
  g_autoptr (DopysRemoteMedia) second = NULL;
  g_autoptr (DopysRemoteMedia) found = NULL;
  g_autoptr (DopysRemoteMedia) read = NULL;
  g_autoptr (DopysRemoteMedia) damaged = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (upload.path, &bytes, &length, &error);
  g_assert_no_error (error);
  md5 = g_compute_checksum_for_data (G_CHECKSUM_MD5, (guchar *) bytes, length);
  upload.md5 = md5;
  g_assert_null (dopys_remote_find_media (remote, token, NULL, &error));
  g_assert_no_error (error);
  first = dopys_remote_upload_media (remote, &upload, progress_cb, &sent, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sent, ==, length);
  g_assert_cmpstr (first->slug, ==, token);
  g_assert_cmpstr (first->alt, ==, upload.alt);
  g_assert_true (first->complete);
  g_assert_true (g_str_has_suffix (first->full_url, "/shkola.jpg") || strstr (first->full_url, "/shkola-") != NULL);
  g_assert_cmpstr (first->url, !=, first->full_url);
  second = dopys_remote_upload_media (remote, &upload, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->id, ==, first->id);
  found = dopys_remote_find_media (remote, token, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->id, ==, first->id);
  g_assert_true (dopys_remote_finish_media (remote, first->id, alt, "Підпис", 0, NULL, &error));
  read = dopys_remote_get_media (remote, first->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->alt, ==, alt);

  upload.md5 = "00000000000000000000000000000000";
  damaged = dopys_remote_upload_media (remote, &upload, NULL, NULL, NULL, &error);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_NETWORK);
  g_assert_null (damaged);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("WP_URL") == NULL)
    {
      g_printerr ("run by tests/servers/run-wordpress\n");
      return 2;
    }
  g_test_add_func ("/real-wordpress/discover", test_discover);
  g_test_add_func ("/real-wordpress/roles", test_roles);
  g_test_add_func ("/real-wordpress/rights", test_rights);
  g_test_add_func ("/real-wordpress/terms", test_terms);
  g_test_add_func ("/real-wordpress/post-admin", test_post_admin);
  g_test_add_func ("/real-wordpress/post-author", test_post_author);
  g_test_add_func ("/real-wordpress/media", test_media);
  return g_test_run ();
}
