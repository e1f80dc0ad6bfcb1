/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dopys-cli: the publishing job and its parts without a window; links no GTK. */

#include "dopys-cli.h"
#include "dopys-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  const char *name;
  int (*run) (int argc, char **argv);
  const char *summary;
} Command;

static const Command commands[] = {
  { "publish", dopys_cli_publish, N_ ("publish an article with its photos") },
  { "photo", dopys_cli_photo, N_ ("make of photos what would be published") },
  { "convert", dopys_cli_convert, N_ ("read an article in one form, print it in another") },
  { "slug", dopys_cli_slug, N_ ("print the address made of a title") },
};

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("Usage: dopys-cli COMMAND [OPTION…] …"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s%s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("“dopys-cli COMMAND --help” explains a command."));
}

int
main (int argc, char **argv)
{
  const char *locale_folder = g_getenv ("DOPYS_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder ? locale_folder : DOPYS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2)
    {
      g_printerr ("%s\n", _ ("dopys-cli needs a command; “dopys-cli --help” lists them."));
      return DOPYS_CLI_USAGE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("dopys-cli %s\n", DOPYS_VERSION);
      return DOPYS_CLI_DONE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return DOPYS_CLI_DONE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      {
        g_autofree char *name = g_strconcat ("dopys-cli ", commands[i].name, NULL);
        g_set_prgname (name); /* as the command's own help shows it */
        return commands[i].run (argc - 1, argv + 1);
      }
  g_printerr (_ ("dopys-cli has no command “%s”; “dopys-cli --help” lists them.\n"), argv[1]);
  return DOPYS_CLI_USAGE;
}
