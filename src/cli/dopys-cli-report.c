/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-cli-report.h"

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

void
dopys_cli_print_json (JsonNode *node)
{
  g_autofree char *line = json_to_string (node, FALSE);
  g_print ("%s\n", line);
}
