/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PNG out, by libpng: with a palette where up to 256 colours are all there are. */
#pragma once

#include "dopys-pixels.h"

G_BEGIN_DECLS

/* Transfer full. */
GBytes *dopys_png_encode (const DopysPixels *pixels);

G_END_DECLS
