/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-office.h"

#include "dopys-docx.h"
#include "dopys-error.h"
#include "dopys-odt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  DopysOfficeArchive *archive;
  DopysPictureFunc picture;
  gpointer user_data;
} Pictures;

static DopysPhoto *
image_cb (const char *src, const char *alt, gpointer user_data)
{
  Pictures *pictures = user_data;
  GBytes *part = dopys_office_archive_get (pictures->archive, src);
  g_autoptr (DopysPhoto) photo = part && pictures->picture ? pictures->picture (part, pictures->user_data) : NULL;

  return photo ? dopys_photo_with_alt (photo, alt) : NULL;
}

gboolean
dopys_office_is (GBytes *file)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);

  return size > 4 && memcmp (data, "PK\003\004", 4) == 0;
}

DopysHtml *
dopys_office_read (GBytes *file, DopysPictureFunc picture, gpointer user_data, GError **error)
{
  g_autoptr (DopysOfficeArchive) archive = dopys_office_archive_read (file, error);
  Pictures pictures = { archive, picture, user_data };
  g_autofree char *html = NULL;

  if (archive == NULL)
    return NULL;
  html = dopys_docx_to_html (archive);
  if (html == NULL)
    html = dopys_odt_to_html (archive);
  if (html == NULL)
    {
      g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                           _ ("The file is no text of Word (.docx) or LibreOffice (.odt) that can be read. Nothing was "
                              "taken over."));
      return NULL;
    }
  return dopys_html_read (html, -1, image_cb, &pictures, error);
}
