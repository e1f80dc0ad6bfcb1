/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-store-export.h"

#include "dopys-error.h"
#include "dopys-store-copies.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BLOCK 65536

/* ---- names ---- */

/* originals/ab/abcd….jpg, and dictionaries/NAME: nothing hidden, nothing that leads out. */
static gboolean
is_taken (const char *name)
{
  return g_str_equal (name, "dopys.db") ||
         g_regex_match_simple ("^originals/[0-9a-f]{2}/[0-9a-f]{64}\\.[a-z]{2,5}$", name, G_REGEX_DOLLAR_ENDONLY, 0) ||
         g_regex_match_simple ("^dictionaries/[^/.][^/]{0,199}$", name, G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean
fail (int code, GError **error)
{
  if (code == ENOSPC || code == EDQUOT)
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_NO_SPACE,
                         _ ("The disk is full. Nothing was changed in the library; free some space and try again."));
  else
    g_set_error (error, DOPYS_ERROR, DOPYS_ERROR_STORAGE,
                 _ ("The file could not be read or written (%s). Nothing was changed in the library."),
                 g_strerror (code));
  return FALSE;
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (
      error, DOPYS_ERROR, DOPYS_ERROR_DAMAGED_FILE,
      _ ("The file is damaged or incomplete. Nothing was changed in the library; copy the file anew."));
  return FALSE;
}

/* ---- writing ---- */

static gboolean
write_content (struct archive *archive, int descriptor, GError **error)
{
  char block[BLOCK];
  ssize_t n;

  while ((n = read (descriptor, block, sizeof block)) > 0)
    if (archive_write_data (archive, block, (size_t) n) != n)
      return fail (archive_errno (archive), error);
  return n == 0 || fail (errno, error);
}

static gboolean
write_file (struct archive *archive, const char *path, const char *name, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  off_t size = descriptor >= 0 ? lseek (descriptor, 0, SEEK_END) : -1;
  struct archive_entry *entry;
  gboolean written;

  if (size < 0 || lseek (descriptor, 0, SEEK_SET) != 0)
    {
      fail (errno, error);
      if (descriptor >= 0)
        close (descriptor);
      return FALSE;
    }
  entry = archive_entry_new ();
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, size);
  written = archive_write_header (archive, entry) == ARCHIVE_OK ? write_content (archive, descriptor, error)
                                                                : fail (archive_errno (archive), error);
  archive_entry_free (entry);
  close (descriptor);
  return written;
}

