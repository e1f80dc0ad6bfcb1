/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-deadline.h"

static gpointer
cancel_thread (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

/* Waits for the thing itself, not for a time. */
static void
wait_until_cancelled (GCancellable *cancellable)
{
  GPollFD fd;

  g_assert_true (g_cancellable_make_pollfd (cancellable, &fd));
  g_assert_cmpint (g_poll (&fd, 1, 60000), ==, 1);
  g_cancellable_release_fd (cancellable);
}

static void
test_passes (void)
{
  g_autoptr (DopysDeadline) deadline = dopys_deadline_new (NULL, 1);

  wait_until_cancelled (dopys_deadline_get_cancellable (deadline));
  g_assert_true (dopys_deadline_has_passed (deadline));
}

static void
test_parent (void)
{
  g_autoptr (GCancellable) parent = g_cancellable_new ();
  g_autoptr (DopysDeadline) deadline = dopys_deadline_new (parent, 3600000);
  g_autoptr (DopysDeadline) late = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_thread, parent);

  wait_until_cancelled (dopys_deadline_get_cancellable (deadline));
  g_assert_false (dopys_deadline_has_passed (deadline));
  g_thread_join (thread);
  late = dopys_deadline_new (parent, 3600000);
  g_assert_true (g_cancellable_is_cancelled (dopys_deadline_get_cancellable (late)));
}

/* Freed while the alarm is going off: neither a leak nor a use after free. */
static void
test_race (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      DopysDeadline *deadline = dopys_deadline_new (NULL, i % 2);

      if (i % 3 == 0)
        g_thread_yield ();
      dopys_deadline_free (deadline);
    }
}

static void
test_pause (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  GThread *thread;

  g_assert_true (dopys_deadline_pause (5, NULL, &error));
  g_assert_true (dopys_deadline_pause (5, cancellable, &error));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 10000);
  thread = g_thread_new ("cancel", cancel_thread, cancellable);
  g_assert_false (dopys_deadline_pause (3600000, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/passes", test_passes);
  g_test_add_func ("/deadline/parent", test_parent);
  g_test_add_func ("/deadline/race", test_race);
  g_test_add_func ("/deadline/pause", test_pause);
  return g_test_run ();
}
