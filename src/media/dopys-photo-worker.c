/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dopys-photo-worker: the process in which foreign photos are decoded, so that a file which crashes a decoder or keeps
 * it busy for ever takes down this process and nothing else.  It gives up its rights first, then does one order
 * after the other from the socket (descriptor 3): the length of an order, with the open photo as a control message;
 * the order; back go the length of the answer and the answer.  It ends with the socket, or after a while without
 * orders.  The other side is dopys-photo-pool.c.
 */

#include "dopys-prepare.h"
#include "dopys-sandbox.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define SOCKET 3
#define IDLE_MS (10 * 1000)
#define MAX_ORDER (64 * 1024 * 1024)
#define NICENESS 5 /* the window goes first */

static gboolean
read_all (void *to, gsize size)
{
  for (gsize at = 0; at < size;)
    {
      ssize_t n = read (SOCKET, (char *) to + at, size - at);
      if (n <= 0 && !(n < 0 && errno == EINTR))
        return FALSE;
      at += n > 0 ? (gsize) n : 0;
    }
  return TRUE;
}

static gboolean
write_all (const void *from, gsize size)
{
  for (gsize at = 0; at < size;)
    {
      ssize_t n = write (SOCKET, (const char *) from + at, size - at);
      if (n < 0 && errno != EINTR)
        return FALSE;
      at += n > 0 ? (gsize) n : 0;
    }
  return TRUE;
}

/* The length of an order and the photo that came with it. */
static gboolean
receive_head (guint32 *length, int *photo)
{
  union
  {
    struct cmsghdr header;
    char space[CMSG_SPACE (sizeof (int))];
  } control;
  struct iovec body = { length, sizeof *length };
  struct msghdr message = {
    .msg_iov = &body, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control
  };
  ssize_t n;

  do
    n = recvmsg (SOCKET, &message, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  const struct cmsghdr *header = n > 0 ? CMSG_FIRSTHDR (&message) : NULL;
  if (header == NULL || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN (sizeof (int)))
    return FALSE;
  memcpy (photo, CMSG_DATA (header), sizeof *photo);
  return (gsize) n == sizeof *length || read_all ((char *) length + n, sizeof *length - (gsize) n);
}

/* A file that shrinks while it is read kills this process, which the other side takes as a damaged photo. */
static GBytes *
map_photo (int photo, gpointer *mapped, gsize *size)
{
  struct stat status;

  *mapped = MAP_FAILED;
  *size = 0;
  if (fstat (photo, &status) == 0 && status.st_size > 0)
    *mapped = mmap (NULL, (gsize) status.st_size, PROT_READ, MAP_PRIVATE, photo, 0);
  if (*mapped == MAP_FAILED)
    return g_bytes_new_static ("", 0);
  *size = (gsize) status.st_size;
  return g_bytes_new_static (*mapped, *size);
}

static gboolean
serve_one (void)
{
  guint32 length;
  int photo = -1;

  if (!receive_head (&length, &photo) || length > MAX_ORDER)
    return FALSE;
  g_autofree char *text = g_malloc (length + 1);
  if (!read_all (text, length))
    return FALSE;
  dopys_sandbox_renew_time ();
  gpointer mapped;
  gsize size;
  g_autoptr (GBytes) order = g_bytes_new_take (g_steal_pointer (&text), length);
  g_autoptr (GBytes) file = map_photo (photo, &mapped, &size);
  g_autoptr (GBytes) answer = dopys_prepare_answer (order, file);
  if (mapped != MAP_FAILED)
    munmap (mapped, size);
  close (photo);
  gsize answer_size;
  const void *data = g_bytes_get_data (answer, &answer_size);
  guint32 answer_length = (guint32) answer_size;
  return write_all (&answer_length, sizeof answer_length) && write_all (data, answer_size);
}

int
main (void)
{
  struct pollfd waiting = { .fd = SOCKET, .events = POLLIN };

  setpriority (PRIO_PROCESS, 0, NICENESS);
  dopys_sandbox_enter ();
  while (poll (&waiting, 1, IDLE_MS) > 0 && serve_one ())
    ;
  /* Without what runs at a normal end: a leak checker would start a process, which is forbidden here. */
  _exit (0);
}
