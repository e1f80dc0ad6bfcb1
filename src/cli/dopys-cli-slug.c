/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dopys-cli slug TEXT: the address that an article of this title gets (resolution № 55). */

#include "dopys-cli-report.h"
#include "dopys-transliteration.h"

#include <glib/gi18n-lib.h>

int
dopys_cli_slug (int argc, char **argv)
{
  const GOptionEntry none[] = { { NULL } };

  if (!dopys_cli_parse (none, "TEXT", _ ("Prints the address made of a title, by resolution № 55."), &argc, &argv))
    return DOPYS_CLI_USAGE;
  if (argc != 2)
    return dopys_cli_wrong_use (_ ("slug takes one text; put it in quotation marks."));

  g_autofree char *slug = dopys_slug (argv[1], NULL);
  g_print ("%s\n", slug);
  return DOPYS_CLI_DONE;
}
