/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-error.h"
#include "dopys-page-check.h"
#include "scripted-server.h"

static void
test_stem (void)
{
  static const char *const cases[][2] = {
    { "https://a/b/sesiia-rady-1-1024x768.jpg", "sesiia-rady-1" },
    { "https://a/b/sesiia-rady-1.jpg", "sesiia-rady-1" },
    { "https://a/b/sesiia-scaled.jpg", "sesiia" },
    { "sesiia.webp", "sesiia" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stem = dopys_page_check_dup_stem (cases[i][0]);
      g_assert_cmpstr (stem, ==, cases[i][1]);
    }
}

static void
test_page (void)
{
  static const char *const photos[] = { "https://a/sesiia-1.jpg", "https://a/sesiia-2-1024x768.jpg",
                                        "https://a/sesiia-3.jpg", NULL };
  ScriptedServer *server = scripted_server_start ();
  g_autoptr (GError) error = NULL;
  guint found;

  scripted_server_add (server, SERVER_ANSWER, 200, NULL,
                       "<img src='/u/sesiia-12.jpg'><img src='/u/sesiia-1-300x200.jpg'><img src='/u/sesiia-2.jpg'>");
  g_assert_true (dopys_page_check (scripted_server_get_url (server), photos, &found, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (found, ==, 2);
  scripted_server_add (server, SERVER_ANSWER, 404, NULL, "<p>sesiia-1.jpg</p>");
  g_assert_false (dopys_page_check (scripted_server_get_url (server), photos, &found, NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_BAD_ANSWER);
  scripted_server_stop (server);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-check/stem", test_stem);
  g_test_add_func ("/page-check/page", test_page);
  return g_test_run ();
}
