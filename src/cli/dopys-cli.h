/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands of dopys-cli.  Each takes its own arguments (argv[0] is the command's name) and returns the exit code.
 *
 * 0 done; 1 refused or failed, with one sentence on standard error; 2 wrong use.  Standard output carries results only.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOPYS_CLI_DONE = 0,
  DOPYS_CLI_FAILED = 1,
  DOPYS_CLI_USAGE = 2,
} DopysCliExit;

int dopys_cli_publish (int argc, char **argv);
int dopys_cli_slug (int argc, char **argv);
int dopys_cli_photo (int argc, char **argv);
int dopys_cli_convert (int argc, char **argv);

G_END_DECLS
