/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-when.h"

#include <glib/gi18n-lib.h>

/* Days since 0001-01-01 in the value's own zone. */
static guint32
day_of (GDateTime *when)
{
  g_autoptr (GDate) date =
      g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (when), (GDateMonth) g_date_time_get_month (when),
                      (GDateYear) g_date_time_get_year (when));

  return g_date_get_julian (date);
}

char *
dopys_when_short (GDateTime *when, GDateTime *now)
{
  g_autoptr (GDateTime) here = g_date_time_to_local (when);
  g_autoptr (GDateTime) today = g_date_time_to_local (now);
  guint32 day = day_of (here), this_day = day_of (today);

  if (day == this_day)
    return g_date_time_format (here, "%H:%M");
  if (day + 1 == this_day)
    return g_strdup (_ ("yesterday"));
  return g_date_time_format (here, "%d.%m.%Y");
}

char *
dopys_when_exact (GDateTime *when)
{
  return g_date_time_format (when, "%d.%m.%Y %H:%M");
}

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
dopys_when_zone (const char *identifier)
{
  GTimeZone *zone = identifier && *identifier ? g_time_zone_new_identifier (identifier) : NULL;

  if (zone == NULL && identifier)
    zone = find_kyiv (identifier);

  return zone ? zone : g_time_zone_new_local ();
}

GDateTime *
dopys_when_at (GTimeZone *zone, GDateTime *day, int hour, int minute, GDateTime *now, DopysTimeState *state)
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
