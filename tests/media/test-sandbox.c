/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the process that decodes photos can no longer do, tried in a process of the test's own. */

#include "dopys-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define MEMORY_IS_LIMITED 0
#else
#define MEMORY_IS_LIMITED 1
#endif

static gboolean
is_refused (long result)
{
  return result < 0 && errno == EPERM;
}

static gpointer
thread_func (gpointer data)
{
  return GINT_TO_POINTER (42);
}

/* Runs in the child; the number of the first thing that was allowed and should not be, or the other way. */
static int
try_everything (void)
{
  int pipes[2];
  if (pipe (pipes) != 0 || !dopys_sandbox_enter ())
    return 1;
  if (!is_refused (open ("/tmp/dopys-escape", O_WRONLY | O_CREAT, 0600)) ||
      !is_refused (openat (AT_FDCWD, "/tmp/dopys-escape", O_RDWR)))
    return 2;
  if (!is_refused (unlink ("/tmp/dopys-escape")) || !is_refused (rename ("/tmp/a", "/tmp/b")))
    return 3;
  if (!is_refused (socket (AF_INET, SOCK_STREAM, 0)) || !is_refused (socket (AF_UNIX, SOCK_STREAM, 0)))
    return 4;
  if (!is_refused (fork ()) || !is_refused (execl ("/bin/true", "true", NULL)))
    return 5;
  if (!is_refused (kill (getppid (), 0)))
    return 6;
  if (MEMORY_IS_LIMITED &&
      mmap (NULL, DOPYS_SANDBOX_MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
    return 7;
  /* What a decoder needs works. */
  int file = open ("/proc/self/status", O_RDONLY | O_CLOEXEC);
  if (file < 0 || write (pipes[1], "x", 1) != 1)
    return 8;
  GThread *thread = g_thread_new ("decoder", thread_func, NULL);
  if (GPOINTER_TO_INT (g_thread_join (thread)) != 42)
    return 9;
  return 0;
}

static void
test_refusals (void)
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    _exit (try_everything ());
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* The limit itself is a minute: here the time that is left is shortened after it was set. */
static void
test_time (void)
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    {
      struct rlimit now;
      dopys_sandbox_enter ();
      if (getrlimit (RLIMIT_CPU, &now) != 0 || now.rlim_cur > DOPYS_SANDBOX_CPU_SECONDS + 5)
        _exit (1);
      now.rlim_cur = 1;
      setrlimit (RLIMIT_CPU, &now);
      for (volatile guint i = 0;; i++)
        ;
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGXCPU);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/refusals", test_refusals);
  g_test_add_func ("/sandbox/time", test_time);
  return g_test_run ();
}
