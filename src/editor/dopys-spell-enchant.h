/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The system's dictionaries, by Enchant. */
#pragma once

#include "dopys-spelling.h"

G_BEGIN_DECLS

/* Opens the dictionaries when they are first asked, which takes a third of a second: for the thread that asks.
 * Transfer full. */
DopysSpelling *dopys_spell_enchant_new (void);

G_END_DECLS
