/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-remote-kinds.h"
#include "dopys-wordpress.h"

#include <string.h>

static void
test_open (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysRemote) remote =
      dopys_remote_open ("wordpress", "https://rada.example/wp-json/", "olena", "secret", &error);

  g_assert_no_error (error);
  g_assert_true (DOPYS_IS_WORDPRESS (remote));
}

/* A site that a newer version added is named, not guessed at. */
static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DopysRemote) remote = dopys_remote_open ("gopher", "https://rada.example/", "olena", "secret", &error);

  g_assert_null (remote);
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "gopher"));
}

static void
test_discover (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dopys_remote_discover ("not an address", NULL, &error));
  g_assert_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/open", test_open);
  g_test_add_func ("/kinds/unknown", test_unknown);
  g_test_add_func ("/kinds/discover", test_discover);
  return g_test_run ();
}
