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
