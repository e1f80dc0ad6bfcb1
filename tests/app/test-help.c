/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-help.h"

#include <glib/gstdio.h>

static void
test_language (void)
{
  static const char *const ukrainian[] = { "uk_UA.UTF-8", "uk_UA", "uk", "C", NULL };
  static const char *const polish[] = { "pl", "C", NULL };
  g_autofree char *folder = g_dir_make_tmp ("dopys-help-XXXXXX", NULL);
  g_autofree char *english = g_build_filename (folder, "C.html", NULL),
                  *uk = g_build_filename (folder, "uk.html", NULL);
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  g_assert_true (g_file_set_contents (english, "<p>", -1, NULL));
  first = dopys_help_dup_file (folder, ukrainian);
  g_assert_cmpstr (first, ==, english);
  g_assert_true (g_file_set_contents (uk, "<p>", -1, NULL));
  second = dopys_help_dup_file (folder, ukrainian);
  g_assert_cmpstr (second, ==, uk);
  third = dopys_help_dup_file (folder, polish);
  g_assert_cmpstr (third, ==, english);
  g_remove (english);
  g_remove (uk);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help/language", test_language);
  return g_test_run ();
}