/* All files of a folder whose names are taken; name is that of the folder within the library. */
static gboolean
write_folder (struct archive *archive, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *child;

  while (dir && (child = g_dir_read_name (dir)))
    {
      g_autofree char *inner = g_build_filename (name, child, NULL);
      g_autofree char *inner_path = g_build_filename (folder, inner, NULL);

      if (g_file_test (inner_path, G_FILE_TEST_IS_DIR))
        {
          if (!write_folder (archive, folder, inner, error))
            return FALSE;
        }
      else if (is_taken (inner) && !write_file (archive, inner_path, inner, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (struct archive *archive, const char *folder, const char *copy, GError **error)
{
  return write_file (archive, copy, "dopys.db", error) && write_folder (archive, folder, "originals", error) &&
         write_folder (archive, folder, "dictionaries", error);
}

gboolean
dopys_store_export_write (const char *folder, const char *path, GError **error)
{
  g_autofree char *copy = g_build_filename (folder, "export.db", NULL);
  struct archive *archive;
  gboolean written;

  if (!dopys_store_copies_write (folder, copy, error))
    return FALSE;
  archive = archive_write_new ();
  archive_write_set_format_pax_restricted (archive);
  written = archive_write_open_filename (archive, path) == ARCHIVE_OK ? write_all (archive, folder, copy, error)
                                                                      : fail (archive_errno (archive), error);
  if (archive_write_close (archive) != ARCHIVE_OK && written)
    written = fail (archive_errno (archive), error);
  archive_write_free (archive);
  g_unlink (copy);
  if (!written)
    g_unlink (path);
  return written;
}

/* ---- reading ---- */

static gboolean
copy_out (struct archive *archive, int descriptor, GChecksum *sum, GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  la_ssize_t n;

  while ((n = archive_read_data (archive, block, BLOCK)) > 0)
    {
      g_checksum_update (sum, (const guchar *) block, n);
      if (write (descriptor, block, (size_t) n) != n)
        return fail (errno ? errno : ENOSPC, error);
    }
  return n == 0 || fail_damaged (error);
}

/* An original is what its name says, or the file is damaged. */
static gboolean
read_file (struct archive *archive, const char *unpacked, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (unpacked, name, NULL);
  g_autofree char *place = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (name);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  int descriptor;
  gboolean copied;

  if (g_mkdir_with_parents (place, 0700) != 0)
    return fail (errno, error);
  descriptor = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return fail (errno, error);
  copied = copy_out (archive, descriptor, sum, error);
  if (copied && fsync (descriptor) != 0)
    copied = fail (errno, error);
  close (descriptor);
  if (copied && g_str_has_prefix (name, "originals/") && !g_str_has_prefix (base, g_checksum_get_string (sum)))
    return fail_damaged (error);
  return copied;
}

static gboolean
read_all (struct archive *archive, const char *unpacked, GError **error)
{
  struct archive_entry *entry;
  gboolean first = TRUE;
  int code;

  while ((code = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      const char *name = archive_entry_pathname_utf8 (entry);

      if (first && g_strcmp0 (name, "dopys.db") != 0)
        break;
      first = FALSE;
      if (name && archive_entry_filetype (entry) == AE_IFREG && is_taken (name) &&
          !read_file (archive, unpacked, name, error))
        return FALSE;
    }
  if (!first)
    return code == ARCHIVE_EOF || fail_damaged (error);
  g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_INVALID,
                       _ ("The file is no copy of a library that Dopys wrote. Nothing was changed in the library."));
  return FALSE;
}

char *
dopys_store_export_unpack (const char *folder, const char *path, GError **error)
{
  g_autofree char *unpacked = g_build_filename (folder, "import-XXXXXX", NULL);
  struct archive *archive;
  gboolean read = FALSE;

  if (g_mkdtemp (unpacked) == NULL)
    {
      fail (errno, error);
      return NULL;
    }
  archive = archive_read_new ();
  archive_read_support_format_tar (archive);
  archive_read_support_format_raw (archive);
  if (archive_read_open_filename (archive, path, BLOCK) == ARCHIVE_OK)
    read = read_all (archive, unpacked, error);
  else
    fail (archive_errno (archive), error);
  archive_read_free (archive);
  if (read)
    return g_steal_pointer (&unpacked);
  dopys_store_export_remove (unpacked);
  return NULL;
}

/* ---- taking over ---- */

static gboolean
take_folder (const char *unpacked, const char *folder, const char *name, GError **error)
{
  g_autofree char *from = g_build_filename (unpacked, name, NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *child;

  if (dir && g_mkdir_with_parents (to, 0700) != 0)
    return fail (errno, error);
  while (dir && (child = g_dir_read_name (dir)))
    {
      g_autofree char *inner = g_build_filename (name, child, NULL);
      g_autofree char *source = g_build_filename (unpacked, inner, NULL);
      g_autofree char *target = g_build_filename (folder, inner, NULL);

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          if (!take_folder (unpacked, folder, inner, error))
            return FALSE;
        }
      else if (!g_file_test (target, G_FILE_TEST_EXISTS) && g_rename (source, target) != 0)
        return fail (errno, error);
    }
  return TRUE;
}

gboolean
dopys_store_export_take_files (const char *unpacked, const char *folder, GError **error)
{
  return take_folder (unpacked, folder, "originals", error) && take_folder (unpacked, folder, "dictionaries", error);
}

void
dopys_store_export_remove (const char *unpacked)
{
  g_autoptr (GDir) dir = g_dir_open (unpacked, 0, NULL);
  const char *child;

  while (dir && (child = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (unpacked, child, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        dopys_store_export_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (unpacked);
}
