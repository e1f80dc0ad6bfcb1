/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-photo-pool.h"

#include "dopys-config.h"
#include "dopys-photo-error.h"

#include <errno.h>
#include <gio/gunixfdmessage.h>
#include <sys/socket.h>
#include <unistd.h>

#define SECONDS_PER_PHOTO 60
#define MAX_ANSWER (256 * 1024 * 1024)
#define PROGRAM "dopys-photo-worker"

typedef struct
{
  GSubprocess *process;
  GSocket *socket;
  gboolean used; /* it has done an order: it may have ended since */
} Worker;

typedef enum
{
  ANSWERED,
  WENT_AWAY, /* before it took the order */
  FAILED,
} Outcome;

static GMutex lock;
static GCond freed;
static GQueue idle = G_QUEUE_INIT;
static guint n_busy;

static void
worker_free (Worker *worker)
{
  g_subprocess_force_exit (worker->process);
  g_object_unref (worker->process);
  g_socket_close (worker->socket, NULL);
  g_object_unref (worker->socket);
  g_free (worker);
}

/* Installed; or, for a program that runs from its build folder, beside it. */
static char *
find_program (void)
{
  const char *named = g_getenv ("DOPYS_PHOTO_WORKER");
  if (named)
    return g_strdup (named);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self ? g_path_get_dirname (self) : g_strdup ("/");
  const char *const places[] = { "../libexec", "../media", "../../src/media" };
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], PROGRAM, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return g_build_filename (DOPYS_LIBEXECDIR, PROGRAM, NULL);
}

static Worker *
worker_start (GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *program = find_program ();
  g_autoptr (GError) failure = NULL;
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      dopys_photo_error_no_worker (error, g_strerror (errno));
      return NULL;
    }
  g_subprocess_launcher_take_fd (launcher, ends[1], 3);
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawn (launcher, &failure, program, NULL);
  g_autoptr (GSocket) socket = g_socket_new_from_fd (ends[0], NULL);
  /* The other end must be with the process alone, or its death would not be seen here. */
  g_subprocess_launcher_close (launcher);
  if (process == NULL || socket == NULL)
    {
      dopys_photo_error_no_worker (error, failure ? failure->message : PROGRAM);
      return NULL;
    }
  Worker *worker = g_new0 (Worker, 1);
  worker->process = g_steal_pointer (&process);
  worker->socket = g_steal_pointer (&socket);
  return worker;
}

static Worker *
take_worker (GError **error)
{
  guint most = CLAMP (g_get_num_processors (), 2, 4);
  g_mutex_lock (&lock);
  while (n_busy >= most)
    g_cond_wait (&freed, &lock);
  n_busy++;
  Worker *worker = g_queue_pop_tail (&idle);
  g_mutex_unlock (&lock);
  return worker ? worker : worker_start (error);
}

/* worker: (nullable): to be used again. */
static void
give_back (Worker *worker)
{
  g_mutex_lock (&lock);
  n_busy--;
  if (worker)
    g_queue_push_tail (&idle, worker);
  g_cond_signal (&freed);
  g_mutex_unlock (&lock);
}

static gboolean
send_order (Worker *worker, int photo, GBytes *order, GCancellable *cancellable, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (order, &size);
  guint32 length = (guint32) size;
  GOutputVector head = { &length, sizeof length };
  g_autoptr (GSocketControlMessage) rights = g_unix_fd_message_new ();

  if (!g_unix_fd_message_append_fd (G_UNIX_FD_MESSAGE (rights), photo, error))
    return FALSE;
  gssize sent = g_socket_send_message (worker->socket, NULL, &head, 1, &rights, 1, 0, cancellable, error);
  if (sent != sizeof length)
    return FALSE;
  for (gsize at = 0; at < size; at += (gsize) sent)
    if ((sent = g_socket_send (worker->socket, data + at, size - at, cancellable, error)) <= 0)
      return FALSE;
  return TRUE;
}

/* FALSE at the end of the stream too; error is set only where something else went wrong. */
static gboolean
receive (Worker *worker, void *to, gsize size, gint64 deadline, GCancellable *cancellable, GError **error)
{
  for (gsize at = 0; at < size;)
    {
      gint64 left = (deadline - g_get_monotonic_time ()) / G_USEC_PER_SEC;
      g_socket_set_timeout (worker->socket, (guint) MAX (left, 1));
      gssize n = left > 0 ? g_socket_receive (worker->socket, (char *) to + at, size - at, cancellable, error) : 0;
      if (n <= 0)
        return FALSE;
      at += (gsize) n;
    }
  return TRUE;
}

static Outcome
ask (Worker *worker, int photo, GBytes *order, GBytes **answer, GCancellable *cancellable, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + SECONDS_PER_PHOTO * G_USEC_PER_SEC;
  guint32 length;

  if (!send_order (worker, photo, order, cancellable, error) ||
      !receive (worker, &length, sizeof length, deadline, cancellable, error))
    return worker->used && g_get_monotonic_time () < deadline ? WENT_AWAY : FAILED;
  if (length > MAX_ANSWER)
    return FAILED;
  g_autofree char *data = g_malloc (length + 1);
  if (!receive (worker, data, length, deadline, cancellable, error))
    return FAILED;
  *answer = g_bytes_new_take (g_steal_pointer (&data), length);
  worker->used = TRUE;
  return ANSWERED;
}

gboolean
dopys_photo_pool_prepare (DopysPrepared *prepared, int photo, const char *name, const DopysOrder *order,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = dopys_order_to_bytes (order);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) failure = NULL;

  *prepared = (DopysPrepared) { 0 };
  Worker *worker = take_worker (error);
  Outcome outcome = worker ? ask (worker, photo, bytes, &answer, cancellable, &failure) : FAILED;

  /* One that was idle may just have ended, or the last photo has broken it: a fresh one tells. */
  if (outcome == WENT_AWAY && !g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&failure);
      worker_free (worker);
      worker = worker_start (error);
      outcome = worker ? ask (worker, photo, bytes, &answer, cancellable, &failure) : FAILED;
    }
  gboolean done = FALSE;
  if (outcome == ANSWERED)
    done = dopys_prepared_from_answer (prepared, answer, name, error);
  else if (worker && !g_cancellable_set_error_if_cancelled (cancellable, error))
    dopys_photo_error_damaged (error, name);
  if (worker && !done)
    g_clear_pointer (&worker, worker_free);
  give_back (worker);
  return done;
}
