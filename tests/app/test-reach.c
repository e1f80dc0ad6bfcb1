/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-reach.h"

static gboolean
is_out (const char *info, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return dopys_reach_is_out_of (info, file);
}

static void
test_reach (void)
{
  g_autofree char *own = g_build_filename (g_get_home_dir (), ".var", "app", "org.dopys.Dopys", "none.jpg", NULL);
  g_autoptr (GFile) remote = g_file_new_for_uri ("https://rada.example/a.jpg");

  g_assert_true (is_out ("/etc/passwd", "/home/press/Фото/IMG_2034.jpg")); /* a sandbox, a path from outside */
  g_assert_false (is_out ("/nowhere", "/home/press/Фото/IMG_2034.jpg"));   /* no sandbox: it is gone */
  g_assert_false (is_out ("/etc/passwd", "/etc/passwd"));                  /* there */
  g_assert_false (is_out ("/etc/passwd", "/run/user/1000/doc/1a2b/IMG_2034.jpg"));
  g_assert_false (is_out ("/etc/passwd", own));
  g_assert_false (dopys_reach_is_out_of ("/etc/passwd", remote));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reach/files", test_reach);
  return g_test_run ();
}
