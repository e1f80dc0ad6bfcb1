/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-cli-report.h"

#include "dopys-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

gboolean
dopys_cli_parse (const GOptionEntry *entries, const char *parameters, const char *summary, int *argc, char ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  dopys_cli_wrong_use (error->message);
  return FALSE;
}

int
dopys_cli_wrong_use (const char *sentence)
{
  g_printerr ("dopys-cli: %s\n", sentence);
  return DOPYS_CLI_USAGE;
}

int
dopys_cli_failed (const GError *error)
{
  g_printerr ("%s\n", error->message);
  return DOPYS_CLI_FAILED;
}

GBytes *
dopys_cli_read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) cause = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &cause);

  if (bytes)
    return bytes;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_NOT_FOUND,
                 _ ("There is no file “%s”. Check the name and the folder; nothing was done."), path);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                 _ ("“%s” is a folder, not a file. Name the file in it; nothing was done."), path);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_STORAGE,
                 _ ("The file “%s” may not be read by you. Change its permissions, or copy it; nothing was done."),
                 path);
  else
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_STORAGE, _ ("The file “%s” could not be read: %s. Nothing was done."),
                 path, cause->message);
  return NULL;
}

void
dopys_cli_print_json (JsonNode *node)
{
  g_autofree char *line = json_to_string (node, FALSE);
  g_print ("%s\n", line);
}
