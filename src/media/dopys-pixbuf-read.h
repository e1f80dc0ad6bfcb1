/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PNG, WebP, TIFF, GIF and BMP, by the platform's gdk-pixbuf; of an animation its first picture. */
#pragma once

#include "dopys-raster.h"

G_BEGIN_DECLS

/* Errors: NOT_A_PHOTO, DAMAGED_FILE, TOO_LARGE. */
gboolean dopys_pixbuf_read (DopysRaster *raster, GError **error);

G_END_DECLS
