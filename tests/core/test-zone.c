/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-zone.h"

static void
test_zone (void)
{
  g_autoptr (GTimeZone) offset = dopys_zone_new ("+02:00");
  g_autoptr (GTimeZone) nonsense = dopys_zone_new ("Nowhere/At_All");
  g_autoptr (GTimeZone) none = dopys_zone_new (NULL);
  g_autoptr (GDateTime) noon = g_date_time_new (offset, 2024, 7, 1, 12, 0, 0);

  g_assert_cmpint (g_date_time_get_utc_offset (noon) / G_TIME_SPAN_HOUR, ==, 2);
  g_assert_nonnull (nonsense);
  g_assert_nonnull (none);
}

static void
assert_at (const char *zone_name, int month, int day, int hour, int minute, const char *utc, DopysTimeState expected)
{
  g_autoptr (GTimeZone) zone = dopys_zone_new (zone_name);
  g_autoptr (GDateTime) date = g_date_time_new (zone, 2027, month, day, 12, 0, 0);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2027, 1, 15, 12, 0, 0);
  DopysTimeState state;
  g_autoptr (GDateTime) when = dopys_zone_at (zone, date, hour, minute, now, &state);
  g_autoptr (GDateTime) there = g_date_time_to_utc (when);
  g_autofree char *text = g_date_time_format (there, "%d %H:%M");

  g_assert_cmpint (state, ==, expected);
  if (utc)
    g_assert_cmpstr (text, ==, utc);
}

/* In the site's zone, whatever this computer's is: summer and winter, the hour that is skipped and the one that comes
 * twice, both names of the zone, bare offsets. */
static void
test_at (void)
{
  static const char *const names[] = { "Europe/Kyiv", "Europe/Kiev" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      assert_at (names[i], 2, 1, 9, 30, "01 07:30", DOPYS_TIME_FINE);
      assert_at (names[i], 7, 1, 9, 30, "01 06:30", DOPYS_TIME_FINE);
      assert_at (names[i], 3, 28, 2, 59, "28 00:59", DOPYS_TIME_FINE);
      assert_at (names[i], 3, 28, 3, 30, NULL, DOPYS_TIME_SKIPPED);
      assert_at (names[i], 3, 28, 4, 0, "28 01:00", DOPYS_TIME_FINE);
      assert_at (names[i], 10, 31, 3, 30, "31 00:30", DOPYS_TIME_FINE);
      assert_at (names[i], 10, 31, 4, 30, "31 02:30", DOPYS_TIME_FINE);
    }
  assert_at ("+02:00", 7, 1, 9, 30, "01 07:30", DOPYS_TIME_FINE);
  assert_at ("Europe/Kyiv", 1, 15, 14, 0, "15 12:00", DOPYS_TIME_PAST);
  assert_at ("Europe/Kyiv", 1, 15, 14, 1, "15 12:01", DOPYS_TIME_FINE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone/new", test_zone);
  g_test_add_func ("/zone/at", test_at);
  return g_test_run ();
}
