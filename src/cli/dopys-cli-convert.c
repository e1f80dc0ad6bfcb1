/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dopys-cli convert: reads an article in one form and writes it in another; blocks to blocks is the identity. */

#include "dopys-blocks.h"
#include "dopys-cli-report.h"
#include "dopys-html.h"
#include "dopys-typography.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static DopysDocument *
read_document (GBytes *content, gboolean from_html, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  if (!from_html)
    return dopys_blocks_read (content);
  g_autoptr (DopysHtml) html = dopys_html_read (data, size, NULL, NULL, error);
  return html ? dopys_document_ref (html->document) : NULL;
}

static GBytes *
write_document (DopysDocument *document, const char *to)
{
  if (g_str_equal (to, "blocks"))
    return dopys_blocks_write (document, NULL, NULL, NULL);
  char *text = g_str_equal (to, "html") ? dopys_html_write (document, NULL, NULL) : dopys_text_write (document);
  return g_bytes_new_take (text, strlen (text));
}

static DopysDocument *
correct_typography (DopysDocument *document)
{
  g_autoptr (DopysCorrection) correction =
      dopys_typography_correct (document, 0, dopys_document_get_length (document), 0);

  return dopys_document_ref (correction->document);
}

int
dopys_cli_convert (int argc, char **argv)
{
  g_autofree char *from = NULL, *to = NULL;
  gboolean typography = FALSE;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("What the file holds: blocks or html"), N_ ("FORM") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("What to print: blocks, html or text"), N_ ("FORM") },
    { "typography", 0, 0, G_OPTION_ARG_NONE, &typography, N_ ("Correct quotes, dashes, apostrophes and spaces"), NULL },
    { NULL },
  };

  if (!dopys_cli_parse (entries, "FILE", _ ("Reads an article in one form and prints it in another."), &argc, &argv))
    return DOPYS_CLI_USAGE;
  if (from == NULL || !g_strv_contains ((const char *const[]) { "blocks", "html", NULL }, from))
    return dopys_cli_wrong_use (_ ("--from must be blocks or html."));
  if (to == NULL || !g_strv_contains ((const char *const[]) { "blocks", "html", "text", NULL }, to))
    return dopys_cli_wrong_use (_ ("--to must be blocks, html or text."));
  if (argc != 2)
    return dopys_cli_wrong_use (_ ("convert takes one file."));

  g_autoptr (GBytes) content = dopys_cli_read_file (argv[1], &error);
  if (content == NULL)
    return dopys_cli_failed (error);
  g_autoptr (DopysDocument) document = read_document (content, g_str_equal (from, "html"), &error);
  if (document == NULL)
    return dopys_cli_failed (error);

  g_autoptr (DopysDocument) corrected = typography ? correct_typography (document) : dopys_document_ref (document);
  g_autoptr (GBytes) written = write_document (corrected, to);
  gsize size;
  const void *data = g_bytes_get_data (written, &size);
  fwrite (data, 1, size, stdout);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      g_printerr ("%s\n", _ ("The result could not be written."));
      return DOPYS_CLI_FAILED;
    }
  return DOPYS_CLI_DONE;
}
