/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-office-archive.h"

#include "dopys-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

struct _DopysOfficeArchive
{
  GHashTable *parts; /* name → GBytes */
  gsize all;
};

/* What may be asked for: texts, their relations, and pictures. */
static gboolean
is_wanted (const char *name)
{
  return g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels") ||
         g_str_has_prefix (name, "word/media/") || g_str_has_prefix (name, "Pictures/") ||
         g_str_equal (name, "mimetype");
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (
      error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_FILE,
      _ ("The document is damaged or incomplete. Nothing was taken over; open it in the program it was "
         "written with and save it again."));
}

/* The size that an entry claims is not believed: what comes out is counted. */
static GBytes *
read_part (DopysOfficeArchive *self, struct archive *archive, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[65536];
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    {
      self->all += (gsize) n;
      if (data->len + (gsize) n > DOPYS_OFFICE_MAX_PART || self->all > DOPYS_OFFICE_MAX_ALL)
        {
          g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_TOO_LARGE,
                               _ ("The document is too large: it may hold 256 MB, and 32 MB in one picture or text. "
                                  "Nothing was taken over; bring the text and the photos separately."));
          return NULL;
        }
      g_byte_array_append (data, buffer, (guint) n);
    }
  if (n < 0)
    {
      set_damaged (error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static gboolean
read_parts (DopysOfficeArchive *self, struct archive *archive, GError **error)
{
  struct archive_entry *entry;
  int code;

  for (guint i = 0; (code = archive_read_next_header (archive, &entry)) == ARCHIVE_OK; i++)
    {
      const char *name = archive_entry_pathname_utf8 (entry);
      GBytes *part;

      if (i == DOPYS_OFFICE_MAX_PARTS)
        break;
      if (name == NULL || archive_entry_filetype (entry) != AE_IFREG || !is_wanted (name))
        continue;
      part = read_part (self, archive, error);
      if (part == NULL)
        return FALSE;
      g_hash_table_replace (self->parts, g_strdup (name), part);
    }
  if (code != ARCHIVE_EOF)
    set_damaged (error);
  return code == ARCHIVE_EOF;
}

DopysOfficeArchive *
dopys_office_archive_read (GBytes *file, GError **error)
{
  struct archive *archive = archive_read_new ();
  DopysOfficeArchive *self = g_new0 (DopysOfficeArchive, 1);
  gsize size;
  gconstpointer data = g_bytes_get_data (file, &size);
  gboolean read;

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  archive_read_support_format_zip (archive);
  read = archive_read_open_memory (archive, data, size) == ARCHIVE_OK;
  if (!read)
    set_damaged (error);
  else
    read = read_parts (self, archive, error);
  archive_read_free (archive);
  if (!read)
    g_clear_pointer (&self, dopys_office_archive_free);
  return self;
}

void
dopys_office_archive_free (DopysOfficeArchive *self)
{
  g_hash_table_unref (self->parts);
  g_free (self);
}

GBytes *
dopys_office_archive_get (DopysOfficeArchive *self, const char *name)
{
  return g_hash_table_lookup (self->parts, name);
}

xmlDoc *
dopys_office_archive_parse (DopysOfficeArchive *self, const char *name)
{
  GBytes *part = dopys_office_archive_get (self, name);
  gsize size = 0;
  const char *data = part ? g_bytes_get_data (part, &size) : NULL;
  xmlDoc *doc;

  if (data == NULL)
    return NULL;
  doc = xmlReadMemory (data, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (doc && (doc->intSubset || doc->extSubset))
    g_clear_pointer (&doc, xmlFreeDoc);
  return doc;
}
