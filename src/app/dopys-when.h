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

G_END_DECLS
