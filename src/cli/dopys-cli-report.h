/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every command says in the same way: options, errors, JSON lines. */
#pragma once

#include <json-glib/json-glib.h>

#include "dopys-cli.h"

G_BEGIN_DECLS

/* Parses the options (summary and parameters as GOptionContext has them). On --help it prints and exits. FALSE after
 * telling what is wrong: the caller returns DOPYS_CLI_USAGE. argc and argv keep what is no option, argv[0] included. */
gboolean dopys_cli_parse (const GOptionEntry *entries, const char *parameters, const char *summary, int *argc,
                          char ***argv);
/* One sentence on standard error. Return DOPYS_CLI_USAGE and DOPYS_CLI_FAILED. */
int dopys_cli_wrong_use (const char *sentence);
int dopys_cli_failed (const GError *error);
/* The whole file; NULL with a sentence that says what to do. path: as given on the command line. */
GBytes *dopys_cli_read_file (const char *path, GError **error);
/* The node as one line on standard output. */
void dopys_cli_print_json (JsonNode *node);

G_END_DECLS
