/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours of a picture to sRGB. */
#pragma once

#include "dopys-pixels.h"

G_BEGIN_DECLS

/* Converts in place from the ICC profile. A profile that is broken, is not for RGB, or is sRGB already leaves the
 * picture as it is: a photo with a wrong tint is better than none. */
void dopys_color_to_srgb (DopysPixels *pixels, gconstpointer profile, gsize size);

G_END_DECLS
