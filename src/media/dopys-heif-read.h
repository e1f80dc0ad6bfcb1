/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* HEIC, HEIF and AVIF, by libheif: the primary picture, turned and cropped as the container says. */
#pragma once

#include "dopys-raster.h"

G_BEGIN_DECLS

/* Loads the decoders, which are plugins; for a process that will be shut in. Without, they are loaded at the first
 * file. */
void dopys_heif_init (void);
/* Whether the file says that it is of this family; what it holds is another matter. */
gboolean dopys_heif_is (const guint8 *data, gsize size);
/* Errors: NOT_A_PHOTO where no decoder is for what is inside, DAMAGED_FILE, TOO_LARGE. */
gboolean dopys_heif_read (DopysRaster *raster, GError **error);

G_END_DECLS
