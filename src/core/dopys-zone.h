/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moments in the time zone of a site, which need not be that of this computer. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The zone a site names: an IANA name or an offset; the computer's own where it is empty or unknown. Transfer full. */
GTimeZone *dopys_zone_new (const char *identifier);

typedef enum
{
  DOPYS_TIME_FINE,
  DOPYS_TIME_PAST,    /* a site would publish at once */
  DOPYS_TIME_SKIPPED, /* does not exist: the clock is put forward over it */
} DopysTimeState;

/* The moment at an hour and minute of day's date in a zone; where the clock shows it twice, the first time. Transfer
 * full. */
GDateTime *dopys_zone_at (GTimeZone *zone, GDateTime *day, int hour, int minute, GDateTime *now, DopysTimeState *state);

G_END_DECLS
