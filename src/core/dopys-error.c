/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dopys-error.h"

G_DEFINE_QUARK (dopys - error - quark, dopys_error)
