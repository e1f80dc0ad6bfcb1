/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dopys-site: the practice site. One process, one SQLite file and a folder; listens on this computer only. */

#include "dopys-config.h"
#include "dopys-site-preview.h"
#include "dopys-site-server.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The first start's password, for the person and for programs; nobody else may read it. Later starts know it from the
 * file and only bring the address up to date. */
static gboolean
write_credentials (DopysSiteData *data, const char *fresh, GError **error)
{
  g_autofree char *path = g_build_filename (data->folder, "credentials.env", NULL);
  g_autofree char *old = NULL;
  const char *known = !fresh && g_file_get_contents (path, &old, NULL, NULL) ? strstr (old, "SITE_PASSWORD=") : NULL;

  if (fresh == NULL && known == NULL)
    return TRUE; /* the person has put it away */
  g_autofree char *password = g_strdup (fresh ? fresh : known + strlen ("SITE_PASSWORD="));
  g_strdelimit (password, "\n", '\0');
  g_autofree char *text =
      g_strdup_printf ("SITE_URL=%s\nSITE_USER=%s\nSITE_PASSWORD=%s\n", data->base, DOPYS_SITE_USER, password);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/* The program that started this one holds the other end: it ends also when it is killed. */
static gboolean
input_cb (int descriptor, GIOCondition condition, gpointer loop)
{
  char ignored[256];

  if (read (descriptor, ignored, sizeof ignored) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static int
serve (const char *folder, const char *title, int port, gboolean with_parent)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *password = NULL;
  DopysSiteData *data = dopys_site_data_open (folder, title, &error);
  g_autoptr (SoupServer) server = data ? dopys_site_server_start (data, (guint) port, &error) : NULL;

  /* Only where the site can be reached: a password of a start that failed would be known to nobody. */
  if (server && !dopys_site_has_password (data))
    password = dopys_site_new_password (data);
  if (server == NULL || !write_credentials (data, password, &error))
    {
      g_printerr ("dopys-site: %s\n", error->message);
      g_clear_pointer (&data, dopys_site_data_free);
      return 1;
    }
  /* Before the first line: who reads it may stop us at once. */
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  if (with_parent)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, input_cb, loop);
  g_print (_ ("The site: %s\n"), data->base);
  if (password)
    g_print (_ ("User: %s\nApplication password: %s\n"), DOPYS_SITE_USER, password);
  fflush (stdout);
  g_main_loop_run (loop);
  soup_server_disconnect (server);
  dopys_site_data_free (data);
  return 0;
}

/* An article from standard input, its page to standard output. */
static int
preview (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (STDIN_FILENO);
  g_autofree char *article = NULL, *page = NULL;
  gsize size = 0;

  g_io_channel_set_encoding (input, NULL, NULL);
  if (g_io_channel_read_to_end (input, &article, &size, &error) == G_IO_STATUS_NORMAL)
    page = dopys_site_preview_write (article, size, &error);
  if (!page)
    {
      g_printerr ("dopys-site: %s\n", error->message);
      return 1;
    }
  return fputs (page, stdout) >= 0 && fflush (stdout) == 0 ? 0 : 1;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL, *title = NULL;
  int port = 0;
  gboolean version = FALSE, with_parent = FALSE, previewing = FALSE;
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &port, N_ ("Port on 127.0.0.1; 0 for any free one"), N_ ("P") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Folder for articles and pictures"), N_ ("DIR") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_ ("Name of the site"), N_ ("T") },
    { "with-parent", 0, 0, G_OPTION_ARG_NONE, &with_parent, N_ ("Stop when standard input ends"), NULL },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &previewing, N_ ("Write the page of an article that comes as a key file"),
      NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version"), NULL },
    { NULL },
  };
  const char *locale_folder = g_getenv ("DOPYS_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder ? locale_folder : DOPYS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("A site to practise publishing on, with WordPress’s interface."));
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("dopys-site: %s\n", error->message);
      return 2;
    }
  if (version)
    {
      g_print ("dopys-site %s\n", DOPYS_VERSION);
      return 0;
    }
  if (previewing)
    return preview ();
  if (folder == NULL || argc > 1 || port < 0 || port > 65535)
    {
      g_printerr ("%s\n", _ ("dopys-site needs a folder: dopys-site --port P --data DIR"));
      return 2;
    }
  return serve (folder, title, port, with_parent);
}
