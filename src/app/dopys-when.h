/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates for people: short in lists, whole where it matters. Pure but for the translation. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In a list: "18:46" today, "yesterday", else "20.11.2024". now is given so that tests need no clock. */
char *dopys_when_short (GDateTime *when, GDateTime *now);
/* "20.11.2024 18:46" in the zone of the value. */
char *dopys_when_exact (GDateTime *when);
/* The zone a site names: an IANA name or an offset; the computer's own where it is empty or unknown. Transfer full. */
GTimeZone *dopys_when_zone (const char *identifier);

typedef enum
{
  DOPYS_TIME_FINE,
  DOPYS_TIME_PAST,    /* a site would publish at once */
  DOPYS_TIME_SKIPPED, /* does not exist: the clock is put forward over it */
} DopysTimeState;

/* The moment at an hour and minute of day's date in a zone; where the clock shows it twice, the first time. Transfer
 * full. */
GDateTime *dopys_when_at (GTimeZone *zone, GDateTime *day, int hour, int minute, GDateTime *now, DopysTimeState *state);

G_END_DECLS
