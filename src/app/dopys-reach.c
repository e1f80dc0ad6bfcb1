/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-reach.h"

#include <glib/gi18n-lib.h>

#include "dopys-error.h"

#define SANDBOX "/.flatpak-info"

/* What the sandbox shows of the files of the person; what is missing there is missing indeed. */
static gboolean
is_shown (const char *path)
{
  g_autofree char *own = g_build_filename (g_get_home_dir (), ".var", "app", "", NULL);

  return g_str_has_prefix (path, own) || g_str_has_prefix (path, "/run/user/") || g_str_has_prefix (path, "/app/") ||
         g_str_has_prefix (path, "/usr/");
}

gboolean
dopys_reach_is_out_of (const char *info, GFile *file)
{
  const char *path = g_file_peek_path (file);

  return path && !is_shown (path) && g_file_test (info, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_EXISTS);
}

gboolean
dopys_reach_is_out (GFile *file)
{
  return dopys_reach_is_out_of (SANDBOX, file);
}

void
dopys_reach_explain (GFile *file, GError **error)
{
  g_autofree char *name = NULL;

  if (!dopys_reach_is_out (file))
    return;
  name = g_file_get_basename (file);
  g_clear_error (error);
  g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND,
               _ ("This file manager does not hand files over to programs in a sandbox, so “%s” could not be read. "
                  "Nothing was added; choose the file in the program instead, or drag it from the program Files."),
               name);
}
