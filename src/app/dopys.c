/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dopys: the window.  Translations come from DOPYS_LOCALEDIR of the environment where the program is not installed. */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "dopys-application.h"
#include "dopys-config.h"

int
main (int argc, char *argv[])
{
  const char *folder = g_getenv ("DOPYS_LOCALEDIR");
  g_autoptr (DopysApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder ? folder : DOPYS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Dopys"));
  application = dopys_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
