/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where no Secret Service answers; with the argument "service", where one does. */

#include "dopys-error.h"
#include "dopys-password.h"

static void
assert_known (const char *site, const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *password = dopys_password_lookup (site, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (password, ==, expected);
  dopys_password_free (password);
}

static void
test_memory_only (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dopys_password_store ("s-1", "Рада", "oksana", "abcd efgh", NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_KEYRING);
  g_clear_error (&error);
  assert_known ("s-1", "abcd efgh");
  g_assert_null (dopys_password_lookup ("s-2", NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_KEYRING);
  g_clear_error (&error);
  g_assert_false (dopys_password_forget ("s-1", NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_KEYRING);
  g_clear_error (&error);
  g_assert_null (dopys_password_lookup ("s-1", NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_NO_KEYRING);
}

static gpointer
store_and_look_up (gpointer data)
{
  g_autofree char *site = g_strdup_printf ("thread-%u", GPOINTER_TO_UINT (data));

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *password = g_strdup_printf ("p-%u-%u", GPOINTER_TO_UINT (data), i);

      dopys_password_store (site, "Рада", "oksana", password, NULL, NULL);
      assert_known (site, password);
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("password", store_and_look_up, GUINT_TO_POINTER (i));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_service (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dopys_password_store ("s-1", "Рада", "oksana", "перший", NULL, &error));
  g_assert_no_error (error);
  assert_known ("s-1", "перший");
  g_assert_true (dopys_password_store ("s-1", "Рада", "oksana", "другий", NULL, &error));
  assert_known ("s-1", "другий");
  assert_known ("s-2", NULL);
  g_assert_true (dopys_password_forget ("s-1", NULL, &error));
  g_assert_no_error (error);
  assert_known ("s-1", NULL);
  g_assert_true (dopys_password_forget ("s-1", NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && g_str_equal (argv[1], "service"))
    {
      g_test_add_func ("/password/service", test_service);
    }
  else
    {
      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
      g_test_add_func ("/password/memory-only", test_memory_only);
    }
  g_test_add_func ("/password/threads", test_threads);
  return g_test_run ();
}
