/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-new-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define MODE 0644 /* the library's folders are private */

struct _DopysNewFile
{
  int fd;
  char *temporary; /* (nullable): where the file system wants names */
};

static gboolean
fail (GError **error)
{
  int number = errno;
  /* A used-up quota and a limit of the session are a full disk to who works there. */
  GIOErrorEnum code = number == EDQUOT || number == EFBIG ? G_IO_ERROR_NO_SPACE : g_io_error_from_errno (number);
  g_set_error_literal (error, G_IO_ERROR, (int) code, g_strerror (number));
  return FALSE;
}

DopysNewFile *
dopys_new_file_open (const char *folder, GError **error)
{
  g_autoptr (DopysNewFile) self = g_new0 (DopysNewFile, 1);

  self->fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, MODE);
  if (self->fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL))
    {
      self->temporary = g_build_filename (folder, ".new-XXXXXX", NULL);
      self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, MODE);
    }
  if (self->fd >= 0)
    return g_steal_pointer (&self);
  fail (error);
  g_clear_pointer (&self->temporary, g_free);
  return NULL;
}

void
dopys_new_file_free (DopysNewFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self);
}

gboolean
dopys_new_file_write (DopysNewFile *self, const void *data, gsize size, GError **error)
{
  for (gsize at = 0; at < size;)
    {
      ssize_t n = write (self->fd, (const char *) data + at, size - at);
      if (n < 0 && errno != EINTR)
        return fail (error);
      at += n > 0 ? (gsize) n : 0;
    }
  return TRUE;
}

gboolean
dopys_new_file_share (DopysNewFile *self, int from)
{
  return ioctl (self->fd, FICLONE, from) == 0;
}

static char *
make_fd_path (DopysNewFile *self)
{
  return g_strdup_printf ("/proc/self/fd/%d", self->fd);
}

int
dopys_new_file_reopen (DopysNewFile *self, GError **error)
{
  g_autofree char *path = self->temporary ? g_strdup (self->temporary) : make_fd_path (self);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    fail (error);
  return fd;
}

/* A name in the file's folder that nothing has, for the moment before it replaces another. */
static gboolean
link_somewhere (const char *from, const char *path, char **made)
{
  for (guint i = 0; i < 100; i++)
    {
      *made = g_strdup_printf ("%s.%08x", path, g_random_int ());
      if (linkat (AT_FDCWD, from, AT_FDCWD, *made, AT_SYMLINK_FOLLOW) == 0)
        return TRUE;
      int number = errno;
      g_clear_pointer (made, g_free);
      errno = number;
      if (number != EEXIST)
        return FALSE;
    }
  return FALSE;
}

static gboolean
give_name (DopysNewFile *self, const char *path, gboolean replace)
{
  g_autofree char *from = self->temporary ? g_strdup (self->temporary) : make_fd_path (self);
  g_autofree char *made = NULL;

  if (linkat (AT_FDCWD, from, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0)
    return TRUE;
  if (errno == EEXIST && !replace)
    return TRUE;
  if (errno == EEXIST && link_somewhere (from, path, &made))
    {
      if (rename (made, path) == 0)
        return TRUE;
      int number = errno;
      g_unlink (made);
      errno = number;
      return FALSE;
    }
  /* A file system without links. */
  if (self->temporary && rename (self->temporary, path) == 0)
    {
      g_clear_pointer (&self->temporary, g_free);
      return TRUE;
    }
  return FALSE;
}

gboolean
dopys_new_file_keep (DopysNewFile *self, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder_path = g_path_get_dirname (path);

  if (fsync (self->fd) != 0 || !give_name (self, path, replace))
    return fail (error);
  int folder = open (folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0)
    {
      fsync (folder);
      close (folder);
    }
  return TRUE;
}

gboolean
dopys_new_file_save (const char *path, GBytes *content, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (DopysNewFile) file = dopys_new_file_open (folder, error);
  gsize size;
  const void *data = g_bytes_get_data (content, &size);

  return file && dopys_new_file_write (file, data, size, error) && dopys_new_file_keep (file, path, TRUE, error);
}
