/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "dopys-error.h"
#include "dopys-site-authorization.h"

#define SECRET "11111111-aaaa"

static void
test_page (void)
{
  g_autofree char *page = dopys_site_authorization_dup_page ("https://rada.example/wp-admin/a.php", SECRET);
  g_autofree char *other = dopys_site_authorization_dup_page ("https://rada.example/?a=b", SECRET);
  g_autoptr (GHashTable) values = g_uri_parse_params (strchr (page, '?') + 1, -1, "&", G_URI_PARAMS_NONE, NULL);

  g_assert_cmpstr (g_hash_table_lookup (values, "success_url"), ==, "dopys://site/" SECRET);
  g_assert_cmpstr (g_hash_table_lookup (values, "reject_url"), ==, "dopys://site/" SECRET "?success=false");
  g_assert_nonnull (g_hash_table_lookup (values, "app_name"));
  g_assert_true (g_uuid_string_is_valid (g_hash_table_lookup (values, "app_id")));
  g_assert_nonnull (strstr (other, "?a=b&app_name="));
}

static void
test_answer (void)
{
  g_autofree char *user = NULL, *password = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dopys_site_authorization_read ("dopys://site/" SECRET
                                                "?site_url=https%3A%2F%2Frada.example&user_login=%D0%9E%D0%BB%D1%8F"
                                                "&password=ab+cd",
                                                SECRET, &user, &password, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (user, ==, "Оля");
  g_assert_cmpstr (password, ==, "ab cd");
}

/* Without the secret nothing is believed, however it is dressed up. */
static void
test_foreign (void)
{
  static const char *const foreign[] = {
    "dopys://site/?user_login=a&password=b",
    "dopys://site/22222222-bbbb?user_login=a&password=b",
    "dopys://site/" SECRET "1?user_login=a&password=b",
    "dopys://site/1111?user_login=a&password=b",
    "https://rada.example/" SECRET "?user_login=a&password=b",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *user = NULL, *password = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (dopys_site_authorization_read (foreign[i], SECRET, &user, &password, &error));
      g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID);
      g_assert_null (password);
    }
}

static void
test_refused (void)
{
  static const char *const refused[] = { "dopys://site/" SECRET "?success=false", "dopys://site/" SECRET,
                                         "dopys://site/" SECRET "/?user_login=a", "dopys://site/" SECRET "?%%%=%" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *user = NULL, *password = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (dopys_site_authorization_read (refused[i], SECRET, &user, &password, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_secret (void)
{
  g_autofree char *first = dopys_site_authorization_new_secret ();
  g_autofree char *second = dopys_site_authorization_new_secret ();

  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (strlen (first), ==, 72);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/site-authorization/page", test_page);
  g_test_add_func ("/site-authorization/answer", test_answer);
  g_test_add_func ("/site-authorization/foreign", test_foreign);
  g_test_add_func ("/site-authorization/refused", test_refused);
  g_test_add_func ("/site-authorization/secret", test_secret);
  return g_test_run ();
}
