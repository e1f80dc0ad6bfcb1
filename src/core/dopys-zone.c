/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-zone.h"

/* Zones of Ukraine go by old and new names; a system may know only one of them. */
static GTimeZone *
find_kyiv (const char *identifier)
{
  static const char *const names[] = { "Europe/Kyiv", "Europe/Kiev", "Europe/Uzhgorod", "Europe/Zaporozhye", NULL };
  GTimeZone *zone = NULL;

  if (!g_strv_contains (names, identifier))
    return NULL;
  for (guint i = 0; zone == NULL && names[i]; i++)
    zone = g_time_zone_new_identifier (names[i]);
  return zone;
}

GTimeZone *
dopys_zone_new (const char *identifier)
{
  GTimeZone *zone = identifier && *identifier ? g_time_zone_new_identifier (identifier) : NULL;

  if (zone == NULL && identifier)
    zone = find_kyiv (identifier);

  return zone ? zone : g_time_zone_new_local ();
}

GDateTime *
dopys_zone_at (GTimeZone *zone, GDateTime *day, int hour, int minute, GDateTime *now, DopysTimeState *state)
{
  GDateTime *when = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                                     g_date_time_get_day_of_month (day), hour, minute, 0);
  g_autoptr (GDateTime) earlier = g_date_time_add_hours (when, -1);

  /* In autumn an hour comes twice: GLib takes the later one. */
  if (g_date_time_get_hour (earlier) == hour && g_date_time_get_minute (earlier) == minute)
    {
      g_date_time_unref (when);
      when = g_steal_pointer (&earlier);
    }
  if (g_date_time_get_hour (when) != hour || g_date_time_get_minute (when) != minute)
    *state = DOPYS_TIME_SKIPPED;
  else
    *state = g_date_time_compare (when, now) <= 0 ? DOPYS_TIME_PAST : DOPYS_TIME_FINE;
  return when;
}
