/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JPEG in and out, by libjpeg-turbo.  Hostile input is expected. */
#pragma once

#include <gio/gio.h>

#include "dopys-pixels.h"

G_BEGIN_DECLS

/* Decodes with its long side at most max_side, not turned, in the file's own colours; profile: (out): its ICC profile
 * or NULL. full_width, full_height: (out): of the original. name: for the error's sentence. Errors: DAMAGED_FILE,
 * TOO_LARGE, CANCELLED. */
DopysPixels *dopys_jpeg_decode (GBytes *file, const char *name, guint max_side, guint *full_width, guint *full_height,
                                GBytes **profile, GCancellable *cancellable, GError **error);
/* Baseline, 4:2:0, optimised tables, no metadata at all. Transfer full. */
GBytes *dopys_jpeg_encode (const DopysPixels *pixels, guint quality);

G_END_DECLS
