/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-publish-lock.h"

#include "dopys-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

struct _DopysPublishLock
{
  int fd;
};

/* Where the byte of the article on that site is: two articles at one place are as likely as two equal halves of a
 * SHA-256. */
static off_t
place_of (const char *article_id, const char *site_id)
{
  g_autofree char *both = g_strconcat (article_id, " ", site_id, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
  sum[15] = '\0'; /* 60 bits: an offset is signed */
  return (off_t) g_ascii_strtoull (sum, NULL, 16);
}

static void
set_failure (GError **error, int code)
{
  if (code == EACCES || code == EAGAIN)
    g_set_error_literal (error, DOPYS_ERROR, DOPYS_ERROR_BUSY,
                         _ ("This article is being published already. Wait until it is done."));
  else
    g_set_error (error, DOPYS_ERROR, code == ENOSPC ? DOPYS_ERROR_NO_SPACE : DOPYS_ERROR_STORAGE,
                 _ ("Whether this article is being published already cannot be found out: %s. Nothing was sent; check "
                    "the folder of the articles."),
                 g_strerror (code));
}

DopysPublishLock *
dopys_publish_lock_try (const char *folder, const char *article_id, const char *site_id, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "publishing.lock", NULL);
  struct flock range = {
    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = place_of (article_id, site_id), .l_len = 1
  };
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0 || fcntl (fd, F_OFD_SETLK, &range) != 0)
    {
      set_failure (error, errno);
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  DopysPublishLock *self = g_new0 (DopysPublishLock, 1);
  self->fd = fd;
  return self;
}

void
dopys_publish_lock_free (DopysPublishLock *self)
{
  close (self->fd);
  g_free (self);
}
