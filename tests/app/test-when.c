/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-when.h"

static void
assert_short (const char *when, const char *now, const char *expected)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (when, zone);
  g_autoptr (GDateTime) today = g_date_time_new_from_iso8601 (now, zone);
  g_autofree char *text = dopys_when_short (then, today);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_short (void)
{
  assert_short ("2024-11-20T18:46:00", "2024-11-20T23:59:59", "18:46");
  assert_short ("2024-11-20T00:00:00", "2024-11-20T00:00:01", "00:00");
  assert_short ("2024-11-20T23:59:00", "2024-11-21T00:01:00", "yesterday");
  assert_short ("2023-12-31T12:00:00", "2024-01-01T12:00:00", "yesterday");
  assert_short ("2024-11-19T23:59:00", "2024-11-21T00:01:00", "19.11.2024");
  /* A clock that was set back: a date, not nonsense. */
  assert_short ("2024-11-22T12:00:00", "2024-11-21T12:00:00", "22.11.2024");
}

static void
test_exact (void)
{
  g_autoptr (GDateTime) when = g_date_time_new_utc (2024, 11, 20, 8, 5, 0);
  g_autofree char *text = dopys_when_exact (when);

  g_assert_cmpstr (text, ==, "20.11.2024 08:05");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/when/short", test_short);
  g_test_add_func ("/when/exact", test_exact);
  return g_test_run ();
}
