/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-file.h"

#include "dopys-photo-error.h"

#include <gio/gfiledescriptorbased.h>
#include <gio/gunixinputstream.h>

#define PIECE (128 * 1024)

gboolean
dopys_photo_file_check (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  GError *failure = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, cancellable, &failure);

  if (info == NULL)
    dopys_photo_error_take_io (error, name, failure);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    dopys_photo_error_folder (error, name);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    dopys_photo_error_no_photo (error, name, NULL); /* a pipe or device could be read for ever */
  else if (g_file_info_get_size (info) > DOPYS_PHOTO_MAX_BYTES)
    dopys_photo_error_too_many_bytes (error, name);
  else if (g_file_info_get_size (info) == 0)
    dopys_photo_error_empty (error, name);
  else
    return TRUE;
  return FALSE;
}

/* Reads the stream to its end into sum and, if given, into a file. */
static gboolean
pump (GInputStream *stream, GChecksum *sum, DopysNewFile *to, guint64 *size, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  *size = 0;
  while ((n = g_input_stream_read (stream, piece, PIECE, cancellable, error)) > 0)
    {
      *size += (guint64) n;
      if (*size > DOPYS_PHOTO_MAX_BYTES)
        return TRUE; /* it grew; the caller sees */
      g_checksum_update (sum, piece, n);
      if (to && !dopys_new_file_write (to, piece, (gsize) n, error))
        return FALSE;
    }
  return n == 0;
}

/* Of the copy, not of the original, which may change meanwhile. */
static gboolean
sum_of_copy (DopysNewFile *copy, GChecksum *sum, guint64 *size, GCancellable *cancellable, GError **error)
{
  int fd = dopys_new_file_reopen (copy, error);
  if (fd < 0)
    return FALSE;
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (fd, TRUE);
  return pump (stream, sum, NULL, size, cancellable, error);
}

char *
dopys_photo_file_copy (GFile *file, const char *name, DopysNewFile *to, guint64 *size, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GError *failure = NULL;

  if (!dopys_photo_file_check (file, name, cancellable, error))
    return NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &failure);
  gboolean shared = G_IS_FILE_DESCRIPTOR_BASED (stream) &&
                    dopys_new_file_share (to, g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream)));
  gboolean done = stream && (shared ? sum_of_copy (to, sum, size, cancellable, &failure)
                                    : pump (G_INPUT_STREAM (stream), sum, to, size, cancellable, &failure));
  if (!done)
    dopys_photo_error_take_io (error, name, failure);
  else if (*size > DOPYS_PHOTO_MAX_BYTES)
    dopys_photo_error_too_many_bytes (error, name);
  else if (*size == 0)
    dopys_photo_error_empty (error, name);
  else
    return g_strdup (g_checksum_get_string (sum));
  return NULL;
}
