/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Photos for the tests, made on the spot.  All GBytes are transfer full. */
#pragma once

#include "dopys-pixels.h"

G_BEGIN_DECLS

/* Red, but for a blue top left quarter, so that a turned picture shows. */
DopysPixels *sample_pixels (guint width, guint height);
GBytes *sample_jpeg (guint width, guint height);
/* The JPEG with a big-endian EXIF block that holds nothing but an orientation. */
GBytes *sample_with_orientation (GBytes *jpeg, guint8 orientation);
/* The same picture as a lossless WebP, its EXIF block after the picture. */
GBytes *sample_turned_webp (guint width, guint height, guint8 orientation);
/* One colour. components: 3 (RGB) or 4 (ink). adobe: inverted ink with Adobe's mark. profile: (nullable). */
GBytes *sample_flat_jpeg (guint components, const guint8 *color, gboolean adobe, GBytes *profile);
/* One colour, 16 bits a channel, without compression. */
GBytes *sample_deep_png (const guint16 color[3], GBytes *profile);
GBytes *sample_deep_tiff (const guint16 color[3]);
/* Two by two pixels of one colour. */
GBytes *sample_gif (void);
/* The bytes without the last n. */
GBytes *sample_cut (GBytes *whole, gsize n);

/* The pixel of the picture that the file decodes to, by the library's own decoder. */
void sample_read_pixel (GBytes *file, guint x, guint y, guint8 color[3]);
/* The folder and all that is in it. */
void sample_remove_tree (const char *path);

G_END_DECLS
