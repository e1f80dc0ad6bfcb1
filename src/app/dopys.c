/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dopys: the window.  Translations come from DOPYS_LOCALEDIR of the environment where the program is not installed. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "dopys-application.h"
#include "dopys-config.h"

/* glibc learns from each large block that is freed to keep such blocks in its heaps, between small ones that stay:
 * after 200 thumbnails 100 MB of it would be holes. So large blocks always go back to the system. */
#define LARGE_BLOCK (128 * 1024)

int
main (int argc, char *argv[])
{
  const char *folder = g_getenv ("DOPYS_LOCALEDIR");
  g_autoptr (DopysApplication) application = NULL;

#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder ? folder : DOPYS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Dopys"));
  application = dopys_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
