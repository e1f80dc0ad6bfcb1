/* SPDX-FileCopyrightText: 2026 The Dopys authors */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the photos of a gallery will stand on the site.  Pure arithmetic, after the style sheet of WordPress' gallery
 * block: each row is as wide as the text, a row that is not full is shared by the photos it has, and a row is as high
 * as its highest photo.
 */
#pragma once

#include "dopys-media.h"
#include "dopys-photo-edits.h"

G_BEGIN_DECLS

/* ratios: width by height of each of the n photos (≥ 1). width: of the text column. gap: between photos. phone: a
 * screen on which WordPress shows no more than two in a row. places: (out): n rectangles, in the units of the width.
 * Returns the height of all. */
double dopys_gallery_rows_place (const double *ratios, guint n, const DopysMediaLayout *layout, double width,
                                 double gap, gboolean phone, DopysRect *places);

G_END_DECLS
